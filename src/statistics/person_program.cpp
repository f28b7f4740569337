// SPDX-License-Identifier: Apache-2.0
#include "statistics/person_program.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace comarca {
namespace {

using Bytes = std::vector<std::uint8_t>;
using Bounds = PersonProgram::Bounds;

constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();

bool fits(const Bounds& bounds) {
  return bounds.least >= -kMost && bounds.most <= kMost;
}

/// The loops below are all the work there is: plain, over arrays that do not overlap, so that the compiler makes vector
/// instructions of them.
template <class Out, class Function>
void each(std::size_t rows, std::vector<Out>& out, const Function function) {
  Out* __restrict const to = out.data();
  for (std::size_t row = 0; row < rows; ++row) {
    to[row] = static_cast<Out>(function(row));
  }
}

void add_equals(std::size_t rows, Bytes& out, const std::int32_t* values, std::int32_t value) {
  std::uint8_t* __restrict const to = out.data();
  for (std::size_t row = 0; row < rows; ++row) {
    to[row] |= static_cast<std::uint8_t>(values[row] == value);
  }
}

/// Bounds of a sum, a difference or a product.
Bounds sum_of(const Bounds& left, const Bounds& right) {
  return {left.least + right.least, left.most + right.most};
}
Bounds difference_of(const Bounds& left, const Bounds& right) {
  return {left.least - right.most, left.most - right.least};
}
Bounds product_of(const Bounds& left, const Bounds& right) {
  const auto [least, most] =
      std::minmax({left.least * right.least, left.least * right.most, left.most * right.least, left.most * right.most});
  return {least, most};
}

}  // namespace

PersonProgram::PersonProgram(const std::map<std::string, Bounds>& variables) {
  for (const auto& [name, bounds] : variables) {
    known_.emplace(name, store({.kind = Kind::variable, .bounds = bounds}));
  }
}

std::optional<std::size_t> PersonProgram::add_condition(const Expression& expression) {
  const auto step = add(expression);
  return step && steps_[*step].condition ? step : std::nullopt;
}

std::optional<std::size_t> PersonProgram::add_number(const Expression& expression) {
  const auto step = add(expression);
  return step && !steps_[*step].condition ? step : std::nullopt;
}

std::size_t PersonProgram::store(Step step) {
  steps_.push_back(std::move(step));
  return steps_.size() - 1;
}

bool PersonProgram::are(bool condition, const std::vector<std::size_t>& steps) const {
  return std::ranges::all_of(steps, [&](std::size_t step) { return steps_[step].condition == condition; });
}

