// SPDX-License-Identifier: Apache-2.0
// Every evaluator on every function of the table: formulas, SQL and blocks.
#include "comarca/statistics/functions.hpp"

#include <cmath>
#include <fstream>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "comarca/statistics/microdata_run.hpp"
#include "statistics/engine/duckdb.hpp"
#include "statistics/expression/sql_expression.hpp"

namespace comarca {
namespace {

std::vector<Function> all_functions() {
  std::vector<Function> all;
  for (std::size_t i = 0; i < kFunctions; ++i) {
    all.push_back(static_cast<Function>(i));
  }
  return all;
}

std::string without_more(std::string form) {
  const std::size_t more = form.find(", …");
  return more == std::string::npos ? form : form.replace(more, std::string(", …").size(), "");
}

std::string formula(const Expression& expression) {
  const auto nothing = [](const std::string&) { return std::optional<Dual>(); };
  const auto value = evaluate(expression, nothing).result;
  return value ? fmt::format("{}", value->value) : "?";
}

SqlText sql(const Expression& expression) {
  return to_sql(
      expression,
      {.name = [](const Expression&) { return SqlText{"CAST(NULL AS INTEGER)"}; }, .codes = {}, .question = {}});
}

Vocabulary vocabulary() {
  return read_vocabulary(Document::from_text(R"toml(
[variable.edad]
record = "persona"
text = "age"
[variable.falta]
record = "hogar"
text = "nobody said"
)toml",
                                             "vocabulary.toml"));
}

MicrodataSource source() {
  return read_microdata_source(Document::from_text(R"toml(
id = "t"
name = "t"
vintage = "2018"
period = "2018"
nulls = [""]
[unit]
columns = ["D", "M"]
widths = [2, 3]
[[record]]
id = "persona"
flat = true
key = ["D", "M", "H"]
[record.variables]
edad = { column = "AGE", range = [0, 120] }
falta = { column = "NOBODY", range = [0, 9] }
)toml",
                                                   "t.toml"),
                               vocabulary());
}

/// The household of the page; a last field that is not plain leaves all to portable SQL.
MicrodataFiles household(const std::string& name, const std::string& note) {
  const auto path = std::filesystem::path(testing::TempDir()) / ("functions_" + name + ".csv");
  std::ofstream(path) << "D,M,H,AGE,NOBODY,NOTE\n5,1,1,40,,\n5,1,1,38,,\n5,1,1,12,,\n5,1,1,,," << note << "\n";
  return {{{Record::person, {path}}}};
}

/// What an expression over the household gives.
std::string microdata(const std::string& text, FunctionResult result, const MicrodataFiles& files) {
  const bool condition = result == FunctionResult::condition;
  const auto indicator = Document::from_text(
      fmt::format("[statistics]\nknown = {{ sum = \"cases\", where = \"known({0})\" }}\n"
                  "value = {{ sum = \"cases\", times = \"{1}\" }}\n",
                  text, condition ? fmt::format("yes({})", text) : fmt::format("or_else({}, -999)", text)),
      "x.toml");
  const auto statistics =
      run_microdata({source(), vocabulary(), files}, {read_recipe("x", indicator.root())}).statistics;
  const Place place{"05001", Zone::total, "2018"};
  return statistics.value(place, "x.known") == 1 ? fmt::format("{}", statistics.value(place, "x.value").value()) : "?";
}

TEST(Functions, each_is_found_by_its_name_and_written_as_the_table_says) {
  for (const Function function : all_functions()) {
    const std::string form = without_more(std::string(info(function).form));
    const Expression parsed = parse_expression(form);
    EXPECT_EQ(find_function(info(function).name), function) << form;
    EXPECT_EQ(function_of(parsed), function) << form;
    EXPECT_TRUE(takes(function, parsed.operands.size())) << form;
    EXPECT_EQ(to_text(parsed), form);
  }
}

TEST(Functions, the_examples_of_the_page_hold_in_formulas_and_over_microdata) {
  const auto plain = household("plain", "");
  const auto odd = household("odd", "\"a \"\"note\"\"\"");
  for (const Function function : all_functions()) {
    const FunctionHelp words = help(function);
    const Expression example = parse_expression(words.example);
    EXPECT_EQ(function_of(example), function) << words.example;
    EXPECT_EQ(words.in_formula.empty(), !in_formulas(function)) << words.example;
    EXPECT_EQ(words.in_microdata.empty(), !in_microdata(function)) << words.example;
    if (in_formulas(function)) {
      EXPECT_EQ(formula(example), words.in_formula) << words.example;
    }
    if (in_microdata(function)) {
      EXPECT_EQ(microdata(words.example, info(function).result, plain), words.in_microdata) << words.example;
      EXPECT_EQ(microdata(words.example, info(function).result, odd), words.in_microdata) << words.example;
    }
  }
}

TEST(Functions, each_is_refused_where_the_table_says_that_it_may_not_stand) {
  for (const Function function : all_functions()) {
    const Expression example = parse_expression(help(function).example);
    if (!in_formulas(function)) {
      EXPECT_THROW((void)formula(example), Error) << help(function).example;
    }
    if (info(function).domain == FunctionDomain::formulas || info(function).domain == FunctionDomain::persons) {
      EXPECT_THROW((void)sql(example), Error) << help(function).example;
    }
  }
}

/// A form with known numbers for a and b, and comparisons of them for c and d.
std::string sample(Function function, std::mt19937& random) {
  const auto number = [&] { return std::to_string(1 + random() % 6); };
  std::string text;
  const std::string form = without_more(std::string(info(function).form));
  for (std::size_t i = 0; i < form.size(); ++i) {
    const auto letter = [&](std::size_t at) {
      return at < form.size() && std::isalpha(static_cast<unsigned char>(form[at])) != 0;
    };
    const bool alone = !letter(i + 1) && (i == 0 || !letter(i - 1));
    if (alone && (form[i] == 'a' || form[i] == 'b')) {
      text += number();
    } else if (alone && (form[i] == 'c' || form[i] == 'd')) {
      text += "(" + number() + (random() % 2 == 0 ? " < " : " = ") + number() + ")";
    } else {
      text += form[i];
    }
  }
  return text;
}

TEST(Functions, formulas_and_sql_say_the_same_of_what_is_known) {
  std::mt19937 random(23);
  Engine engine({});
  for (const Function function : all_functions()) {
    if (info(function).domain != FunctionDomain::both) {
      continue;
    }
    for (int i = 0; i < 15; ++i) {
      const std::string text = sample(function, random);
      const Expression expression = parse_expression(text);
      const auto rows = engine.query("SELECT CAST(" + sql(expression).sql + " AS DOUBLE)").rows;
      ASSERT_TRUE(rows[0][0]) << text;
      EXPECT_NEAR(std::stod(*rows[0][0]), std::stod(formula(expression)), 1e-12) << text;
    }
  }
}

TEST(Functions, the_page_has_every_function_in_both_languages) {
  for (const Language language : {Language::spanish, Language::english}) {
    const std::string page = functions_markdown(language);
    for (const Function function : all_functions()) {
      EXPECT_NE(page.find(fmt::format("| `{}` |", info(function).form)), std::string::npos) << info(function).form;
    }
  }
}

}  // namespace
}  // namespace comarca
