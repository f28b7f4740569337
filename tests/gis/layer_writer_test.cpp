// SPDX-License-Identifier: Apache-2.0
#include "comarca/gis/layer_writer.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/geometry/wkb.hpp"
#include "comarca/gis/vector_reader.hpp"

namespace comarca {
namespace {

const LayerSchema kTowns = {
    .name = "municipios",
    .title = {"Municipios", "Municipalities"},
    .description = {"Unidades", "Units"},
    .geometry = GeometryKind::polygon,
    .fields = {{"codigo", FieldType::text, {"Código", "Code"}, {"Código oficial", "Official code"}},
               {"area_km2", FieldType::real, {"Área", "Area"}, {"En el elipsoide", "On the ellipsoid"}, "km²"}}};

const LayerSchema kKinds = {
    .name = "clases",
    .title = {"Clases", "Kinds"},
    .description = {"Clases de datos", "Kinds of data"},
    .fields = {{.name = "id", .type = FieldType::integer, .is_key = true}, {.name = "clase", .type = FieldType::text}}};
const LayerSchema kValues = {.name = "valores",
                             .title = {"Valores", "Values"},
                             .description = {"Datos", "Data"},
                             .fields = {{.name = "clase_id", .type = FieldType::integer, .is_indexed = true},
                                        {.name = "valor", .type = FieldType::real}}};
const ViewSchema kNamedValues = {
    .layer = {.name = "con nombre",
              .title = {"Con nombre", "Named"},
              .description = {"Datos con su clase", "Data with their kind"},
              .fields = {{.name = "clase", .type = FieldType::text}, {.name = "valor", .type = FieldType::real}}},
    .base = "valores",
    .joins = {{"clases", "id", {0, "clase_id"}}},
    .columns = {{1, "clase"}, {0, "valor"}}};

/// Two values of one kind and one of none.
void fill_view(LayerWriter& writer) {
  writer.begin_layer(kKinds);
  writer.add_row(std::vector<CellValue>{std::int64_t{1}, std::string("l'agua")}, "");
  writer.begin_layer(kValues);
  for (const double value : {0.1, 7.0}) {
    writer.add_row(std::vector<CellValue>{std::int64_t{1}, value}, "");
  }
  writer.add_row(std::vector<CellValue>{std::monostate{}, 0.5}, "");
  writer.add_view(kNamedValues);
}

class LayerWriterTest : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, double area, LayerFormat format = LayerFormat::geopackage) {
    const auto writer = make_layer_writer(format, (folder_ / name).string(), {});
    fill(*writer, area);
    writer->finish();
  }

  static void fill(LayerWriter& writer, double area) {
    Polygons square;
    for (const Point point : {Point{5e6, 2e6}, Point{5.001e6, 2e6}, Point{5.001e6, 2.001e6}}) {
      square.add_point(point);
    }
    square.end_ring();
    square.end_part();
    square.end_unit();
    writer.begin_layer(kTowns);
    writer.add_row(std::vector<CellValue>{std::string("96001"), area}, multipolygon_wkb(square, 0));
    writer.add_row(std::vector<CellValue>{std::string("96002"), std::monostate{}}, "");
    writer.set_metadata("<gmd:MD_Metadata/>");
    writer.set_styles({{"municipios", "Municipios", "<qgis/>", "<sld/>", ""}});
  }

