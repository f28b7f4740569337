// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "comarca/indicators/calibration.hpp"
#include "comarca/pipeline/project.hpp"

namespace comarca {

/// Where the households of a calibration come from.
struct CalibrationInput {
  std::filesystem::path data;  ///< the folder with layers/
  std::vector<MicrodataSection> microdata;
  std::filesystem::path cache;  ///< folder of Parquet copies; empty: none
};

/// The microdata of a project and the Parquet copies beside its product. Throws a usage error when it has none.
[[nodiscard]] CalibrationInput calibration_input(const Project& project, const std::filesystem::path& data);

/// An index of scores and the score table that its households' answers suggest.
struct CalibratedIndex {
  Indicator index;
  Calibration calibration;  ///< findings about the microdata are among its own
};

/// Throws a usage error, with the nearest name, when no index of scores is called so.
[[nodiscard]] CalibratedIndex calibrate_index(const std::string& index, const CalibrationInput& input);

}  // namespace comarca
