// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/statistics/expression.hpp"

namespace comarca {
namespace {

/// How tightly an operator binds; 0 for what needs no parentheses of its own.
int looseness(const Expression& expression) {
  if (expression.kind != Expression::Kind::call) {
    return 0;
  }
  const std::string& name = expression.text;
  if (name == "or") {
    return 7;
  }
  if (name == "and") {
    return 6;
  }
  if (name == "not") {
    return 5;
  }
  if (name == "=" || name == "!=" || name == "<" || name == "<=" || name == ">" || name == ">=" || name == "in" ||
      name == "between") {
    return 4;
  }
  if (name == "+" || name == "-") {
    return 3;
  }
  if (name == "*" || name == "/") {
    return 2;
  }
  return name == "^" || name == "negative" ? 1 : 0;
}

std::string inner(const Expression& operand, int outside) {
  return looseness(operand) >= outside ? "(" + to_text(operand) + ")" : to_text(operand);
}

std::string list(const std::vector<Expression>& operands, std::size_t first) {
  std::vector<std::string> parts;
  for (std::size_t i = first; i < operands.size(); ++i) {
    parts.push_back(to_text(operands[i]));
  }
  return join(parts, ", ");
}

}  // namespace

bool Expression::operator==(const Expression& other) const {
  return kind == other.kind && number == other.number && text == other.text && operands == other.operands;
}

std::string to_text(const Expression& expression) {
  const auto& operands = expression.operands;
  if (expression.kind == Expression::Kind::word) {
    return "'" + expression.text + "'";
  }
  if (expression.kind == Expression::Kind::number) {
    return expression.text.empty() ? fmt::format("{}", expression.number) : expression.text;
  }
  if (expression.kind == Expression::Kind::name) {
    return expression.text;
  }
  const int level = looseness(expression);
  if (level == 0) {
    return fmt::format("{}({})", expression.text, list(operands, 0));
  }
  if (expression.text == "negative") {
    return "-" + inner(operands[0], level);
  }
  if (expression.text == "not") {
    return "not " + inner(operands[0], level + 1);
  }
  if (expression.text == "in") {
    return fmt::format("{} in ({})", inner(operands[0], level), list(operands, 1));
  }
  if (expression.text == "between") {
    return fmt::format("{} between {} and {}", inner(operands[0], level), inner(operands[1], level),
                       inner(operands[2], level));
  }
  // A chain a - b - c is read from the left, so only the right side needs parentheses at the same level.
  const int left = level == 4 ? level : level + 1;
  return fmt::format("{} {} {}", inner(operands[0], left), expression.text, inner(operands[1], level));
}

std::set<std::string> names_in(const Expression& expression) {
  std::set<std::string> names;
  if (expression.kind == Expression::Kind::name) {
    names.insert(expression.text);
  }
  for (const auto& operand : expression.operands) {
    names.merge(names_in(operand));
  }
  return names;
}

}  // namespace comarca
