// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/grading.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "comarca/base/text.hpp"

namespace comarca {
namespace {

GradedCategory read_category(const Table& table) {
  const Value when = table.required("when");
  GradedCategory category{.id = table.required("id").text(),
                          .name = table.required("name").bilingual(),
                          .when = parse_expression(when.text(), when.where()),
                          .neutral = table.boolean_or("neutral", false)};
  table.finish();
  return category;
}

GradedVariable read_variable(const Table& table, const std::vector<GradedFactor>& factors) {
  GradedVariable variable{.id = table.required("id").text(),
                          .factor = table.required("factor").text(),
                          .name = table.required("name").bilingual()};
  if (std::ranges::find(factors, variable.factor, &GradedFactor::id) == factors.end()) {
    std::vector<std::string> known;
    for (const auto& factor : factors) {
      known.push_back(factor.id);
    }
    throw table.required("factor").error(fmt::format("there is no factor '{}'", variable.factor),
                                         suggestion(variable.factor, known));
  }
  std::set<std::string> ids;
  for (const auto& value : table.required("categories").array()) {
    variable.categories.push_back(read_category(value.table()));
    if (!ids.insert(variable.categories.back().id).second) {
      throw value.error(fmt::format("'{}' has two categories '{}'", variable.id, variable.categories.back().id));
    }
  }
  table.finish();
  if (std::ranges::count(variable.categories, false, &GradedCategory::neutral) < 2) {
    throw table.error(fmt::format("'{}' needs at least two categories in order", variable.id));
  }
  return variable;
}

}  // namespace

const GradedVariable* Grading::find(std::string_view variable) const {
  const auto found = std::ranges::find(variables, variable, &GradedVariable::id);
  return found == variables.end() ? nullptr : &*found;
}

Grading read_grading(const Table& indicator) {
  Grading grading;
  for (const auto& table : indicator.tables("factor")) {
    grading.factors.push_back({table.required("id").text(), table.required("name").bilingual()});
    table.finish();
  }
  for (const auto& table : indicator.tables("graded")) {
    grading.variables.push_back(read_variable(table, grading.factors));
    if (grading.find(grading.variables.back().id) != &grading.variables.back()) {
      throw table.error(fmt::format("there are two graded variables '{}'", grading.variables.back().id));
    }
  }
  return grading;
}

Expression chosen_value(const GradedVariable& variable, std::span<const std::int64_t> values) {
  Expression choice{.kind = Expression::Kind::call, .text = "choose"};
  for (std::size_t i = 0; i < variable.categories.size(); ++i) {
    choice.operands.push_back(variable.categories[i].when);
    choice.operands.push_back({.kind = Expression::Kind::number,
                               .number = static_cast<double>(values[i]),
                               .text = std::to_string(values[i])});
  }
  return choice;
}

}  // namespace comarca
