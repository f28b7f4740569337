// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "comarca/base/language.hpp"
#include "comarca/pipeline/run.hpp"

namespace comarca {

/// Whose run a summary tells of.
struct Summarised {
  std::string name;
  Language language;
};

/// What a run did, in a few lines for a person.
[[nodiscard]] std::string summary_text(const RunSummary& summary, const Summarised& of, const std::string& place);

/// The same with every finding, for a program.
[[nodiscard]] std::string summary_json(const RunSummary& summary, const Summarised& of, const std::string& place);

}  // namespace comarca
