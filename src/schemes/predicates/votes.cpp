// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "comarca/schemes/category.hpp"
#include "schemes/rule_context.hpp"

// ADR 0271: a vote is asked what the law asked on its day.
namespace comarca {
namespace {

/// Judges the votes of one rule.
class Votes {
 public:
  Votes(const ConsultationRule& rule, const RuleContext& context) : rule_(rule), context_(context) {}

  RuleVerdict judge();

 private:
  void judge_vote(const Vote& vote, const std::string& who);
  void check_day(const Date& day, const std::string& unit, const std::string& who);
  void say_missing(const std::vector<std::string>& missing);
  void refuse(const std::string& unit, const Text& says, Outcome outcome = Outcome::does_not_comply);

  const ConsultationRule& rule_;
  const RuleContext& context_;
  RuleVerdict verdict_;
  std::size_t approved_ = 0;
};

void Votes::refuse(const std::string& unit, const Text& says, Outcome outcome) {
  verdict_.outcome = std::max(verdict_.outcome, outcome);
  verdict_.members.push_back(unit);
  verdict_.reason.es += says.es;
  verdict_.reason.en += says.en;
}

void Votes::check_day(const Date& day, const std::string& unit, const std::string& who) {
  const auto first = context_.form.in_force.from;
  if (day > context_.date) {
    refuse(unit,
           {fmt::format("{}: el voto es del {}, después del {}. ", who, day.iso(), context_.date.iso()),
            fmt::format("{}: the vote is of {}, after {}. ", who, day.iso(), context_.date.iso())},
           Outcome::pending_documents);
  } else if (first && day < *first) {
    refuse(unit,
           {fmt::format("{}: el voto es del {}, y la ley rige desde el {}. ", who, day.iso(), first->iso()),
            fmt::format("{}: the vote is of {}, and the law is in force from {}. ", who, day.iso(), first->iso())});
  }
  for (const Term& term : rule_.terms) {
    const auto call = std::ranges::find(context_.proposal.documents, term.after, &DeclaredDocument::document);
    const auto since = call == context_.proposal.documents.end() ? std::nullopt : call->date;
    if (!since) {
      continue;
    }
    const Window window = window_of(term, *since, context_.catalog.holidays);
    if ((window.from && day < *window.from) || (window.until && day > *window.until)) {
      refuse(unit,
             {fmt::format("{}: el voto es del {}, fuera del plazo ({}). ", who, day.iso(), window.computation.es),
              fmt::format("{}: the vote is of {}, outside the term ({}). ", who, day.iso(), window.computation.en)},
             term.late == Term::Late::warn && !(window.from && day < *window.from) ? Outcome::complies_with_warnings
                                                                                   : Outcome::does_not_comply);
    }
  }
}

void Votes::judge_vote(const Vote& vote, const std::string& who) {
  const auto& day = vote.date;
  const Asked asked = asked_of_vote(rule_, day.value_or(context_.acts_day));
  const std::int64_t least = least_turnout(vote.roll, asked.turnout_pct);
  const std::int64_t voted = vote.turnout.value_or(vote.yes + vote.no);
  verdict_.references.push_back(fmt::format("{}: {} sí, {} no, {} votantes de {} (mínimo {}: {} %)", who, vote.yes,
                                            vote.no, voted, vote.roll, least, asked.turnout_pct));
  if (!asked.article.empty()) {
    verdict_.article = asked.article;
  }
  const std::size_t before = verdict_.members.size();
  if (day) {
    check_day(*day, vote.unit, who);
  }
  const Consultation result = consultation_result(vote, asked.turnout_pct, rule_.majority);
  if (result == Consultation::too_few_voters) {
    refuse(vote.unit, {fmt::format("{}: {} votantes, se piden {}. ", who, voted, least),
                       fmt::format("{}: {} voters, {} are asked. ", who, voted, least)});
  } else if (result == Consultation::majority_against) {
    refuse(vote.unit,
           {fmt::format("{}: no hubo mayoría a favor. ", who), fmt::format("{}: no majority in favour. ", who)});
  }
  approved_ += verdict_.members.size() == before ? 1U : 0U;
}

void Votes::say_missing(const std::vector<std::string>& missing) {
  verdict_.outcome = Outcome::pending_documents;
  const std::string who = every_label(context_.map, missing);
  verdict_.reason.es += fmt::format("Falta el resultado de la consulta en: {}.", who);
  verdict_.reason.en += fmt::format("The result of the consultation is missing in: {}.", who);
  const Asked asked = asked_of_vote(rule_, context_.acts_day);
  for (const std::string& code : missing) {
    const SchemeUnit& unit = context_.unit(*context_.map.find(code));
    if (unit.roll && asked.turnout_pct > 0) {
      const std::int64_t least = least_turnout(*unit.roll, asked.turnout_pct);
      verdict_.reason.es += fmt::format(" {}: {} % del censo son {} votantes.", label(unit), asked.turnout_pct, least);
      verdict_.reason.en += fmt::format(" {}: {} % of the roll is {} voters.", label(unit), asked.turnout_pct, least);
    }
  }
  for (const Term& term : rule_.terms) {
    const auto call = std::ranges::find(context_.proposal.documents, term.after, &DeclaredDocument::document);
    if (const auto since = call == context_.proposal.documents.end() ? std::nullopt : call->date) {
      Window window = window_of(term, *since, context_.catalog.holidays);
      verdict_.deadlines.push_back({kVote, {}, window.from, window.until, std::move(window.computation)});
    }
  }
  verdict_.members = missing;
}

RuleVerdict Votes::judge() {
  const Asked asked = asked_of_vote(rule_, context_.acts_day);
  verdict_.article = asked.article;
  std::vector<std::string> missing;
  for (const std::string& code : context_.parties) {
    const auto vote = std::ranges::find(context_.proposal.votes, code, &Vote::unit);
    const auto unit = context_.map.find(code);
    if (vote == context_.proposal.votes.end()) {
      missing.push_back(code);
    } else {
      judge_vote(*vote, unit ? label(context_.unit(*unit)) : code);
    }
  }
  verdict_.required = {fmt::format("mayoría y {} % del censo en cada municipio", asked.turnout_pct),
                       fmt::format("a majority and {} % of the roll in each municipality", asked.turnout_pct)};
  verdict_.measured = {fmt::format("{} de {} aprobaron", approved_, context_.parties.size()),
                       fmt::format("{} of {} approved", approved_, context_.parties.size())};
  if (verdict_.outcome != Outcome::does_not_comply && !missing.empty()) {
    say_missing(missing);
  }
  return std::move(verdict_);
}

}  // namespace

RuleVerdict evaluate(const ConsultationRule& rule, const RuleContext& context) {
  return Votes(rule, context).judge();
}

}  // namespace comarca
