// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/scheme_definition.hpp"

#include <set>
#include <utility>

#include <fmt/format.h>

#include "catalog/scheme_predicates.hpp"

// ADR 0210: rules of associative schemes are data, predicates are code.
namespace comarca {
namespace {

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

}  // namespace

SchemeRule read_scheme_rule(const Table& table) {
  SchemeRule rule;
  rule.id = table.required("id").text();
  rule.says = table.required("says").bilingual();
  rule.article = table.text_or("article", "");
  rule.note = table.text_or("note", "");
  rule.in_force = read_in_force(table);
  rule.verified = table.boolean_or("verified", true);
  if (const auto severity = table.optional("severity")) {
    rule.severity =
        severity->one_of({"required", "advisory"}) == "advisory" ? RuleSeverity::advisory : RuleSeverity::required;
  }
  rule.predicate = read_predicate(table);
  const auto decided = table.required("decided_by").one_of({"map", "document"});
  rule.decided_by = decided == "map" ? DecidedBy::map : DecidedBy::document;
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
