// SPDX-License-Identifier: Apache-2.0
#include "statistics/blocks/column_program.hpp"

#include <cctype>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "comarca/base/text.hpp"
#include "comarca/statistics/functions.hpp"
#include "statistics/engine/duckdb.hpp"
#include "statistics/expression/sql_expression.hpp"

namespace comarca {
namespace {

constexpr std::size_t kRows = 300;
constexpr std::int32_t kLeast = -2;
constexpr std::int32_t kMost = 7;

/// A number or a condition for each row, or nothing.
using Column = std::vector<std::optional<std::int32_t>>;

class RandomTable {
 public:
  explicit RandomTable(std::mt19937& random) {
    for (auto* const column : {&a_, &b_, &c_, &d_}) {
      const bool condition = column == &c_ || column == &d_;
      for (std::size_t row = 0; row < kRows; ++row) {
        const auto value = std::uniform_int_distribution<std::int32_t>(kLeast, kMost)(random);
        const bool known = random() % 4 != 0;
        column->push_back(known ? std::optional(condition ? value & 1 : value) : std::nullopt);
      }
    }
  }

  /// Rows for SQL, numbered.
  [[nodiscard]] std::string sql() const {
    std::vector<std::string> rows;
    const auto number = [](std::optional<std::int32_t> value) { return value ? std::to_string(*value) : "NULL"; };
    const auto condition = [](std::optional<std::int32_t> value) {
      return value ? (*value != 0 ? "TRUE" : "FALSE") : "CAST(NULL AS BOOLEAN)";
    };
    for (std::size_t row = 0; row < kRows; ++row) {
      rows.push_back(fmt::format("({}, CAST({} AS INTEGER), CAST({} AS INTEGER), {}, {})", row, number(a_[row]),
                                 number(b_[row]), condition(c_[row]), condition(d_[row])));
    }
    return fmt::format("(VALUES {}) t(i, a, b, c, d)", join(rows, ", "));
  }

  void fill(std::vector<ColumnProgram::Cells>& cells) const {
    std::size_t step = 0;
    for (const auto* const column : {&a_, &b_, &c_, &d_}) {
      auto& out = cells[step++];
      for (std::size_t row = 0; row < kRows; ++row) {
        const auto value = (*column)[row];
        out.sure[row] = out.possible.empty() ? value.has_value() : value.value_or(0);
        if (out.possible.empty()) {
          out.values[row] = value.value_or(99);  // anything where unknown
        } else {
          out.possible[row] = value.value_or(1);
        }
      }
    }
  }

