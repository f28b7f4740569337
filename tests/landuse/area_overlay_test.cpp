// SPDX-License-Identifier: Apache-2.0
#include "comarca/landuse/area_overlay.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "territory/support/grid_coverage.hpp"

namespace comarca {
namespace {

using testing::DrawnMap;

class Drawn {
 public:
  Drawn(std::vector<std::string> features, std::vector<std::string> units)
      : features_(DrawnMap(std::move(features)).polygons()), units_(DrawnMap(std::move(units)).polygons()) {}

  /// Common area in cells of the drawing.
  [[nodiscard]] double common(std::uint32_t feature, std::uint32_t unit) const {
    Box about = units_.box();
    about.add(features_.box());
    const ArealScale scale(Projection("EPSG:9377"), about);
    const AreaOverlay overlay = overlay_areas(features_, units_, scale, 1);
    for (const AreaPiece& piece : overlay.pieces) {
      if (piece.feature == feature && piece.unit == unit) {
        return piece.area_m2 / scale.at({5'000'000, 2'000'000}) / 1e6;
      }
    }
    return 0;
  }

 private:
  Polygons features_;
  Polygons units_;
};

constexpr double kCell = 1e-5;  // the scale changes by less over the drawing

TEST(AreaOverlay, a_feature_across_a_border_belongs_to_both_units_by_its_share) {
  const Drawn map({"....", ".AA.", ".AA."}, {"AABB", "AABB", "AABB"});
  EXPECT_NEAR(map.common(0, 0), 2, kCell);
  EXPECT_NEAR(map.common(0, 1), 2, kCell);
}

TEST(AreaOverlay, a_feature_with_the_outline_of_its_unit_belongs_to_it_alone) {
  const Drawn map({"AAB", "ABB"}, {"AAB", "ABB"});
  EXPECT_NEAR(map.common(0, 0), 3, kCell);
  EXPECT_EQ(map.common(0, 1), 0);
  EXPECT_NEAR(map.common(1, 1), 3, kCell);
}

TEST(AreaOverlay, holes_and_enclaves_are_left_out_on_both_sides) {
  const Drawn map({"AAAA", "A..A", "AAAA"}, {"BBBB", "BABB", "BBBB"});
  EXPECT_EQ(map.common(0, 0), 0);
  EXPECT_NEAR(map.common(0, 1), 10, kCell);
}

TEST(AreaOverlay, what_lies_outside_every_unit_is_in_no_piece) {
  const Drawn map({"AAAA"}, {".AA."});
  EXPECT_NEAR(map.common(0, 0), 2, kCell);
}

TEST(AreaOverlay, overlapping_units_each_get_the_whole) {
  Polygons units;
  const Polygons one = DrawnMap({"AA", "AA"}).polygons();
  units.append_unit(one, 0);
  units.append_unit(one, 0);
  const ArealScale scale(Projection("EPSG:9377"), one.box());
  const AreaOverlay overlay = overlay_areas(one, units, scale);
  ASSERT_EQ(overlay.pieces.size(), 2U);
  EXPECT_NEAR(overlay.pieces[0].area_m2, overlay.feature_area_m2[0], 1e-3);
  EXPECT_NEAR(overlay.pieces[1].area_m2, overlay.feature_area_m2[0], 1e-3);
}

TEST(AreaOverlay, the_direction_of_rings_changes_nothing) {
  Polygons ring = DrawnMap({"AAA", "A.A", "AAA"}).polygons();
  const Polygons unit = DrawnMap({"ABB", "ABB", "ABB"}).polygons();
  const ArealScale scale(Projection("EPSG:9377"), unit.box());
  const AreaOverlay straight = overlay_areas(ring, unit, scale);
  for (std::size_t r = 0; r < ring.ring_count(); ++r) {
    std::ranges::reverse(ring.ring(r));
  }
  const AreaOverlay reversed = overlay_areas(ring, unit, scale);
  ASSERT_EQ(straight.pieces.size(), reversed.pieces.size());
  for (std::size_t i = 0; i < straight.pieces.size(); ++i) {
    EXPECT_NEAR(straight.pieces[i].area_m2, reversed.pieces[i].area_m2, 1e-3);
  }
}

TEST(AreaOverlay, empty_layers_have_nothing_in_common) {
  const Polygons one = DrawnMap({"A"}).polygons();
  const ArealScale scale(Projection("EPSG:9377"), one.box());
  EXPECT_TRUE(overlay_areas(Polygons{}, one, scale).pieces.empty());
  EXPECT_TRUE(overlay_areas(one, Polygons{}, scale).pieces.empty());
  Polygons hollow;
  hollow.end_unit();
  EXPECT_TRUE(overlay_areas(hollow, one, scale).pieces.empty());
}

}  // namespace
}  // namespace comarca
