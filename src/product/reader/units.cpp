// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/product/contract.hpp"
#include "product/reader/implementation.hpp"

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
void place_by_municipality(UnitLayer& units, const LayerRows& municipalities) {
  const MunicipalitiesLayer& of = contract().municipalities;
  std::unordered_map<std::string, std::size_t> row_of;
  for (std::size_t row = 0; row < municipalities.size(); ++row) {
    row_of[municipalities.text(row, of.code)] = row;
  }
  for (std::size_t i = 0; i < units.codes.size(); ++i) {
    if (const auto found = row_of.find(units.codes[i]); found != row_of.end()) {
      units.subregions[i] = municipalities.text(found->second, of.subregion);
      units.departments[i] = municipalities.text(found->second, of.department);
    }
  }
}

std::vector<std::string> existing_columns(const SqliteDatabase& database, const Layer& layer) {
  std::vector<std::string> names;
  for (const SqlColumn& column : database.columns_of(layer.layer_name())) {
    names.push_back(column.name);
  }
  return names;
}

}  // namespace

UnitLayer ProductReader::units(const std::string& layer) const {
  if (!has_layer(layer)) {
    throw usage_error(fmt::format("the product has no layer '{}'", layer), {.file = file().string()},
                      suggestion(layer, own_->layers));
  }
  // A layer of units, or of what lies in them, calls its columns as the municipalities do.
  const MunicipalitiesLayer& of = contract().municipalities;
  UnitLayer result;
  result.rows = table(layer);
  result.crs = result.rows.crs.empty() ? kUsualCrs : result.rows.crs;
  result.codes = texts_of(result.rows, of.code);
  result.names = texts_of(result.rows, of.name);
  result.subregions = texts_of(result.rows, of.subregion);
  result.departments = texts_of(result.rows, of.department);
  if (!result.rows.column(of.department.name())) {
    place_by_municipality(result, rows(of));
  }
  result.polygons = std::make_shared<const Polygons>(std::move(result.rows.polygons));
  result.rows.polygons = {};
  return result;
}

std::map<std::string, std::string> ProductReader::names(const std::string& layer) const {
  std::map<std::string, std::string> result;
  if (has_layer(layer)) {
    const auto codes = texts_of(table(layer), contract().municipalities.code);
    const auto names = texts_of(table(layer), contract().municipalities.name);
    for (std::size_t row = 0; row < codes.size(); ++row) {
      result[codes[row]] = names[row];
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
