// SPDX-License-Identifier: Apache-2.0
#include "pipeline/map/border_lines.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace comarca {
namespace {

/// Units drawn as letters; a cell is 1 km near the middle of EPSG:9377.
std::shared_ptr<Polygons> drawn(const std::vector<std::string>& rows, const std::string& letters) {
  auto polygons = std::make_shared<Polygons>();
  for (const char letter : letters) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
      for (std::size_t column = 0; column < rows[row].size(); ++column) {
        if (rows[row][column] != letter) {
          continue;
        }
        const double x = 4500000 + 1000.0 * static_cast<double>(column);
        const double y = 2000000 - 1000.0 * static_cast<double>(row);
        for (const Point step : {Point{0, 0}, Point{1000, 0}, Point{1000, 1000}, Point{0, 1000}}) {
          polygons->add_point({x + step.x, y + step.y});
        }
        polygons->end_ring();
        polygons->end_part();
      }
    }
    polygons->end_unit();
  }
  return polygons;
}

TEST(BorderMap, a_border_in_two_pieces_is_counted_once) {
  ProductUnits units;
  units.units.polygons = drawn({"ABBB",  //
                                "ACCB",  //
                                "ABBB"},
                               "ABC");
  units.units.units = {{.code = "96001"}, {.code = "96002"}, {.code = "96003"}};
  units.subregions = {"96S01", "96S01", "96S02"};
  units.departments = {"96", "96", "96"};
  const Map map = border_map(units.units, units, {0, 1, 2}, Language::spanish);
  ASSERT_EQ(map.legend.entries.size(), 2U);
  EXPECT_EQ(map.legend.entries[0].count, 1U) << "A and B, above and below C";
  EXPECT_EQ(map.legend.entries[1].count, 2U) << "A and C, B and C";
}

}  // namespace
}  // namespace comarca
