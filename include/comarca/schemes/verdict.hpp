// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/base/date.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/language.hpp"
#include "comarca/catalog/scheme_registry.hpp"
#include "comarca/territory/border_graph.hpp"

namespace comarca {

/// From best to worst: the whole is as good as its worst rule.
enum class Outcome : std::uint8_t { complies, complies_with_warnings, pending_documents, does_not_comply };

/// "Cumple", "No cumple", …
[[nodiscard]] const Text& outcome_name(Outcome outcome) noexcept;
/// Stable word for files: "cumple", "cumple_con_advertencias", "pendiente_de_documentos", "no_cumple".
[[nodiscard]] std::string_view outcome_word(Outcome outcome) noexcept;

/// A border that an answer rests on.
struct BorderEvidence {
  std::string a;
  std::string b;
  BorderKind kind = BorderKind::line;
  double length_m = 0;
  double confidence = 1;
  std::string reason;  ///< of a declared or insular link
};

/// What a rule said of the members.
struct RuleVerdict {
  const SchemeRule* rule = nullptr;  ///< lives in the catalog or in the proposal
  Outcome outcome = Outcome::complies;
  Text measured;
  Text required;
  Text reason;                       ///< why it is not met, or what to know; may be empty
  std::vector<std::string> members;  ///< those concerned: cut off, of another kind, without document
  std::vector<BorderEvidence> borders;
  std::vector<std::string> references;  ///< declared documents, as they were declared
  bool undetermined = false;            ///< data that the map has to have is missing: pending, on the map too
  std::optional<Error> mistake;         ///< the rule itself is wrong, as a query that does not run
};

struct Verdict {
  const LegalForm* legal_form = nullptr;
  std::string name;
  std::vector<std::string> members;  ///< codes in order, each once
  Date law_date;                     ///< the law applied is that of this day
  std::string vintage;
  Outcome outcome = Outcome::complies;
  Outcome map_outcome = Outcome::complies;  ///< by the rules that a map can decide alone
  std::vector<RuleVerdict> rules;
  std::vector<Text> notes;  ///< a member given twice, say
  std::string nucleus;      ///< code, when a rule found one
};

}  // namespace comarca
