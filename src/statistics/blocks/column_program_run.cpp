// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "statistics/blocks/column_program.hpp"

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

void ColumnProgram::run_comparison(const Step& step, Cells& out, const std::vector<Cells>& cells, std::size_t rows) {
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
  if (first.quotients.empty() && second.quotients.empty()) {
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

/// The cells of up to three operands; null where there are none.
struct ColumnProgram::Operands {
  const std::uint8_t* sure = nullptr;
  const std::uint8_t* possible = nullptr;
  const std::int32_t* left = nullptr;
  const std::uint8_t* sure2 = nullptr;
  const std::uint8_t* possible2 = nullptr;
  const std::int32_t* right = nullptr;
  const std::uint8_t* sure3 = nullptr;
  const std::uint8_t* possible3 = nullptr;
  const std::int32_t* third = nullptr;
};

void ColumnProgram::run_step(const Step& step, Cells& out, const std::vector<Cells>& cells, std::size_t rows) {
  static const Cells kNone;
  const auto operand = [&](std::size_t i) -> const Cells& {
    return i < step.operands.size() ? cells[step.operands[i]] : kNone;
  };
  const Cells& one = operand(0);
  const Cells& two = operand(1);
  const Cells& three = operand(2);
  const Operands of{.sure = one.sure.data(),
                    .possible = one.possible.data(),
                    .left = one.values.data(),
                    .sure2 = two.sure.data(),
                    .possible2 = two.possible.data(),
                    .right = two.values.data(),
                    .sure3 = three.sure.data(),
                    .possible3 = three.possible.data(),
                    .third = three.values.data()};
  switch (step.kind) {
    case Kind::variable:
    case Kind::constant:
      return;
    case Kind::equal:
    case Kind::less:
    case Kind::less_or_equal:
      return run_comparison(step, out, cells, rows);
    case Kind::member:
      return run_member(step, out, of, rows);
    case Kind::choice:
      return run_choice(step, out, cells, rows);
    case Kind::sure_points:
    case Kind::possible_points:
      return run_points(step.members[0], out, step.kind == Kind::sure_points ? of.sure : of.possible, rows);
    default:
      return step.condition ? run_condition(step.kind, out, of, rows) : run_number(step.kind, out, of, rows);
  }
}

void ColumnProgram::run_points(std::int32_t points, Cells& out, const std::uint8_t* holds, std::size_t rows) {
  each(rows, out.values, [=](std::size_t row) { return -static_cast<std::int32_t>(holds[row]) & points; });
}

void ColumnProgram::run_member(const Step& step, Cells& out, const Operands& of, std::size_t rows) {
  each(rows, out.sure, [](std::size_t) { return 0; });
  for (const std::int32_t member : step.members) {
    add_equals(rows, out.sure, of.left, member);
  }
  // Of no member at all nothing is one, whatever it be.
  const int some = static_cast<int>(!step.members.empty());
  each(rows, out.possible, [=, found = out.sure.data()](std::size_t row) {
    return (found[row] & of.sure[row]) | ((of.sure[row] ^ 1) & some);
  });
  each(rows, out.sure, [=, found = out.possible.data()](std::size_t row) { return found[row] & of.sure[row]; });
}

void ColumnProgram::run_condition(Kind kind, Cells& out, const Operands& of, std::size_t rows) {
  switch (kind) {
    case Kind::both:
      each(rows, out.sure, [=](std::size_t row) { return of.sure[row] & of.sure2[row]; });
      return each(rows, out.possible, [=](std::size_t row) { return of.possible[row] & of.possible2[row]; });
    case Kind::either:
      each(rows, out.sure, [=](std::size_t row) { return of.sure[row] | of.sure2[row]; });
      return each(rows, out.possible, [=](std::size_t row) { return of.possible[row] | of.possible2[row]; });
    case Kind::negation:
      each(rows, out.sure, [=](std::size_t row) { return of.possible[row] ^ 1; });
      return each(rows, out.possible, [=](std::size_t row) { return of.sure[row] ^ 1; });
    case Kind::known_condition:
      each(rows, out.sure, [=](std::size_t row) { return of.sure[row] | (of.possible[row] ^ 1); });
      return each(rows, out.possible, [=](std::size_t row) { return of.sure[row] | (of.possible[row] ^ 1); });
    case Kind::known_number:
      each(rows, out.sure, [=](std::size_t row) { return of.sure[row]; });
      return each(rows, out.possible, [=](std::size_t row) { return of.sure[row]; });
    default:  // chosen_condition
      each(rows, out.sure, [=](std::size_t row) { return of.sure[row] != 0 ? of.sure2[row] : of.sure3[row]; });
      return each(rows, out.possible,
                  [=](std::size_t row) { return of.sure[row] != 0 ? of.possible2[row] : of.possible3[row]; });
  }
}

void ColumnProgram::run_number(Kind kind, Cells& out, const Operands& of, std::size_t rows) {
  switch (kind) {
    case Kind::sure_number:
      return each(rows, out.values, [=](std::size_t row) { return of.sure[row]; });
    case Kind::possible_number:
      return each(rows, out.values, [=](std::size_t row) { return of.possible[row]; });
    case Kind::unknown_number:
      return each(rows, out.values, [=](std::size_t row) { return of.possible[row] & (of.sure[row] ^ 1); });
    case Kind::chosen_number:
      each(rows, out.sure, [=](std::size_t row) { return of.sure[row] != 0 ? of.sure2[row] : of.sure3[row]; });
      return each(rows, out.values, [=](std::size_t row) { return of.sure[row] != 0 ? of.right[row] : of.third[row]; });
    case Kind::alternative:
      each(rows, out.sure, [=](std::size_t row) { return of.sure[row] | of.sure2[row]; });
      return each(rows, out.values, [=](std::size_t row) { return of.sure[row] != 0 ? of.left[row] : of.right[row]; });
    case Kind::quotient:
      each(rows, out.sure,
           [=](std::size_t row) { return of.sure[row] & of.sure2[row] & static_cast<int>(of.right[row] != 0); });
      return each(rows, out.quotients, [=](std::size_t row) {
        return static_cast<double>(of.left[row]) / static_cast<double>(of.right[row] != 0 ? of.right[row] : 1);
      });
    default:
      break;
  }
  each(rows, out.sure, [=](std::size_t row) { return of.sure[row] & of.sure2[row]; });
  if (kind == Kind::sum) {
    each(rows, out.values, [=](std::size_t row) { return of.left[row] + of.right[row]; });
  } else if (kind == Kind::difference) {
    each(rows, out.values, [=](std::size_t row) { return of.left[row] - of.right[row]; });
  } else {
    each(rows, out.values, [=](std::size_t row) { return of.left[row] * of.right[row]; });
  }
}

}  // namespace comarca
