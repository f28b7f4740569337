// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "comarca/statistics/functions.hpp"
#include "statistics/plan/value_states.hpp"

namespace comarca {

/// Conditions and numbers over the rows of a table, for a block of them at a time. A condition has two answers, whether
/// it surely holds and whether it may: those of SQL's true, false and unknown, in loops without branches. A number is
/// known or not. What this does not know (fractions but for a quotient that is compared, roots, numbers that might not
/// fit) is left to SQL.
class ColumnProgram {
 public:
  /// No sum of values within these can overflow.
  using Bounds = ValueBounds;

  /// Whether it can have steps of a function; all else is left to SQL.
  static bool knows(Function function);

  /// A variable's cells, for whoever runs the program to fill; before any expression.
  std::size_t add_number_variable(const std::string& name, const Bounds& bounds);
  std::size_t add_condition_variable(const std::string& name);
  /// Names an expression for those that follow. False when it is beyond this.
  bool define(const std::string& name, const Expression& expression);

  /// Where the answers will be, the same place for the same expression; nothing when it is beyond this.
  std::optional<std::size_t> add_condition(const Expression& expression);
  std::optional<std::size_t> add_number(const Expression& expression);

  /// Rows of one step, one byte or number each.
  struct Cells {
    std::vector<std::uint8_t> sure;      ///< of a number: it is known
    std::vector<std::uint8_t> possible;  ///< of a condition
    std::vector<std::int32_t> values;    ///< of a number; anything where unknown
    std::vector<double> quotients;       ///< instead of values
  };
  /// Cells for so many rows, constants filled in; each thread has its own.
  [[nodiscard]] std::vector<Cells> cells(std::size_t rows) const;
  [[nodiscard]] Bounds bounds(std::size_t step) const { return steps_[step].bounds; }
  /// Works out all steps from the variables' cells.
  void run(std::vector<Cells>& cells, std::size_t rows) const;

 private:
  enum class Kind {
    variable,
    constant,
    equal,
    less,
    less_or_equal,
    member,
    both,
    either,
    negation,
    known_condition,
    known_number,
    chosen_condition,
    chosen_number,
    sure_number,
    possible_number,
    unknown_number,
    sum,
    difference,
    product,
    quotient,
    alternative,
    choice,
    sure_points,
    possible_points
  };
  struct Step {
    Kind kind = Kind::constant;
    std::vector<std::size_t> operands;
    std::vector<std::int32_t> members;  ///< of `member`; the value of a constant, or of points
    bool condition = false;
    bool quotient = false;
    Bounds bounds;
  };

  std::optional<std::size_t> add(const Expression& expression);
  std::optional<std::size_t> add_call(const Expression& expression);
  std::optional<std::size_t> add_member(const Expression& expression);
  struct Rule;
  std::optional<std::size_t> add_function(const Rule& rule, std::vector<std::size_t> operands);
  std::optional<std::size_t> add_choice(std::vector<std::size_t> operands);
  std::optional<std::size_t> add_points(const std::vector<std::size_t>& operands);
  std::optional<std::size_t> add_step(Kind kind, std::vector<std::size_t> operands);
  std::size_t store(Step step);
  [[nodiscard]] bool is_constant(std::size_t step) const;
  [[nodiscard]] bool conditions(const std::vector<std::size_t>& steps) const;
  [[nodiscard]] bool whole_numbers(const std::vector<std::size_t>& steps) const;
  static void run_comparison(const Step& step, Cells& out, const std::vector<Cells>& cells, std::size_t rows);
  static void run_choice(const Step& step, Cells& out, const std::vector<Cells>& cells, std::size_t rows);
  struct Operands;
  static void run_points(std::int32_t points, Cells& out, const std::uint8_t* holds, std::size_t rows);
  static void run_member(const Step& step, Cells& out, const Operands& of, std::size_t rows);
  static void run_condition(Kind kind, Cells& out, const Operands& of, std::size_t rows);
  static void run_number(Kind kind, Cells& out, const Operands& of, std::size_t rows);
  static void run_step(const Step& step, Cells& out, const std::vector<Cells>& cells, std::size_t rows);

  std::vector<Step> steps_;
  std::map<std::string, std::size_t, std::less<>> known_;  ///< step of an expression, by its text
};

}  // namespace comarca
