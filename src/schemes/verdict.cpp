// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/verdict.hpp"

#include <array>
#include <cstddef>

#include <fmt/format.h>

namespace comarca {

const Text& outcome_name(Outcome outcome) noexcept {
  static const std::array<Text, 4> kNames = {{{"Cumple", "Complies"},
                                              {"Cumple con advertencias", "Complies with warnings"},
                                              {"Pendiente de documentos", "Pending documents"},
                                              {"No cumple", "Does not comply"}}};
  return kNames[static_cast<std::size_t>(outcome)];
}

Text verdict_name(const Verdict& verdict) {
  Text name = outcome_name(verdict.outcome);
  if (verdict.unsupported > 0) {
    const bool one = verdict.unsupported == 1;
    name.es += fmt::format(" ({} {}, sin soporte)", verdict.unsupported, one ? "acto declarado" : "actos declarados");
    name.en += fmt::format(" ({} {} without support)", verdict.unsupported, one ? "act declared" : "acts declared");
  }
  return name;
}

Text rule_state(const RuleVerdict& rule) {
  if (rule.rule->severity != RuleSeverity::informative) {
    return outcome_name(rule.outcome);
  }
  return rule.outcome == Outcome::complies ? Text{"Hecho", "Done"}
                                           : Text{"Por hacer, no condiciona", "Due, no condition"};
}

std::string_view outcome_word(Outcome outcome) noexcept {
  constexpr std::array<std::string_view, 4> kWords = {"cumple", "cumple_con_advertencias", "pendiente_de_documentos",
                                                      "no_cumple"};
  return kWords[static_cast<std::size_t>(outcome)];
}

}  // namespace comarca
