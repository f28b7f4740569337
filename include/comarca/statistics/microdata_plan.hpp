// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "comarca/statistics/microdata_source.hpp"
#include "comarca/statistics/recipe.hpp"

namespace comarca {

/// Files of one source, by record. A flat source has files of persons only.
struct MicrodataFiles {
  std::map<Record, std::vector<std::filesystem::path>> files;
};

/// Finds the files of each record in a folder by the names the source declares; several chunks per record are usual.
/// Throws an io error when none is there.
[[nodiscard]] MicrodataFiles find_microdata_files(const MicrodataSource& source, const std::filesystem::path& folder);

/// The one statement that answers every recipe: each file is scanned once. For the curious, for Spark, and for tests.
[[nodiscard]] std::string microdata_sql(const MicrodataSource& source, const Vocabulary& vocabulary,
                                        const std::vector<Recipe>& recipes, const MicrodataFiles& files);

/// Statistics that every plan adds: households read, and those left out for want of a valid weight; rows of persons
/// that have a household, and those of this unit that have none.
inline constexpr const char* kCases = "casos";
inline constexpr const char* kLost = "hogares_perdidos";
inline constexpr const char* kPersons = "personas_leidas";
inline constexpr const char* kLostPersons = "personas_perdidas";

}  // namespace comarca
