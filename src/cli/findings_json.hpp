// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "comarca/base/findings.hpp"

namespace comarca::cli {

/// Findings as a JSON array, worst first.
[[nodiscard]] std::string findings_json(const Findings& findings, Language language);

}  // namespace comarca::cli
