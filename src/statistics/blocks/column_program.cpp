// SPDX-License-Identifier: Apache-2.0
#include "statistics/blocks/column_program.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "statistics/expression/by_function.hpp"

namespace comarca {
namespace {

using Bounds = ColumnProgram::Bounds;

constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();

bool fits(const Bounds& bounds) {
  return bounds.least >= -kMost && bounds.most <= kMost;
}

/// Bounds of a sum, a difference, one of two, or a product.
Bounds sum_of(const Bounds& left, const Bounds& right) {
  return {left.least + right.least, left.most + right.most};
}
Bounds difference_of(const Bounds& left, const Bounds& right) {
  return {left.least - right.most, left.most - right.least};
}
Bounds both_of(const Bounds& left, const Bounds& right) {
  return {std::min(left.least, right.least), std::max(left.most, right.most)};
}
Bounds product_of(const Bounds& left, const Bounds& right) {
  const auto [least, most] =
      std::minmax({left.least * right.least, left.least * right.most, left.most * right.least, left.most * right.most});
  return {least, most};
}

}  // namespace

std::size_t ColumnProgram::add_number_variable(const std::string& name, const Bounds& bounds) {
  return known_[name] = store({.kind = Kind::variable, .bounds = bounds});
}

std::size_t ColumnProgram::add_condition_variable(const std::string& name) {
  return known_[name] = store({.kind = Kind::variable, .condition = true});
}

bool ColumnProgram::define(const std::string& name, const Expression& expression) {
  const auto step = add(expression);
  if (step) {
    known_[name] = *step;
  }
  return step.has_value();
}

std::optional<std::size_t> ColumnProgram::add_condition(const Expression& expression) {
  const auto step = add(expression);
  return step && conditions({*step}) ? step : std::nullopt;
}

std::optional<std::size_t> ColumnProgram::add_number(const Expression& expression) {
  const auto step = add(expression);
  return step && whole_numbers({*step}) ? step : std::nullopt;
}

std::size_t ColumnProgram::store(Step step) {
  steps_.push_back(std::move(step));
  return steps_.size() - 1;
}

bool ColumnProgram::conditions(const std::vector<std::size_t>& steps) const {
  return std::ranges::all_of(steps, [&](std::size_t step) { return steps_[step].condition; });
}

bool ColumnProgram::whole_numbers(const std::vector<std::size_t>& steps) const {
  return std::ranges::none_of(steps, [&](std::size_t step) { return steps_[step].condition || steps_[step].quotient; });
}

std::optional<std::size_t> ColumnProgram::add(const Expression& expression) {
  const std::string text = to_text(expression);
  if (const auto found = known_.find(text); found != known_.end()) {
    return found->second;
  }
  std::optional<std::size_t> step;
  if (expression.kind == Expression::Kind::call) {
    step = add_call(expression);
  } else if (expression.kind == Expression::Kind::number && std::floor(expression.number) == expression.number &&
             std::abs(expression.number) <= static_cast<double>(kMost)) {
    const auto value = static_cast<std::int32_t>(expression.number);
    step = store({.kind = Kind::constant, .members = {value}, .bounds = {value, value}});
  }
  if (step) {
    known_.emplace(text, *step);
  }
  return step;
}

/// How a function becomes steps.
struct ColumnProgram::Rule {
  enum class Way { left_to_sql, step, turned, negative, unequal, between, member, product, chosen, choose, known };
  Way way = Way::left_to_sql;
  Kind kind = Kind::constant;

