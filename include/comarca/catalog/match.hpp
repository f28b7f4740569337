// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/catalog/source.hpp"

namespace comarca {

/// What is seen of a file before it is read.
struct FileTraits {
  std::string file_name;             ///< without its folder
  std::string driver;                ///< GDAL's short name, or "CSV"
  std::string layer;                 ///< layer or sheet
  std::vector<std::string> columns;  ///< header names; for tables, as joined for each source by find_header
  bool polygons = false;
};

/// How well a source fits.
struct SourceMatch {
  std::string source;
  double score = 0;         ///< 0 to 1; below kLeastScore it is not offered
  std::size_t columns = 0;  ///< of the source that are in the file
  Text reason;
};

inline constexpr double kLeastScore = 0.5;

/// How well one source fits a file: 0 when a required column is missing, or polygons are.
[[nodiscard]] SourceMatch score_source(const FileTraits& file, const SourceDefinition& source);

/// The order of matches: the higher score first, then the one with more columns in the file.
[[nodiscard]] bool better_match(const SourceMatch& a, const SourceMatch& b) noexcept;

/// The sources that fit, best first.
[[nodiscard]] std::vector<SourceMatch> match_sources(const FileTraits& file, const SourceCatalog& catalog);

/// Whether a name follows a shell pattern of '*' and '?', upper and lower case alike.
[[nodiscard]] bool follows_pattern(const std::string& name, const std::string& pattern);

}  // namespace comarca
