// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/schemes/report.hpp"

namespace comarca {

/// What could be done, one sentence each.
[[nodiscard]] std::vector<std::string> remedy_sentences(const SchemeReport& report, Language language);

}  // namespace comarca
