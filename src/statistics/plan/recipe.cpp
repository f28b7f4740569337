// SPDX-License-Identifier: Apache-2.0
#include "comarca/statistics/recipe.hpp"

#include <fmt/format.h>

namespace comarca {
namespace {

Record record_of(const Value& value) {
  const std::string word = value.one_of({"vivienda", "hogar", "persona"});
  if (word == "vivienda") {
    return Record::dwelling;
  }
  return word == "hogar" ? Record::household : Record::person;
}

Expression expression_of(const Value& value) {
  return parse_expression(value.text(), value.where());
}

std::vector<NamedExpression> read_expressions(const Table& table) {
  std::vector<NamedExpression> list;
  for (const auto& name : table.keys()) {
    list.push_back({name, expression_of(table.required(name))});
  }
  return list;
}

StatisticRule read_rule(const std::string& name, const Value& value) {
  const Table table = value.table();
  StatisticRule rule{.name = name, .place = value.where()};
  const std::string base = table.required("sum").one_of({"people", "households", "cases"});
  rule.base = base == "people" ? StatisticRule::Base::people
                               : (base == "cases" ? StatisticRule::Base::cases : StatisticRule::Base::households);
  if (const auto where = table.optional("where")) {
    rule.where = expression_of(*where);
  }
  if (const auto times = table.optional("times")) {
    rule.times = expression_of(*times);
  }
  table.finish();
  return rule;
}

}  // namespace

Vocabulary read_vocabulary(const Document& document) {
  Vocabulary vocabulary;
  const Table variables = document.root().required("variable").table();
  for (const auto& name : variables.keys()) {
    const Table table = variables.required(name).table();
    Variable variable{.name = name, .record = record_of(table.required("record"))};
    variable.words = table.texts_or("words", {});
    variable.text = table.required("text").bilingual();
    table.finish();
    vocabulary.emplace(name, std::move(variable));
  }
  document.root().finish();
  return vocabulary;
}

Recipe read_recipe(const std::string& id, const Table& indicator) {
  Recipe recipe{.id = id};
  recipe.person = read_expressions(indicator.table_or_empty("person"));
  recipe.household = read_expressions(indicator.table_or_empty("household"));
  const Table statistics = indicator.table_or_empty("statistics");
  for (const auto& name : statistics.keys()) {
    recipe.statistics.push_back(read_rule(name, statistics.required(name)));
  }
  return recipe;
}

}  // namespace comarca
