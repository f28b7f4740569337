// SPDX-License-Identifier: Apache-2.0
#include "comarca/statistics/expression.hpp"

#include <gtest/gtest.h>

namespace comarca {
namespace {

double number(std::string_view text) {
  const auto known = [](const std::string& name) -> std::optional<Dual> {
    if (name == "x") {
      return Dual{4, 1};
    }
    return std::nullopt;
  };
  const auto evaluation = evaluate(parse_expression(text), known);
  return evaluation.result ? evaluation.result->value : -999;
}

std::string mistake(std::string_view text) {
  try {
    (void)evaluate(parse_expression(text, {.file = "nbi.toml", .line = 12, .column = 8}), [](const std::string&) {
      return std::optional<Dual>(Dual{1, 0});
    });
  } catch (const Error& error) {
    return error.what();
  }
  return "no mistake";
}

TEST(Expression, operators_bind_as_in_school) {
  EXPECT_EQ(number("2 + 3 * x ^ 2"), 50);
  EXPECT_EQ(number("(2 + 3) * x"), 20);
  EXPECT_EQ(number("10 - 3 - 2"), 5);
  EXPECT_EQ(number("-x ^ 2"), -16);
  EXPECT_EQ(number("1 < 2 and not x between 5 and 6"), 1);
}

TEST(Expression, functions_of_numbers) {
  EXPECT_EQ(number("min(3, x, 9)"), 3);
  EXPECT_EQ(number("geometric_mean(2, x, 8)"), 4);
  EXPECT_EQ(number("round(2.675, 2)"), 2.68);
  EXPECT_EQ(number("if(x > 3, 1, missing)"), 1);
  EXPECT_EQ(number("mean_known(x, missing, 8)"), 6);
}

TEST(Expression, what_is_missing_is_named) {
  const auto nobody = [](const std::string&) { return std::optional<Dual>(); };
  EXPECT_EQ(evaluate(parse_expression("100 * nbi / personas"), nobody).missing, "nbi");
  EXPECT_EQ(evaluate(parse_expression("1 / (2 - 2)"), nobody).missing, "1 / (2 - 2)");
  EXPECT_EQ(evaluate(parse_expression("ln(0)"), nobody).missing, "ln(0)");
}

TEST(Expression, derivatives_follow_the_rules_of_calculus) {
  const auto x = [](const std::string&) { return std::optional(Dual{4, 1}); };
  EXPECT_DOUBLE_EQ(evaluate(parse_expression("x * x / 2 + ln(x)"), x).result->derivative, 4.25);
  EXPECT_DOUBLE_EQ(evaluate(parse_expression("geometric_mean(x, x, x)"), x).result->derivative, 1);
}

TEST(Expression, mistakes_are_shown_at_their_column) {
  EXPECT_EQ(mistake("2 + * 3"), "nbi.toml:12:13: unexpected '*' in '2 + * 3'");
  EXPECT_EQ(mistake("(2 + 3"), "nbi.toml:12:15: ')' is missing in '(2 + 3'");
  EXPECT_EQ(mistake("2 $ 3"), "nbi.toml:12:11: '$' means nothing here in '2 $ 3'");
  EXPECT_EQ(mistake("minn(2)"), "nbi.toml:12:9: no function 'minn' in a formula\n  Did you mean 'min'?");
  EXPECT_EQ(mistake(""), "nbi.toml:12:9: something is missing at the end in ''");
}

TEST(Expression, a_thousand_parentheses_are_refused_not_a_crash) {
  EXPECT_NE(mistake(std::string(100000, '(')).find("nested too deep"), std::string::npos);
  EXPECT_NE(mistake(std::string(100000, '-')).find("nested too deep"), std::string::npos);
}

TEST(Expression, its_text_reads_back_as_the_same) {
  for (const char* text : {"a - (b - c)", "not (a or b) and c", "x in (1, 2, 3)", "-(a + b) * 2",
                           "a between 1 and 2 or b", "if(piso = 'tierra', 1, 0)", "(a ^ b) ^ c"}) {
    const Expression once = parse_expression(text);
    EXPECT_EQ(parse_expression(to_text(once)), once) << text << " became " << to_text(once);
  }
}

}  // namespace
}  // namespace comarca
