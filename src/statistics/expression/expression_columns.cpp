// SPDX-License-Identifier: Apache-2.0
#include "comarca/statistics/expression_columns.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "statistics/expression/number_rules.hpp"

// ADR 0251: the rules of numbers are those of one number at a time.
namespace comarca {
namespace {

using Row = std::uint32_t;
using Rows = std::vector<Row>;

constexpr std::uint32_t kNothing = ~std::uint32_t{0};

/// What some rows gave: by position among them, not by row.
struct Part {
  std::vector<double> values;
  std::vector<std::uint32_t> lacks;  ///< kNothing where there is a value
};

}  // namespace

/// Evaluates operand by operand, each for the rows that need it.
class ColumnEvaluation {
 public:
  ColumnEvaluation(const ColumnLookup& lookup, EvaluatedColumn& result) : lookup_(lookup), result_(result) {}

  void run(const Expression& expression, std::size_t count) {
    Rows rows(count);
    std::iota(rows.begin(), rows.end(), Row{0});
    Part part = at(expression, rows);
    result_.values_ = Numbers(count);
    for (std::size_t row = 0; row < count; ++row) {
      if (part.lacks[row] == kNothing) {
        result_.values_.set(row, part.values[row]);
      }
    }
    result_.lacks_ = std::move(part.lacks);
  }

 private:
  Part at(const Expression& expression, const Rows& rows) {
    if (rows.empty()) {
      return {};
    }
    switch (expression.kind) {
      case Expression::Kind::number:
        return {std::vector<double>(rows.size(), expression.number), std::vector<std::uint32_t>(rows.size(), kNothing)};
      case Expression::Kind::word:
        throw usage_error(fmt::format("the word '{}' has no place in a formula of numbers", expression.text),
                          expression.where);
      case Expression::Kind::name:
        return name(expression.text, rows);
      case Expression::Kind::call:
        break;
    }
    return call(expression, rows);
  }

  Part name(const std::string& wanted, const Rows& rows) {
    const Numbers* const numbers = lookup_(wanted);
    Part part = none(rows.size());
    std::uint32_t missing = kNothing;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (numbers != nullptr && numbers->has(rows[i])) {
        part.values[i] = (*numbers)[rows[i]];
      } else {
        missing = missing == kNothing ? number_of(wanted) : missing;
        part.lacks[i] = missing;
      }
    }
    return part;
  }

  Part call(const Expression& expression, const Rows& rows) {
    const NumberRule& rule = number_rule(formula_function(expression));
    switch (rule.needs) {
      case NumberRule::Needs::chosen:
        return choice(expression, rows);
      case NumberRule::Needs::any:
        return of_known(expression, rows, rule.gives);
      case NumberRule::Needs::first:
        return first_known(expression, rows);
      case NumberRule::Needs::all:
        break;
    }
    return of_all(expression, rows, rule.gives);
  }

  /// Rows that lack an operand are asked for no further one.
  Part of_all(const Expression& expression, const Rows& rows, NumberRule::Gives gives) {
    const std::size_t width = expression.operands.size();
    Part part = none(rows.size());
    std::vector<Dual> operands(rows.size() * width);
    std::vector<std::size_t> alive = positions(rows);
    for (std::size_t k = 0; k < width; ++k) {
      const Part operand = at(expression.operands[k], chosen(rows, alive));
      std::vector<std::size_t> still;
      still.reserve(alive.size());
      for (std::size_t i = 0; i < alive.size(); ++i) {
        if (operand.lacks[i] == kNothing) {
          operands[alive[i] * width + k].value = operand.values[i];
          still.push_back(alive[i]);
        } else {
          part.lacks[alive[i]] = operand.lacks[i];
        }
      }
      alive = std::move(still);
    }
    std::uint32_t impossible = kNothing;
    for (const std::size_t i : alive) {
      const auto value = gives(std::span(operands).subspan(i * width, width));
      if (value && std::isfinite(value->value)) {
        part.values[i] = value->value;
      } else {
        impossible = impossible == kNothing ? number_of(to_text(expression)) : impossible;
        part.lacks[i] = impossible;
      }
    }
    return part;
  }

  Part choice(const Expression& expression, const Rows& rows) {
    Part part = at(expression.operands[0], rows);
    std::vector<std::size_t> yes;
    std::vector<std::size_t> no;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (part.lacks[i] == kNothing) {
        (part.values[i] != 0 ? yes : no).push_back(i);
      }
    }
    put(at(expression.operands[1], chosen(rows, yes)), yes, part);
    put(at(expression.operands[2], chosen(rows, no)), no, part);
    return part;
  }

  Part of_known(const Expression& expression, const Rows& rows, NumberRule::Gives gives) {
    std::vector<std::vector<Dual>> present(rows.size());
    Part part = none(rows.size());
    for (const auto& operand : expression.operands) {
      const Part one = at(operand, rows);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        part.lacks[i] = one.lacks[i];
        if (one.lacks[i] == kNothing) {
          present[i].push_back({one.values[i], 0});
        }
      }
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!present[i].empty()) {
        part.values[i] = gives(present[i])->value;
        part.lacks[i] = kNothing;
      }
    }
    return part;
  }

  Part first_known(const Expression& expression, const Rows& rows) {
    Part part = none(rows.size());
    std::vector<std::size_t> left = positions(rows);
    for (const auto& operand : expression.operands) {
      put(at(operand, chosen(rows, left)), left, part);
      std::erase_if(left, [&part](std::size_t i) { return part.lacks[i] == kNothing; });
    }
    return part;
  }

  static Part none(std::size_t count) {
    return {std::vector<double>(count), std::vector<std::uint32_t>(count, kNothing)};
  }

  static std::vector<std::size_t> positions(const Rows& rows) {
    std::vector<std::size_t> all(rows.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
  }

  static Rows chosen(const Rows& rows, const std::vector<std::size_t>& positions) {
    Rows result;
    result.reserve(positions.size());
    for (const std::size_t i : positions) {
      result.push_back(rows[i]);
    }
    return result;
  }

  static void put(const Part& from, const std::vector<std::size_t>& positions, Part& to) {
    for (std::size_t i = 0; i < positions.size(); ++i) {
      to.values[positions[i]] = from.values[i];
      to.lacks[positions[i]] = from.lacks[i];
    }
  }

  std::uint32_t number_of(const std::string& missing) {
    auto& known = result_.missing_;
    const auto found = std::ranges::find(known, missing);
    if (found == known.end()) {
      known.push_back(missing);
      return static_cast<std::uint32_t>(known.size() - 1);
    }
    return static_cast<std::uint32_t>(found - known.begin());
  }

  const ColumnLookup& lookup_;
  EvaluatedColumn& result_;
};

EvaluatedColumn evaluate_column(const Expression& expression, const ColumnLookup& lookup, std::size_t rows) {
  EvaluatedColumn result;
  ColumnEvaluation(lookup, result).run(expression, rows);
  return result;
}

}  // namespace comarca
