// SPDX-License-Identifier: Apache-2.0
#include "comarca/product/reader.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/geometry/wkb.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/keyed_table.hpp"
#include "comarca/product/row.hpp"

namespace comarca {
namespace {

std::string square(double west) {
  Polygons polygons;
  for (const Point corner : {Point{0, 0}, Point{9, 0}, Point{9, 9}, Point{0, 9}}) {
    polygons.add_point({5e6 + west + corner.x, 2e6 + corner.y});
  }
  polygons.end_ring();
  polygons.end_part();
  polygons.end_unit();
  return multipolygon_wkb(polygons, 0);
}

/// Two neighbours, with a variable of a table and no indicators.
class ProductReaderTest : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::remove(file_);
    const auto writer = make_layer_writer(LayerFormat::geopackage, file_.string(), {});
    write_municipalities(*writer);
    write_neighbours(*writer);
    write_data(*writer);
    writer->finish();
  }
  void TearDown() override { std::filesystem::remove(file_); }

  static void write_municipalities(LayerWriter& writer) {
    const MunicipalitiesLayer& of = contract().municipalities;
    RowWriter out(writer, of);
    for (const auto& [code, name, west] : {std::tuple("96001", "Oeste", 0.0), std::tuple("96002", "Este", 9.0)}) {
      Row row = out.row();
      row[of.code] = std::string_view(code);
      row[of.name] = std::string_view(name);
      row[of.department] = std::string_view("96");
      row[of.area_km2] = 81.0;
      out.add(row, square(west));
    }
  }

  /// As a version wrote them that knew no reason of a link: without the last column.
  static void write_neighbours(LayerWriter& writer) {
    const NeighboursLayer& of = contract().neighbours;
    LayerSchema earlier = of.schema();
    earlier.fields.pop_back();
    Row row(of);
    row[of.code_a] = std::string_view("96001");
    row[of.code_b] = std::string_view("96002");
    row[of.kind] = BorderKind::line;
    row[of.length_m] = 9.0;
    row[of.exact_pct] = 50.0;
    writer.begin_layer(earlier);
    writer.add_row(row.cells().first(earlier.fields.size()), {});
  }

  static void write_data(LayerWriter& writer) {
    const DataVariablesLayer& variables = contract().data_variables;
    KeyedTable keys(variables);
    Row variable = keys.row();
    variable[variables.table] = std::string_view("censo");
    variable[variables.variable] = std::string_view("personas");
    variable[variables.title] = std::string_view("Personas");
    variable[variables.first_row] = 1;
    variable[variables.rows] = 2;
    const std::int64_t key = keys.key_of(variable);
    keys.write(writer);
    const DataLayer& of = contract().data;
    RowWriter out(writer, of);
    for (const auto& [year, value] : {std::pair(2018, 10.0), std::pair(2024, 12.0)}) {
      Row row = out.row();
      row[of.code] = std::string_view("96001");
      row[of.variable] = key;
      row[of.year] = year;
      row[of.value] = value;
      out.add(row);
    }
    writer.add_view(contract().data_view.view_schema());
  }

  std::filesystem::path file_ = std::filesystem::path(testing::TempDir()) / "product_reader.gpkg";
};

TEST_F(ProductReaderTest, borders_are_typed_and_what_an_earlier_version_did_not_write_is_missing) {
  const ProductBorders borders = ProductReader(file_).borders();
  ASSERT_EQ(borders.municipalities.size(), 2U);
  EXPECT_EQ(borders.municipalities[0].name, "Oeste");
  EXPECT_EQ(borders.municipalities[0].area_km2, 81);
  ASSERT_EQ(borders.borders.size(), 1U);
  EXPECT_EQ(borders.borders[0].kind, BorderKind::line);
  EXPECT_EQ(borders.borders[0].length_m, 9);
  EXPECT_EQ(borders.borders[0].exact_share, 0.5);
  EXPECT_EQ(borders.borders[0].confidence, 1);
  EXPECT_EQ(borders.borders[0].link_reason, "");
}

TEST_F(ProductReaderTest, a_layer_that_is_not_there_has_no_rows) {
  const ProductReader reader(file_);
  EXPECT_FALSE(reader.has(contract().figures));
  EXPECT_EQ(reader.rows(contract().figures).size(), 0U);
  EXPECT_TRUE(reader.names(contract().subregions.layer_name()).empty());
}

