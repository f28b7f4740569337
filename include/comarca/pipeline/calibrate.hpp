// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/base/level.hpp"
#include "comarca/base/progress.hpp"
#include "comarca/indicators/calibration.hpp"
#include "comarca/indicators/factor.hpp"
#include "comarca/pipeline/stage.hpp"
#include "comarca/project/indicators_section.hpp"

namespace comarca {

class Catalog;
struct Project;

/// Where the households of a calibration come from.
struct CalibrationInput {
  const Catalog* catalog = nullptr;  ///< never null
  std::vector<MicrodataSection> microdata;
  std::filesystem::path cache;  ///< folder of Parquet copies; empty: none
  std::filesystem::path spill;  ///< where what does not fit in memory goes; empty: the folder of copies, if any
};

/// The microdata of a project and the Parquet copies beside its product. Throws a usage error when it has none.
[[nodiscard]] CalibrationInput calibration_input(const Project& project, const Catalog& catalog);

/// An index of scores and the score table that its households' answers suggest.
struct CalibratedIndex {
  Indicator index;
  Calibration calibration;  ///< findings about the microdata are among its own
};

/// Throws a usage error, with the nearest name, when no index of scores is called so.
[[nodiscard]] CalibratedIndex calibrate_index(const std::string& index, const CalibrationInput& input);

/// Factors of a calibration by municipality or by department.
struct FactorTable {
  struct Row {
    std::string code;
    std::string name;
    std::map<Zone, Factor> factors;
  };
  Indicator index;
  Level level = Level::department;
  std::string reference;  ///< index that knows the truth
  std::string period;     ///< of what was observed
  std::string sources;
  std::vector<Row> rows;
  std::set<Zone> zones;  ///< that have any factor
  Findings findings;
};

/// The index that is calibrated by factors under a name, if one is: its own or what its calibration is called.
[[nodiscard]] std::optional<Indicator> index_of_factors(const std::string& name, const Catalog& catalog);

/// The factors of an index on the data of a project where the truth is known, in its last period that has it. `level`
/// is the municipality, or the department: there one factor serves the municipalities of each. Throws a usage error
/// when the project has no such data.
[[nodiscard]] FactorTable calibrate_factors(const Indicator& index, const RunContext& run, Level level,
                                            Progress& progress);

/// codigo, nombre and, for every zone, the factor, what was observed and estimated, and of how many municipalities.
[[nodiscard]] std::string factors_csv(const FactorTable& table);

/// The [[table]] with which a project reads the factors of a file.
[[nodiscard]] std::string factors_section(const FactorTable& table, const std::string& file);

}  // namespace comarca
