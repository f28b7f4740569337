// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "comarca/base/text.hpp"
#include "comarca/indicators/figure.hpp"
#include "comarca/statistics/microdata_run.hpp"

namespace comarca::testing_support {

inline std::filesystem::path source_tree() {
  return COMARCA_SOURCE_DIR;
}

inline Vocabulary vocabulary() {
  return read_vocabulary(Document::from_file(source_tree() / "layers/indicators/vocabulary/variables.toml"));
}

inline Indicator indicator(const std::string& id) {
  return read_indicator(Document::from_file(source_tree() / "layers/indicators" / (id + ".toml")));
}

inline MicrodataSource microdata_source(const std::string& id) {
  return read_microdata_source(Document::from_file(source_tree() / "layers/sources/microdata" / (id + ".toml")),
                               vocabulary());
}

/// The folder of real data, or nothing: tests that need it say so and are skipped.
inline std::optional<std::filesystem::path> real_data() {
  const char* const folder = std::getenv("COMARCA_REALDATA");
  if (folder == nullptr || !std::filesystem::is_directory(folder)) {
    return std::nullopt;
  }
  return folder;
}

inline std::filesystem::path written(const std::string& name, const std::string& text) {
  const auto path = std::filesystem::path(testing::TempDir()) / name;
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

using Record_ = std::map<std::string, std::string>;

/// Rows of a small test table without quotes.
inline std::vector<Record_> table(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<Record_> rows;
  std::string line;
  std::vector<std::string> header;
  while (std::getline(file, line)) {
    const auto cells = split(line, ',');
    if (header.empty()) {
      header = cells;
      continue;
    }
    Record_ row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      row[header[i]] = cells[i];
    }
    rows.push_back(row);
  }
  return rows;
}

/// What compute_figures() gives, row by row.
inline std::vector<Figure> figures_in(const Indicator& indicator, const FigureBasis& basis, Findings& findings) {
  return compute_figures(indicator, basis, findings).rows();
}

/// The figure of a place, or a failed test.
inline const Figure& figure_of(const std::vector<Figure>& figures, const std::string& unit, const std::string& id,
                               Zone zone = Zone::total) {
  for (const auto& figure : figures) {
    if (figure.place.unit == unit && figure.figure == id && figure.place.zone == zone) {
      return figure;
    }
  }
  static const Figure kNone;
  ADD_FAILURE() << "no figure " << id << " of " << unit;
  return kNone;
}

}  // namespace comarca::testing_support