 private:
  Column a_;
  Column b_;
  Column c_;
  Column d_;
};

ColumnProgram program() {
  ColumnProgram program;
  program.add_number_variable("a", {kLeast, kMost});
  program.add_number_variable("b", {kLeast, kMost});
  program.add_condition_variable("c");
  program.add_condition_variable("d");
  return program;
}

std::string condition(std::mt19937& random, int depth);

std::string number(std::mt19937& random, int depth) {
  switch (depth > 0 ? random() % 9 : random() % 3) {
    case 0:
      return "a";
    case 1:
      return "b";
    case 2:
      return std::to_string(static_cast<int>(random() % 9) - 3);
    case 3:
      return fmt::format("({} + {})", number(random, depth - 1), number(random, depth - 1));
    case 4:
      return fmt::format("({} - {})", number(random, depth - 1), number(random, depth - 1));
    case 5:
      return fmt::format("({} * {})", number(random, 0), number(random, 0));
    case 6:
      return fmt::format("{}{}({})", random() % 2 == 0 ? "" : (random() % 2 == 0 ? "7 * " : "-2 * "),
                         random() % 3 == 0 ? "yes" : (random() % 2 == 0 ? "maybe" : "unknown"),
                         condition(random, depth - 1));
    case 7:
      return fmt::format("or_else({}, {})", number(random, depth - 1), number(random, depth - 1));
    default:
      return fmt::format("choose({}, {}, {}, {}, {}, {})", condition(random, depth - 1), number(random, depth - 1),
                         condition(random, depth - 1), number(random, depth - 1), condition(random, depth - 1),
                         number(random, depth - 1));
  }
}

std::string condition(std::mt19937& random, int depth) {
  static const std::vector<std::string> kComparisons = {"=", "!=", "<", "<=", ">", ">="};
  const auto compared = [&] { return kComparisons[random() % kComparisons.size()]; };
  switch (depth > 0 ? random() % 10 : random() % 3) {
    case 0:
      return "c";
    case 1:
      return "d";
    case 2:
      return fmt::format("{} {} {}", number(random, 0), compared(), number(random, 0));
    case 3:
      return fmt::format("({} and {})", condition(random, depth - 1), condition(random, depth - 1));
    case 4:
      return fmt::format("({} or {})", condition(random, depth - 1), condition(random, depth - 1));
    case 5:
      return fmt::format("(not {})", condition(random, depth - 1));
    case 6:
      return fmt::format("({} between {} and {})", number(random, depth - 1), number(random, 0), number(random, 0));
    case 7:
      return fmt::format("({} in (1, 3, {}))", number(random, depth - 1), random() % 6);
    case 8:
      return random() % 2 == 0 ? fmt::format("known({})", condition(random, depth - 1))
                               : fmt::format("known({})", number(random, depth - 1));
    default:
      return random() % 2 == 0
                 ? fmt::format("if({}, {}, {})", condition(random, depth - 1), condition(random, depth - 1),
                               condition(random, depth - 1))
                 : fmt::format("({} / {} {} {})", number(random, 0), number(random, 0), compared(), number(random, 0));
  }
}

std::string sql_of(const std::string& text) {
  return to_sql(parse_expression(text),
                {.name = [](const Expression& name) { return SqlText{name.text}; }, .codes = {}, .question = {}})
      .sql;
}

TEST(ColumnProgram, says_of_any_condition_and_number_what_sql_says_of_each_row) {
  std::mt19937 random(7);
  const RandomTable table(random);
  Engine engine({});
  for (int round = 0; round < 20; ++round) {
    auto worked = program();
    std::vector<std::string> texts;
    std::vector<std::size_t> steps;
    std::vector<std::string> columns;
    for (int i = 0; i < 15; ++i) {
      const bool wants_condition = i % 2 == 0;
      const std::string text = wants_condition ? condition(random, 3) : number(random, 3);
      const auto parsed = parse_expression(text);
      const auto step = wants_condition ? worked.add_condition(parsed) : worked.add_number(parsed);
      ASSERT_TRUE(step) << text;
      texts.push_back(text);
      steps.push_back(*step);
      columns.push_back(fmt::format("CAST({} AS INTEGER)", sql_of(text)));
    }
    auto cells = worked.cells(kRows);
    table.fill(cells);
    worked.run(cells, kRows);
    const auto rows = engine.query(fmt::format("SELECT {} FROM {} ORDER BY i", join(columns, ", "), table.sql())).rows;
    for (std::size_t row = 0; row < kRows; ++row) {
      for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto& said = rows[row][i];
        const auto& cell = cells[steps[i]];
        if (i % 2 == 0) {
          EXPECT_EQ(cell.sure[row] != 0, said == "1") << texts[i] << " row " << row;
          EXPECT_EQ(cell.possible[row] != 0, said != "0") << texts[i] << " row " << row;
        } else {
          ASSERT_EQ(cell.sure[row] != 0, said.has_value()) << texts[i] << " row " << row;
          if (said) {
            EXPECT_EQ(std::to_string(cell.values[row]), *said) << texts[i] << " row " << row;
          }
        }
      }
    }
  }
}

/// An expression of a function: its form with other operands for a, b (numbers), c and d (conditions).
std::string sample(Function function, std::mt19937& random) {
  std::string text;
  const std::string_view form = info(function).form;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const auto letter = [&](std::size_t at) {
      return at < form.size() && std::isalpha(static_cast<unsigned char>(form[at])) != 0;
    };
    const bool alone = !letter(i + 1) && (i == 0 || (!letter(i - 1) && form[i - 1] != '_'));
    if (alone && (form[i] == 'a' || form[i] == 'b')) {
      text += "(" + number(random, function == Function::multiply || function == Function::member ? 0 : 1) + ")";
    } else if (alone && (form[i] == 'c' || form[i] == 'd')) {
      text += "(" + condition(random, 1) + ")";
    } else {
      text += form[i];
    }
  }
  const std::size_t more = text.find(", …");
  return more == std::string::npos ? text : text.replace(more, std::string(", …").size(), "");
}

