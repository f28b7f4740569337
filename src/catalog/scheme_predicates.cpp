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

Predicate consultation(const Table& table) {
  const Value turnout = table.required("turnout_pct");
  const std::int64_t pct = not_negative(turnout);
  if (pct > 100) {
    throw turnout.error(fmt::format("a turnout of {} %", pct), "Give a whole percentage from 0 to 100.");
  }
  return ConsultationRule{pct};
}

Predicate document(const Table& table) {
  DocumentRule rule{table.required("document").text(), {}};
  if (const auto years = table.optional("least_years")) {
    rule.least_years = not_negative(*years);
  }
  return rule;
}

Predicate sql(const Table& table) {
  return SqlRule{table.required("query").text()};
}

using Reader = Predicate (*)(const Table&);
constexpr std::array<std::pair<const char*, Reader>, 15> kReaders = {{{"member_kind", member_kind},
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
