// SPDX-License-Identifier: Apache-2.0
#include "schemes/act_names.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/schemes/acts.hpp"

namespace comarca {
namespace {

void add_names(std::set<std::string>& names, const std::vector<SchemeRule>& rules) {
  const auto of_terms = [&](const std::vector<Term>& terms) {
    for (const Term& term : terms) {
      names.insert(term.after);
    }
  };
  for (const SchemeRule& rule : rules) {
    if (const auto* document = std::get_if<DocumentRule>(&rule.predicate)) {
      names.insert(document->document);
      names.insert(document->also.begin(), document->also.end());
      names.insert(document->precedes.begin(), document->precedes.end());
      of_terms(document->terms);
    } else if (const auto* vote = std::get_if<ConsultationRule>(&rule.predicate)) {
      of_terms(vote->terms);
    }
  }
}

bool is_party(const std::string& unit, const Verdict& verdict, const SchemeProposal& proposal, const SchemeMap& map) {
  const auto same = [&](const std::string& code) { return same_territory(map, code, unit); };
  return std::ranges::any_of(verdict.members, same) || std::ranges::any_of(proposal.parties, same);
}

void warn(Verdict& verdict, Text says) {
  verdict.notes.push_back(std::move(says));
  verdict.outcome = std::max(verdict.outcome, Outcome::complies_with_warnings);
}

}  // namespace

void note_unknown_acts(Verdict& verdict, const SchemeProposal& proposal, const SchemeMap& map) {
  std::set<std::string> names(verdict.legal_form->founded_by.begin(), verdict.legal_form->founded_by.end());
  names.insert(kFoundingAct);
  add_names(names, verdict.legal_form->rules);
  add_names(names, proposal.rules);
  for (const DeclaredDocument& act : proposal.documents) {
    if (!names.contains(act.document)) {
      const auto near = nearest_name(act.document, {names.begin(), names.end()});
      warn(verdict, {fmt::format("Ninguna regla de la figura pide «{}»{}.", act.document,
                                 near ? fmt::format(": ¿es «{}»?", *near) : ""),
                     fmt::format("No rule of the legal form asks for '{}'{}.", act.document,
                                 near ? fmt::format(": is it '{}'?", *near) : "")});
    } else if (!act.unit.empty() && !is_party(act.unit, verdict, proposal, map)) {
      warn(verdict, {fmt::format("«{}» es de {}, que no es miembro.", act.document, act.unit),
                     fmt::format("'{}' is of {}, which is no member.", act.document, act.unit)});
    }
  }
}

}  // namespace comarca