/// A condition or a number of the program, and how SQL gives it.
struct Worked {
  std::size_t step = 0;
  std::string text;
  bool condition = false;
};

/// The program's answer to an expression, compared with a number where it is a fraction.
std::optional<Worked> work(ColumnProgram& worked, const std::string& text) {
  const auto parsed = parse_expression(text);
  if (const auto step = worked.add_condition(parsed)) {
    return Worked{*step, text, true};
  }
  if (const auto step = worked.add_number(parsed)) {
    return Worked{*step, text, false};
  }
  const std::string compared = "(" + text + ") < 2";
  const auto step = worked.add_condition(parse_expression(compared));
  return step ? std::optional(Worked{*step, compared, true}) : std::nullopt;
}

TEST(ColumnProgram, says_of_every_function_it_knows_what_sql_says_and_leaves_the_others) {
  std::mt19937 random(19);
  const RandomTable table(random);
  Engine engine({});
  for (std::size_t f = 0; f < kFunctions; ++f) {
    const auto function = static_cast<Function>(f);
    auto worked = program();
    std::vector<Worked> samples;
    for (int i = 0; i < 200 && samples.size() < 12; ++i) {
      if (auto one = work(worked, sample(function, random))) {
        samples.push_back(*std::move(one));
      }
    }
    ASSERT_EQ(samples.size(), ColumnProgram::knows(function) ? 12U : 0U) << info(function).form;
    if (samples.empty()) {
      continue;
    }
    std::vector<std::string> columns;
    for (const auto& one : samples) {
      columns.push_back(fmt::format("CAST({} AS INTEGER)", sql_of(one.text)));
    }
    auto cells = worked.cells(kRows);
    table.fill(cells);
    worked.run(cells, kRows);
    const auto rows = engine.query(fmt::format("SELECT {} FROM {} ORDER BY i", join(columns, ", "), table.sql())).rows;
    for (std::size_t row = 0; row < kRows; ++row) {
      for (std::size_t i = 0; i < samples.size(); ++i) {
        const auto& said = rows[row][i];
        const auto& cell = cells[samples[i].step];
        const bool condition = samples[i].condition;
        ASSERT_EQ(cell.sure[row] != 0, condition ? said == "1" : said.has_value()) << samples[i].text << " row " << row;
        if (condition) {
          ASSERT_EQ(cell.possible[row] != 0, said != "0") << samples[i].text << " row " << row;
        } else if (said) {
          ASSERT_EQ(std::to_string(cell.values[row]), *said) << samples[i].text << " row " << row;
        }
      }
    }
  }
}

TEST(ColumnProgram, leaves_to_sql_what_it_does_not_know_and_what_might_not_fit) {
  for (const std::string text : {"sqrt(a)", "a * 0.5", "nobody + 1", "a and b", "choose(c, a, d)", "if(c, a, d)",
                                 "a * 1000000 * 1000000", "a + 3000000000", "min(a, b)", "a / b + 1"}) {
    EXPECT_FALSE(program().add_number(parse_expression(text))) << text;
    EXPECT_FALSE(program().add_condition(parse_expression(text))) << text;
  }
}

TEST(ColumnProgram, a_name_stands_for_the_expression_it_was_given) {
  auto worked = program();
  ASSERT_TRUE(worked.define("twice", parse_expression("2 * a")));
  EXPECT_EQ(worked.add_number(parse_expression("twice")), worked.add_number(parse_expression("2 * a")));
  EXPECT_TRUE(worked.add_condition(parse_expression("twice > 3")));
  EXPECT_FALSE(worked.define("root", parse_expression("sqrt(a)")));
}

}  // namespace
}  // namespace comarca
