// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/statistics/microdata_plan.hpp"
#include "comarca/statistics/sample_design.hpp"
#include "comarca/statistics/statistics.hpp"

namespace comarca {

/// How to run a plan.
struct MicrodataOptions {
  std::string memory = "800MB";        ///< of the engine, as DuckDB writes sizes
  std::size_t threads = 0;             ///< 0: all
  std::filesystem::path cache_folder;  ///< where Parquet copies and answers are kept; empty: nowhere
  std::filesystem::path spill_folder;  ///< where what does not fit in memory goes; empty: `cache_folder`, if any
};

/// What a run reads and how. The source and the vocabulary outlive the run.
struct MicrodataInput {
  const MicrodataSource& source;
  const Vocabulary& vocabulary;
  MicrodataFiles files;
  MicrodataOptions options = {};
};

/// What a plan gave.
struct MicrodataResult {
  Statistics statistics;
  SampleDesign design;                        ///< empty when the source declares none
  std::map<std::string, std::string> absent;  ///< statistic -> the variable these files do not have
  Findings findings;
};

/// Runs every recipe over the files. Rows that cannot be read, undeclared categories, orphans and bad weights become
/// findings with file and row; the statistics `casos`, `hogares_perdidos` say what was lost.
[[nodiscard]] MicrodataResult run_microdata(const MicrodataInput& input, const std::vector<Recipe>& recipes);

}  // namespace comarca
