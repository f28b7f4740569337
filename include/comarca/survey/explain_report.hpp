// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/survey/explain.hpp"

namespace comarca {

/// A heading with name and title, and below it what is said.
[[nodiscard]] std::string explanation_text(const Explanation& explanation, Language language);

/// A line for each name with its title, in two columns.
[[nodiscard]] std::string explainable_text(const std::vector<Explanation>& known, Language language);

}  // namespace comarca
