// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/schemes/judge.hpp"

namespace comarca {

struct AlternativeForm {
  std::string legal_form;
  Text name;
  Outcome map_outcome = Outcome::complies;
  std::size_t acts = 0;  ///< that the law would ask of these members
};

/// A change of the members, and what the map would then say. Members to leave out leave no rule refused, be it the
/// map's or a vote.
struct MembersChange {
  std::vector<std::string> members;  ///< codes to add, or to leave out
  Outcome map_outcome = Outcome::does_not_comply;
  bool fewest = true;  ///< false: fewer may do
};

/// What could be done about a verdict, and what it rests on.
struct Remedies {
  std::optional<MembersChange> join;          ///< units that make the members connected
  std::vector<MembersChange> joins;           ///< that and the others of as few units, when there are several
  bool cannot_connect = false;                ///< no unit that may join makes them connected
  std::optional<MembersChange> leave_out;     ///< members without which the rest would do
  std::vector<AlternativeForm> alternatives;  ///< legal forms the same members could take: none whose union hangs apart
                                              ///< where it should hold together
  std::vector<std::string> critical;          ///< members without which an accepted set would be refused
  std::optional<BorderEvidence> thinnest;     ///< the border an accepted set hangs on
  std::vector<BorderEvidence> declared;       ///< the declared links it rests on, which are no borders
};

/// `verdict` is the judge's answer to `proposal`.
[[nodiscard]] Remedies find_remedies(const Judge& judge, const SchemeProposal& proposal, const Verdict& verdict);

/// By unit, 1 when it meets the legal form's rules that look at one member alone: kind, exclusion, departments.
[[nodiscard]] std::vector<std::uint8_t> eligible_units(const Judge& judge, const LegalForm& form, const Date& date);
/// Sets to 0 the units that do not meet those of other rules.
void narrow_eligible(std::vector<std::uint8_t>& eligible, const Judge& judge, const std::vector<SchemeRule>& rules,
                     const Date& date);
[[nodiscard]] bool asks_same_department(const LegalForm& form, const Date& date) noexcept;

}  // namespace comarca
