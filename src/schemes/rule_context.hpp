// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/schemes/acts.hpp"
#include "comarca/schemes/judge.hpp"

namespace comarca {

/// What a predicate may look at.
struct RuleContext {
  const SchemeCatalog& catalog;
  const SchemeMap& map;
  const SchemeProposal& proposal;
  const std::vector<std::uint32_t>& members;  ///< ascending
  const std::vector<std::string>& codes;      ///< of the members, in order of code
  const Date& date;
  SqlRunner* sql = nullptr;
  const LegalForm& form;
  const std::vector<std::string>& parties;  ///< who has to act: the members, or those who enter or leave
  const SchemeRule* rule = nullptr;         ///< that is being asked
  Date acts_day;                            ///< the law of this day is that of the acts

  [[nodiscard]] const std::string& kind(std::uint32_t index) const { return kind_on(unit(index), catalog, date); }

  [[nodiscard]] const SchemeUnit& unit(std::uint32_t index) const { return map.unit(index); }
};

/// "Medellín (05001)"
[[nodiscard]] std::string label(const SchemeUnit& unit);
/// Labels of units, joined with commas; past a dozen, how many more.
[[nodiscard]] std::string labels(const SchemeMap& map, const std::vector<std::uint32_t>& units);
[[nodiscard]] std::string labels(const SchemeMap& map, const std::vector<std::string>& codes);
/// All of them, however many: who has something to do wants to find its name.
[[nodiscard]] std::string every_label(const SchemeMap& map, const std::vector<std::string>& codes);
[[nodiscard]] BorderEvidence border_evidence(const SchemeMap& map, const Border& border);

// One for each predicate: outcome (does_not_comply when it is not met), figures and evidence. The rule's severity is
// applied by the judge.
[[nodiscard]] RuleVerdict evaluate(const MemberKindRule& rule, const RuleContext& context);
[[nodiscard]] RuleVerdict evaluate(const MemberCountRule& rule, const RuleContext& context);
[[nodiscard]] RuleVerdict evaluate(const SameDepartmentRule& rule, const RuleContext& context);
[[nodiscard]] RuleVerdict evaluate(const InDepartmentsRule& rule, const RuleContext& context);
[[nodiscard]] RuleVerdict evaluate(const ConnectedRule& rule, const RuleContext& context);
[[nodiscard]] RuleVerdict evaluate(const AdjacentRule& rule, const RuleContext& context);
[[nodiscard]] RuleVerdict evaluate(const NucleusRule& rule, const RuleContext& context);
[[nodiscard]] RuleVerdict evaluate(const ExcludedRule& rule, const RuleContext& context);
[[nodiscard]] RuleVerdict evaluate(const RequiredMembersRule& rule, const RuleContext& context);
[[nodiscard]] RuleVerdict evaluate(const OtherSchemeRule& rule, const RuleContext& context);
[[nodiscard]] RuleVerdict evaluate(const PopulationRule& rule, const RuleContext& context);
[[nodiscard]] RuleVerdict evaluate(const CategoryRule& rule, const RuleContext& context);
[[nodiscard]] RuleVerdict evaluate(const ConsultationRule& rule, const RuleContext& context);
[[nodiscard]] RuleVerdict evaluate(const DocumentRule& rule, const RuleContext& context);
[[nodiscard]] RuleVerdict evaluate(const SamePurposeRule& rule, const RuleContext& context);
[[nodiscard]] RuleVerdict evaluate(const SqlRule& rule, const RuleContext& context);

}  // namespace comarca
