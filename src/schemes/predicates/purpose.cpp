// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "schemes/rule_context.hpp"

namespace comarca {
namespace {

/// A purpose that both have, in the words of the first.
std::string shared_purpose(const SchemeProposal& a, const SchemeProposal& b) {
  for (const std::string& purpose : a.purpose) {
    const std::string wanted = folded(purpose);
    if (std::ranges::any_of(b.purpose, [&](const std::string& other) { return folded(other) == wanted; })) {
      return purpose;
    }
  }
  return {};
}

/// Members that the other scheme has too on the day.
std::vector<std::string> shared_members(const SchemeProposal& other, const RuleContext& context) {
  std::vector<std::string> shared;
  for (const std::string& code : other.members_on(context.date)) {
    if (std::ranges::find(context.parties, code) != context.parties.end()) {
      shared.push_back(code);
    }
  }
  return shared;
}

}  // namespace

RuleVerdict evaluate(const SamePurposeRule& rule, const RuleContext& context) {
  RuleVerdict verdict;
  verdict.required = {"ninguno con el mismo propósito", "none with the same purpose"};
  std::size_t others = 0;
  for (const SchemeProposal& other : context.catalog.registry) {
    const std::string& form = context.catalog.legal_form(other.legal_form).id;
    const bool asked = std::ranges::find(rule.legal_forms, form) != rule.legal_forms.end();
    if (!asked || other.id == context.proposal.id || other.state != "existente") {
      continue;
    }
    const auto members = shared_members(other, context);
    const bool itself = form == context.form.id && members.size() == context.codes.size() &&
                        members.size() == other.members_on(context.date).size();
    if (members.empty() || itself) {
      continue;
    }
    ++others;
    const std::string who = every_label(context.map, members);
    const std::string purpose = shared_purpose(context.proposal, other);
    if (!purpose.empty()) {
      verdict.outcome = Outcome::does_not_comply;
      verdict.members.insert(verdict.members.end(), members.begin(), members.end());
      verdict.reason.es += fmt::format("{} ya está en «{}» para lo mismo: {}. ", who, other.name, purpose);
      verdict.reason.en += fmt::format("{} is in '{}' already for the same: {}. ", who, other.name, purpose);
    } else if (context.proposal.purpose.empty() || other.purpose.empty()) {
      verdict.outcome = std::max(verdict.outcome, Outcome::complies_with_warnings);
      verdict.reason.es += fmt::format("{} está en «{}»: compruebe que el propósito es otro. ", who, other.name);
      verdict.reason.en += fmt::format("{} is in '{}': make sure that the purpose is another. ", who, other.name);
    }
  }
  verdict.measured = {fmt::format("{} esquemas con miembros comunes", others),
                      fmt::format("{} schemes with members in common", others)};
  return verdict;
}

}  // namespace comarca
