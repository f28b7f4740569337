// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/gis/product_query.hpp"
#include "publication/map/product_figures.hpp"

namespace comarca {
namespace {

constexpr std::size_t kMostInputs = 3;  // more files of one role than these are counted, not named

/// A file as a sheet cites it.
std::string cited(const VectorLayer& inputs, std::size_t row) {
  const std::string publisher = text_of(inputs, "editor", row);
  const std::string title = text_of(inputs, "titulo", row);
  if (!title.empty()) {
    return publisher.empty() ? title : fmt::format("{}, {}", publisher, title);
  }
  const std::string citation = text_of(inputs, "cita", row);
  return citation.empty() ? text_of(inputs, "archivo", row) : citation;
}

void add_once(std::vector<std::string>& list, const std::string& text) {
  if (!text.empty() && std::ranges::find(list, text) == list.end()) {
    list.push_back(text);
  }
}

}  // namespace

std::string text_of(const VectorLayer& layer, std::string_view column, std::size_t row) {
  const auto index = layer.column(column);
  return index ? layer.cells[*index][row].value_or("") : std::string();
}

std::optional<double> number_of(const VectorLayer& layer, std::string_view column, std::size_t row) {
  const std::string text = text_of(layer, column, row);
  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || failure != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

ProductReader::ProductReader(std::filesystem::path product)
    : product_(std::move(product)), info_(describe_dataset(product_, {{"GPKG"}, ""})), names_(product_names(product_)) {
  if (!has_layer("municipios")) {
    throw data_error("the file has no layer 'municipios'", {.file = product_.string()},
                     "Give the GeoPackage that `comarca run` wrote.");
  }
}

std::string ProductReader::date() const {
  return product_date(product_);
}

bool ProductReader::has_layer(const std::string& layer) const {
  return std::ranges::find(info_.layers, layer, &LayerInfo::name) != info_.layers.end();
}

const VectorLayer& ProductReader::table(const std::string& layer) const {
  const auto found = read_.find(layer);
  if (found != read_.end()) {
    return found->second;
  }
  Findings of_no_interest;
  return read_.emplace(layer, read_vector_layer(product_, layer, {{"GPKG"}, ""}, of_no_interest)).first->second;
}

ProductUnits ProductReader::units(const std::string& layer) const {
  if (!has_layer(layer)) {
    std::vector<std::string> names;
    for (const auto& info : info_.layers) {
      names.push_back(info.name);
    }
    throw usage_error(fmt::format("the product has no layer '{}'", layer), {.file = product_.string()},
                      suggestion(layer, names));
  }
  ProductUnits result;
  result.layer = table(layer);
  result.units.crs = result.layer.crs.empty() ? "EPSG:9377" : result.layer.crs;
  for (std::size_t row = 0; row < result.layer.size(); ++row) {
    result.units.units.push_back(
        {.code = text_of(result.layer, "codigo", row), .name = text_of(result.layer, "nombre", row)});
    result.subregions.push_back(text_of(result.layer, "subregion", row));
    result.departments.push_back(text_of(result.layer, "departamento", row));
  }
  if (!result.layer.column("departamento")) {
    place_by_municipality(result);
  }
  result.units.polygons = std::make_shared<const Polygons>(std::move(result.layer.polygons));
  return result;
}

/// Polygons that belong to a municipality, as those of a plan, lie where it does.
void ProductReader::place_by_municipality(ProductUnits& units) const {
  const VectorLayer& municipalities = table("municipios");
  std::map<std::string, std::size_t> row_of;
  for (std::size_t row = 0; row < municipalities.size(); ++row) {
    row_of[text_of(municipalities, "codigo", row)] = row;
  }
  for (std::size_t i = 0; i < units.units.units.size(); ++i) {
    if (const auto found = row_of.find(units.units.units[i].code); found != row_of.end()) {
      units.subregions[i] = text_of(municipalities, "subregion", found->second);
      units.departments[i] = text_of(municipalities, "departamento", found->second);
    }
  }
}

std::map<std::string, std::string> ProductReader::names(const std::string& layer) const {
  std::map<std::string, std::string> result;
  if (has_layer(layer)) {
    const VectorLayer& rows = table(layer);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      result[text_of(rows, "codigo", row)] = text_of(rows, "nombre", row);
    }
  }
  return result;
}

std::vector<std::string> ProductReader::texts(const VectorLayer& layer, const std::string& column) const {
  if (!layer.column(column)) {
    throw usage_error(fmt::format("layer '{}' has no column '{}'", layer.name, column), {.file = product_.string()},
                      suggestion(column, layer.columns));
  }
  std::vector<std::string> result;
  for (const auto& cell : layer.cells[*layer.column(column)]) {
    result.push_back(cell.value_or(""));
  }
  return result;
}

std::string ProductReader::citation(const std::string& source) const {
  if (!has_layer("fuentes")) {
    return source;
  }
  const VectorLayer& rows = table("fuentes");
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string title = text_of(rows, "titulo", row);
    if (text_of(rows, "fuente", row) == source && !title.empty()) {
      const std::string publisher = text_of(rows, "editor", row);
      return publisher.empty() ? title : fmt::format("{}, {}", publisher, title);
    }
  }
  return source;
}

InputNote ProductReader::inputs(std::span<const std::string_view> roles, Language language) const {
  if (!has_layer("fuentes")) {
    return {};
  }
  const VectorLayer& rows = table("fuentes");
  std::vector<std::string> sources;
  std::vector<std::string> vintages;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (std::ranges::find(roles, text_of(rows, "papel", row)) != roles.end()) {
      add_once(sources, cited(rows, row));
      add_once(vintages, text_of(rows, "vigencia", row));
    }
  }
  if (sources.size() > kMostInputs + 1) {
    const std::size_t more = sources.size() - kMostInputs;
    sources.resize(kMostInputs);
    sources.push_back(language == Language::spanish ? fmt::format("y {} archivos más", more)
                                                    : fmt::format("and {} more files", more));
  }
  return {join(sources, "; "), join(vintages, "; ")};
}

ProductName ProductReader::layer_name(const std::string& layer) const {
  const auto found = names_.layers.find(layer);
  return found == names_.layers.end() ? ProductName{layer, ""} : found->second;
}

ProductName ProductReader::column_name(const std::string& layer, const std::string& column) const {
  const auto found = names_.columns.find({layer, column});
  return found == names_.columns.end() ? ProductName{column, ""} : found->second;
}

std::string ProductReader::place_name(const std::string& code) const {
  for (const char* layer : {"subregiones", "departamentos"}) {
    const auto places = names(layer);
    if (const auto found = places.find(code); found != places.end()) {
      return found->second;
    }
  }
  return {};
}

std::string both(const std::string& first, const std::string& second) {
  return second.empty() || second == first ? first : first.empty() ? second : first + "; " + second;
}

}  // namespace comarca
