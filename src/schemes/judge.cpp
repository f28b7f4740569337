// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/judge.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/failure.hpp"
#include "comarca/base/text.hpp"
#include "schemes/rule_context.hpp"

namespace comarca {
namespace {

Error unknown_code(const std::string& code, const SchemeCatalog& catalog, const SchemeMap& map) {
  const std::string where = map.vintage().empty() ? "the boundaries" : fmt::format("'{}'", map.vintage());
  if (const FormerCode* former = catalog.units.former(code)) {
    return data_error(fmt::format("code '{}' is not in {} ({})", code, where, former->what.en), {.field = "members"},
                      "Use the codes of that vintage, or boundaries of the code's own.");
  }
  std::vector<std::string> known;
  for (const SchemeUnit& unit : map.units()) {
    known.push_back(unit.code);
  }
  const auto near = nearest_name(code, known);
  return data_error(fmt::format("code '{}' is not in {}", code, where), {.field = "members"},
                    near ? fmt::format("Did you mean '{}' ({})?", *near, map.unit(*map.find(*near)).name)
                         : "Give DIVIPOLA codes as text: five digits for a municipality, two for a department.");
}

/// Worst of two.
void worsen(Outcome& whole, Outcome part) {
  whole = std::max(whole, part);
}

/// A rule that cannot be evaluated (a query of the user's) says whose it is and where it stands.
RuleVerdict evaluated(const SchemeRule& rule, const RuleContext& context) {
  RuleVerdict verdict;
  const auto failure = failure_of([&] {
    verdict = std::visit([&](const auto& predicate) { return evaluate(predicate, context); }, rule.predicate);
  });
  if (failure) {
    throw Error(failure->kind(),
                fmt::format("scheme '{}', rule '{}': {}", context.proposal.id, rule.id, failure->message()), rule.where,
                failure->remedy());
  }
  return verdict;
}

RuleVerdict apply(const SchemeRule& rule, const RuleContext& context) {
  RuleVerdict verdict = evaluated(rule, context);
  verdict.rule = &rule;
  if (rule.severity == RuleSeverity::advisory && verdict.outcome == Outcome::does_not_comply) {
    verdict.outcome = Outcome::complies_with_warnings;
  }
  return verdict;
}

void check_date(const LegalForm& form, std::string_view date) {
  if (!form.in_force.on(date)) {
    throw usage_error(fmt::format("the legal form '{}' was not law on {}", form.id, date), {},
                      fmt::format("It is in force from {}{}.", form.in_force.from,
                                  form.in_force.until.empty() ? "" : " until " + form.in_force.until));
  }
}

void note_repeated(Verdict& verdict, const std::vector<std::string>& given) {
  for (const std::string& code : verdict.members) {
    const auto times = std::ranges::count(given, code);
    if (times > 1) {
      verdict.notes.push_back({fmt::format("El miembro {} viene {} veces; se cuenta una.", code, times),
                               fmt::format("Member {} is given {} times; it counts once.", code, times)});
      worsen(verdict.outcome, Outcome::complies_with_warnings);
    }
  }
}

void add_rules(Verdict& verdict, const std::vector<SchemeRule>& rules, const RuleContext& context, RuleScope scope) {
  for (const SchemeRule& rule : rules) {
    if (!rule.in_force.on(context.date) || (scope == RuleScope::map_only && rule.decided_by == DecidedBy::document)) {
      continue;
    }
    verdict.rules.push_back(apply(rule, context));
    const RuleVerdict& last = verdict.rules.back();
    worsen(verdict.outcome, last.outcome);
    if (rule.decided_by == DecidedBy::map && (last.undetermined || last.outcome != Outcome::pending_documents)) {
      worsen(verdict.map_outcome, last.outcome);
    }
    if (std::holds_alternative<NucleusRule>(rule.predicate) && last.members.size() == 1) {
      verdict.nucleus = last.members.front();
    }
  }
}

}  // namespace

std::vector<std::uint32_t> Judge::resolve(std::span<const std::string> codes) const {
  std::vector<std::uint32_t> members;
  for (const std::string& code : codes) {
    const auto unit = map_.find(code);
    if (!unit) {
      throw unknown_code(code, catalog_, map_);
    }
    members.push_back(*unit);
  }
  std::ranges::sort(members);
  members.erase(std::unique(members.begin(), members.end()), members.end());
  return members;
}

Verdict Judge::judge(const SchemeProposal& proposal, std::string_view date, RuleScope scope) const {
  Verdict verdict;
  verdict.legal_form = &catalog_.legal_form(proposal.legal_form);
  verdict.name = proposal.name;
  verdict.law_date = proposal.date.empty() ? std::string(date) : proposal.date;
  verdict.vintage = map_.vintage();
  check_date(*verdict.legal_form, verdict.law_date);
  const auto members = resolve(proposal.members);
  for (const std::uint32_t member : members) {
    verdict.members.push_back(map_.unit(member).code);
  }
  std::ranges::sort(verdict.members);
  if (verdict.members.size() < proposal.members.size()) {
    note_repeated(verdict, proposal.members);
  }
  if (!proposal.nucleus.empty() && !std::ranges::binary_search(verdict.members, proposal.nucleus)) {
    throw data_error(fmt::format("the declared nucleus '{}' is not a member", proposal.nucleus), proposal.where,
                     "Declare as nucleus one of the members.");
  }
  const RuleContext context{catalog_, map_, proposal, members, verdict.members, verdict.law_date, sql_};
  add_rules(verdict, verdict.legal_form->rules, context, scope);
  add_rules(verdict, proposal.rules, context, scope);
  return verdict;
}

}  // namespace comarca
