// SPDX-License-Identifier: Apache-2.0
#include "statistics/expression/sql_expression.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/statistics/functions.hpp"
#include "statistics/expression/function_table.hpp"

namespace comarca {
namespace {

/// How a call is written in SQL; {0}, {1}, {2} are the operands of what is fixed.
struct Shape {
  enum class Kind { none, fixed, list, member, choose, question };
  Kind kind = Kind::none;
  std::string_view text = {};
};

constexpr Shape kNone = {};
constexpr Shape kQuestion = {Shape::Kind::question, ""};

constexpr ByFunction<Shape> kShapes({
    {Function::add, {Shape::Kind::fixed, "({0} + {1})"}},
    {Function::subtract, {Shape::Kind::fixed, "({0} - {1})"}},
    {Function::multiply, {Shape::Kind::fixed, "({0} * {1})"}},
    {Function::divide, {Shape::Kind::fixed, "(CAST({0} AS DOUBLE) / NULLIF({1}, 0))"}},
    {Function::power, {Shape::Kind::fixed, "power({0}, {1})"}},
    {Function::negative, {Shape::Kind::fixed, "(-{0})"}},
    {Function::equal, {Shape::Kind::fixed, "({0} = {1})"}},
    {Function::different, {Shape::Kind::fixed, "({0} <> {1})"}},
    {Function::less, {Shape::Kind::fixed, "({0} < {1})"}},
    {Function::at_most, {Shape::Kind::fixed, "({0} <= {1})"}},
    {Function::more, {Shape::Kind::fixed, "({0} > {1})"}},
    {Function::at_least, {Shape::Kind::fixed, "({0} >= {1})"}},
    {Function::between, {Shape::Kind::fixed, "({0} BETWEEN {1} AND {2})"}},
    {Function::member, {Shape::Kind::member, "({} IN ({}))"}},
    {Function::both, {Shape::Kind::fixed, "({0} AND {1})"}},
    {Function::either, {Shape::Kind::fixed, "({0} OR {1})"}},
    {Function::negation, {Shape::Kind::fixed, "(NOT {0})"}},
    {Function::choice, {Shape::Kind::fixed, "(CASE WHEN {0} THEN {1} ELSE {2} END)"}},
    {Function::choose, {Shape::Kind::choose, ""}},
    {Function::known, {Shape::Kind::fixed, "({0} IS NOT NULL)"}},
    {Function::unknown, {Shape::Kind::fixed, "(CASE WHEN {0} IS NULL THEN 1 ELSE 0 END)"}},
    {Function::yes, {Shape::Kind::fixed, "(CASE WHEN {0} THEN 1 ELSE 0 END)"}},
    {Function::maybe, {Shape::Kind::fixed, "(CASE WHEN NOT {0} THEN 0 ELSE 1 END)"}},
    {Function::or_else, {Shape::Kind::fixed, "coalesce({0}, {1})"}},
    {Function::absolute, {Shape::Kind::fixed, "abs({0})"}},
    {Function::logarithm, {Shape::Kind::fixed, "ln({0})"}},
    {Function::exponential, kNone},
    {Function::root, {Shape::Kind::fixed, "sqrt({0})"}},
    {Function::least, {Shape::Kind::list, "least({})"}},
    {Function::greatest, {Shape::Kind::list, "greatest({})"}},
    {Function::sum, kNone},
    {Function::mean, kNone},
    {Function::geometric_mean, kNone},
    {Function::rounded, kNone},
    {Function::mean_known, kNone},
    {Function::first_known, kNone},
    {Function::count, kQuestion},
    {Function::any, kQuestion},
    {Function::total, kQuestion},
    {Function::highest, kQuestion},
    {Function::lowest, kQuestion},
    {Function::average, kQuestion},
});

consteval bool shapes_for_all_of_microdata() {
  for (std::size_t i = 0; i < kFunctions; ++i) {
    const auto function = static_cast<Function>(i);
    const auto domain = kFunctionTable[function].domain;
    const auto kind = kShapes[function].kind;
    if ((domain != FunctionDomain::formulas) != (kind != Shape::Kind::none) ||
        (domain == FunctionDomain::persons) != (kind == Shape::Kind::question)) {
      return false;
    }
  }
  return true;
}
static_assert(shapes_for_all_of_microdata());

bool is_word(const Expression& expression) {
  return expression.kind == Expression::Kind::word;
}

/// `variable = 'word'` and `variable in ('word', ...)` become tests on raw codes.
SqlText category_test(const Expression& expression, const SqlScope& scope) {
  const Expression& variable = expression.operands[0];
  if (variable.kind != Expression::Kind::name ||
      !(is_call(expression, Function::equal) || is_call(expression, Function::different) ||
        is_call(expression, Function::member))) {
    throw usage_error("a word can only be compared with a category", expression.where,
                      "Write it as piso = 'tierra' or piso in ('tierra', 'madera').");
  }
  std::vector<std::int64_t> codes;
  for (std::size_t i = 1; i < expression.operands.size(); ++i) {
    if (!is_word(expression.operands[i])) {
      throw usage_error("words and numbers are mixed", expression.operands[i].where);
    }
    const auto found = scope.codes(variable, expression.operands[i]);
    if (!found) {
      return {.sql = {}, .absent = variable.text};
    }
    codes.insert(codes.end(), found->begin(), found->end());
  }
  SqlText name = scope.name(variable);
  if (!name.absent.empty()) {
    return name;
  }
  const std::string member = sql_member(name.sql, codes);
  return {is_call(expression, Function::different) ? "(NOT " + member + ")" : member};
}

std::string comma_list(const std::vector<std::string>& operands, std::size_t first) {
  return join(std::vector<std::string>(operands.begin() + static_cast<std::ptrdiff_t>(first), operands.end()), ", ");
}

/// choose(condition, value, condition, value...): the value of the first condition that holds; unknown where an earlier
/// one is, for it might.
std::string chosen(const std::vector<std::string>& operands) {
  std::string branches;
  for (std::size_t i = 0; i < operands.size(); i += 2) {
    branches += fmt::format(" WHEN {0} THEN {1} WHEN {0} IS NULL THEN NULL", operands[i], operands[i + 1]);
  }
  return fmt::format("(CASE{} END)", branches);
}

/// Writes a call whose operands are there.
std::string shaped(const Shape& shape, std::vector<std::string> operands) {
  switch (shape.kind) {
    case Shape::Kind::list:
      return fmt::format(fmt::runtime(shape.text), comma_list(operands, 0));
    case Shape::Kind::member:
      return fmt::format(fmt::runtime(shape.text), operands[0], comma_list(operands, 1));
    case Shape::Kind::choose:
      return chosen(operands);
    case Shape::Kind::fixed:
    case Shape::Kind::none:
    case Shape::Kind::question:
      break;
  }
  operands.resize(3);
  return fmt::format(fmt::runtime(shape.text), operands[0], operands[1], operands[2]);
}

Error no_function(const Expression& call) {
  return usage_error(fmt::format("no function '{}' of {} operands over microdata", call.text, call.operands.size()),
                     call.where, suggestion(call.text, microdata_functions()));
}

SqlText call_sql(const Expression& expression, const SqlScope& scope) {
  const auto function = function_of(expression);
  const Shape shape = function ? kShapes[*function] : kNone;
  if (shape.kind == Shape::Kind::question && scope.question) {
    return scope.question(expression);
  }
  if (shape.kind == Shape::Kind::choose && (expression.operands.empty() || expression.operands.size() % 2 != 0)) {
    throw usage_error("'choose' takes conditions and values in turn", expression.where);
  }
  if (std::ranges::any_of(expression.operands, is_word)) {
    return category_test(expression, scope);
  }
  std::vector<std::string> operands;
  for (const auto& operand : expression.operands) {
    SqlText inner = to_sql(operand, scope);
    if (!inner.absent.empty()) {
      return inner;
    }
    operands.push_back(std::move(inner.sql));
  }
  const bool writable = shape.kind != Shape::Kind::none && shape.kind != Shape::Kind::question;
  if (!writable || !takes(*function, operands.size())) {
    throw no_function(expression);
  }
  return {shaped(shape, std::move(operands))};
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

SqlText to_sql(const Expression& expression, const SqlScope& scope) {
  switch (expression.kind) {
    case Expression::Kind::number:
      return {expression.text};
    case Expression::Kind::word:
      throw usage_error(fmt::format("the word '{}' stands alone", expression.text), expression.where);
    case Expression::Kind::name:
      return scope.name(expression);
    case Expression::Kind::call:
      break;
  }
  return call_sql(expression, scope);
}

bool has_fractions(const Expression& expression) {
  if (expression.kind == Expression::Kind::number) {
    return expression.number != std::floor(expression.number);
  }
  const auto function = function_of(expression);
  return (function && kFunctionTable[*function].result == FunctionResult::fraction) ||
         std::ranges::any_of(expression.operands, has_fractions);
}

}  // namespace comarca
