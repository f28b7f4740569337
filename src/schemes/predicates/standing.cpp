// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "schemes/rule_context.hpp"

namespace comarca {
namespace {

using Units = std::vector<std::uint32_t>;

/// Position of a category in the table, 0 the highest; past the end when unknown.
std::size_t rank_of(const CategoryTable& table, const std::string& category) {
  const auto row = std::ranges::find(table.rows, category, &CategoryRow::category);
  return static_cast<std::size_t>(row - table.rows.begin());
}

struct Choice {
  Units best;
  std::string lacking;  ///< what data was missing to choose
};

Choice capitals_among(const Units& candidates, const RuleContext& context) {
  Choice choice;
  for (const std::uint32_t unit : candidates) {
    if (context.map.is_capital(unit)) {
      choice.best.push_back(unit);
    }
  }
  return choice;
}

Choice highest_category(const Units& candidates, const RuleContext& context) {
  Choice choice;
  std::size_t best = context.catalog.categories.rows.size();
  for (const std::uint32_t unit : candidates) {
    const std::size_t rank = rank_of(context.catalog.categories, context.unit(unit).category);
    if (rank == context.catalog.categories.rows.size()) {
      return {{}, "categoría"};
    }
    if (rank < best) {
      choice.best.clear();
      best = rank;
    }
    if (rank == best) {
      choice.best.push_back(unit);
    }
  }
  return choice;
}

Choice most_populous(const Units& candidates, const RuleContext& context) {
  Choice choice;
  double best = -1;
  for (const std::uint32_t unit : candidates) {
    const auto population = context.unit(unit).population;
    if (!population) {
      return {{}, "población"};
    }
    if (*population > best) {
      choice.best.clear();
      best = *population;
    }
    if (*population == best) {
      choice.best.push_back(unit);
    }
  }
  return choice;
}

/// Narrows the members down by each criterion in turn, until one is left or data is missing.
Choice choose_nucleus(const NucleusRule& rule, const RuleContext& context) {
  Choice left{context.members, {}};
  for (const auto criterion : rule.criteria) {
    Choice next = criterion == NucleusRule::Criterion::capital    ? capitals_among(left.best, context)
                  : criterion == NucleusRule::Criterion::category ? highest_category(left.best, context)
                                                                  : most_populous(left.best, context);
    if (!next.lacking.empty()) {
      left.lacking = next.lacking;
      return left;
    }
    if (!next.best.empty()) {
      left = std::move(next);
    }
    if (left.best.size() == 1) {
      return left;
    }
  }
  return left;
}

Text undecided(const Choice& choice, const RuleContext& context) {
  const std::string who = labels(context.map, choice.best);
  return choice.lacking.empty()
             ? Text{fmt::format("Empatan: {}. Debe definirlo un acto.", who),
                    fmt::format("A tie: {}. An act has to settle it.", who)}
             : Text{fmt::format("Falta la {} de los miembros para escoger entre: {}.", choice.lacking, who),
                    fmt::format("The {} of the members is missing to choose among: {}.",
                                choice.lacking == "población" ? "population" : "category", who)};
}

RuleVerdict unknown_figures(std::vector<std::string> members, const char* es, const char* en) {
  RuleVerdict verdict;
  verdict.outcome = Outcome::pending_documents;
  verdict.reason = {fmt::format("Falta {} de: {}.", es, join(members, ", ")),
                    fmt::format("Missing {} of: {}.", en, join(members, ", "))};
  verdict.members = std::move(members);
  return verdict;
}

std::vector<std::string> in_order(std::vector<std::string> codes) {
  std::ranges::sort(codes);
  return codes;
}

}  // namespace

RuleVerdict evaluate(const NucleusRule& rule, const RuleContext& context) {
  RuleVerdict verdict;
  verdict.required = {"un municipio núcleo", "one nucleus"};
  const Choice choice = choose_nucleus(rule, context);
  if (choice.best.size() != 1) {
    verdict.outcome = Outcome::pending_documents;
    verdict.measured = {fmt::format("{} candidatos", choice.best.size()),
                        fmt::format("{} candidates", choice.best.size())};
    verdict.reason = undecided(choice, context);
    return verdict;
  }
  const SchemeUnit& nucleus = context.unit(choice.best.front());
  verdict.members = {nucleus.code};
  verdict.measured = {label(nucleus), label(nucleus)};
  if (!context.proposal.nucleus.empty() && context.proposal.nucleus != nucleus.code) {
    verdict.outcome = Outcome::does_not_comply;
    verdict.reason = {
        fmt::format("Se declaró núcleo a {}, y por la regla es {}.", context.proposal.nucleus, label(nucleus)),
        fmt::format("{} was declared nucleus, and by the rule it is {}.", context.proposal.nucleus, label(nucleus))};
  }
  return verdict;
}

RuleVerdict evaluate(const OtherSchemeRule& rule, const RuleContext& context) {
  RuleVerdict verdict;
  std::vector<std::string> found;
  for (const SchemeProposal& scheme : context.catalog.registry) {
    const std::string& form = context.catalog.legal_form(scheme.legal_form).id;
    if (scheme.id == context.proposal.id || std::ranges::find(rule.legal_forms, form) == rule.legal_forms.end() ||
        scheme.state != "existente") {
      continue;
    }
    if (rule.mode == OtherSchemeRule::Mode::same_members) {
      if (in_order(scheme.members_on(context.date)) == context.codes) {
        found.push_back(scheme.name);
      }
      continue;
    }
    for (const std::string& code : scheme.members_on(context.date)) {
      if (std::ranges::binary_search(context.codes, code)) {
        found.push_back(fmt::format("{}: {}", scheme.name, code));
        verdict.members.push_back(code);
      }
    }
  }
  const std::string list = join(found, "; ");
  const std::string forms = join(rule.legal_forms, ", ");
  verdict.measured = list.empty() ? Text{"ninguno", "none"} : Text{list, list};
  const bool wanted = rule.mode == OtherSchemeRule::Mode::same_members;
  verdict.required = wanted ? Text{"los miembros de una " + forms, "the members of a " + forms}
                            : Text{"ningún miembro en otra " + forms, "no member in another " + forms};
  if (found.empty() == wanted) {
    verdict.outcome = Outcome::does_not_comply;
    verdict.reason = wanted ? Text{fmt::format("Ninguna {} existente del registro tiene estos miembros.", forms),
                                   fmt::format("No existing {} of the registry has these members.", forms)}
                            : Text{fmt::format("Ya pertenecen a otro esquema: {}.", list),
                                   fmt::format("They already belong to another scheme: {}.", list)};
  }
  return verdict;
}

RuleVerdict evaluate(const PopulationRule& rule, const RuleContext& context) {
  RuleVerdict verdict;
  std::vector<std::string> unknown;
  double total = 0;
  for (const std::uint32_t member : context.members) {
    const SchemeUnit& unit = context.unit(member);
    if (!unit.population) {
      unknown.push_back(unit.code);
      continue;
    }
    total += *unit.population;
    if (rule.least_each && *unit.population < *rule.least_each) {
      verdict.members.push_back(unit.code);
    }
  }
  if (!unknown.empty()) {
    return unknown_figures(std::move(unknown), "la población", "the population");
  }
  verdict.measured = {fmt::format("{:.0f} habitantes", total), fmt::format("{:.0f} inhabitants", total)};
  verdict.required = {fmt::format("al menos {:.0f}", rule.least_each.value_or(rule.least_total.value_or(0))),
                      fmt::format("at least {:.0f}", rule.least_each.value_or(rule.least_total.value_or(0)))};
  if (!verdict.members.empty() || (rule.least_total && total < *rule.least_total)) {
    verdict.outcome = Outcome::does_not_comply;
    verdict.reason = {"La población no alcanza.", "The population is too small."};
  }
  return verdict;
}

RuleVerdict evaluate(const CategoryRule& rule, const RuleContext& context) {
  RuleVerdict verdict;
  std::vector<std::string> unknown;
  for (const std::uint32_t member : context.members) {
    const SchemeUnit& unit = context.unit(member);
    if (unit.category.empty()) {
      unknown.push_back(unit.code);
    } else if (std::ranges::find(rule.categories, unit.category) == rule.categories.end()) {
      verdict.members.push_back(unit.code);
    }
  }
  if (!unknown.empty() && verdict.members.empty()) {
    return unknown_figures(std::move(unknown), "la categoría", "the category");
  }
  const std::string list = join(rule.categories, ", ");
  verdict.required = {"categoría " + list, "category " + list};
  verdict.measured = {fmt::format("{} de otra categoría", verdict.members.size()),
                      fmt::format("{} of another category", verdict.members.size())};
  if (!verdict.members.empty()) {
    verdict.outcome = Outcome::does_not_comply;
    const std::string who = labels(context.map, verdict.members);
    verdict.reason = {fmt::format("De otra categoría: {}.", who), fmt::format("Of another category: {}.", who)};
  }
  return verdict;
}

}  // namespace comarca
