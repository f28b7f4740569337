// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "comarca/base/date.hpp"
#include "comarca/base/text.hpp"
#include "comarca/schemes/category.hpp"
#include "schemes/rule_context.hpp"

namespace comarca {
namespace {

/// A line per member: what its vote says.
void judge_vote(const Vote& vote, const std::string& who, std::int64_t turnout_pct, RuleVerdict& verdict) {
  const std::int64_t least = least_turnout(vote.roll, turnout_pct);
  const std::int64_t voted = vote.turnout.value_or(vote.yes + vote.no);
  verdict.references.push_back(
      fmt::format("{}: {} sí, {} no, {} votantes de {} (mínimo {})", who, vote.yes, vote.no, voted, vote.roll, least));
  const Consultation result = consultation_result(vote, turnout_pct);
  if (result == Consultation::approved) {
    return;
  }
  verdict.outcome = Outcome::does_not_comply;
  verdict.members.push_back(vote.unit);
  const bool few = result == Consultation::too_few_voters;
  verdict.reason.es += few ? fmt::format("{}: {} votantes, se piden {}. ", who, voted, least)
                           : fmt::format("{}: no hubo mayoría a favor. ", who);
  verdict.reason.en += few ? fmt::format("{}: {} voters, {} are asked. ", who, voted, least)
                           : fmt::format("{}: no majority in favour. ", who);
}

/// Codes of the municipalities that the members are made of.
std::vector<std::string> municipalities(const RuleContext& context) {
  std::set<std::string> codes;
  for (const std::uint32_t member : context.members) {
    for (const std::uint32_t part : context.map.municipalities_of(member)) {
      codes.insert(context.unit(part).code);
    }
  }
  return {codes.begin(), codes.end()};
}

}  // namespace

RuleVerdict evaluate(const ConsultationRule& rule, const RuleContext& context) {
  RuleVerdict verdict;
  std::vector<std::string> missing;
  std::size_t approved = 0;
  for (const std::uint32_t member : context.members) {
    const SchemeUnit& unit = context.unit(member);
    const auto vote = std::ranges::find(context.proposal.votes, unit.code, &Vote::unit);
    if (vote == context.proposal.votes.end()) {
      missing.push_back(unit.code);
      continue;
    }
    const std::size_t refused = verdict.members.size();
    judge_vote(*vote, label(unit), rule.turnout_pct, verdict);
    approved += verdict.members.size() == refused ? 1U : 0U;
  }
  verdict.required = {fmt::format("mayoría y {} % del censo en cada municipio", rule.turnout_pct),
                      fmt::format("a majority and {} % of the roll in each municipality", rule.turnout_pct)};
  verdict.measured = {fmt::format("{} de {} aprobaron", approved, context.members.size()),
                      fmt::format("{} of {} approved", approved, context.members.size())};
  if (verdict.outcome == Outcome::complies && !missing.empty()) {
    verdict.outcome = Outcome::pending_documents;
    const std::string who = labels(context.map, missing);
    verdict.reason = {fmt::format("Falta el resultado de la consulta en: {}.", who),
                      fmt::format("The result of the consultation is missing in: {}.", who)};
    verdict.members = std::move(missing);
  }
  return verdict;
}

RuleVerdict evaluate(const DocumentRule& rule, const RuleContext& context) {
  RuleVerdict verdict;
  verdict.required = {"declarado con su referencia", "declared with its reference"};
  const auto declared = std::ranges::find(context.proposal.documents, rule.document, &DeclaredDocument::document);
  if (declared == context.proposal.documents.end()) {
    verdict.outcome = Outcome::pending_documents;
    verdict.measured = {"no declarado", "not declared"};
    verdict.reason = {fmt::format("Falta el documento «{}».", rule.document),
                      fmt::format("The document '{}' is missing.", rule.document)};
    return verdict;
  }
  verdict.measured = {"declarado", "declared"};
  verdict.references.push_back(declared->date ? fmt::format("{} ({})", declared->reference, declared->date->iso())
                                              : declared->reference);
  if (!rule.least_years) {
    return verdict;
  }
  const auto due = declared->date ? declared->date->plus_years(static_cast<int>(*rule.least_years)) : std::nullopt;
  if (!due) {
    verdict.outcome = Outcome::pending_documents;
    verdict.reason = {"Falta la fecha del documento.", "The date of the document is missing."};
  } else if (context.date < *due) {
    verdict.outcome = Outcome::does_not_comply;
    verdict.reason = {fmt::format("Se cumplen {} años el {}.", *rule.least_years, due->iso()),
                      fmt::format("{} years are reached on {}.", *rule.least_years, due->iso())};
  }
  return verdict;
}

RuleVerdict evaluate(const SqlRule& rule, const RuleContext& context) {
  RuleVerdict verdict;
  verdict.required = {"la consulta responde que sí", "the query answers yes"};
  if (context.sql == nullptr) {
    verdict.outcome = Outcome::pending_documents;
    verdict.measured = {"sin responder", "not answered"};
    verdict.reason = {"La consulta necesita un producto de comarca.", "The query needs a product of comarca."};
    return verdict;
  }
  const SqlAnswer answer = context.sql->ask(rule.query, municipalities(context));
  if (answer.mistake) {
    verdict.mistake = answer.mistake;
    return verdict;
  }
  verdict.measured = !answer.holds ? Text{"sin dato", "no data"} : *answer.holds ? Text{"sí", "yes"} : Text{"no", "no"};
  if (!answer.says.empty()) {
    verdict.measured = {answer.says, answer.says};
  }
  if (!answer.holds) {
    verdict.outcome = Outcome::pending_documents;
    verdict.undetermined = true;
    verdict.reason = {"La consulta no tiene dato con que responder: devuelve NULL.",
                      "The query has no data to answer with: it returns NULL."};
  } else if (!*answer.holds) {
    verdict.outcome = Outcome::does_not_comply;
    verdict.reason = {"La consulta responde que no.", "The query answers no."};
  }
  return verdict;
}

}  // namespace comarca
