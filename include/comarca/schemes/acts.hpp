// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "comarca/base/holidays.hpp"
#include "comarca/schemes/scheme_map.hpp"

namespace comarca {

/// The act under which a scheme of the registry was created, whatever the law of its day called it.
inline constexpr const char* kFoundingAct = "acto-de-constitucion";
/// The votes of the members, where a rule names an act that comes before or after them.
inline constexpr const char* kVote = "consulta";

/// The days that a term leaves for an act; an end that is not there is open.
struct Window {
  std::optional<Date> from;
  std::optional<Date> until;
  Text computation;  ///< "30 días calendario desde el 2024-03-01"
};

/// Days are counted from the day after (Civil Code, art. 67; Ley 4 of 1913, arts. 59 and 61).
[[nodiscard]] Window window_of(const Term& term, const Date& since, const Holidays& holidays);

/// The law of a day, and whom it is asked of.
struct LawOfDay {
  const SchemeMap& map;
  const SchemeCatalog& catalog;
  Date day;
};

/// An act that a rule asks, and of whom.
struct ActAsked {
  const SchemeRule* rule = nullptr;
  std::string document;
  std::string unit;  ///< whose council, assembly or mayor; empty: of the whole scheme
};

/// Every act that the law of a day asks of the members: those without which the verdict stays pending.
[[nodiscard]] std::vector<ActAsked> acts_asked(const LegalForm& form, const SchemeProposal& proposal,
                                               const LawOfDay& law);

/// The units that owe an act of a rule: one empty code when it is of the whole scheme.
[[nodiscard]] std::vector<std::string> owed_by(const DocumentRule& rule, std::span<const std::string> parties,
                                               const LawOfDay& law);

/// When a scheme came to exist and by what.
struct Founding {
  Date day;
  std::string act;  ///< as declared
};
/// The day on which the last of the form's founding acts was there, or that of the founding act of the registry; empty
/// while one is missing or has no date.
[[nodiscard]] std::optional<Founding> founding_of(const LegalForm& form, const SchemeProposal& proposal);

/// What a unit was on a day.
[[nodiscard]] const std::string& kind_on(const SchemeUnit& unit, const SchemeCatalog& catalog, const Date& day);

/// Whether an act counts as one of this kind.
[[nodiscard]] bool is_act_of(const DeclaredDocument& act, const DocumentRule& rule);
/// Whether two codes are the same territory: the Capital District is a department and its only municipality.
[[nodiscard]] bool same_territory(const SchemeMap& map, std::string_view a, std::string_view b);

}  // namespace comarca
