// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "schemes/rule_context.hpp"

namespace comarca {
namespace {

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
