// SPDX-License-Identifier: Apache-2.0
#include "statistics/sql_expression.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "comarca/base/text.hpp"

namespace comarca {
namespace {

/// Functions with a fixed shape in SQL; {0}, {1}, {2} are the operands.
const std::map<std::string, std::pair<std::string, std::size_t>, std::less<>>& shapes() {
  static const std::map<std::string, std::pair<std::string, std::size_t>, std::less<>> kShapes = {
      {"+", {"({0} + {1})", 2}},
      {"-", {"({0} - {1})", 2}},
      {"*", {"({0} * {1})", 2}},
      {"/", {"(CAST({0} AS DOUBLE) / NULLIF({1}, 0))", 2}},
      {"^", {"power({0}, {1})", 2}},
      {"negative", {"(-{0})", 1}},
      {"=", {"({0} = {1})", 2}},
      {"!=", {"({0} <> {1})", 2}},
      {"<", {"({0} < {1})", 2}},
      {"<=", {"({0} <= {1})", 2}},
      {">", {"({0} > {1})", 2}},
      {">=", {"({0} >= {1})", 2}},
      {"and", {"({0} AND {1})", 2}},
      {"or", {"({0} OR {1})", 2}},
      {"not", {"(NOT {0})", 1}},
      {"between", {"({0} BETWEEN {1} AND {2})", 3}},
      {"yes", {"(CASE WHEN {0} THEN 1 ELSE 0 END)", 1}},
      {"maybe", {"(CASE WHEN NOT {0} THEN 0 ELSE 1 END)", 1}},
      {"unknown", {"(CASE WHEN {0} IS NULL THEN 1 ELSE 0 END)", 1}},
      {"known", {"({0} IS NOT NULL)", 1}},
      {"if", {"(CASE WHEN {0} THEN {1} ELSE {2} END)", 3}},
      {"or_else", {"coalesce({0}, {1})", 2}},
      {"abs", {"abs({0})", 1}},
      {"ln", {"ln({0})", 1}},
      {"sqrt", {"sqrt({0})", 1}},
  };
  return kShapes;
}

bool is_word(const Expression& expression) {
  return expression.kind == Expression::Kind::word;
}

/// `variable = 'word'` and `variable in ('word', ...)` become tests on raw codes.
std::string category_test(const Expression& expression, const SqlScope& scope) {
  const Expression& variable = expression.operands[0];
  if (variable.kind != Expression::Kind::name ||
      (expression.text != "=" && expression.text != "!=" && expression.text != "in")) {
    throw usage_error("a word can only be compared with a category", expression.where,
                      "Write it as piso = 'tierra' or piso in ('tierra', 'madera').");
  }
  std::vector<std::int64_t> codes;
  for (std::size_t i = 1; i < expression.operands.size(); ++i) {
    if (!is_word(expression.operands[i])) {
      throw usage_error("words and numbers are mixed", expression.operands[i].where);
    }
    const auto found = scope.codes(variable, expression.operands[i]);
    codes.insert(codes.end(), found.begin(), found.end());
  }
  const std::string member = sql_member(scope.name(variable), codes);
  return expression.text == "!=" ? "(NOT " + member + ")" : member;
}

std::string comma_list(const std::vector<std::string>& operands, std::size_t first) {
  return join(std::vector<std::string>(operands.begin() + static_cast<std::ptrdiff_t>(first), operands.end()), ", ");
}

/// choose(condition, value, condition, value...): the value of the first condition that holds; unknown where an earlier
/// one is, for it might.
std::string choice(const Expression& expression, const SqlScope& scope) {
  if (expression.operands.empty() || expression.operands.size() % 2 != 0) {
    throw usage_error("'choose' takes conditions and values in turn", expression.where);
  }
  std::string branches;
  for (std::size_t i = 0; i < expression.operands.size(); i += 2) {
    const std::string condition = to_sql(expression.operands[i], scope);
    branches += fmt::format(" WHEN {0} THEN {1} WHEN {0} IS NULL THEN NULL", condition,
                            to_sql(expression.operands[i + 1], scope));
  }
  return fmt::format("(CASE{} END)", branches);
}

std::string call(const Expression& expression, const SqlScope& scope) {
  if (scope.aggregate) {
    if (auto sql = scope.aggregate(expression)) {
      return *std::move(sql);
    }
  }
  if (expression.text == "choose") {
    return choice(expression, scope);
  }
  if (std::ranges::any_of(expression.operands, is_word)) {
    return category_test(expression, scope);
  }
  std::vector<std::string> operands;
  for (const auto& operand : expression.operands) {
    operands.push_back(to_sql(operand, scope));
  }
  if (expression.text == "in" && operands.size() > 1) {
    return fmt::format("({} IN ({}))", operands[0], comma_list(operands, 1));
  }
  if ((expression.text == "min" || expression.text == "max") && !operands.empty()) {
    return fmt::format("{}({})", expression.text == "min" ? "least" : "greatest", comma_list(operands, 0));
  }
  const auto shape = shapes().find(expression.text);
  if (shape == shapes().end() || shape->second.second != operands.size()) {
    std::vector<std::string> known = {"count", "any", "total", "highest", "lowest", "average", "min", "max", "choose"};
    for (const auto& item : shapes()) {
      known.push_back(item.first);
    }
    throw usage_error(fmt::format("no function '{}' of {} operands over microdata", expression.text, operands.size()),
                      expression.where, suggestion(expression.text, known));
  }
  operands.resize(3);
  return fmt::format(fmt::runtime(shape->second.first), operands[0], operands[1], operands[2]);
}

}  // namespace

std::string sql_member(const std::string& value, std::vector<std::int64_t> codes) {
  std::ranges::sort(codes);
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  if (codes.empty()) {
    return fmt::format("({} IS NOT NULL AND FALSE)", value);
  }
  const auto width = static_cast<std::int64_t>(codes.size());
  if (codes.back() - codes.front() + 1 == width) {
    return width == 1 ? fmt::format("({} = {})", value, codes[0])
                      : fmt::format("({} BETWEEN {} AND {})", value, codes.front(), codes.back());
  }
  return fmt::format("({} IN ({}))", value, fmt::join(codes, ", "));
}

std::string to_sql(const Expression& expression, const SqlScope& scope) {
  switch (expression.kind) {
    case Expression::Kind::number:
      return expression.text;
    case Expression::Kind::word:
      throw usage_error(fmt::format("the word '{}' stands alone", expression.text), expression.where);
    case Expression::Kind::name:
      return scope.name(expression);
    case Expression::Kind::call:
      break;
  }
  return call(expression, scope);
}

bool has_fractions(const Expression& expression) {
  static const std::set<std::string, std::less<>> kFractions = {"/", "^", "average", "ln", "sqrt"};
  if (expression.kind == Expression::Kind::number) {
    return expression.number != std::floor(expression.number);
  }
  return kFractions.contains(expression.text) || std::ranges::any_of(expression.operands, has_fractions);
}

}  // namespace comarca
