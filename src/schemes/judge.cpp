// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/judge.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "schemes/act_names.hpp"
#include "schemes/rule_context.hpp"

namespace comarca {
namespace {

/// The units of a name that several have: "JERICÓ (05368), JERICÓ (15368)"; empty when there are not several.
std::string namesakes(const std::string& name, const SchemeMap& map) {
  std::vector<std::uint32_t> units;
  const std::string wanted = folded(name);
  for (std::uint32_t unit = 0; unit < map.units().size(); ++unit) {
    if (folded(map.unit(unit).name) == wanted) {
      units.push_back(unit);
    }
  }
  return units.size() > 1 ? labels(map, units) : std::string();
}

Error unknown_code(const std::string& code, const SchemeCatalog& catalog, const SchemeMap& map) {
  const std::string where = map.vintage().empty() ? "the boundaries" : fmt::format("'{}'", map.vintage());
  if (const FormerCode* former = catalog.units.former(code)) {
    return data_error(fmt::format("code '{}' is not in {} ({})", code, where, former->what.en), {.field = "members"},
                      "Use the codes of that vintage, or boundaries of the code's own.");
  }
  std::map<std::string, std::string> codes;  // by what it may have been meant for
  std::vector<std::string> known;
  const bool digits = std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
  for (const SchemeUnit& unit : map.units()) {
    known.push_back(digits ? unit.code : unit.name);
    codes.emplace(known.back(), unit.code);
  }
  if (const std::string several = namesakes(code, map); !several.empty()) {
    return data_error(fmt::format("several units are called '{}'", code), {.field = "members"},
                      fmt::format("Give the code, or the name with its department behind a slash: {}.", several));
  }
  const auto near = nearest_name(code, known);
  return data_error(
      fmt::format("{} '{}' is not in {}", digits ? "code" : "name", code, where), {.field = "members"},
      near ? fmt::format("Did you mean '{}' ({})?", *near, digits ? map.unit(*map.find(*near)).name : codes.at(*near))
           : "Give DIVIPOLA codes as text, five digits for a municipality and two for a department, or their names; of "
             "a name that several have, with the department: 'San Carlos/Antioquia'.");
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

/// A scheme that exists is not asked again for what its law asked: what the map says today, and papers that the
/// registry lacks, are told and no more.
void let_stay(RuleVerdict& verdict) {
  if (verdict.outcome <= Outcome::complies_with_warnings) {
    return;
  }
  const bool paper = verdict.rule->decided_by == DecidedBy::document;
  if (paper && verdict.outcome == Outcome::does_not_comply) {
    return;
  }
  verdict.outcome = Outcome::complies_with_warnings;
  verdict.reason.es = (paper ? "No consta aquí. " : "Hoy no se cumple, y el esquema existe. ") + verdict.reason.es;
  verdict.reason.en = (paper ? "Not on record here. " : "Not met today, and the scheme exists. ") + verdict.reason.en;
}

RuleVerdict apply(const SchemeRule& rule, RuleContext context) {
  context.rule = &rule;
  RuleVerdict verdict = std::visit([&](const auto& predicate) { return evaluate(predicate, context); }, rule.predicate);
  verdict.rule = &rule;
  if (verdict.article.empty()) {
    verdict.article = rule.article;
  }
  const bool missing_paper =
      verdict.outcome == Outcome::pending_documents && rule.decided_by == DecidedBy::document && !verdict.undetermined;
  if (rule.severity == RuleSeverity::advisory && (verdict.outcome == Outcome::does_not_comply || missing_paper)) {
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

/// Whether the law of the day asks a rule: what papers decide is asked by the law of the day of the acts, what is due
/// after the creation by that of the day judged.
bool is_asked(const SchemeRule& rule, const RuleContext& context, const Verdict& verdict, RuleScope scope) {
  const bool paper = rule.decided_by == DecidedBy::document;
  if ((paper && scope == RuleScope::map_only) || !rule.asked_of(context.proposal.doing())) {
    return false;
  }
  const auto* document = std::get_if<DocumentRule>(&rule.predicate);
  if (document != nullptr &&
      owed_by(*document, context.parties, {context.map, context.catalog, context.acts_day}).empty()) {
    return false;  // of a kind of member that is not here
  }
  const bool after = rule.severity == RuleSeverity::informative;
  if (paper && !after && verdict.existence && verdict.existence->before_the_law) {
    return false;
  }
  return rule.in_force.on(paper && !after ? context.acts_day : context.date);
}

/// Adds what each rule says; the first mistaken one ends it.
std::optional<Error> add_rules(Verdict& verdict, const std::vector<SchemeRule>& rules, const RuleContext& context,
                               RuleScope scope) {
  for (const SchemeRule& rule : rules) {
    if (!is_asked(rule, context, verdict, scope)) {
      continue;
    }
    verdict.rules.push_back(apply(rule, context));
    RuleVerdict& last = verdict.rules.back();
    if (last.mistake) {
      return named(*last.mistake, rule, context.proposal);
    }
    if (rule.decided_by == DecidedBy::map && (last.undetermined || last.outcome != Outcome::pending_documents)) {
      worsen(verdict.map_outcome, last.outcome);
    }
    if (verdict.existence) {
      let_stay(last);
    }
    if (rule.severity != RuleSeverity::informative) {
      worsen(verdict.outcome, last.outcome);
      verdict.unsupported += last.unsupported;
    }
    if (std::holds_alternative<NucleusRule>(rule.predicate) && last.members.size() == 1) {
      verdict.nucleus = last.members.front();
    }
  }
  return std::nullopt;
}

Error counted_twice(const std::string& a, const std::string& b) {
  return data_error(fmt::format("'{}' and '{}' are the same territory", a, b), {.field = "members"},
                    "Give it under one of the two codes.");
}

/// Two codes of one territory; null when there are none.
const std::string* twin_of(const SchemeMap& map, const std::vector<std::string>& codes, const std::string& code) {
  const auto twin = std::ranges::find_if(codes, [&](const std::string& other) {
    return other.size() > code.size() && other.starts_with(code) && same_territory(map, code, other);
  });
  return twin == codes.end() ? nullptr : &*twin;
}

// ADR 0272: a scheme that exists is judged by its act.
/// What the declared state and founding act make of the scheme on the day.
void note_existence(Verdict& verdict, const SchemeProposal& proposal, const std::optional<Founding>& founding) {
  if (proposal.state != "existente" || proposal.doing() != Procedure::creation) {
    return;
  }
  if (!founding) {
    verdict.notes.push_back({"Se declara existente sin un acto con fecha: se juzga como una propuesta.",
                             "It is declared to exist without a dated act: it is judged as a proposal."});
    return;
  }
  if (founding->day > verdict.law_date) {
    verdict.notes.push_back({fmt::format("Existe desde el {}: el día juzgado aún no existía.", founding->day.iso()),
                             fmt::format("It exists since {}: not yet on the day judged.", founding->day.iso())});
    return;
  }
  const auto& clause = verdict.legal_form->existing;
  Existence existence{.since = founding->day, .act = founding->act};
  if (clause && founding->day < clause->before) {
    existence.before_the_law = true;
    existence.says = clause->says;
    existence.article = clause->article;
  } else if (verdict.legal_form->in_force.on(founding->day)) {
    existence.says = {"No se le piden de nuevo los actos de su creación; lo que falta aquí se dice.",
                      "The acts of its creation are not asked again; what is missing here is told."};
  } else {
    return;  // older than the law, and no law lets it stay
  }
  verdict.notes.push_back(
      {fmt::format("Existe desde el {} ({}). {}", existence.since.iso(), existence.act, existence.says.es),
       fmt::format("It exists since {} ({}). {}", existence.since.iso(), existence.act, existence.says.en)});
  verdict.existence = std::move(existence);
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
  const auto present = proposal.members_on(day);
  const Members members = members_of(present);
  if (members.unknown != nullptr) {
    return {{}, unknown_code(*members.unknown, catalog_, map_)};
  }
  Verdict verdict{.legal_form = form, .name = proposal.name, .law_date = day, .vintage = map_.vintage()};
  for (const std::uint32_t member : members.units) {
    verdict.members.push_back(map_.unit(member).code);
  }
  std::ranges::sort(verdict.members);
  for (const std::string& code : verdict.members) {
    if (const std::string* twin = twin_of(map_, verdict.members, code)) {
      return {{}, counted_twice(code, *twin)};
    }
  }
  if (verdict.members.size() < present.size()) {
    note_repeated(verdict, present);
  }
  if (!proposal.nucleus.empty() && !std::ranges::binary_search(verdict.members, proposal.nucleus)) {
    return {{}, nucleus_outside(proposal)};
  }
  const auto founding = founding_of(*form, proposal);
  note_existence(verdict, proposal, founding);
  note_unknown_acts(verdict, proposal, map_);
  const bool founded =
      founding && proposal.doing() == Procedure::creation && founding->day <= day && form->in_force.on(founding->day);
  const auto& parties = proposal.parties.empty() ? verdict.members : proposal.parties;
  const RuleContext context{.catalog = catalog_,
                            .map = map_,
                            .proposal = proposal,
                            .members = members.units,
                            .codes = verdict.members,
                            .date = day,
                            .sql = sql_,
                            .form = *form,
                            .parties = parties,
                            .acts_day = founded ? founding->day : day};
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
