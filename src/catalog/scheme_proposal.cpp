// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "comarca/catalog/scheme_registry.hpp"

namespace comarca {
namespace {

std::int64_t count(const Table& table, std::string_view key) {
  const Value value = table.required(key);
  if (value.integer() < 0) {
    throw value.error(fmt::format("'{}' is negative", key));
  }
  return value.integer();
}

DeclaredDocument read_document(const Table& table) {
  DeclaredDocument document{table.required("document").text(), table.required("reference").text(), {}};
  if (const auto date = table.optional("date")) {
    document.date = date->date().iso();
  }
  table.finish();
  return document;
}

Vote read_vote(const Table& table) {
  Vote vote{table.required("unit").text(), count(table, "roll"), count(table, "yes"), count(table, "no"), {}};
  if (table.has("turnout")) {
    vote.turnout = count(table, "turnout");
  }
  const std::int64_t voted = vote.turnout.value_or(vote.yes + vote.no);
  if (voted < vote.yes + vote.no || voted > vote.roll) {
    throw table.error(fmt::format("{}: {} votes for and against, {} voters, a roll of {}", vote.unit,
                                  vote.yes + vote.no, voted, vote.roll),
                      "Votes cannot be more than voters, nor voters more than the roll.");
  }
  table.finish();
  return vote;
}

}  // namespace

SchemeProposal read_scheme_proposal(const Table& table) {
  SchemeProposal proposal;
  proposal.id = table.required("id").text();
  proposal.name = table.text_or("name", proposal.id);
  proposal.legal_form = table.required("figure").text();
  proposal.members = table.required("members").texts();
  if (const auto date = table.optional("date")) {
    proposal.date = date->date().iso();
  }
  proposal.nucleus = table.text_or("nucleus", "");
  proposal.source = table.text_or("source", "");
  proposal.confidence = table.text_or("confidence", "");
  proposal.state = table.text_or("state", "");
  for (const Table& document : table.tables("document")) {
    proposal.documents.push_back(read_document(document));
  }
  for (const Table& vote : table.tables("vote")) {
    proposal.votes.push_back(read_vote(vote));
  }
  for (const Table& rule : table.tables("rule")) {
    proposal.rules.push_back(read_scheme_rule(rule));
  }
  proposal.where = table.where();
  table.finish();
  return proposal;
}

}  // namespace comarca
