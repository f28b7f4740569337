// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/scheme_definition.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "catalog/scheme_predicates.hpp"

// ADR 0210: rules of associative schemes are data, predicates are code.
namespace comarca {

InForce read_in_force(const Table& table) {
  InForce dates;
  if (const auto from = table.optional("from")) {
    dates.from = from->date();
  }
  if (const auto until = table.optional("until")) {
    dates.until = until->date();
    if (dates.from && *dates.until < *dates.from) {
      throw until->error("'until' comes before 'from'");
    }
  }
  return dates;
}

namespace {

RuleSeverity severity_of(const Table& table) {
  const auto severity = table.optional("severity");
  const std::string word = severity ? severity->one_of({"required", "advisory", "informative"}) : "required";
  return word == "required"   ? RuleSeverity::required
         : word == "advisory" ? RuleSeverity::advisory
                              : RuleSeverity::informative;
}

/// What only a document decides is of the creation unless it says otherwise; what the map decides is always asked.
std::vector<Procedure> procedures_of(const Table& table, DecidedBy decided_by) {
  std::vector<Procedure> procedures;
  for (const std::string& word : table.texts_or("procedure", {})) {
    const Value value = table.required("procedure");
    if (word == "any") {
      return {};
    }
    if (word != "creation" && word != "entry" && word != "withdrawal") {
      throw value.error(fmt::format("no procedure is called '{}'", word), "Use creation, entry, withdrawal or any.");
    }
    procedures.push_back(word == "creation" ? Procedure::creation
                         : word == "entry"  ? Procedure::entry
                                            : Procedure::withdrawal);
  }
  if (procedures.empty() && decided_by == DecidedBy::document) {
    procedures.push_back(Procedure::creation);
  }
  return procedures;
}

std::optional<Grandfathering> read_existing(const Table& root) {
  if (!root.has("existing")) {
    return std::nullopt;
  }
  const Table table = root.required("existing").table();
  Grandfathering existing{table.required("before").date(), table.required("article").text(),
                          table.required("says").bilingual()};
  table.finish();
  return existing;
}

}  // namespace

bool SchemeRule::asked_of(Procedure procedure) const noexcept {
  return procedures.empty() || std::ranges::find(procedures, procedure) != procedures.end();
}

SchemeRule read_scheme_rule(const Table& table) {
  SchemeRule rule;
  rule.id = table.required("id").text();
  rule.says = table.required("says").bilingual();
  rule.article = table.text_or("article", "");
  rule.note = table.text_or("note", "");
  rule.in_force = read_in_force(table);
  rule.verified = table.boolean_or("verified", true);
  rule.severity = severity_of(table);
  rule.predicate = read_predicate(table);
  const auto decided = table.required("decided_by").one_of({"map", "document"});
  rule.decided_by = decided == "map" ? DecidedBy::map : DecidedBy::document;
  rule.procedures = procedures_of(table, rule.decided_by);
  rule.by = table.bilingual_or("by", {});
  rule.where = table.where();
  table.finish();
  return rule;
}

LegalForm read_legal_form(const Document& document) {
  const Table root = document.root();
  LegalForm form;
  form.id = root.required("figure").text();
  form.name = root.required("name").bilingual();
  form.aliases = root.texts_or("aliases", {});
  form.basis = root.required("basis").text();
  form.order = root.integer_or("order", 0);
  form.in_force = read_in_force(root);
  form.founded_by = root.texts_or("founded_by", {});
  form.existing = read_existing(root);
  std::set<std::string> ids;
  for (const Table& table : root.tables("rule")) {
    form.rules.push_back(read_scheme_rule(table));
    if (!ids.insert(form.rules.back().id).second) {
      throw table.error(fmt::format("the rule '{}' comes twice", form.rules.back().id), "Give each rule its own id.");
    }
  }
  if (form.rules.empty()) {
    throw root.error("the legal form has no rules", "Write at least one [[rule]].");
  }
  root.finish();
  return form;
}

}  // namespace comarca
