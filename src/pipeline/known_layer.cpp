// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/known_layer.hpp"

#include <algorithm>

#include "comarca/base/error.hpp"
#include "comarca/catalog/typed_table.hpp"

namespace comarca {
namespace {

/// The column of the code; that of its second part, when it holds the whole code all the same.
std::optional<std::size_t> whole_code_column(const VectorLayer& layer, const SourceDefinition& source) {
  if (const auto code = column_of(layer, source, ColumnRole::code)) {
    return code;
  }
  const auto local = column_of(layer, source, ColumnRole::local_code);
  const bool whole = local && std::ranges::all_of(layer.cells[*local], [&](const Cell& cell) {
                       return cell && parse_code(*cell, source.codes).is_unit();
                     });
  return whole ? local : std::nullopt;
}

}  // namespace

std::optional<std::size_t> column_of(const VectorLayer& layer, const SourceDefinition& source, ColumnRole role) {
  const SourceColumn* column = source.column_of(role);
  if (column == nullptr) {
    return std::nullopt;
  }
  return find_columns(layer.columns, source)[static_cast<std::size_t>(column - source.columns.data())];
}

std::optional<SourceMatch> best_source(const VectorLayer& layer, const std::filesystem::path& file,
                                       const SourceCatalog& catalog) {
  const FileTraits traits{.file_name = file.filename().string(),
                          .driver = layer.driver,
                          .layer = layer.name,
                          .columns = layer.columns,
                          .polygons = true};
  auto matches = match_sources(traits, catalog);
  return matches.empty() ? std::nullopt : std::optional(std::move(matches.front()));
}

std::optional<KnownLayer> recognise(const VectorLayer& layer, const std::filesystem::path& file,
                                    const SourceCatalog& catalog) {
  const auto match = best_source(layer, file, catalog);
  if (!match) {
    return std::nullopt;
  }
  const SourceDefinition& source = catalog.get(match->source);
  return KnownLayer{match->source, source.crs, whole_code_column(layer, source),
                    column_of(layer, source, ColumnRole::name)};
}

std::string crs_of(const VectorLayer& layer, const std::filesystem::path& file, const std::string& asked,
                   const std::optional<KnownLayer>& known) {
  const std::string said = asked.empty() ? layer.crs : asked;
  if (said.empty() && (!known || known->crs.empty())) {
    throw data_error("the layer does not say what its coordinates are", {.file = file.string(), .layer = layer.name},
                     "Say it with --crs, as EPSG:4686 or EPSG:9377.");
  }
  return said.empty() ? known->crs : said;
}

void require_polygons(const VectorLayer& layer, const std::filesystem::path& file) {
  if (layer.size() == 0) {
    throw data_error("the layer is empty: it has no unit", {.file = file.string(), .layer = layer.name},
                     "Give a layer of polygons that has some.");
  }
}

}  // namespace comarca
