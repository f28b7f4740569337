// SPDX-License-Identifier: Apache-2.0
#include "comarca/survey/explain_report.hpp"

#include <fmt/format.h>

namespace comarca {

std::string explanation_text(const Explanation& explanation, Language language) {
  return fmt::format("{}: {}\n{}", explanation.name, explanation.title.in(language), explanation.body.in(language));
}

std::string explainable_text(const std::vector<Explanation>& known, Language language) {
  std::string text;
  for (const Explanation& one : known) {
    text += fmt::format("{:<24} {}\n", one.name, one.title.in(language));
  }
  return text;
}

}  // namespace comarca
