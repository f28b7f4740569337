// SPDX-License-Identifier: Apache-2.0
#include "catalog/scheme_predicates.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace comarca {
namespace {

std::int64_t not_negative(const Value& value) {
  const std::int64_t number = value.integer();
  if (number < 0) {
    throw value.error(fmt::format("{} is negative", number));
  }
  return number;
}

double length(const Table& table, std::string_view key) {
  const auto value = table.optional(key);
  if (value && value->number() < 0) {
    throw value->error(fmt::format("'{}' is negative", key), "Give a length in metres.");
  }
  return value ? value->number() : 0;
}

std::vector<std::string> some_texts(const Table& table, std::string_view key) {
  const Value value = table.required(key);
  auto texts = value.texts();
  if (texts.empty()) {
    throw value.error(fmt::format("'{}' is empty", key));
  }
  return texts;
}

Predicate member_kind(const Table& table) {
  return MemberKindRule{some_texts(table, "kinds")};
}

Predicate member_count(const Table& table) {
  MemberCountRule rule;
  rule.least = static_cast<std::size_t>(not_negative(table.required("least")));
  if (const auto most = table.optional("most")) {
    rule.most = static_cast<std::size_t>(not_negative(*most));
  }
  return rule;
}

Predicate same_department(const Table& /*table*/) {
  return SameDepartmentRule{};
}

Predicate in_departments(const Table& table) {
  return InDepartmentsRule{some_texts(table, "departments")};
}

Predicate connected(const Table& table) {
  ConnectedRule rule{length(table, "min_length_m"), length(table, "weak_below_m"), {}};
  for (const Table& link : table.tables("insular")) {
    rule.insular.push_back({link.required("unit").text(), some_texts(link, "near")});
    link.finish();
  }
  return rule;
}

Predicate adjacent(const Table& table) {
  AdjacentRule rule;
  rule.unit = table.required("unit").text();
  rule.except = table.texts_or("except", {});
  rule.min_length_m = length(table, "min_length_m");
  const auto expected = table.optional("expected");
  if (expected && expected->one_of({"all", "none"}) == "none") {
    rule.expected = AdjacentRule::Expected::none;
  }
  return rule;
}

Predicate nucleus(const Table& table) {
  NucleusRule rule;
  for (const Value& value : table.required("criteria").array()) {
    const std::string word = value.one_of({"capital", "category", "population"});
    rule.criteria.push_back(word == "capital"    ? NucleusRule::Criterion::capital
                            : word == "category" ? NucleusRule::Criterion::category
                                                 : NucleusRule::Criterion::population);
  }
  return rule;
}

Predicate excluded(const Table& table) {
  return ExcludedRule{some_texts(table, "units")};
}

Predicate required_members(const Table& table) {
  return RequiredMembersRule{some_texts(table, "units")};
}

Predicate other_scheme(const Table& table) {
  OtherSchemeRule rule;
  rule.mode = table.required("mode").one_of({"none", "same_members"}) == "none" ? OtherSchemeRule::Mode::none
                                                                                : OtherSchemeRule::Mode::same_members;
  rule.legal_forms = some_texts(table, "figures");
  return rule;
}

Predicate population(const Table& table) {
  PopulationRule rule;
  if (const auto value = table.optional("least_each")) {
    rule.least_each = value->number();
  }
  if (const auto value = table.optional("least_total")) {
    rule.least_total = value->number();
  }
  if (!rule.least_each && !rule.least_total) {
    throw table.error("a population rule needs 'least_each' or 'least_total'");
  }
  return rule;
}

Predicate category(const Table& table) {
  return CategoryRule{some_texts(table, "categories")};
}

std::int64_t percentage(const Value& value) {
  const std::int64_t pct = not_negative(value);
  if (pct > 100) {
    throw value.error(fmt::format("a share of {} %", pct), "Give a whole percentage from 0 to 100.");
  }
  return pct;
}

Term::Unit unit_of(const Table& table) {
  const std::string word = table.required("unit").one_of({"days", "working_days", "months", "years"});
  return word == "days"           ? Term::Unit::days
         : word == "working_days" ? Term::Unit::working_days
         : word == "months"       ? Term::Unit::months
                                  : Term::Unit::years;
}

std::vector<Term> terms(const Table& table) {
  std::vector<Term> result;
  for (const Table& one : table.tables("term")) {
    Term term{.after = one.required("after").text(), .unit = unit_of(one)};
    if (const auto least = one.optional("least")) {
      term.least = not_negative(*least);
    }
    if (const auto most = one.optional("most")) {
      term.most = not_negative(*most);
    }
    if (const auto late = one.optional("late"); late && late->one_of({"refuse", "warn"}) == "warn") {
      term.late = Term::Late::warn;
    }
    if (!term.least && !term.most) {
      throw one.error("a term needs 'least' or 'most'");
    }
    one.finish();
    result.push_back(std::move(term));
  }
  return result;
}

Predicate consultation(const Table& table) {
  ConsultationRule rule{.turnout_pct = percentage(table.required("turnout_pct")), .terms = terms(table)};
  if (const auto majority = table.optional("majority")) {
    rule.majority = majority->one_of({"more_yes_than_no", "half_of_the_voters"}) == "half_of_the_voters"
                        ? ConsultationRule::Majority::half_of_the_voters
                        : ConsultationRule::Majority::more_yes_than_no;
  }
  for (const Table& one : table.tables("threshold")) {
    rule.thresholds.push_back(
        {read_in_force(one), percentage(one.required("turnout_pct")), one.required("article").text()});
    one.finish();
  }
  return rule;
}

Predicate document(const Table& table) {
  DocumentRule rule{.document = table.required("document").text(), .also = table.texts_or("also", {})};
  if (const auto each = table.optional("each"); each && each->one_of({"once", "member"}) == "member") {
    rule.each = DocumentRule::Each::member;
  }
  rule.kinds = table.texts_or("kinds", {});
  rule.of = table.texts_or("of", {});
  rule.precedes = table.texts_or("precedes", {});
  rule.terms = terms(table);
  if (const auto day = table.optional("not_before")) {
    rule.not_before = day->date();
  }
  if (const auto day = table.optional("earliest")) {
    rule.earliest = day->date();
  }
  if (const auto years = table.optional("least_years")) {
    rule.least_years = not_negative(*years);
  }
  if (const auto pct = table.optional("roll_pct")) {
    rule.roll_pct = percentage(*pct);
  }
  return rule;
}

Predicate same_purpose(const Table& table) {
  return SamePurposeRule{some_texts(table, "figures")};
}

Predicate sql(const Table& table) {
  return SqlRule{table.required("query").text()};
}

using Reader = Predicate (*)(const Table&);
constexpr std::array<std::pair<const char*, Reader>, 16> kReaders = {{{"member_kind", member_kind},
                                                                      {"member_count", member_count},
                                                                      {"same_department", same_department},
                                                                      {"in_departments", in_departments},
                                                                      {"connected", connected},
                                                                      {"adjacent", adjacent},
                                                                      {"nucleus", nucleus},
                                                                      {"excluded", excluded},
                                                                      {"required_members", required_members},
                                                                      {"other_scheme", other_scheme},
                                                                      {"population", population},
                                                                      {"category", category},
                                                                      {"consultation", consultation},
                                                                      {"document", document},
                                                                      {"same_purpose", same_purpose},
                                                                      {"sql", sql}}};

}  // namespace

Predicate read_predicate(const Table& table) {
  std::vector<std::string> names;
  for (const auto& [name, reader] : kReaders) {
    names.emplace_back(name);
  }
  const std::string chosen = table.required("predicate").one_of(names);
  for (const auto& [name, reader] : kReaders) {
    if (chosen == name) {
      return reader(table);
    }
  }
  throw table.error("no reader for the predicate");
}

}  // namespace comarca