std::optional<std::size_t> PersonProgram::add(const Expression& expression) {
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

std::optional<std::size_t> PersonProgram::add_call(const Expression& expression) {
  if (expression.text == "in") {
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
  const std::string& name = expression.text;
  const std::size_t count = operands.size();
  if (name == "between" && count == 3) {
    const auto above = add_step(Kind::less_or_equal, {operands[1], operands[0]});
    const auto below = add_step(Kind::less_or_equal, {operands[0], operands[2]});
    return above && below ? add_step(Kind::both, {*above, *below}) : std::nullopt;
  }
  if (name == "if" && count == 3 && are(true, {operands[0]})) {
    const bool conditions = are(true, operands);
    const bool numbers = are(false, {operands[1], operands[2]});
    return conditions || numbers ? add_step(conditions ? Kind::chosen_condition : Kind::chosen_number, operands)
                                 : std::nullopt;
  }
  if (name == "known" && count == 1) {
    return add_step(steps_[operands[0]].condition ? Kind::known_condition : Kind::known_number, operands);
  }
  if (count == 2 && (name == ">" || name == ">=")) {
    return add_step(name == ">" ? Kind::less : Kind::less_or_equal, {operands[1], operands[0]});
  }
  if (count == 2 && name == "!=") {
    const auto equal = add_step(Kind::equal, operands);
    return equal ? add_step(Kind::negation, {*equal}) : std::nullopt;
  }
  static const std::map<std::string, std::pair<Kind, std::size_t>, std::less<>> kKinds = {
      {"=", {Kind::equal, 2}},
      {"<", {Kind::less, 2}},
      {"<=", {Kind::less_or_equal, 2}},
      {"and", {Kind::both, 2}},
      {"or", {Kind::either, 2}},
      {"not", {Kind::negation, 1}},
      {"yes", {Kind::sure_number, 1}},
      {"maybe", {Kind::possible_number, 1}},
      {"unknown", {Kind::unknown_number, 1}},
      {"+", {Kind::sum, 2}},
      {"-", {Kind::difference, 2}},
      {"*", {Kind::product, 2}}};
  const auto found = kKinds.find(name);
  return found != kKinds.end() && found->second.second == count ? add_step(found->second.first, std::move(operands))
                                                                : std::nullopt;
}

std::optional<std::size_t> PersonProgram::add_member(const Expression& expression) {
  const auto value = expression.operands.empty() ? std::nullopt : add_number(expression.operands[0]);
  Step step{.kind = Kind::member, .condition = true};
  for (std::size_t i = 1; value && i < expression.operands.size(); ++i) {
    const auto member = add_number(expression.operands[i]);
    if (!member || steps_[*member].kind != Kind::constant) {
      return std::nullopt;
    }
    step.members.push_back(steps_[*member].members[0]);
  }
  if (!value) {
    return std::nullopt;
  }
  step.operands = {*value};
  return store(std::move(step));
}

std::optional<std::size_t> PersonProgram::add_step(Kind kind, std::vector<std::size_t> operands) {
  Step step{.kind = kind, .operands = std::move(operands)};
  const auto bounds = [&](std::size_t operand) { return steps_[step.operands[operand]].bounds; };
  bool right = false;
  switch (kind) {
    case Kind::equal:
    case Kind::less:
    case Kind::less_or_equal:
    case Kind::known_number:
      step.condition = true;
      right = are(false, step.operands);
      break;
    case Kind::both:
    case Kind::either:
    case Kind::negation:
    case Kind::known_condition:
    case Kind::chosen_condition:
      step.condition = true;
      right = are(true, step.operands);
      break;
    case Kind::sure_number:
    case Kind::possible_number:
    case Kind::unknown_number:
      step.bounds = {0, 1};
      right = are(true, step.operands);
      break;
    case Kind::chosen_number:
      step.bounds = {std::min(bounds(1).least, bounds(2).least), std::max(bounds(1).most, bounds(2).most)};
      right = true;
      break;
    case Kind::sum:
    case Kind::difference:
    case Kind::product:
      right = are(false, step.operands);
      step.bounds = kind == Kind::sum          ? sum_of(bounds(0), bounds(1))
                    : kind == Kind::difference ? difference_of(bounds(0), bounds(1))
                                               : product_of(bounds(0), bounds(1));
      break;
    case Kind::variable:
    case Kind::constant:
    case Kind::member:
      break;
  }
  return right && fits(step.bounds) ? std::optional(store(std::move(step))) : std::nullopt;
}

std::vector<PersonProgram::Cells> PersonProgram::cells(std::size_t rows) const {
  std::vector<Cells> cells(steps_.size());
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const Step& step = steps_[i];
    cells[i].sure.resize(rows, 1);
    if (step.condition) {
      cells[i].possible.resize(rows);
    } else {
      cells[i].values.resize(rows, step.kind == Kind::constant ? step.members[0] : 0);
    }
  }
  return cells;
}

void PersonProgram::run(std::vector<Cells>& cells, std::size_t rows) const {
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    run_step(steps_[i], cells[i], cells, rows);
  }
}

