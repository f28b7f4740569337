// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "comarca/statistics/microdata_source.hpp"
#include "comarca/statistics/recipe.hpp"

// The microdata plan: recipes of indicators and the layout of a source as one SQL statement.
//
// What it is. A recipe says of whom a condition holds and what is summed, in canonical variables; a source says which
// columns of an office's files they are. The plan joins the two: one SELECT for each kind of file (dwellings,
// households, persons), households in layers of columns, and one line of sums for each unit, zone and cluster. It is
// text, and it is the reference: whatever answers faster (`blocks`) must say what this text says.
//
// When to use it. run_microdata() does everything; microdata_sql() gives the text alone, to look at, to test against,
// and to run where the files are too many for one machine.
//
// What it guarantees. Each file is scanned once, however many recipes there are, and a question that two of them ask is
// asked once. Unknown stays unknown (three-valued SQL). A household counts once, however often its row is there
// (ADR 0157). Sums are of whole numbers, weights in millionths (ADR 0150), so that neither threads nor the order of
// files show. The text is the same for the same input, and runs on DuckDB and Spark SQL but for how files are read.
//
// What it costs. Compiling takes milliseconds. Running holds a row of each household of what is not plain text, or
// nothing but the sums where blocks fold; the engine spills to disk past its memory.
//
// What the caller must ensure. That the vocabulary is the one the recipes and the source were read with. Mistakes in a
// recipe (unknown variables, words, functions) are thrown with their place; a variable that only these files lack is no
// mistake: the statistics that need it are absent, and MicrodataResult says which variable it was.

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
