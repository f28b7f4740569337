// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/vintages.hpp"

#include <algorithm>
#include <utility>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "schemes/rule_context.hpp"

namespace comarca {
namespace {

std::vector<std::string> missing(const SchemeMap& map, const SchemeProposal& scheme) {
  std::vector<std::string> codes;
  for (const std::string& code : scheme.members) {
    if (!map.find(code)) {
      codes.push_back(code);
    }
  }
  return codes;
}

/// Line borders between members of a scheme on one map that the other map, which has both, lacks.
std::vector<BorderEvidence> only_in(const SchemeMap& map, const SchemeMap& other, const SchemeProposal& scheme) {
  std::vector<BorderEvidence> result;
  const auto line = [](const SchemeMap& where, const std::string& a, const std::string& b) -> const Border* {
    const auto i = where.find(a);
    const auto j = where.find(b);
    const Border* border = i && j ? where.graph().border(*i, *j) : nullptr;
    return border != nullptr && BorderGraph::counts(*border, {}) ? border : nullptr;
  };
  for (std::size_t i = 0; i < scheme.members.size(); ++i) {
    for (std::size_t j = i + 1; j < scheme.members.size(); ++j) {
      const Border* border = line(map, scheme.members[i], scheme.members[j]);
      const bool comparable = other.find(scheme.members[i]) && other.find(scheme.members[j]);
      if (border != nullptr && comparable && line(other, scheme.members[i], scheme.members[j]) == nullptr) {
        result.push_back(border_evidence(map, *border));
      }
    }
  }
  return result;
}

std::string outcome_of(const SchemeStanding& standing) {
  return standing.verdict ? std::string(outcome_word(standing.verdict->map_outcome)) : std::string();
}

/// One mistaken rule of the user's must not hide the verdicts on all other schemes.
void judge_one(const Judge& judge, const SchemeProposal& scheme, const Date& date, SchemeStanding& standing) {
  Judgement judgement = judge.consider(scheme, date);
  standing.verdict = std::move(judgement.verdict);
  if (const auto& mistake = judgement.mistake) {
    Where where = mistake->where();
    where.file.erase(0, where.file.rfind('/') + 1);
    const std::string place = where.to_string();
    const std::string problem = place.empty() ? mistake->message() : place + ": " + mistake->message();
    standing.problem = {problem, problem};  // errors are English, whoever asks
  }
}

}  // namespace

std::vector<SchemeStanding> judge_schemes(const Judge& judge, std::span<const SchemeProposal> schemes,
                                          const Date& date) {
  std::vector<SchemeStanding> standings;
  for (const SchemeProposal& scheme : schemes) {
    SchemeStanding standing{&scheme, {}, {}};
    const auto lacking = missing(judge.map(), scheme);
    const LegalForm& form = judge.catalog().legal_form(scheme.legal_form);
    if (!lacking.empty()) {
      standing.problem = {"los límites no tienen " + join(lacking, ", "), "the boundaries lack " + join(lacking, ", ")};
    } else if (!form.in_force.on(scheme.date.value_or(date))) {
      standing.problem = {"la figura no era ley ese día", "the legal form was not law on that day"};
    } else {
      judge_one(judge, scheme, date, standing);
    }
    standings.push_back(std::move(standing));
  }
  return standings;
}

std::vector<SchemeChange> compare_vintages(const VintageStandings& before, const VintageStandings& after) {
  if (before.standings.size() != after.standings.size()) {
    throw usage_error("the two vintages were judged for different schemes");
  }
  std::vector<SchemeChange> changes;
  for (std::size_t i = 0; i < after.standings.size(); ++i) {
    const SchemeProposal& scheme = *after.standings[i].scheme;
    SchemeChange change;
    change.scheme = &scheme;
    change.before = outcome_of(before.standings[i]);
    change.after = outcome_of(after.standings[i]);
    change.gained = only_in(after.map, before.map, scheme);
    change.lost = only_in(before.map, after.map, scheme);
    change.missing_before = missing(before.map, scheme);
    change.missing_after = missing(after.map, scheme);
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace comarca
