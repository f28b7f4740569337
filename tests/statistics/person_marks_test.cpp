// SPDX-License-Identifier: Apache-2.0
#include "statistics/plan/person_marks.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "statistics/engine/duckdb.hpp"

namespace comarca {
namespace {

/// Persons of one household: x is NULL for one of them.
constexpr const char* kPersons = "(VALUES (1), (2), (NULL)) persons(x)";

TEST(PersonMarks, any_of_seventy_questions_is_true_false_or_unknown_as_its_own_persons_say) {
  PersonMarks marks;
  std::string asked;
  std::string expected;
  for (int i = 0; i < 70; ++i) {
    const std::string test = i % 3 == 0 ? fmt::format("(x = 1 OR x = {})", 100 + i)  // somebody is, whoever is unknown
                                        : (i % 3 == 1 ? fmt::format("(x > {})", 10 + i) : fmt::format("(1 = {})", i));
    asked += fmt::format("{}coalesce(CAST({} AS VARCHAR), 'null')", i > 0 ? " || ' ' || " : "", marks.any(test));
    expected += std::string(i > 0 ? " " : "") + (i % 3 == 0 ? "true" : (i % 3 == 1 ? "null" : "false"));
  }
  const auto aggregates = marks.aggregates();
  ASSERT_EQ(aggregates.size(), 3U);
  Engine engine({});
  const auto rows = engine.query(fmt::format("SELECT {} FROM (SELECT {} m0, {} m1, {} m2 FROM {})", asked,
                                             aggregates[0], aggregates[1], aggregates[2], kPersons));
  EXPECT_EQ(rows.rows.at(0).at(0), expected);
}

TEST(PersonMarks, the_same_question_takes_the_same_bits) {
  PersonMarks marks;
  EXPECT_EQ(marks.any("(x = 1)"), marks.any("(x = 1)"));
  EXPECT_NE(marks.any("(x = 2)"), marks.any("(x = 1)"));
}

}  // namespace
}  // namespace comarca