void PersonProgram::run_step(const Step& step, Cells& out, const std::vector<Cells>& cells, std::size_t rows) const {
  static const Cells kNone;
  const auto operand = [&](std::size_t i) -> const Cells& {
    return i < step.operands.size() ? cells[step.operands[i]] : kNone;
  };
  const Cells& first = operand(0);
  const Cells& second = operand(1);
  const Cells& third = operand(2);
  const std::uint8_t* const sure = first.sure.data();
  const std::uint8_t* const possible = first.possible.data();
  const std::uint8_t* const sure2 = second.sure.data();
  const std::uint8_t* const possible2 = second.possible.data();
  const std::int32_t* const left = first.values.data();
  const std::int32_t* const right = second.values.data();
  const std::int32_t* const right3 = third.values.data();
  const std::uint8_t* const sure3 = third.sure.data();
  const std::uint8_t* const possible3 = third.possible.data();
  const auto compare = [&](auto holds) {
    each(rows, out.possible, [=](std::size_t row) { return holds(row) | ((sure[row] & sure2[row]) ^ 1); });
    each(rows, out.sure, [=](std::size_t row) { return holds(row) & sure[row] & sure2[row]; });
  };
  const auto calculate = [&](auto value) {
    each(rows, out.values, value);
    each(rows, out.sure, [=](std::size_t row) { return sure[row] & sure2[row]; });
  };
  switch (step.kind) {
    case Kind::variable:
    case Kind::constant:
      return;
    case Kind::equal:
      return compare([=](std::size_t row) { return static_cast<int>(left[row] == right[row]); });
    case Kind::less:
      return compare([=](std::size_t row) { return static_cast<int>(left[row] < right[row]); });
    case Kind::less_or_equal:
      return compare([=](std::size_t row) { return static_cast<int>(left[row] <= right[row]); });
    case Kind::member:
      each(rows, out.sure, [](std::size_t) { return 0; });
      for (const std::int32_t member : step.members) {
        add_equals(rows, out.sure, left, member);
      }
      // Of no member at all nothing is one, whatever it be.
      each(rows, out.possible,
           [=, found = out.sure.data(), some = static_cast<int>(!step.members.empty())](std::size_t row) {
             return (found[row] & sure[row]) | ((sure[row] ^ 1) & some);
           });
      return each(rows, out.sure, [=, found = out.possible.data()](std::size_t row) { return found[row] & sure[row]; });
    case Kind::both:
      each(rows, out.sure, [=](std::size_t row) { return sure[row] & sure2[row]; });
      return each(rows, out.possible, [=](std::size_t row) { return possible[row] & possible2[row]; });
    case Kind::either:
      each(rows, out.sure, [=](std::size_t row) { return sure[row] | sure2[row]; });
      return each(rows, out.possible, [=](std::size_t row) { return possible[row] | possible2[row]; });
    case Kind::negation:
      each(rows, out.sure, [=](std::size_t row) { return possible[row] ^ 1; });
      return each(rows, out.possible, [=](std::size_t row) { return sure[row] ^ 1; });
    case Kind::known_condition:
      each(rows, out.sure, [=](std::size_t row) { return sure[row] | (possible[row] ^ 1); });
      return each(rows, out.possible, [=](std::size_t row) { return sure[row] | (possible[row] ^ 1); });
    case Kind::known_number:
      each(rows, out.sure, [=](std::size_t row) { return sure[row]; });
      return each(rows, out.possible, [=](std::size_t row) { return sure[row]; });
    case Kind::chosen_condition:
      each(rows, out.sure, [=](std::size_t row) { return sure[row] != 0 ? sure2[row] : sure3[row]; });
      return each(rows, out.possible,
                  [=](std::size_t row) { return sure[row] != 0 ? possible2[row] : possible3[row]; });
    case Kind::chosen_number:
      each(rows, out.sure, [=](std::size_t row) { return sure[row] != 0 ? sure2[row] : sure3[row]; });
      return each(rows, out.values, [=](std::size_t row) { return sure[row] != 0 ? right[row] : right3[row]; });
    case Kind::sure_number:
      return each(rows, out.values, [=](std::size_t row) { return sure[row]; });
    case Kind::possible_number:
      return each(rows, out.values, [=](std::size_t row) { return possible[row]; });
    case Kind::unknown_number:
      return each(rows, out.values, [=](std::size_t row) { return possible[row] & (sure[row] ^ 1); });
    case Kind::sum:
      return calculate([=](std::size_t row) { return left[row] + right[row]; });
    case Kind::difference:
      return calculate([=](std::size_t row) { return left[row] - right[row]; });
    case Kind::product:
      return calculate([=](std::size_t row) { return left[row] * right[row]; });
  }
}

}  // namespace comarca
