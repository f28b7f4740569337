// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "comarca/schemes/acts.hpp"
#include "comarca/schemes/remedies.hpp"

namespace comarca {
namespace {

bool lists(const std::vector<std::string>& list, const std::string& text) {
  return std::ranges::find(list, text) != list.end();
}

bool touches_as_asked(const AdjacentRule& rule, const SchemeMap& map, std::uint32_t unit) {
  const std::string& code = map.unit(unit).code;
  const auto hub = map.find(rule.unit);
  if (!hub || code == rule.unit || lists(rule.except, code)) {
    return true;  // without the hub nobody is ruled out: the judge leaves the rule undetermined
  }
  const Border* border = map.graph().border(unit, *hub);
  const bool touches = border != nullptr && BorderGraph::counts(*border, {Contact::line, rule.min_length_m});
  return touches == (rule.expected == AdjacentRule::Expected::all);
}

struct Ground {
  const SchemeMap& map;
  const SchemeCatalog& catalog;
  Date date;
};

bool meets(const Predicate& predicate, const Ground& ground, std::uint32_t index) {
  const SchemeMap& map = ground.map;
  const SchemeUnit& unit = map.unit(index);
  if (const auto* kind = std::get_if<MemberKindRule>(&predicate)) {
    return lists(kind->kinds, kind_on(unit, ground.catalog, ground.date));
  }
  if (const auto* excluded = std::get_if<ExcludedRule>(&predicate)) {
    return !lists(excluded->units, unit.code);
  }
  if (const auto* inside = std::get_if<InDepartmentsRule>(&predicate)) {
    return lists(inside->departments, unit.department);
  }
  if (const auto* adjacent = std::get_if<AdjacentRule>(&predicate)) {
    return touches_as_asked(*adjacent, map, index);
  }
  return true;
}

}  // namespace

std::vector<std::uint8_t> eligible_units(const Judge& judge, const LegalForm& form, const Date& date) {
  std::vector<std::uint8_t> eligible(judge.map().units().size(), 1);
  narrow_eligible(eligible, judge, form.rules, date);
  return eligible;
}

void narrow_eligible(std::vector<std::uint8_t>& eligible, const Judge& judge, const std::vector<SchemeRule>& rules,
                     const Date& date) {
  for (const SchemeRule& rule : rules) {
    if (!rule.in_force.on(date) || rule.severity == RuleSeverity::advisory) {
      continue;
    }
    for (std::uint32_t unit = 0; unit < eligible.size(); ++unit) {
      if (eligible[unit] != 0 && !meets(rule.predicate, {judge.map(), judge.catalog(), date}, unit)) {
        eligible[unit] = 0;
      }
    }
  }
}

bool asks_same_department(const LegalForm& form, const Date& date) noexcept {
  return std::ranges::any_of(form.rules, [&](const SchemeRule& rule) {
    return rule.in_force.on(date) && rule.severity == RuleSeverity::required &&
           std::holds_alternative<SameDepartmentRule>(rule.predicate);
  });
}

}  // namespace comarca
