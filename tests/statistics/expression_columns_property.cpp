// SPDX-License-Identifier: Apache-2.0
#include "comarca/statistics/expression_columns.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "comarca/statistics/functions.hpp"

namespace comarca {
namespace {

constexpr std::size_t kRows = 40;

using Columns = std::map<std::string, Numbers>;

/// Everything that formulas can do, made by chance; every name may be missing in some rows, one in all of them.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : random_(seed) {}

  Columns columns() {
    Columns columns;
    for (const char* name : {"a", "b", "c", "d"}) {
      Numbers numbers(kRows);
      for (std::size_t row = 0; row < kRows; ++row) {
        if (below(4) > 0) {
          numbers.set(row, number());
        }
      }
      columns.emplace(name, std::move(numbers));
    }
    columns.emplace("short", Numbers());
    columns.at("short").set(below(kRows), number());
    return columns;
  }

  Expression expression(int depth) {
    const auto kind = below(depth == 0 ? 2 : 8);
    if (kind == 0) {
      return {.kind = Expression::Kind::number, .number = number()};
    }
    if (kind == 1) {
      static const std::vector<std::string> kNames = {"a", "b", "c", "d", "short", "nowhere"};
      return {.kind = Expression::Kind::name, .text = kNames[below(kNames.size())]};
    }
    Function function = Function::add;
    do {
      function = static_cast<Function>(below(kFunctions));
    } while (!in_formulas(function));
    Expression call{.kind = Expression::Kind::call, .text = std::string(info(function).name)};
    const std::size_t most = info(function).most > 4 ? 4 : info(function).most;
    for (std::size_t count = info(function).fewest + below(most - info(function).fewest + 1); count > 0; --count) {
      call.operands.push_back(expression(depth - 1));
    }
    return call;
  }

 private:
  std::size_t below(std::size_t count) { return random_() % count; }

  /// Zeros, equal numbers and negative ones come often, and some with a long fraction.
  double number() {
    static constexpr std::array<double, 8> kPlain = {0, 0, 1, 1, 2, -1, 100, 0.5};
    return below(2) == 0 ? kPlain[below(kPlain.size())]
                         : (static_cast<double>(below(2'000'001)) - 1'000'000) / 7 / (below(2) == 0 ? 1 : 1e6);
  }

  std::mt19937_64 random_;
};

void expect_as_one_by_one(const Expression& expression, const Columns& columns) {
  const auto of_name = [&](const std::string& name) -> const Numbers* {
    const auto found = columns.find(name);
    return found == columns.end() ? nullptr : &found->second;
  };
  const auto result = evaluate_column(expression, of_name, kRows);
  for (std::size_t row = 0; row < kRows; ++row) {
    const auto one = evaluate(expression, [&](const std::string& name) -> std::optional<Dual> {
      const Numbers* const numbers = of_name(name);
      return numbers != nullptr && numbers->has(row) ? std::optional(Dual{(*numbers)[row], 0}) : std::nullopt;
    });
    ASSERT_EQ(result.has(row), one.result.has_value()) << to_text(expression) << " in row " << row;
    if (one.result) {
      ASSERT_EQ(std::bit_cast<std::uint64_t>(result.values()[row]), std::bit_cast<std::uint64_t>(one.result->value))
          << to_text(expression) << " in row " << row;
    } else {
      ASSERT_EQ(result.missing()[result.lacks(row)], one.missing) << to_text(expression) << " in row " << row;
    }
  }
}

TEST(ExpressionColumns, a_column_is_row_by_row_what_one_number_at_a_time_is) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Chance chance(seed);
    const Columns columns = chance.columns();
    expect_as_one_by_one(chance.expression(1 + static_cast<int>(seed % 3)), columns);
  }
}

TEST(ExpressionColumns, every_function_of_formulas_is_met) {
  for (std::size_t i = 0; i < kFunctions; ++i) {
    const auto function = static_cast<Function>(i);
    if (!in_formulas(function)) {
      continue;
    }
    Chance chance(i);
    const Columns columns = chance.columns();
    Expression call{.kind = Expression::Kind::call, .text = std::string(info(function).name)};
    for (std::size_t count = 0; count < info(function).fewest; ++count) {
      call.operands.push_back(chance.expression(1));
    }
    expect_as_one_by_one(call, columns);
  }
}

TEST(ExpressionColumns, a_branch_that_no_row_chooses_is_not_looked_at) {
  Numbers numbers(2);
  numbers.set(0, 1);
  numbers.set(1, 2);
  const auto of_a = [&](const std::string& name) { return name == "a" ? &numbers : nullptr; };
  const auto result = evaluate_column(parse_expression("if(a > 0, a, a + 'palabra')"), of_a, 2);
  EXPECT_EQ(result.values().at(1), 2);
  EXPECT_THROW((void)evaluate_column(parse_expression("if(a > 1, a, a + 'palabra')"), of_a, 2), Error);
}

}  // namespace
}  // namespace comarca
