// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/catalog/source.hpp"
#include "comarca/gis/vector_reader.hpp"
#include "comarca/project/boundaries_section.hpp"
#include "comarca/territory/territory.hpp"

namespace comarca {

/// The definition that reads a boundary layer: the one the project names, else the one that fits best; a bare one when
/// none fits and the project names the columns itself. Throws a data error when there is no way to tell the codes.
[[nodiscard]] SourceDefinition choose_boundary_source(const BoundariesSection& section, const VectorLayer& layer,
                                                      const SourceCatalog& catalog, Findings& findings);

/// What a layer says of each feature, and which features are no municipality and were reported.
struct RecordReading {
  std::vector<MunicipalityRecord> records;
  std::vector<std::size_t> left_out;  ///< totals, and codes that cannot be read
};

/// Reads the attributes of a layer, its columns found through the project first and the source second.
[[nodiscard]] RecordReading read_records(const BoundariesSection& section, const VectorLayer& layer,
                                         const SourceDefinition& source, Findings& findings);

}  // namespace comarca
