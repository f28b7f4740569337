// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "comarca/catalog/catalog.hpp"
#include "comarca/geometry/wkb.hpp"
#include "comarca/pipeline/layers.hpp"
#include "comarca/product/contract.hpp"
#include "pipeline/support/small_product.hpp"
#include "publication/map/map_maker.hpp"

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
  const auto polygons = drawn({"ABBB",  //
                               "ACCB",  //
                               "ABBB"},
                              "ABC");
  testing_support::DrawnLayer units{contract().municipalities.schema(), {}};
  for (const auto& [code, subregion] :
       {std::pair{"96001", "96S01"}, std::pair{"96002", "96S01"}, std::pair{"96003", "96S02"}}) {
    units.features.push_back({{{"codigo", code}, {"nombre", code}, {"departamento", "96"}, {"subregion", subregion}},
                              multipolygon_wkb(*polygons, units.features.size())});
  }
  testing_support::SmallProduct product;
  product.layers = {units};
  const Map map = make_sheets(ProductReader(product.write()), {.file = "a.pdf", .kind = "borders"},
                              Catalog(COMARCA_SOURCE_DIR), Language::spanish)
                      .at(0)
                      .map;
  ASSERT_EQ(map.legend.entries.size(), 2U);
  EXPECT_EQ(map.legend.entries[0].count, 1U) << "A and B, above and below C";
  EXPECT_EQ(map.legend.entries[1].count, 2U) << "A and C, B and C";
}

}  // namespace
}  // namespace comarca