  [[nodiscard]] std::string bytes(const std::string& name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  [[nodiscard]] std::size_t files() const {
    const std::filesystem::directory_iterator list(folder_);
    return static_cast<std::size_t>(std::distance(begin(list), end(list)));
  }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(LayerWriterTest, what_is_written_is_read_back_and_missing_stays_missing) {
  write("a.gpkg", 0.5);
  Findings findings;
  const auto layer = read_vector_layer(folder_ / "a.gpkg", "municipios", {}, findings);
  ASSERT_EQ(layer.size(), 2U);
  EXPECT_EQ(layer.crs, "EPSG:9377");
  EXPECT_EQ(layer.cells[*layer.column("area_km2")][0], "0.5");
  EXPECT_FALSE(layer.cells[*layer.column("area_km2")][1]);
  EXPECT_DOUBLE_EQ(planar_area(layer.polygons, 0), 0.5e6);
}

TEST_F(LayerWriterTest, the_same_rows_give_the_same_bytes) {
  write("a.gpkg", 0.5);
  write("b.gpkg", 0.5);
  EXPECT_EQ(bytes("a.gpkg"), bytes("b.gpkg"));
}

TEST_F(LayerWriterTest, a_product_dropped_half_way_leaves_the_earlier_one) {
  write("a.gpkg", 0.5);
  const std::string before = bytes("a.gpkg");
  {
    const auto writer = make_layer_writer(LayerFormat::geopackage, (folder_ / "a.gpkg").string(), {});
    fill(*writer, 0.7);
  }
  EXPECT_EQ(bytes("a.gpkg"), before);
  EXPECT_EQ(files(), 1U);
}

TEST_F(LayerWriterTest, a_folder_of_files_takes_the_place_of_the_earlier_one) {
  for (const auto format : {LayerFormat::flatgeobuf, LayerFormat::geojson}) {
    write("capas", 0.5, format);
    write("capas", 0.7, format);
    EXPECT_EQ(files(), 1U);
  }
  EXPECT_TRUE(std::filesystem::exists(folder_ / "capas" / "municipios.geojson"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "capas" / "municipios.fgb"));
}

TEST_F(LayerWriterTest, a_folder_with_somebody_elses_files_is_refused) {
  std::filesystem::create_directories(folder_ / "mia");
  std::ofstream(folder_ / "mia" / "tesis.doc") << "x";
  EXPECT_THROW(write("mia", 0.5, LayerFormat::geojson), Error);
  EXPECT_EQ(bytes("mia/tesis.doc"), "x");
}

TEST_F(LayerWriterTest, what_a_killed_run_left_is_swept_and_what_a_living_one_makes_is_not) {
  std::filesystem::create_directories(folder_ / ".capas.999999999.tmp");
  std::filesystem::create_directories(folder_ / ".capas.1.tmp");
  write("capas", 0.5, LayerFormat::geojson);
  EXPECT_EQ(files(), 2U);
  EXPECT_TRUE(std::filesystem::exists(folder_ / ".capas.1.tmp"));
}

TEST_F(LayerWriterTest, a_view_is_a_table_to_other_programs_and_shows_rows_without_a_key_too) {
  const auto writer = make_layer_writer(LayerFormat::geopackage, (folder_ / "a.gpkg").string(), {});
  fill(*writer, 0.5);
  fill_view(*writer);
  writer->finish();
  Findings findings;
  const auto view = read_vector_layer(folder_ / "a.gpkg", "con nombre", {}, findings);
  const auto& kinds = view.cells[*view.column("clase")];
  EXPECT_EQ(kinds, (std::vector<Cell>{"l'agua", "l'agua", std::nullopt}));
  EXPECT_EQ(view.cells[*view.column("valor")], (std::vector<Cell>{"0.1", "7", "0.5"}));
  const auto layers = describe_dataset(folder_ / "a.gpkg").layers;
  EXPECT_EQ(std::ranges::find(layers, "con nombre", &LayerInfo::name)->features, 3U);
}

// Both towns are there in every format, the one without a polygon too.
TEST_F(LayerWriterTest, no_format_loses_a_row) {
  write("a.gpkg", 0.5);
  write("json", 0.5, LayerFormat::geojson);
  write("fgb", 0.5, LayerFormat::flatgeobuf);
  for (const char* name : {"a.gpkg", "json/municipios.geojson"}) {
    EXPECT_EQ(describe_dataset(folder_ / name).layers[0].features, 2U) << name;
  }
  EXPECT_EQ(describe_dataset(folder_ / "fgb/municipios.fgb").layers[0].features, 1U);
  EXPECT_EQ(bytes("fgb/municipios_sin_lugar.csv"), "codigo,area_km2\n\"96002\",\n");
}

TEST_F(LayerWriterTest, a_postgis_database_gets_the_tables_in_one_transaction) {
  const char* connection = std::getenv("COMARCA_TEST_POSTGIS");
  if (connection == nullptr) {
    GTEST_SKIP() << "COMARCA_TEST_POSTGIS is not set: writing to PostGIS was not tested";
  }
  for (int run = 0; run < 2; ++run) {
    const auto writer = make_layer_writer(LayerFormat::postgis, std::string(connection) + " schema=comarca_prueba", {});
    fill(*writer, 0.5);
    fill_view(*writer);
    writer->finish();
  }
}

}  // namespace
}  // namespace comarca
