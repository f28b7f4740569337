// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "comarca/base/error.hpp"
#include "comarca/catalog/composite_rule.hpp"

namespace comarca {

/// One [[microdata]]: a folder of census or survey files in the layout of a known source.
struct MicrodataSection {
  std::string source;
  std::filesystem::path folder;
  Where where;
};

/// [indicators] and [[composite]].
struct IndicatorsSection {
  std::vector<std::string> compute;  ///< ids; empty: every one that has data
  std::vector<Where> compute_places;
  std::map<std::string, std::filesystem::path> scores;  ///< score tables of the project's own
  std::vector<MicrodataSection> microdata;
  std::vector<CompositeRule> composites;
};

}  // namespace comarca
