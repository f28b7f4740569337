// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/gis/geopackage_reader.hpp"
#include "comarca/product/contract.hpp"
#include "product/reader/implementation.hpp"
#include "product/reader/tables.hpp"

namespace comarca {
namespace {

constexpr const char* kUsualCrs = "EPSG:9377";

/// The texts of a column by row; empty ones where the layer has no such column.
std::vector<std::string> texts_of(const VectorLayer& rows, const AnyColumn& column) {
  std::vector<std::string> texts(rows.size());
  if (const auto position = rows.column(column.name())) {
    std::ranges::transform(rows.cells[*position], texts.begin(), [](const Cell& cell) { return cell.value_or(""); });
  }
  return texts;
}

/// Polygons that belong to a municipality, as those of a plan, lie where it does.
void place_by_municipality(UnitPlaces& units, const UnitPlaces& municipalities) {
  std::unordered_map<std::string, std::size_t> row_of;
  for (std::size_t row = 0; row < municipalities.codes.size(); ++row) {
    row_of[municipalities.codes[row]] = row;
  }
  for (std::size_t i = 0; i < units.codes.size(); ++i) {
    if (const auto found = row_of.find(units.codes[i]); found != row_of.end()) {
      units.subregions[i] = municipalities.subregions[found->second];
      units.departments[i] = municipalities.departments[found->second];
    }
  }
}

/// A layer of units, or of what lies in them, calls its columns as the municipalities do.
std::vector<std::string> place_columns(SqliteDatabase& database, const std::string& layer) {
  const MunicipalitiesLayer& of = contract().municipalities;
  auto names = plain_columns(database, layer);
  std::erase_if(names, [&](const std::string& name) {
    return name != of.code.name() && name != of.name.name() && name != of.subregion.name() &&
           name != of.department.name();
  });
  return names;
}

std::vector<std::string> existing_columns(const SqliteDatabase& database, const Layer& layer) {
  std::vector<std::string> names;
  for (const SqlColumn& column : database.columns_of(layer.layer_name())) {
    names.push_back(column.name);
  }
  return names;
}

}  // namespace

void ProductReader::require_layer(const std::string& layer) const {
  if (!has_layer(layer)) {
    throw usage_error(fmt::format("the product has no layer '{}'", layer), {.file = file().string()},
                      suggestion(layer, own_->layers));
  }
}

const UnitPlaces& ProductReader::units(const std::string& layer) const {
  require_layer(layer);
  if (const auto found = own_->units.find(layer); found != own_->units.end()) {
    return found->second;
  }
  const MunicipalitiesLayer& of = contract().municipalities;
  SqliteDatabase& database = own_->database;
  const VectorLayer rows =
      database.has_view(layer) ? table(layer) : table_rows(database, layer, place_columns(database, layer));
  UnitPlaces result{texts_of(rows, of.code), texts_of(rows, of.name), texts_of(rows, of.subregion),
                    texts_of(rows, of.department)};
  if (!rows.column(of.department.name()) && layer != of.layer_name()) {
    place_by_municipality(result, units(of.layer_name()));
  }
  return own_->units.emplace(layer, std::move(result)).first->second;
}

const UnitShapes& ProductReader::shapes(const std::string& layer) const {
  require_layer(layer);
  if (const auto found = own_->shapes.find(layer); found != own_->shapes.end()) {
    return found->second;
  }
  auto read = read_geopackage_layer(file(), {layer, {}});
  if (!read) {  // a view, or a row without a plain polygon
    Findings of_no_interest;
    read = read_vector_layer(file(), layer, {{"GPKG"}, ""}, of_no_interest);
  }
  UnitShapes result{read->crs.empty() ? kUsualCrs : std::move(read->crs),
                    std::make_shared<const Polygons>(std::move(read->polygons))};
  return own_->shapes.emplace(layer, std::move(result)).first->second;
}

std::map<std::string, std::string> ProductReader::names(const std::string& layer) const {
  std::map<std::string, std::string> result;
  if (has_layer(layer)) {
    const UnitPlaces& of = units(layer);
    for (std::size_t row = 0; row < of.codes.size(); ++row) {
      result[of.codes[row]] = of.names[row];
    }
  }
  return result;
}

std::string ProductReader::place_name(const std::string& code) const {
  for (const Layer* layer : std::initializer_list<const Layer*>{&contract().subregions, &contract().departments}) {
    const auto places = names(layer->layer_name());
    if (const auto found = places.find(code); found != places.end()) {
      return found->second;
    }
  }
  return {};
}

ProductBorders ProductReader::borders() const {
  const MunicipalitiesLayer& unit = contract().municipalities;
  const NeighboursLayer& pair = contract().neighbours;
  if (!own_->database.has_table(pair.layer_name())) {
    throw data_error(
        fmt::format("not a product of comarca: no tables '{}' and '{}'", unit.layer_name(), pair.layer_name()),
        {.file = file().string()}, "Write it with 'comarca run'.");
  }
  ProductBorders result;
  std::unordered_map<std::string, std::uint32_t> index;
  Selection units(unit);
  units.add(unit.code).add(unit.name).add(unit.department).add(unit.department_name);
  units.add(unit.area_km2).add(unit.perimeter_km);
  const std::string by_code = " ORDER BY " + quoted(unit.code);
  for (SqlStatement row = own_->database.prepare(units.sql(existing_columns(own_->database, unit)) + by_code);
       row.step();) {
    const auto text = [&](const Column<std::string>& column) { return units.get(row, column).value_or(""); };
    index.emplace(text(unit.code), static_cast<std::uint32_t>(result.municipalities.size()));
    result.municipalities.push_back({text(unit.code), text(unit.name), text(unit.department),
                                     text(unit.department_name), units.get(row, unit.area_km2).value_or(0),
                                     units.get(row, unit.perimeter_km).value_or(0)});
  }
  Selection pairs(pair);
  pairs.add(pair.code_a).add(pair.code_b).add(pair.kind).add(pair.length_m).add(pair.tolerance_m);
  pairs.add(pair.widest_gap_m).add(pair.exact_pct).add(pair.confidence).add(pair.link_reason);
  for (SqlStatement row = own_->database.prepare(pairs.sql(existing_columns(own_->database, pair))); row.step();) {
    const std::string code_a = pairs.get(row, pair.code_a).value_or("");
    const std::string code_b = pairs.get(row, pair.code_b).value_or("");
    const auto a = index.find(code_a);
    const auto b = index.find(code_b);
    if (a == index.end() || b == index.end()) {
      throw data_error(fmt::format("table '{}' names '{}' and '{}', which '{}' does not have", pair.layer_name(),
                                   code_a, code_b, unit.layer_name()),
                       {.file = file().string()}, "Write the product again with 'comarca run'.");
    }
    const auto number = [&](const Column<double>& column, double otherwise) {
      return pairs.get(row, column).value_or(otherwise);
    };
    result.borders.push_back({a->second, b->second, pairs.get(row, pair.kind).value_or(BorderKind::declared),
                              number(pair.length_m, 0), number(pair.tolerance_m, 0), number(pair.widest_gap_m, 0),
                              number(pair.exact_pct, 100) / 100, number(pair.confidence, 1),
                              pairs.get(row, pair.link_reason).value_or("")});
  }
  return result;
}

}  // namespace comarca
