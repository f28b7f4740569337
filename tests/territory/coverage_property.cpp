// SPDX-License-Identifier: Apache-2.0
// Random maps of letters against what counting their cells gives.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "comarca/territory/border_graph.hpp"
#include "comarca/territory/coverage.hpp"
#include "comarca/territory/dissolve.hpp"
#include "territory/support/fractal_coverage.hpp"
#include "territory/support/grid_coverage.hpp"

namespace comarca {
namespace {

using testing::DrawnMap;
using testing::fractal_polygons;
using testing::map_length;
using Rows = std::vector<std::string>;
using Pair = std::pair<std::uint32_t, std::uint32_t>;

constexpr double kCell_m = 1000;

const Projection& national() {
  static const Projection kNational("EPSG:9377");
  return kNational;
}

Rows random_rows(std::mt19937& random, std::size_t width, std::size_t height, const std::string& letters) {
  Rows rows(height, std::string(width, '.'));
  for (auto& row : rows) {
    for (char& cell : row) {
      cell = letters[random() % letters.size()];
    }
  }
  return rows;
}

char cell(const Rows& rows, std::size_t column, std::size_t row) {
  return row < rows.size() && column < rows[0].size() ? rows[row][column] : '.';
}

/// Sides and corners that two letters share, by looking at every cell.
struct Truth {
  std::map<Pair, int> sides;
  std::set<Pair> corners;
};

Truth count_cells(const DrawnMap& map, const Rows& rows) {
  Truth truth;
  const auto pair = [&](char a, char b) { return Pair(std::minmax(map.unit(a), map.unit(b))); };
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < rows[0].size(); ++column) {
      const char here = cell(rows, column, row);
      const auto differs = [&](char other) { return here != '.' && other != '.' && other != here; };
      for (const char beside : {cell(rows, column + 1, row), cell(rows, column, row + 1)}) {
        truth.sides[pair(here == '.' ? 'A' : here, 'A')] += 0;
        if (differs(beside)) {
          ++truth.sides[pair(here, beside)];
        }
      }
      for (const char across : {cell(rows, column + 1, row + 1), column > 0 ? cell(rows, column - 1, row + 1) : '.'}) {
        if (differs(across)) {
          truth.corners.insert(pair(here, across));
        }
      }
    }
  }
  std::erase_if(truth.sides, [](const auto& entry) { return entry.second == 0; });
  return truth;
}

void expect_truth(const Coverage& map, const BorderGraph& graph, const Truth& truth, double tolerance_m) {
  std::size_t expected = truth.sides.size();
  for (const Pair& pair : truth.corners) {
    expected += truth.sides.contains(pair) ? 0 : 1;
    ASSERT_NE(graph.border(pair.first, pair.second), nullptr);
  }
  EXPECT_EQ(graph.borders().size(), expected);
  for (const auto& [pair, sides] : truth.sides) {
    const Border* border = graph.border(pair.first, pair.second);
    ASSERT_NE(border, nullptr);
    EXPECT_EQ(border->kind, BorderKind::line);
    EXPECT_NEAR(map_length(map, graph, pair.first, pair.second), sides * kCell_m, tolerance_m * sides);
  }
}

TEST(RandomMaps, borders_are_what_counting_cells_gives) {
  std::mt19937 random(1);
  for (int round = 0; round < 60; ++round) {
    const Rows rows = random_rows(random, 4 + random() % 9, 4 + random() % 9, round % 2 == 0 ? "ABCDE" : "ABCDEF..");
    const DrawnMap drawn(rows);
    const Coverage map(drawn.polygons(), national());
    expect_truth(map, BorderGraph(map), count_cells(drawn, rows), 1e-9);
  }
}

TEST(RandomMaps, vertices_moved_within_the_tolerance_change_no_pair) {
  std::mt19937 random(2);
  for (int round = 0; round < 30; ++round) {
    const Rows rows = random_rows(random, 8, 8, "ABCDEF");
    const DrawnMap drawn(rows);
    Polygons moved = drawn.polygons();
    for (Point& point : moved.points) {
      point.x += 0.1 * (static_cast<double>(random()) / 4294967296.0 - 0.5);
      point.y += 0.1 * (static_cast<double>(random()) / 4294967296.0 - 0.5);
    }
    const Coverage map(std::move(moved), national());
    expect_truth(map, BorderGraph(map), count_cells(drawn, rows), 0.3);
  }
}

TEST(RandomMaps, borders_counted_twice_and_the_outside_are_the_perimeters) {
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    const Coverage map(DrawnMap(random_rows(random, 9, 9, "ABCDEFG.")).polygons(), national());
    std::vector<double> perimeter(map.unit_count());
    for (std::size_t unit = 0; unit < map.unit_count(); ++unit) {
      const std::size_t first = map.ring_start[map.part_start[map.unit_start[unit]]];
      const std::size_t last = map.ring_start[map.part_start[map.unit_start[unit + 1]]];
      for (std::size_t i = first; i < last; ++i) {
        perimeter[unit] += map.arcs[map.uses[i].arc].length_m;
      }
    }
    double sides = 0;
    for (const Arc& arc : map.arcs) {
      sides += arc.length_m * (arc.kind == ArcKind::shared ? 2 : 1);
    }
    const double total = std::accumulate(perimeter.begin(), perimeter.end(), 0.0);
    EXPECT_NEAR(sides, total, 1e-9 * total);
  }
}

