// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "comarca/base/findings.hpp"

namespace comarca {

// Answers stand beside what they answer: ADR 0248.

/// For a terminal: a line each, worst first and at most `most` of them, those that read alike once with how often they
/// stand; then how many there are.
[[nodiscard]] std::string findings_text(const Findings& findings, Language language, std::size_t most);

/// For a program: a JSON array, worst first, on one line.
[[nodiscard]] std::string findings_json(const Findings& findings, Language language);

}  // namespace comarca
