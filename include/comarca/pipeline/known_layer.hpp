// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "comarca/catalog/match.hpp"
#include "comarca/gis/vector_reader.hpp"

namespace comarca {

/// The known source that fits a layer of polygons best; nothing when none does.
[[nodiscard]] std::optional<SourceMatch> best_source(const VectorLayer& layer, const std::filesystem::path& file,
                                                     const SourceCatalog& catalog);

/// Where a layer holds what a source gives a role; nothing when either has no such column.
[[nodiscard]] std::optional<std::size_t> column_of(const VectorLayer& layer, const SourceDefinition& source,
                                                   ColumnRole role);

/// What a known source says of a layer that was read without a project.
struct KnownLayer {
  std::string source;
  std::string crs;  ///< of the coordinates when the file does not say; may be empty
  std::optional<std::size_t> code;
  std::optional<std::size_t> name;
};

[[nodiscard]] std::optional<KnownLayer> recognise(const VectorLayer& layer, const std::filesystem::path& file,
                                                  const SourceCatalog& catalog);

/// The CRS asked for, else that of the layer, else that of the known source; throws a data error when none says it.
[[nodiscard]] std::string crs_of(const VectorLayer& layer, const std::filesystem::path& file, const std::string& asked,
                                 const std::optional<KnownLayer>& known);

/// Throws a data error on a layer without any unit.
void require_polygons(const VectorLayer& layer, const std::filesystem::path& file);

}  // namespace comarca
