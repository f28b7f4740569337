// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/verdict.hpp"

#include <array>
#include <cstddef>

namespace comarca {

const Text& outcome_name(Outcome outcome) noexcept {
  static const std::array<Text, 4> kNames = {{{"Cumple", "Complies"},
                                              {"Cumple con advertencias", "Complies with warnings"},
                                              {"Pendiente de documentos", "Pending documents"},
                                              {"No cumple", "Does not comply"}}};
  return kNames[static_cast<std::size_t>(outcome)];
}

std::string_view outcome_word(Outcome outcome) noexcept {
  constexpr std::array<std::string_view, 4> kWords = {"cumple", "cumple_con_advertencias", "pendiente_de_documentos",
                                                      "no_cumple"};
  return kWords[static_cast<std::size_t>(outcome)];
}

}  // namespace comarca
