// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/statistics/microdata_source.hpp"
#include "comarca/statistics/recipe.hpp"
#include "comarca/statistics/sample_design.hpp"
#include "comarca/statistics/statistics.hpp"

namespace comarca {

/// Files of one source, by record. A flat source has files of persons only.
struct MicrodataFiles {
  std::map<Record, std::vector<std::filesystem::path>> files;
};

/// Finds the files of each record in a folder by the names the source declares; several chunks per record are usual.
/// Throws an io error when none is there.
[[nodiscard]] MicrodataFiles find_microdata_files(const MicrodataSource& source, const std::filesystem::path& folder);

/// How to run a plan.
struct MicrodataOptions {
  std::string memory = "800MB";        ///< of the engine, as DuckDB writes sizes
  std::size_t threads = 0;             ///< 0: all
  std::filesystem::path cache_folder;  ///< where Parquet copies and answers are kept; empty: nowhere
  std::filesystem::path spill_folder;  ///< where what does not fit in memory goes; empty: `cache_folder`, if any
};

/// What a plan gave.
struct MicrodataResult {
  Statistics statistics;
  SampleDesign design;                        ///< empty when the source declares none
  std::map<std::string, std::string> absent;  ///< statistic -> the variable these files do not have
  Findings findings;
};

/// The one statement that answers every recipe: each file is scanned once. For the curious, for Spark, and for tests.
[[nodiscard]] std::string microdata_sql(const MicrodataSource& source, const Vocabulary& vocabulary,
                                        const std::vector<Recipe>& recipes, const MicrodataFiles& files);

/// Runs every recipe over the files. Rows that cannot be read, undeclared categories, orphans and bad weights become
/// findings with file and row; the statistics `casos`, `hogares_perdidos` say what was lost.
[[nodiscard]] MicrodataResult run_microdata(const MicrodataSource& source, const Vocabulary& vocabulary,
                                            const std::vector<Recipe>& recipes, const MicrodataFiles& files,
                                            const MicrodataOptions& options = {});

/// Statistics that every plan adds: households read, and those left out for want of a valid weight; rows of persons
/// that have a household, and those of this unit that have none.
inline constexpr const char* kCases = "casos";
inline constexpr const char* kLost = "hogares_perdidos";
inline constexpr const char* kPersons = "personas_leidas";
inline constexpr const char* kLostPersons = "personas_perdidas";

}  // namespace comarca
