// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "statistics/column_program.hpp"

namespace comarca {
namespace {

using Bytes = std::vector<std::uint8_t>;

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

}  // namespace

std::vector<ColumnProgram::Cells> ColumnProgram::cells(std::size_t rows) const {
  std::vector<Cells> cells(steps_.size());
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const Step& step = steps_[i];
    cells[i].sure.resize(rows, 1);
    if (step.condition) {
      cells[i].possible.resize(rows);
    } else if (step.quotient) {
      cells[i].quotients.resize(rows);
    } else {
      cells[i].values.resize(rows, step.kind == Kind::constant ? step.members[0] : 0);
    }
  }
  return cells;
}

void ColumnProgram::run(std::vector<Cells>& cells, std::size_t rows) const {
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    run_step(steps_[i], cells[i], cells, rows);
  }
}

void ColumnProgram::run_comparison(const Step& step, Cells& out, const std::vector<Cells>& cells, std::size_t rows,
                                   bool quotients) {
  const Cells& first = cells[step.operands[0]];
  const Cells& second = cells[step.operands[1]];
  const std::uint8_t* const sure = first.sure.data();
  const std::uint8_t* const sure2 = second.sure.data();
  const auto give = [&](const auto holds) {
    each(rows, out.possible, [=](std::size_t row) { return holds(row) | ((sure[row] & sure2[row]) ^ 1); });
    each(rows, out.sure, [=](std::size_t row) { return holds(row) & sure[row] & sure2[row]; });
  };
  const auto compare = [&](const auto* left, const auto* right) {
    switch (step.kind) {
      case Kind::equal:
        return give([=](std::size_t row) { return static_cast<int>(left[row] == right[row]); });
      case Kind::less:
        return give([=](std::size_t row) { return static_cast<int>(left[row] < right[row]); });
      default:
        return give([=](std::size_t row) { return static_cast<int>(left[row] <= right[row]); });
    }
  };
  if (!quotients) {
    compare(first.values.data(), second.values.data());
  } else if (second.quotients.empty()) {
    compare(first.quotients.data(), second.values.data());
  } else if (first.quotients.empty()) {
    compare(first.values.data(), second.quotients.data());
  } else {
    compare(first.quotients.data(), second.quotients.data());
  }
}

/// From the last condition to the first: one that holds decides, one that may makes what follows unknown.
void ColumnProgram::run_choice(const Step& step, Cells& out, const std::vector<Cells>& cells, std::size_t rows) {
  each(rows, out.sure, [](std::size_t) { return 0; });
  for (std::size_t i = step.operands.size(); i > 0; i -= 2) {
    const Cells& condition = cells[step.operands[i - 2]];
    const Cells& chosen = cells[step.operands[i - 1]];
    const std::uint8_t* const holds = condition.sure.data();
    const std::uint8_t* const may = condition.possible.data();
    const std::uint8_t* const is_known = chosen.sure.data();
    const std::int32_t* const value = chosen.values.data();
    std::uint8_t* __restrict const known = out.sure.data();
    for (std::size_t row = 0; row < rows; ++row) {
      known[row] = static_cast<std::uint8_t>((holds[row] & is_known[row]) | (known[row] & (may[row] ^ 1)));
    }
    std::int32_t* __restrict const values = out.values.data();
    for (std::size_t row = 0; row < rows; ++row) {
      const std::int32_t mask = -static_cast<std::int32_t>(holds[row]);
      values[row] = (value[row] & mask) | (values[row] & ~mask);
    }
  }
}

void ColumnProgram::run_step(const Step& step, Cells& out, const std::vector<Cells>& cells, std::size_t rows) const {
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
  const auto calculate = [&](auto value) {
    each(rows, out.values, value);
    each(rows, out.sure, [=](std::size_t row) { return sure[row] & sure2[row]; });
  };
  switch (step.kind) {
    case Kind::variable:
    case Kind::constant:
      return;
    case Kind::equal:
    case Kind::less:
    case Kind::less_or_equal:
      return run_comparison(step, out, cells, rows, !first.quotients.empty() || !second.quotients.empty());
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
    case Kind::quotient:
      each(rows, out.sure, [=](std::size_t row) { return sure[row] & sure2[row] & static_cast<int>(right[row] != 0); });
      return each(rows, out.quotients, [=](std::size_t row) {
        return static_cast<double>(left[row]) / static_cast<double>(right[row] != 0 ? right[row] : 1);
      });
    case Kind::alternative:
      each(rows, out.values, [=](std::size_t row) { return sure[row] != 0 ? left[row] : right[row]; });
      return each(rows, out.sure, [=](std::size_t row) { return sure[row] | sure2[row]; });
    case Kind::choice:
      return run_choice(step, out, cells, rows);
  }
}

}  // namespace comarca
