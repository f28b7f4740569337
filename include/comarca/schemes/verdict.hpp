// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
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

/// Until when an act is due, and how that day was reached.
struct Deadline {
  std::string document;
  std::string unit;  ///< who owes it; empty: of the whole scheme
  std::optional<Date> from;
  std::optional<Date> until;
  Text computation;
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
  std::string article;                  ///< in force on the day that decided
  std::vector<std::string> references;  ///< declared documents, as they were declared
  std::vector<Deadline> deadlines;      ///< of acts that are not there yet
  std::size_t unsupported = 0;          ///< acts that are only said: without a reference and without a file
  bool undetermined = false;            ///< data that the map has to have is missing: pending, on the map too
  std::optional<Error> mistake;         ///< the rule itself is wrong, as a query that does not run
};

/// A scheme that exists: since when, and by what act.
struct Existence {
  Date since;
  std::string act;
  Text says;            ///< what follows from it
  std::string article;  ///< that lets it stay, or empty
  bool before_the_law = false;
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
  std::optional<Existence> existence;
  std::size_t unsupported = 0;  ///< acts that it counts and that are only said
};

/// "Cumple", or "Cumple (2 actos declarados, sin soporte)": the words of a badge.
[[nodiscard]] Text verdict_name(const Verdict& verdict);

/// What a rule came to: its outcome, or, of a rule that changes no verdict, whether it is done or still due.
[[nodiscard]] Text rule_state(const RuleVerdict& rule);

}  // namespace comarca
