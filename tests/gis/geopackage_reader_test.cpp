// SPDX-License-Identifier: Apache-2.0
#include "comarca/gis/geopackage_reader.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "comarca/geometry/wkb.hpp"
#include "comarca/gis/layer_writer.hpp"

namespace comarca {
namespace {

class GeopackageReader : public testing::Test {
 protected:
  void SetUp() override {
    const auto writer = make_layer_writer(LayerFormat::geopackage, file_.string(), {});
    writer->begin_layer({.name = "unidades",
                         .title = {"Unidades", "Units"},
                         .description = {"Cuadrados", "Squares"},
                         .geometry = GeometryKind::polygon,
                         .fields = {{.name = "codigo", .alias = {"Código", "Code"}},
                                    {.name = "otro \"raro\"", .alias = {"Otro", "Other"}}}});
    for (int i = 0; i < 200; ++i) {
      Polygons square;
      for (const Point p : {Point{0, 0}, Point{9, 0}, Point{9, 9}, Point{0, 9}}) {
        square.add_point({5e6 + 10.0 * i + p.x, 2e6 + p.y});
      }
      square.end_ring();
      square.end_part();
      square.end_unit();
      const CellValue cells[] = {"0" + std::to_string(i), std::monostate()};
      writer->add_row(cells, multipolygon_wkb(square, 0));
    }
    writer->finish();
  }
  void TearDown() override { std::filesystem::remove(file_); }

  std::filesystem::path file_ = std::filesystem::temp_directory_path() / "comarca_geopackage_reader.gpkg";
};

TEST_F(GeopackageReader, gives_what_gdal_gives) {
  Findings findings;
  const VectorLayer slow = read_vector_layer(file_, "", {}, findings);
  const auto fast = read_geopackage_layer(file_, {"", {"codigo", "otro \"raro\""}});
  ASSERT_TRUE(fast);
  EXPECT_EQ(fast->name, slow.name);
  EXPECT_EQ(fast->crs, slow.crs);
  EXPECT_EQ(fast->polygons.points, slow.polygons.points);
  EXPECT_EQ(fast->polygons.ring_start, slow.polygons.ring_start);
  EXPECT_EQ(fast->polygons.unit_start, slow.polygons.unit_start);
  ASSERT_EQ(fast->cells[0].size(), 200U);
  EXPECT_EQ(fast->cells[0][7], "07");
  EXPECT_FALSE(fast->cells[1][7]);
}

TEST_F(GeopackageReader, leaves_to_gdal_what_it_does_not_know) {
  EXPECT_FALSE(read_geopackage_layer(file_, {"nada", {}}));
  EXPECT_FALSE(read_geopackage_layer(file_, {"", {"columna"}}));
  EXPECT_FALSE(read_geopackage_layer(file_.parent_path(), {}));
  EXPECT_FALSE(read_geopackage_layer(file_.string() + ".no", {}));
  const auto text = file_.parent_path() / "comarca_not_a_geopackage.gpkg";
  std::ofstream(text) << "nothing of the kind, but long enough to be taken for a header of some sort, perhaps; or not";
  EXPECT_FALSE(read_geopackage_layer(text, {}));
  std::filesystem::remove(text);
}

}  // namespace
}  // namespace comarca
