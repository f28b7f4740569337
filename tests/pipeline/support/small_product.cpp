// SPDX-License-Identifier: Apache-2.0
#include "pipeline/support/small_product.hpp"

#include <algorithm>
#include <array>

#include <gtest/gtest.h>

#include "comarca/geometry/wkb.hpp"
#include "comarca/pipeline/indicators.hpp"
#include "comarca/pipeline/layers.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/keyed_table.hpp"

namespace comarca::testing_support {
namespace {

constexpr double kCornerX = 4.9e6;
constexpr double kCornerY = 2.1e6;

CellValue text(const std::string& value) {
  return value.empty() ? CellValue{} : CellValue{value};
}

/// A row of a schema in which only the cells that are named hold something.
std::vector<CellValue> row_of(const LayerSchema& schema, const std::vector<std::pair<std::string, CellValue>>& named) {
  std::vector<CellValue> cells(schema.fields.size());
  for (const auto& [name, cell] : named) {
    const auto field = std::ranges::find(schema.fields, name, &FieldSchema::name);
    if (field != schema.fields.end()) {
      cells[static_cast<std::size_t>(field - schema.fields.begin())] = cell;
    }
  }
  return cells;
}

void write_units(LayerWriter& writer, const LayerSchema& schema, const std::vector<DrawnUnit>& units) {
  if (units.empty()) {
    return;
  }
  writer.begin_layer(schema);
  for (const DrawnUnit& unit : units) {
    writer.add_row(row_of(schema, {{"codigo", text(unit.code)},
                                   {"nombre", text(unit.name)},
                                   {"departamento", text(unit.department)},
                                   {"subregion", text(unit.subregion)},
                                   {"nombre_subregion", text(unit.subregion)},
                                   {"area_km2", unit.width_km * unit.height_km}}),
                   rectangle_wkb(unit.west_km, unit.south_km, unit.width_km, unit.height_km));
  }
}

/// The tables that say what figures are, and the keys of one.
struct FigureKeys {
  explicit FigureKeys(const FigureTables& tables)
      : of(tables),
        units(of.units),
        names(of.names),
        provenances(of.provenances),
        series(of.series),
        states(of.states) {}

  void fill(Row& row, const DrawnFigure& figure) {
    Row unit = units.row();
    unit[of.units.level] = level_from_code(figure.level).value();
    unit[of.units.code] = figure.code;
    Row name = names.row();
    name[of.names.indicator] = figure.indicator;
    name[of.names.figure] = figure.figure;
    name[of.names.title] = "Título de " + figure.figure;
    Row provenance = provenances.row();
    provenance[of.provenances.method] = "método de " + figure.indicator;
    provenance[of.provenances.sources] = "fuente de " + figure.indicator;
    provenance[of.provenances.status] = "oficial";
    Row one = series.row();
    one[of.series.name] = names.key_of(name);
    one[of.series.provenance] = provenances.key_of(provenance);
    one[of.series.level] = level_from_code(figure.level).value();
    one[of.series.zone] = Zone::total;
    one[of.series.period] = figure.period;
    Row state = states.row();
    state[of.states.state] = value_of_word<FigureState>(figure.state).value();
    state[of.states.reason] = figure.reason;
    const IndicatorsLayer& layer = contract().indicators;
    row[layer.unit] = units.key_of(unit);
    row[layer.series] = series.key_of(one);
    row[layer.state] = states.key_of(state);
  }

  const FigureTables& of;
  KeyedTable units;
  KeyedTable names;
  KeyedTable provenances;
  KeyedTable series;
  KeyedTable states;
};

void write_figures(LayerWriter& writer, const std::vector<DrawnFigure>& figures) {
  FigureKeys keys(contract().figure_tables);
  std::vector<Row> rows;
  for (const DrawnFigure& figure : figures) {
    Row& row = rows.emplace_back(contract().indicators);
    keys.fill(row, figure);
    if (const auto* const value = std::get_if<double>(&figure.value)) {
      row[contract().indicators.value] = *value;
    }
  }
  for (const KeyedTable* table : {&keys.units, &keys.names, &keys.provenances, &keys.series, &keys.states}) {
    table->write(writer);
  }
  KeyedTable(contract().figure_tables.groups).write(writer);
  RowWriter out(writer, contract().indicators);
  for (const Row& row : rows) {
    out.add(row);
  }
  writer.add_view(contract().figures.view_schema());
}

}  // namespace

std::string rectangle_wkb(double west_km, double south_km, double width_km, double height_km) {
  Polygons polygons;
  const double west = kCornerX + 1000 * west_km;
  const double south = kCornerY + 1000 * south_km;
  const double east = west + 1000 * width_km;
  const double north = south + 1000 * height_km;
  for (const Point point : {Point{west, south}, Point{east, south}, Point{east, north}, Point{west, north}}) {
    polygons.add_point(point);
  }
  polygons.end_ring();
  polygons.end_part();
  polygons.end_unit();
  return multipolygon_wkb(polygons, 0);
}

std::string spot_wkb(double east_km, double north_km) {
  return point_wkb({kCornerX + 1000 * east_km, kCornerY + 1000 * north_km});
}

std::string stretch_wkb(double x_km, double y_km, double to_x_km, double to_y_km) {
  const std::array<Point, 2> points = {Point{kCornerX + 1000 * x_km, kCornerY + 1000 * y_km},
                                       Point{kCornerX + 1000 * to_x_km, kCornerY + 1000 * to_y_km}};
  const std::array<std::span<const Point>, 1> lines = {points};
  return multilinestring_wkb(lines);
}

SmallProduct::SmallProduct()
    : folder_(std::filesystem::temp_directory_path() / testing::UnitTest::GetInstance()->current_test_info()->name()) {
  std::filesystem::create_directories(folder_);
}

SmallProduct::~SmallProduct() {
  std::error_code of_no_interest;
  std::filesystem::remove_all(folder_, of_no_interest);
}

std::filesystem::path SmallProduct::write() const {
  const auto file = folder_ / "producto.gpkg";
  const auto writer = make_layer_writer(LayerFormat::geopackage, file.string(), {});
  write_units(*writer, contract().municipalities.schema(), municipalities);
  write_units(*writer, contract().subregions.schema(), subregions);
  write_units(*writer, contract().departments.schema(), departments);
  if (!figures.empty()) {
    write_figures(*writer, figures);
  }
  for (const DrawnLayer& layer : layers) {
    writer->begin_layer(layer.schema);
    for (const DrawnFeature& feature : layer.features) {
      writer->add_row(row_of(layer.schema, feature.cells), feature.wkb);
    }
  }
  writer->finish();
  return file;
}

void four_in_a_row(SmallProduct& product) {
  product.municipalities = {{"96001", "Aba", "96", "96S01", 0, 0},
                            {"96002", "Bebe", "96", "96S01", 10, 0},
                            {"96003", "Cici", "96", "96S02", 20, 0},
                            {"96004", "Dodo", "96", "96S02", 30, 0}};
  product.subregions = {{"96S01", "Norte", "96", "", 0, 0, 20, 10}, {"96S02", "Sur", "96", "", 20, 0, 20, 10}};
  product.departments = {{"96", "Las Brumas", "", "", 0, 0, 40, 10}};
}

}  // namespace comarca::testing_support
