// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/acts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/level.hpp"

// ADR 0270: acts are records, and rules ask for each one they need.
namespace comarca {
namespace {

std::optional<Date> add(const Term& term, std::int64_t count, const Date& since, const Holidays& holidays) {
  const int number = static_cast<int>(count);
  switch (term.unit) {
    case Term::Unit::days:
      return since.plus_days(number);
    case Term::Unit::working_days:
      return holidays.plus_working_days(since, number);
    case Term::Unit::months:
      return since.plus_months(number);
    case Term::Unit::years:
      return since.plus_years(number);
  }
  return std::nullopt;
}

Text unit_name(Term::Unit unit) {
  switch (unit) {
    case Term::Unit::days:
      return {"días calendario", "calendar days"};
    case Term::Unit::working_days:
      return {"días hábiles", "working days"};
    case Term::Unit::months:
      return {"meses", "months"};
    case Term::Unit::years:
      return {"años", "years"};
  }
  return {};
}

std::string range(const Term& term) {
  if (term.most && term.least.value_or(0) == 0) {
    return fmt::format("{}", *term.most);
  }
  return term.most ? fmt::format("{}–{}", *term.least, *term.most) : fmt::format("{}", *term.least);
}

}  // namespace

Window window_of(const Term& term, const Date& since, const Holidays& holidays) {
  Window window;
  if (term.least) {
    window.from = add(term, *term.least, since, holidays);
  }
  if (term.most) {
    window.until = add(term, *term.most, since, holidays);
  }
  const Text unit = unit_name(term.unit);
  window.computation = {fmt::format("{} {} desde «{}» ({})", range(term), unit.es, term.after, since.iso()),
                        fmt::format("{} {} from '{}' ({})", range(term), unit.en, term.after, since.iso())};
  return window;
}

const std::string& kind_on(const SchemeUnit& unit, const SchemeCatalog& catalog, const Date& day) {
  static const std::string kMunicipality(level_code(Level::municipality));
  static const std::string kDepartment(level_code(Level::department));
  if (!catalog.units.kinds_of.contains(unit.code)) {
    return unit.kind;
  }
  if (const UnitKind* kind = catalog.units.kind_on(unit.code, day)) {
    return kind->kind;
  }
  return unit.code == unit.department ? kDepartment : kMunicipality;
}

bool is_act_of(const DeclaredDocument& act, const DocumentRule& rule) {
  return act.document == rule.document || std::ranges::find(rule.also, act.document) != rule.also.end();
}

bool same_territory(const SchemeMap& map, std::string_view a, std::string_view b) {
  if (a == b) {
    return true;
  }
  const auto one = map.find(a);
  const auto other = map.find(b);
  return one && other && map.unit(*one).kind == map.unit(*other).kind &&
         map.unit(*one).department == map.unit(*other).department &&
         map.municipalities_of(*one) == map.municipalities_of(*other);
}

std::vector<std::string> owed_by(const DocumentRule& rule, std::span<const std::string> parties, const LawOfDay& law) {
  if (!rule.of.empty()) {
    return rule.of;
  }
  if (rule.each == DocumentRule::Each::once) {
    return {std::string()};
  }
  std::vector<std::string> units;
  for (const std::string& code : parties) {
    const auto unit = law.map.find(code);
    if (rule.kinds.empty() || (unit && std::ranges::find(rule.kinds, kind_on(law.map.unit(*unit), law.catalog,
                                                                             law.day)) != rule.kinds.end())) {
      units.push_back(code);
    }
  }
  return units;
}

std::vector<ActAsked> acts_asked(const LegalForm& form, const SchemeProposal& proposal, const LawOfDay& law) {
  std::vector<ActAsked> asked;
  std::vector<std::string> parties = proposal.parties.empty() ? proposal.members_on(law.day) : proposal.parties;
  std::ranges::sort(parties);
  for (const SchemeRule& rule : form.rules) {
    const auto* document = std::get_if<DocumentRule>(&rule.predicate);
    if (document == nullptr || rule.severity != RuleSeverity::required || !rule.in_force.on(law.day) ||
        !rule.asked_of(proposal.doing())) {
      continue;
    }
    for (std::string& unit : owed_by(*document, parties, law)) {
      asked.push_back({&rule, document->document, std::move(unit)});
    }
  }
  return asked;
}

std::optional<Founding> founding_of(const LegalForm& form, const SchemeProposal& proposal) {
  std::optional<Founding> founding;
  const auto note = [&](const DeclaredDocument& act) {
    if (act.date && (!founding || *act.date > founding->day)) {
      founding = Founding{*act.date, act.text()};
    }
    return act.date.has_value();
  };
  const auto find = [&](const std::string& name) {
    return std::ranges::find(proposal.documents, name, &DeclaredDocument::document);
  };
  if (const auto act = find(kFoundingAct); act != proposal.documents.end() && note(*act)) {
    return founding;
  }
  for (const std::string& name : form.founded_by) {
    const auto act = find(name);
    if (act == proposal.documents.end() || !note(*act)) {
      return std::nullopt;
    }
  }
  return founding;
}

}  // namespace comarca
