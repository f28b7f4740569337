// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "comarca/pipeline/calibrate.hpp"

namespace comarca {

/// The component and what every category is worth, for a person.
[[nodiscard]] std::string calibration_text(const CalibratedIndex& calibrated, Language language);

/// The same with every finding, for a program.
[[nodiscard]] std::string calibration_json(const CalibratedIndex& calibrated, Language language);

/// How far the factors of each zone go, and the [[table]] with which a project reads them from a file.
[[nodiscard]] std::string factors_text(const FactorTable& table, const std::string& file, Language language);

/// The same, factor by factor.
[[nodiscard]] std::string factors_json(const FactorTable& table, Language language);

}  // namespace comarca