TEST_F(ProductReaderTest, units_come_with_names_places_and_polygons) {
  const ProductReader reader(file_);
  const UnitPlaces& units = reader.units(contract().municipalities.layer_name());
  EXPECT_EQ(units.codes, (std::vector<std::string>{"96001", "96002"}));
  EXPECT_EQ(units.names, (std::vector<std::string>{"Oeste", "Este"}));
  EXPECT_EQ(units.departments, (std::vector<std::string>{"96", "96"}));
  const UnitShapes& shapes = reader.shapes(contract().municipalities.layer_name());
  EXPECT_EQ(shapes.polygons->unit_count(), 2U);
  EXPECT_EQ(shapes.polygons->unit_box(1).min_x, 5e6 + 9);
  EXPECT_EQ(shapes.crs, "EPSG:9377");
}

TEST_F(ProductReaderTest, a_series_is_of_the_last_period_unless_another_is_asked_for) {
  const ProductReader reader(file_);
  const std::string layer = contract().municipalities.layer_name();
  EXPECT_EQ(reader.periods(layer, "personas"), (std::vector<std::string>{"2018", "2024"}));
  EXPECT_EQ(reader.series(layer, "personas").by_code.at("96001").value, 12);
  EXPECT_EQ(reader.series(layer, "censo.personas", "2018").by_code.at("96001").value, 10);
  EXPECT_THROW(static_cast<void>(reader.series(layer, "personas", "1993")), Error);
  EXPECT_EQ(reader.series(layer, contract().municipalities.area_km2.name()).by_code.at("96002").value, 81);
  const auto names = reader.series_names(layer);
  EXPECT_NE(std::ranges::find(names, "personas"), names.end());
  EXPECT_NE(std::ranges::find(names, contract().municipalities.area_km2.name()), names.end());
  EXPECT_EQ(std::ranges::find(names, contract().municipalities.name.name()), names.end()) << "a text is no figure";
}

TEST_F(ProductReaderTest, facts_are_columns_and_variables_and_an_unknown_one_suggests_the_nearest) {
  const ProductReader reader(file_);
  EXPECT_EQ(reader.numbers("personas"), (std::map<std::string, double>{{"96001", 12}}));
  EXPECT_EQ(reader.codes_where("personas > 11"), std::vector<std::string>{"96001"});
  EXPECT_TRUE(
      reader.ask("SELECT count(*) = 1 FROM hechos JOIN miembros USING (codigo)", std::vector<std::string>{"96002"})
          .holds);
  try {
    static_cast<void>(reader.codes_where("persona > 11"));
    FAIL() << "a name that is no fact was taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_NE(error.remedy().find("personas"), std::string::npos) << error.remedy();
  }
}

TEST(FigureNames, a_figure_is_called_with_its_indicator_and_a_main_one_by_that_alone) {
  EXPECT_TRUE(is_called("nbi_miseria", "nbi", "miseria"));
  EXPECT_TRUE(is_called("nbi.miseria", "nbi", "miseria"));
  EXPECT_TRUE(is_called("nbi", "nbi", "nbi"));
  EXPECT_TRUE(is_called("nbi_nbi", "nbi", "nbi"));
  EXPECT_FALSE(is_called("nbi", "nbi", "miseria"));
  EXPECT_FALSE(is_called("nbi-miseria", "nbi", "miseria"));
  EXPECT_FALSE(is_called("miseria", "nbi", "miseria"));
}

TEST_F(ProductReaderTest, a_file_that_is_no_product_is_a_data_error_and_none_an_io_error) {
  const auto writer = make_layer_writer(LayerFormat::geopackage, file_.string(), {});
  RowWriter(*writer, contract().inputs).add(Row(contract().inputs));
  writer->finish();
  try {
    const ProductReader reader(file_);
    FAIL() << "a file without municipalities was taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::data);
  }
  std::filesystem::remove(file_);
  try {
    const ProductReader reader(file_);
    FAIL() << "no file was taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::io);
  }
}

}  // namespace
}  // namespace comarca