TEST(RandomMaps, nodes_arcs_and_faces_obey_euler) {
  std::mt19937 random(4);
  for (int round = 0; round < 30; ++round) {
    const Coverage map(DrawnMap(random_rows(random, 9, 9, "ABCD")).polygons(), national());
    std::vector<std::uint32_t> root(map.node_count());
    std::iota(root.begin(), root.end(), 0U);
    const auto find = [&](std::uint32_t node) {
      while (root[node] != node) {
        node = root[node];
      }
      return node;
    };
    for (const Arc& arc : map.arcs) {
      root[find(arc.from_node)] = find(arc.to_node);
    }
    std::set<std::uint32_t> pieces;
    for (std::uint32_t node = 0; node < map.node_count(); ++node) {
      pieces.insert(find(node));
    }
    const std::size_t faces = map.part_start.size() - 1 + 1;  // every part, and the outside
    EXPECT_EQ(map.node_count() + faces, map.arc_count() + 1 + pieces.size());
  }
}

TEST(RandomMaps, permuting_the_units_permutes_the_answer) {
  std::mt19937 random(5);
  const Polygons original = fractal_polygons(5, 12, 5);
  std::vector<std::uint32_t> order(original.unit_count());
  std::iota(order.begin(), order.end(), 0U);
  std::shuffle(order.begin(), order.end(), random);
  Polygons shuffled;
  for (const std::uint32_t unit : order) {
    shuffled.append_unit(original, unit);
  }
  const BorderGraph one(Coverage(original, national()));
  const BorderGraph two(Coverage(shuffled, national()));
  ASSERT_EQ(one.borders().size(), two.borders().size());
  for (const Border& border : two.borders()) {
    const Border* same = one.border(order[border.a], order[border.b]);
    ASSERT_NE(same, nullptr);
    EXPECT_EQ(same->kind, border.kind);
    EXPECT_NEAR(same->length_m, border.length_m, 1e-9 * border.length_m);
  }
}

TEST(RandomMaps, dissolving_keeps_the_area_and_all_together_is_the_outline) {
  std::mt19937 random(6);
  for (int round = 0; round < 30; ++round) {
    const Coverage map(DrawnMap(random_rows(random, 9, 9, "ABCDEFG.")).polygons(), national());
    const Polygons units = map.polygons();
    std::vector<std::uint32_t> group(map.unit_count());
    std::vector<double> area(3);
    for (std::uint32_t unit = 0; unit < group.size(); ++unit) {
      group[unit] = static_cast<std::uint32_t>(random() % 3);
      area[group[unit]] += planar_area(units, unit);
    }
    const Polygons groups = dissolve(map, group, 3);
    for (std::size_t g = 0; g < 3; ++g) {
      EXPECT_NEAR(planar_area(groups, g), area[g], 1e-9 * area[g]);
    }
    const Coverage whole = dissolved_coverage(map, std::vector<std::uint32_t>(map.unit_count(), 0), 1);
    double outline_m = 0;
    for (const Arc& arc : map.arcs) {
      outline_m += arc.kind == ArcKind::outer ? arc.length_m : 0;
    }
    double whole_m = 0;
    for (const Arc& arc : whole.arcs) {
      whole_m += arc.length_m;
    }
    EXPECT_NEAR(whole_m, outline_m, 1e-9 * outline_m);
  }
}

TEST(ExtraVertices, on_one_side_of_some_borders_cost_no_pair_and_no_length) {
  std::mt19937 random(7);
  const Polygons original = fractal_polygons(8, 40, 8);
  Polygons extra;
  for (std::size_t unit = 0; unit < original.unit_count(); ++unit) {
    const auto ring = original.unit_points(unit);
    const bool gets_them = random() % 5 == 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Point next = ring[(i + 1) % ring.size()];
      extra.add_point(ring[i]);
      if (gets_them && random() % 10 == 0) {
        extra.add_point({(ring[i].x + next.x) / 2, (ring[i].y + next.y) / 2});
      }
    }
    extra.end_ring();
    extra.end_part();
    extra.end_unit();
  }
  const BorderGraph truth(Coverage(original, national()));
  const BorderGraph found(Coverage(extra, national()));
  ASSERT_EQ(found.borders().size(), truth.borders().size());
  for (const Border& border : truth.borders()) {
    const Border* same = found.border(border.a, border.b);
    ASSERT_NE(same, nullptr);
    EXPECT_NEAR(same->length_m, border.length_m, 1e-6 * border.length_m);
  }
}

}  // namespace
}  // namespace comarca