  static const ByFunction<Rule>& table();
};

const ByFunction<ColumnProgram::Rule>& ColumnProgram::Rule::table() {
  static constexpr Rule kLeft = {};
  static constexpr ByFunction<Rule> kTable({
      {Function::add, {Way::step, Kind::sum}},
      {Function::subtract, {Way::step, Kind::difference}},
      {Function::multiply, {Way::product, Kind::product}},
      {Function::divide, {Way::step, Kind::quotient}},
      {Function::power, kLeft},
      {Function::negative, {Way::negative, Kind::difference}},
      {Function::equal, {Way::step, Kind::equal}},
      {Function::different, {Way::unequal, Kind::equal}},
      {Function::less, {Way::step, Kind::less}},
      {Function::at_most, {Way::step, Kind::less_or_equal}},
      {Function::more, {Way::turned, Kind::less}},
      {Function::at_least, {Way::turned, Kind::less_or_equal}},
      {Function::between, {Way::between, Kind::less_or_equal}},
      {Function::member, {Way::member, Kind::member}},
      {Function::both, {Way::step, Kind::both}},
      {Function::either, {Way::step, Kind::either}},
      {Function::negation, {Way::step, Kind::negation}},
      {Function::choice, {Way::chosen, Kind::chosen_number}},
      {Function::choose, {Way::choose, Kind::choice}},
      {Function::known, {Way::known, Kind::known_number}},
      {Function::unknown, {Way::step, Kind::unknown_number}},
      {Function::yes, {Way::step, Kind::sure_number}},
      {Function::maybe, {Way::step, Kind::possible_number}},
      {Function::or_else, {Way::step, Kind::alternative}},
      {Function::absolute, kLeft},
      {Function::logarithm, kLeft},
      {Function::exponential, kLeft},
      {Function::root, kLeft},
      {Function::least, kLeft},
      {Function::greatest, kLeft},
      {Function::sum, kLeft},
      {Function::mean, kLeft},
      {Function::geometric_mean, kLeft},
      {Function::rounded, kLeft},
      {Function::mean_known, kLeft},
      {Function::first_known, kLeft},
      {Function::count, kLeft},
      {Function::any, kLeft},
      {Function::total, kLeft},
      {Function::highest, kLeft},
      {Function::lowest, kLeft},
      {Function::average, kLeft},
  });
  return kTable;
}

bool ColumnProgram::knows(Function function) {
  return Rule::table()[function].way != Rule::Way::left_to_sql;
}

std::optional<std::size_t> ColumnProgram::add_call(const Expression& expression) {
  const auto function = function_of(expression);
  if (!function || !knows(*function) || !takes(*function, expression.operands.size())) {
    return std::nullopt;
  }
  if (*function == Function::member) {
    return add_member(expression);
  }
  std::vector<std::size_t> operands;
  for (const auto& operand : expression.operands) {
    const auto step = add(operand);
    if (!step) {
      return std::nullopt;
    }
    operands.push_back(*step);
  }
  return add_function(Rule::table()[*function], std::move(operands));
}

std::optional<std::size_t> ColumnProgram::add_function(const Rule& rule, std::vector<std::size_t> operands) {
  switch (rule.way) {
    case Rule::Way::step:
      return add_step(rule.kind, std::move(operands));
    case Rule::Way::turned:
      return add_step(rule.kind, {operands[1], operands[0]});
    case Rule::Way::negative: {
      const auto nothing = add({.kind = Expression::Kind::number, .text = "0"});
      return add_step(rule.kind, {*nothing, operands[0]});
    }
    case Rule::Way::unequal: {
      const auto equal = add_step(rule.kind, std::move(operands));
      return equal ? add_step(Kind::negation, {*equal}) : std::nullopt;
    }
    case Rule::Way::between: {
      const auto above = add_step(rule.kind, {operands[1], operands[0]});
      const auto below = add_step(rule.kind, {operands[0], operands[2]});
      return above && below ? add_step(Kind::both, {*above, *below}) : std::nullopt;
    }
    case Rule::Way::product: {
      const auto points = add_points(operands);
      return points ? points : add_step(rule.kind, std::move(operands));
    }
    case Rule::Way::chosen: {
      const Kind kind = conditions({operands[1]}) ? Kind::chosen_condition : rule.kind;
      return add_step(kind, std::move(operands));
    }
    case Rule::Way::known: {
      const Kind kind = conditions(operands) ? Kind::known_condition : rule.kind;
      return add_step(kind, std::move(operands));
    }
    case Rule::Way::choose:
      return add_choice(std::move(operands));
    case Rule::Way::member:
    case Rule::Way::left_to_sql:
      break;
  }
  return std::nullopt;
}

std::optional<std::size_t> ColumnProgram::add_choice(std::vector<std::size_t> operands) {
  Step step{.kind = Kind::choice, .operands = std::move(operands)};
  if (step.operands.empty() || step.operands.size() % 2 != 0) {
    return std::nullopt;
  }
  step.bounds = steps_[step.operands[1]].bounds;
  for (std::size_t i = 0; i < step.operands.size(); i += 2) {
    if (!conditions({step.operands[i]}) || !whole_numbers({step.operands[i + 1]})) {
      return std::nullopt;
    }
    step.bounds = both_of(step.bounds, steps_[step.operands[i + 1]].bounds);
  }
  return store(std::move(step));
}

bool ColumnProgram::is_constant(std::size_t step) const {
  const auto& operands = steps_[step].operands;
  return steps_[step].kind == Kind::constant ||
         (steps_[step].kind == Kind::difference &&
          std::ranges::all_of(operands, [&](std::size_t operand) { return is_constant(operand); }));
}

std::optional<std::size_t> ColumnProgram::add_member(const Expression& expression) {
  const auto value = expression.operands.empty() ? std::nullopt : add_number(expression.operands[0]);
  Step step{.kind = Kind::member, .condition = true};
  for (std::size_t i = 1; value && i < expression.operands.size(); ++i) {
    const auto member = add_number(expression.operands[i]);
    if (!member || !is_constant(*member)) {
      return std::nullopt;
    }
    step.members.push_back(static_cast<std::int32_t>(steps_[*member].bounds.least));
  }
  if (!value) {
    return std::nullopt;
  }
  step.operands = {*value};
  return store(std::move(step));
}

/// A constant times yes() or maybe(), as scores are written.
std::optional<std::size_t> ColumnProgram::add_points(const std::vector<std::size_t>& operands) {
  for (const auto& [constant, other] : {std::pair(operands[0], operands[1]), std::pair(operands[1], operands[0])}) {
    const Step& step = steps_[other];
    const bool one_or_none = step.kind == Kind::sure_number || step.kind == Kind::possible_number;
    if (steps_[constant].kind == Kind::constant && one_or_none) {
      const std::int32_t points = steps_[constant].members[0];
      return store({.kind = step.kind == Kind::sure_number ? Kind::sure_points : Kind::possible_points,
                    .operands = step.operands,
                    .members = {points},
                    .bounds = {std::min(points, 0), std::max(points, 0)}});
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> ColumnProgram::add_step(Kind kind, std::vector<std::size_t> operands) {
  Step step{.kind = kind, .operands = std::move(operands)};
  const auto bounds = [&](std::size_t operand) { return steps_[step.operands[operand]].bounds; };
  bool right = false;
  switch (kind) {
    case Kind::equal:
    case Kind::less:
    case Kind::less_or_equal:
    case Kind::known_number:
      step.condition = true;
      right = std::ranges::none_of(step.operands, [&](std::size_t operand) { return steps_[operand].condition; });
      break;
    case Kind::both:
    case Kind::either:
    case Kind::negation:
    case Kind::known_condition:
    case Kind::chosen_condition:
      step.condition = true;
      right = conditions(step.operands);
      break;
    case Kind::sure_number:
    case Kind::possible_number:
    case Kind::unknown_number:
      step.bounds = {0, 1};
      right = conditions(step.operands);
      break;
    case Kind::chosen_number:
      step.bounds = both_of(bounds(1), bounds(2));
      right = conditions({step.operands[0]}) && whole_numbers({step.operands[1], step.operands[2]});
      break;
    case Kind::sum:
      step.bounds = sum_of(bounds(0), bounds(1));
      right = whole_numbers(step.operands);
      break;
    case Kind::difference:
      step.bounds = difference_of(bounds(0), bounds(1));
      right = whole_numbers(step.operands);
      break;
    case Kind::product:
      step.bounds = product_of(bounds(0), bounds(1));
      right = whole_numbers(step.operands);
      break;
    case Kind::quotient:
      step.quotient = true;
      right = whole_numbers(step.operands);
      break;
    case Kind::alternative:
      step.bounds = both_of(bounds(0), bounds(1));
      right = whole_numbers(step.operands);
      break;
    case Kind::variable:
    case Kind::constant:
    case Kind::member:
    case Kind::choice:
    case Kind::sure_points:
    case Kind::possible_points:
      break;
  }
  return right && fits(step.bounds) ? std::optional(store(std::move(step))) : std::nullopt;
}

}  // namespace comarca
