// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/score_points.hpp"

#include <numeric>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

using Points = std::vector<std::int64_t>;
const CategoryKinds kThree(3, CategoryKind::ordered);

/// A variable with these values, each of so many households.
ScaledVariable scaled(std::vector<double> values, std::vector<std::int64_t> households) {
  ScaledVariable variable;
  variable.values = std::move(values);
  variable.households = std::move(households);
  variable.varies = true;
  return variable;
}

ScorePoints points_of(std::vector<ScaledVariable> variables, const std::vector<CategoryKinds>& kinds) {
  OptimalScaling scaling;
  scaling.variables = std::move(variables);
  return points_from(scaling, kinds);
}

std::vector<ScoreNote::Kind> kinds_of(const ScorePoints& points) {
  std::vector<ScoreNote::Kind> kinds;
  for (const auto& note : points.notes) {
    kinds.push_back(note.kind);
  }
  return kinds;
}

TEST(ScorePoints, worst_is_zero_and_the_best_add_up_to_100) {
  // Heights 3 and 1: 75 and 25 points; the middle of the first lies at a third.
  const auto points = points_of({scaled({-1, 0, 2}, {1, 1, 1}), scaled({5, 5.5, 6}, {1, 1, 1})}, {kThree, kThree});
  EXPECT_EQ(points.hundredths[0], (Points{0, 2500, 7500}));
  EXPECT_EQ(points.hundredths[1], (Points{0, 1250, 2500}));
  EXPECT_TRUE(points.notes.empty());
}

TEST(ScorePoints, rounding_keeps_the_sum_by_largest_remainders) {
  // Seven equal variables: 14.2857... each; four of them get the hundredths that are left over.
  OptimalScaling scaling;
  for (int i = 0; i < 7; ++i) {
    scaling.variables.push_back(scaled({0, 1, 2}, {1, 1, 1}));
  }
  const auto points = points_from(scaling, std::vector<CategoryKinds>(7, kThree));
  std::int64_t sum = 0;
  for (const auto& variable : points.hundredths) {
    EXPECT_GE(variable.back(), 1428);
    EXPECT_LE(variable.back(), 1429);
    sum += variable.back();
  }
  EXPECT_EQ(sum, 10000);
}

TEST(ScorePoints, categories_that_the_order_made_equal_are_told) {
  const auto points = points_of({scaled({0, 1, 1}, {5, 5, 5})}, {kThree});
  EXPECT_EQ(points.hundredths[0], (Points{0, 10000, 10000}));
  ASSERT_EQ(kinds_of(points), std::vector{ScoreNote::Kind::merged});
  EXPECT_EQ(points.notes[0].category, 2);
}

TEST(ScorePoints, an_empty_category_lies_between_its_neighbours) {
  const CategoryKinds five(5, CategoryKind::ordered);
  const auto points = points_of({scaled({9, 0, 9, 4, 9}, {0, 5, 0, 5, 0})}, {five});
  EXPECT_EQ(points.hundredths[0], (Points{0, 0, 5000, 10000, 10000}));
  EXPECT_EQ(kinds_of(points), std::vector(3, ScoreNote::Kind::empty));
}

TEST(ScorePoints, a_neutral_category_stays_within_the_order) {
  const CategoryKinds kinds = {CategoryKind::neutral, CategoryKind::ordered, CategoryKind::ordered};
  const auto beyond = points_of({scaled({3, 0, 2}, {1, 1, 1})}, {kinds});
  EXPECT_EQ(beyond.hundredths[0], (Points{10000, 0, 10000}));
  EXPECT_EQ(kinds_of(beyond), std::vector{ScoreNote::Kind::clipped});
  const auto within = points_of({scaled({1.5, 0, 2}, {1, 1, 1})}, {kinds});
  EXPECT_EQ(within.hundredths[0], (Points{7500, 0, 10000}));
  EXPECT_TRUE(within.notes.empty());
  // Nobody in it: the mean of the others, (0 * 1 + 100 * 3) / 4.
  const auto empty = points_of({scaled({9, 0, 2}, {0, 1, 3})}, {kinds});
  EXPECT_EQ(empty.hundredths[0], (Points{7500, 0, 10000}));
  EXPECT_EQ(kinds_of(empty), std::vector{ScoreNote::Kind::empty});
}

TEST(ScorePoints, variables_worth_nothing_are_told_and_some_must_be_worth_something) {
  const ScaledVariable flat = scaled({1, 1, 1}, {1, 1, 1});
  ScaledVariable constant = scaled({0, 0, 0}, {0, 8, 0});
  constant.varies = false;
  const auto points = points_of({scaled({0, 1, 2}, {1, 1, 1}), flat, constant}, {kThree, kThree, kThree});
  EXPECT_EQ(points.hundredths[1], (Points{0, 0, 0}));
  EXPECT_EQ(points.hundredths[2], (Points{0, 0, 0}));
  EXPECT_EQ(kinds_of(points), (std::vector{ScoreNote::Kind::weightless, ScoreNote::Kind::constant}));
  EXPECT_THROW((void)points_of({flat}, {kThree}), Error);
}

}  // namespace
}  // namespace comarca
