// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/project/project.hpp"

namespace comarca {

/// Reads [indicators], [[microdata]] and [[composite]] of a project file.
[[nodiscard]] IndicatorsSection read_indicators_section(const Table& root, const std::filesystem::path& folder);

}  // namespace comarca
