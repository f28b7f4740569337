// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "comarca/territory/border_graph.hpp"
#include "comarca/territory/coverage.hpp"
#include "territory/support/fractal_coverage.hpp"

namespace comarca {
namespace {

using testing::fractal_polygons;

const Projection& national() {
  static const Projection kNational("EPSG:9377");
  return kNational;
}

/// Every unit gets vertices of its own: some are left out, all are shifted, as if drawn by another hand.
Polygons drawn_apart(const Polygons& original, double shift_m, std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto uniform = [&] { return static_cast<double>(random()) / 4294967296.0 - 0.5; };
  Polygons out;
  for (std::size_t unit = 0; unit < original.unit_count(); ++unit) {
    const Point shift{2 * shift_m * uniform(), 2 * shift_m * uniform()};
    for (const Point p : original.unit_points(unit)) {
      if (uniform() < 0.1) {
        out.add_point({p.x + shift.x + shift_m * uniform(), p.y + shift.y + shift_m * uniform()});
      }
    }
    out.end_ring();
    out.end_part();
    out.end_unit();
  }
  return out;
}

TEST(Apart, borders_drawn_twice_are_found_and_corners_are_not_taken_for_borders) {
  for (const double shift_m : {1.0, 10.0, 60.0}) {
    const Polygons original = fractal_polygons(6, 60, 7);
    const BorderGraph truth(Coverage(original, national()));
    const BorderGraph found(Coverage(drawn_apart(original, shift_m, 11), national()));
    for (std::uint32_t a = 0; a < 36; ++a) {
      for (std::uint32_t b = a + 1; b < 36; ++b) {
        const Border* expected = truth.border(a, b);
        const Border* actual = found.border(a, b);
        const bool line = expected != nullptr && expected->kind == BorderKind::line;
        ASSERT_EQ(actual != nullptr && actual->kind == BorderKind::line, line) << shift_m << ": " << a << '-' << b;
        if (line) {
          // Simplified outlines are shorter than what they were drawn from.
          EXPECT_GT(actual->length_m, 0.4 * expected->length_m);
          EXPECT_LT(actual->length_m, 1.1 * expected->length_m);
          EXPECT_LT(actual->evidence.confidence, 1);
          EXPECT_LT(actual->evidence.exact_share, 0.5);
        } else if (actual != nullptr) {
          EXPECT_LE(actual->evidence.confidence, 0.5) << "a touch may be a short line that was lost";
        }
      }
    }
  }
}

TEST(Apart, a_channel_between_two_islands_is_no_border) {
  Polygons islands;
  for (const double side : {-1.0, 1.0}) {
    for (int i = 0; i <= 100; ++i) {
      islands.add_point({5e6 + side * 150 + 60 * std::sin(0.3 * i), 2e6 + 100.0 * i});
    }
    islands.add_point({5e6 + side * 9000, 2e6 + 10000});
    islands.add_point({5e6 + side * 9000, 2e6});
    islands.end_ring();
    islands.end_part();
    islands.end_unit();
  }
  EXPECT_TRUE(BorderGraph(Coverage(islands, national())).borders().empty());
}

TEST(Apart, an_exact_map_has_no_borders_apart) {
  const Coverage map(fractal_polygons(6, 60, 7), national());
  EXPECT_EQ(map.apart_reach_m, 0);
  for (const Arc& arc : map.arcs) {
    EXPECT_NE(arc.kind, ArcKind::apart);
  }
}

}  // namespace
}  // namespace comarca
