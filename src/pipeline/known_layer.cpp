// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/known_layer.hpp"

namespace comarca {
std::optional<std::size_t> column_of(const VectorLayer& layer, const SourceDefinition& source, ColumnRole role) {
  const SourceColumn* column = source.column_of(role);
  if (column == nullptr) {
    return std::nullopt;
  }
  for (const auto& header : column->headers) {
    if (const auto found = layer.column(header)) {
      return found;
    }
  }
  return std::nullopt;
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
  return KnownLayer{match->source, source.crs, column_of(layer, source, ColumnRole::code),
                    column_of(layer, source, ColumnRole::name)};
}

}  // namespace comarca
