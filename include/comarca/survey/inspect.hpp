// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/base/language.hpp"
#include "comarca/catalog/match.hpp"
#include "comarca/catalog/source.hpp"

namespace comarca {

struct InspectedColumn {
  std::string name;
  std::string type;     ///< the driver's word; "" for tables, whose cells are text
  std::string example;  ///< the first value
};

/// A layer or a sheet.
struct InspectedLayer {
  std::string name;
  std::string geometry;  ///< "Multi Polygon"; "" for a table
  std::string crs;       ///< "" when the file carries none
  std::size_t rows = 0;
  std::size_t header_line = 0;  ///< of a table, from 1
  std::vector<InspectedColumn> columns;
  std::vector<SourceMatch> matches;  ///< best first
};

/// What is in a file, which source fits it and what is wrong with it.
struct Inspection {
  std::string file;
  std::string format;  ///< GDAL's short name, or "CSV"
  std::string sha256;
  std::uint64_t bytes = 0;
  std::string encoding;   ///< of a text table
  std::string separator;  ///< of a text table
  std::vector<InspectedLayer> layers;
  Findings findings;

  /// The best match of all layers, or null.
  [[nodiscard]] const SourceMatch* best_match() const noexcept;
};

/// Looks at a file without a project. What cannot be used becomes a finding; throws an io error for what is no local
/// file and a data error for what no allowed driver opens.
[[nodiscard]] Inspection inspect_file(const std::filesystem::path& file, const SourceCatalog& catalog);

/// The inspection as text for a person, and as JSON for a program.
[[nodiscard]] std::string inspection_text(const Inspection& inspection, const SourceCatalog& catalog,
                                          Language language);
[[nodiscard]] std::string inspection_json(const Inspection& inspection, Language language);

}  // namespace comarca
