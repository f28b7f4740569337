// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "comarca/base/language.hpp"
#include "comarca/synth/demo_folder.hpp"

namespace comarca {

/// What was made in `folder` and what to do next, for a person.
[[nodiscard]] std::string demo_text(const DemoFolder& made, const std::string& folder, Language language);

/// The same with every file, for a program.
[[nodiscard]] std::string demo_json(const DemoFolder& made, const std::string& folder);

}  // namespace comarca
