// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/judge.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
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
Error named(const Error& mistake, const SchemeRule& rule, const SchemeProposal& proposal) {
  return {mistake.kind(), fmt::format("scheme '{}', rule '{}': {}", proposal.id, rule.id, mistake.message()),
          rule.where, mistake.remedy()};
}

RuleVerdict apply(const SchemeRule& rule, const RuleContext& context) {
  RuleVerdict verdict = std::visit([&](const auto& predicate) { return evaluate(predicate, context); }, rule.predicate);
  verdict.rule = &rule;
  if (rule.severity == RuleSeverity::advisory && verdict.outcome == Outcome::does_not_comply) {
    verdict.outcome = Outcome::complies_with_warnings;
  }
  return verdict;
}

Error not_law(const LegalForm& form, const Date& date) {
  const InForce& law = form.in_force;
  return usage_error(fmt::format("the legal form '{}' was not law on {}", form.id, date.iso()), {},
                     fmt::format("It is in force from {}{}.", law.from ? law.from->iso() : std::string(),
                                 law.until ? " until " + law.until->iso() : std::string()));
}

Error nucleus_outside(const SchemeProposal& proposal) {
  return data_error(fmt::format("the declared nucleus '{}' is not a member", proposal.nucleus), proposal.where,
                    "Declare as nucleus one of the members.");
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

/// Adds what each rule says; the first mistaken one ends it.
std::optional<Error> add_rules(Verdict& verdict, const std::vector<SchemeRule>& rules, const RuleContext& context,
                               RuleScope scope) {
  for (const SchemeRule& rule : rules) {
    if (!rule.in_force.on(context.date) || (scope == RuleScope::map_only && rule.decided_by == DecidedBy::document)) {
      continue;
    }
    verdict.rules.push_back(apply(rule, context));
    const RuleVerdict& last = verdict.rules.back();
    if (last.mistake) {
      return named(*last.mistake, rule, context.proposal);
    }
    worsen(verdict.outcome, last.outcome);
    if (rule.decided_by == DecidedBy::map && (last.undetermined || last.outcome != Outcome::pending_documents)) {
      worsen(verdict.map_outcome, last.outcome);
    }
    if (std::holds_alternative<NucleusRule>(rule.predicate) && last.members.size() == 1) {
      verdict.nucleus = last.members.front();
    }
  }
  return std::nullopt;
}

}  // namespace

Judge::Members Judge::members_of(std::span<const std::string> codes) const {
  Members members;
  for (const std::string& code : codes) {
    const auto unit = map_.find(code);
    if (!unit) {
      members.unknown = &code;
      return members;
    }
    members.units.push_back(*unit);
  }
  std::ranges::sort(members.units);
  members.units.erase(std::unique(members.units.begin(), members.units.end()), members.units.end());
  return members;
}

std::vector<std::uint32_t> Judge::resolve(std::span<const std::string> codes) const {
  Members members = members_of(codes);
  if (members.unknown != nullptr) {
    throw unknown_code(*members.unknown, catalog_, map_);
  }
  return std::move(members.units);
}

Judgement Judge::consider(const SchemeProposal& proposal, const Date& date, RuleScope scope) const {
  const LegalForm* form = catalog_.find_form(proposal.legal_form);
  if (form == nullptr) {
    return {{}, catalog_.unknown_form(proposal.legal_form)};
  }
  const Date day = proposal.date.value_or(date);
  if (!form->in_force.on(day)) {
    return {{}, not_law(*form, day)};
  }
  const Members members = members_of(proposal.members);
  if (members.unknown != nullptr) {
    return {{}, unknown_code(*members.unknown, catalog_, map_)};
  }
  Verdict verdict{.legal_form = form, .name = proposal.name, .law_date = day, .vintage = map_.vintage()};
  for (const std::uint32_t member : members.units) {
    verdict.members.push_back(map_.unit(member).code);
  }
  std::ranges::sort(verdict.members);
  if (verdict.members.size() < proposal.members.size()) {
    note_repeated(verdict, proposal.members);
  }
  if (!proposal.nucleus.empty() && !std::ranges::binary_search(verdict.members, proposal.nucleus)) {
    return {{}, nucleus_outside(proposal)};
  }
  const RuleContext context{catalog_, map_, proposal, members.units, verdict.members, day, sql_};
  for (const auto* rules : {&form->rules, &proposal.rules}) {
    if (auto mistake = add_rules(verdict, *rules, context, scope)) {
      return {{}, std::move(mistake)};
    }
  }
  return {std::move(verdict), {}};
}

Verdict Judge::judge(const SchemeProposal& proposal, const Date& date, RuleScope scope) const {
  Judgement judgement = consider(proposal, date, scope);
  if (judgement.mistake) {
    throw Error(*std::move(judgement.mistake));
  }
  return *std::move(judgement.verdict);
}

}  // namespace comarca
