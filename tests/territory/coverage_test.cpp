// SPDX-License-Identifier: Apache-2.0
#include "comarca/territory/coverage.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/geometry/ellipsoid.hpp"
#include "territory/support/grid_coverage.hpp"

namespace comarca {
namespace {

using testing::DrawnMap;
using testing::map_length;

const Projection& national() {
  static const Projection kNational("EPSG:9377");
  return kNational;
}

Polygons squares(const std::vector<std::vector<Point>>& rings) {
  Polygons out;
  for (const auto& ring : rings) {
    for (const Point p : ring) {
      out.add_point({5e6 + p.x, 2e6 + p.y});
    }
    out.end_ring();
    out.end_part();
    out.end_unit();
  }
  return out;
}

TEST(Coverage, an_extra_vertex_on_one_side_keeps_the_full_length) {
  const Coverage map(squares({{{0, 0}, {100, 0}, {100, 100}, {0, 100}},
                              {{100, 0}, {200, 0}, {200, 100}, {100, 100}, {100.1, 70}, {100, 30}}}),
                     national());
  const BorderGraph graph(map);
  EXPECT_NEAR(map_length(map, graph, 0, 1), 100, 1e-3);  // the vertex stands 0.1 m off: 2 * (0.1^2 / 2 / 35) m longer
  EXPECT_NEAR(graph.border(0, 1)->evidence.widest_gap_m, 0.1, 1e-9);
  EXPECT_EQ(graph.border(0, 1)->evidence.exact_share, 0);
  EXPECT_EQ(graph.border(0, 1)->stretches, 1U);
}

TEST(Coverage, vertices_nearer_than_the_tolerance_are_one) {
  const Coverage map(squares({{{0, 0}, {100, 0}, {100, 50}, {100, 100}, {0, 100}},
                              {{100.1, 0.1}, {200, 0}, {200, 100}, {100.1, 100}, {99.9, 50}}}),
                     national());
  const BorderGraph graph(map);
  EXPECT_NEAR(map_length(map, graph, 0, 1), 100, 0.3);
  EXPECT_NEAR(map.largest_move_m, std::hypot(0.1, 0.1), 1e-9);
}

TEST(Coverage, vertices_farther_than_the_tolerance_stay_two) {
  const Coverage map(squares({{{0, 0}, {100, 0}, {100, 100}, {0, 100}}, {{101, 0}, {200, 0}, {200, 100}, {101, 100}}}),
                     national(), {.tolerance_m = 0.25});
  EXPECT_EQ(map.largest_move_m, 0);
}

TEST(Coverage, a_densely_digitised_coast_is_left_as_it_is) {
  std::vector<Point> ring{{0, 0}, {100, 0}, {100, 100}, {0, 100}};
  for (int i = 999; i > 0; --i) {
    ring.push_back({(i % 2) * 0.01, i * 0.1});
  }
  const Coverage map(squares({ring}), national());
  EXPECT_EQ(map.polygons().points.size(), ring.size());
}

TEST(Coverage, a_junction_in_the_middle_of_a_long_edge_splits_it) {
  const Coverage map(squares({{{0, 0}, {200, 0}, {200, 50}, {0, 50}},
                              {{0, 50}, {100, 50}, {100, 100}, {0, 100}},
                              {{100, 50}, {200, 50}, {200, 100}, {100, 100}}}),
                     national());
  const BorderGraph graph(map);
  EXPECT_NEAR(map_length(map, graph, 0, 1), 100, 1e-9);
  EXPECT_NEAR(map_length(map, graph, 0, 2), 100, 1e-9);
}

TEST(Coverage, direction_and_start_of_rings_change_nothing) {
  const DrawnMap drawn({"AABB", "ACCB", "DCEE"});
  const Coverage map(drawn.polygons(), national());
  Polygons turned = drawn.polygons();
  for (std::size_t r = 0; r < turned.ring_count(); ++r) {
    const auto ring = turned.ring(r);
    std::ranges::reverse(ring);
    std::ranges::rotate(ring, ring.begin() + static_cast<std::ptrdiff_t>(r % ring.size()));
  }
  const Coverage other(std::move(turned), national());
  const BorderGraph one(map);
  const BorderGraph two(other);
  ASSERT_EQ(one.borders().size(), two.borders().size());
  for (std::size_t i = 0; i < one.borders().size(); ++i) {
    EXPECT_EQ(one.borders()[i].kind, two.borders()[i].kind);
    EXPECT_NEAR(one.borders()[i].length_m, two.borders()[i].length_m, 1e-6);
  }
}

TEST(Coverage, repeated_vertices_and_empty_rings_do_no_harm) {
  const Coverage map(squares({{{0, 0}, {0, 0}, {100, 0}, {100, 0}, {100, 100}, {0, 100}},
                              {{100, 0}, {200, 0}, {200, 100}, {100, 100}, {100, 100}},
                              {{5, 5}, {5, 5}, {6, 6}, {5, 5}}}),
                     national());
  EXPECT_NEAR(map_length(map, BorderGraph(map), 0, 1), 100, 1e-9);
}

TEST(Coverage, an_empty_layer_is_an_empty_coverage) {
  const Coverage none(Polygons{}, national());
  EXPECT_EQ(none.unit_count(), 0U);
  EXPECT_TRUE(BorderGraph(none).borders().empty());
  Polygons hollow;
  hollow.end_unit();
  hollow.end_unit();
  EXPECT_EQ(BorderGraph(Coverage(hollow, national())).islands().size(), 2U);
}

TEST(Coverage, a_negative_tolerance_is_refused) {
  EXPECT_THROW(Coverage(Polygons{}, national(), {.tolerance_m = -1}), Error);
}

TEST(Coverage, lengths_are_those_of_the_geodesics_between_the_vertices) {
  // From 10 m to 50 km, at the centre and 600 km east of the central meridian of the national grid.
  for (const double east : {5e6, 5.6e6}) {
    for (const double side : {10.0, 250.0, 900.0, 2900.0, 50000.0}) {
      Polygons pair;
      for (const double x : {0.0, side}) {
        for (const Point p : {Point{x, 0}, Point{x + side, 0}, Point{x + side, side / 3}, Point{x, side / 3}}) {
          pair.add_point({east + p.x + p.y / 7, 1.5e6 + p.y});
        }
        pair.end_ring();
        pair.end_part();
        pair.end_unit();
      }
      const Coverage map(pair, national());
      const BorderGraph graph(map);
      Point ends[] = {pair.points[1], pair.points[2]};
      national().to_lonlat(ends);
      const double truth = Ellipsoid::distance_m(ends[0], ends[1]);
      EXPECT_NEAR(graph.border(0, 1)->length_m / truth, 1, 1e-9) << side << " m at " << east;
    }
  }
}

TEST(Coverage, geographic_coordinates_give_the_same_lengths) {
  const DrawnMap drawn({"AABB", "ACCB", "DCEE"});
  Polygons lonlat = drawn.polygons();
  national().to_lonlat(lonlat.points);
  const BorderGraph projected(Coverage(drawn.polygons(), national()));
  const BorderGraph geographic(Coverage(std::move(lonlat), Projection("EPSG:4686")));
  ASSERT_EQ(projected.borders().size(), geographic.borders().size());
  for (std::size_t i = 0; i < projected.borders().size(); ++i) {
    const double truth = projected.borders()[i].length_m;
    EXPECT_NEAR(geographic.borders()[i].length_m, truth, truth * 1e-9);
  }
}

}  // namespace
}  // namespace comarca
