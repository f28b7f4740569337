// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/statistics/functions.hpp"
#include "statistics/expression/by_function.hpp"

namespace comarca {
namespace {

/// How a call is written.
enum class Form { call, infix, comparison, sign, word_before, list_after, range };

struct Written {
  int looseness = 0;  ///< how tightly it binds; 0 for what needs no parentheses of its own
  Form form = Form::call;
};

constexpr Written kCall = {};
constexpr Written kComparison = {4, Form::comparison};

constexpr ByFunction<Written> kWritten({
    {Function::add, {3, Form::infix}},
    {Function::subtract, {3, Form::infix}},
    {Function::multiply, {2, Form::infix}},
    {Function::divide, {2, Form::infix}},
    {Function::power, {1, Form::infix}},
    {Function::negative, {1, Form::sign}},
    {Function::equal, kComparison},
    {Function::different, kComparison},
    {Function::less, kComparison},
    {Function::at_most, kComparison},
    {Function::more, kComparison},
    {Function::at_least, kComparison},
    {Function::between, {4, Form::range}},
    {Function::member, {4, Form::list_after}},
    {Function::both, {6, Form::infix}},
    {Function::either, {7, Form::infix}},
    {Function::negation, {5, Form::word_before}},
    {Function::choice, kCall},
    {Function::choose, kCall},
    {Function::known, kCall},
    {Function::unknown, kCall},
    {Function::yes, kCall},
    {Function::maybe, kCall},
    {Function::or_else, kCall},
    {Function::absolute, kCall},
    {Function::logarithm, kCall},
    {Function::exponential, kCall},
    {Function::root, kCall},
    {Function::least, kCall},
    {Function::greatest, kCall},
    {Function::sum, kCall},
    {Function::mean, kCall},
    {Function::geometric_mean, kCall},
    {Function::rounded, kCall},
    {Function::mean_known, kCall},
    {Function::first_known, kCall},
    {Function::count, kCall},
    {Function::any, kCall},
    {Function::total, kCall},
    {Function::highest, kCall},
    {Function::lowest, kCall},
    {Function::average, kCall},
});

Written written(const Expression& expression) {
  const auto function = function_of(expression);
  return function ? kWritten[*function] : kCall;
}

std::string inner(const Expression& operand, int outside) {
  return written(operand).looseness >= outside ? "(" + to_text(operand) + ")" : to_text(operand);
}

std::string list(const std::vector<Expression>& operands, std::size_t first) {
  std::vector<std::string> parts;
  for (std::size_t i = first; i < operands.size(); ++i) {
    parts.push_back(to_text(operands[i]));
  }
  return join(parts, ", ");
}

std::string call_text(const Expression& expression) {
  const auto& operands = expression.operands;
  const auto [level, form] = written(expression);
  switch (form) {
    case Form::call:
      return fmt::format("{}({})", expression.text, list(operands, 0));
    case Form::sign:
      return "-" + inner(operands[0], level);
    case Form::word_before:
      return fmt::format("{} {}", expression.text, inner(operands[0], level + 1));
    case Form::list_after:
      return fmt::format("{} {} ({})", inner(operands[0], level), expression.text, list(operands, 1));
    case Form::range:
      return fmt::format("{} {} {} and {}", inner(operands[0], level), expression.text, inner(operands[1], level),
                         inner(operands[2], level));
    case Form::infix:
    case Form::comparison:
      break;
  }
  // A chain a - b - c is read from the left, so only the right side needs parentheses at the same level.
  const int left = form == Form::comparison ? level : level + 1;
  return fmt::format("{} {} {}", inner(operands[0], left), expression.text, inner(operands[1], level));
}

}  // namespace

bool Expression::operator==(const Expression& other) const {
  return kind == other.kind && number == other.number && text == other.text && operands == other.operands;
}

std::string to_text(const Expression& expression) {
  switch (expression.kind) {
    case Expression::Kind::word:
      return "'" + expression.text + "'";
    case Expression::Kind::number:
      return expression.text.empty() ? fmt::format("{}", expression.number) : expression.text;
    case Expression::Kind::name:
      return expression.text;
    case Expression::Kind::call:
      break;
  }
  return call_text(expression);
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
