// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/optimal_scaling.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "indicators/calibration/monotone_regression.hpp"

namespace comarca {
namespace {

constexpr double kExact = 1e-9;  // the iteration stops at changes of 1e-11
constexpr int kUnknown = -1;
const CategoryKinds kBinary(2, CategoryKind::ordered);
const CategoryKinds kThree(3, CategoryKind::ordered);

struct Answered {
  std::vector<int> answers;
  std::int64_t households;
};

AnswerCounts patterns(const std::vector<Answered>& list) {
  std::vector<AnswerPattern> result;
  for (const auto& item : list) {
    AnswerPattern pattern{.weight = item.households, .households = item.households};
    for (const int answer : item.answers) {
      pattern.answers.push_back(answer == kUnknown ? std::nullopt : std::optional<std::int64_t>(answer));
    }
    result.push_back(pattern);
  }
  return counts_of(result);
}

double range(const ScaledVariable& variable) {
  return std::ranges::max(variable.values) - std::ranges::min(variable.values);
}

TEST(OptimalScaling, two_binary_variables_have_the_first_component_of_their_correlation) {
  // Of 100 households 30 have neither, 10 the first alone, 20 the second alone, 40 both: p = 0.5 and 0.6,
  // r = (0.40 - 0.50 * 0.60) / sqrt(0.25 * 0.24); eigenvalues 1 ± r, loadings sqrt((1 + r) / 2).
  const double r = 0.10 / std::sqrt(0.25 * 0.24);
  const auto result =
      scale_optimally({kBinary, kBinary}, patterns({{{0, 0}, 30}, {{1, 0}, 10}, {{0, 1}, 20}, {{1, 1}, 40}}));
  EXPECT_TRUE(result.converged);
  EXPECT_NEAR(result.eigenvalue, 1 + r, kExact);
  EXPECT_NEAR(result.share, (1 + r) / 2, kExact);
  EXPECT_NEAR(*result.alpha, 2 * r / (1 + r), kExact);  // Spearman-Brown of two halves
  const double loading = std::sqrt((1 + r) / 2);
  EXPECT_NEAR(result.variables[0].loading, loading, kExact);
  EXPECT_NEAR(result.variables[1].loading, loading, kExact);
  // A standardised binary variable steps by 1 / sqrt(p (1 - p)).
  EXPECT_NEAR(range(result.variables[0]), loading / std::sqrt(0.25), kExact);
  EXPECT_NEAR(range(result.variables[1]), loading / std::sqrt(0.24), kExact);
}

TEST(OptimalScaling, three_binary_variables_with_one_odd_one_out) {
  // Correlations r12 = a, r13 = r23 = b: the first eigenvalue is 1 + (a + sqrt(a² + 8 b²)) / 2.
  // Halves throughout; cells 1/8 (1 ± a ± b ± b) times 80: a = 0.6, b = 0.2.
  const auto result = scale_optimally({kBinary, kBinary, kBinary}, patterns({{{0, 0, 0}, 20},
                                                                             {{1, 1, 1}, 20},
                                                                             {{0, 0, 1}, 12},
                                                                             {{1, 1, 0}, 12},
                                                                             {{0, 1, 0}, 4},
                                                                             {{1, 0, 1}, 4},
                                                                             {{0, 1, 1}, 4},
                                                                             {{1, 0, 0}, 4}}));
  EXPECT_NEAR(result.eigenvalue, 1 + (0.6 + std::sqrt(0.36 + 0.32)) / 2, kExact);
  EXPECT_NEAR(result.variables[0].loading, result.variables[1].loading, kExact);
  EXPECT_GT(result.variables[0].loading, result.variables[2].loading);
}

TEST(OptimalScaling, a_table_made_from_known_scores_gives_them_back) {
  // Cells r_i c_j (1 + s a_i b_j) with a = (-√2, 0, √2), b = (-√1.5, 0, √1.5), s = 1/(2√3): the canonical correlation
  // is s and the scores are a and b (correspondence analysis of a table of rank one).
  const auto result = scale_optimally({kThree, kThree}, patterns({{{0, 0}, 3},
                                                                  {{0, 1}, 2},
                                                                  {{0, 2}, 1},
                                                                  {{1, 0}, 4},
                                                                  {{1, 1}, 4},
                                                                  {{1, 2}, 4},
                                                                  {{2, 0}, 1},
                                                                  {{2, 1}, 2},
                                                                  {{2, 2}, 3}}));
  const double loading = std::sqrt((1 + 1 / (2 * std::sqrt(3))) / 2);
  EXPECT_NEAR(result.eigenvalue, 1 + 1 / (2 * std::sqrt(3)), kExact);
  EXPECT_NEAR(result.variables[0].values[0], -loading * std::sqrt(2), kExact);
  EXPECT_NEAR(result.variables[0].values[1], 0, kExact);
  EXPECT_NEAR(result.variables[1].values[2], loading * std::sqrt(1.5), kExact);
}

/// Three variables of three, two and four categories; every step up in one goes with steps up in the others.
std::vector<Answered> a_small_census() {
  return {{{0, 0, 0}, 40}, {{0, 0, 1}, 25}, {{0, 1, 1}, 7},  {{1, 0, 1}, 16}, {{1, 0, 2}, 9}, {{1, 1, 2}, 31},
          {{1, 1, 3}, 13}, {{2, 0, 2}, 5},  {{2, 1, 2}, 22}, {{2, 1, 3}, 61}, {{0, 1, 3}, 3}, {{2, 1, 0}, 2}};
}
const std::vector<CategoryKinds> kSmallCensus = {kThree, kBinary, CategoryKinds(4, CategoryKind::ordered)};

/// The second eigenvector of the Burt matrix by plain power iteration, the trivial one taken out: multiple
/// correspondence analysis, which knows no order.
std::vector<double> nominal_quantifications(const std::vector<Answered>& data, const std::vector<std::size_t>& sizes) {
  std::vector<std::vector<double>> rows;
  std::vector<double> weights;
  for (const auto& item : data) {
    std::vector<double> row;
    for (std::size_t j = 0; j < sizes.size(); ++j) {
      for (std::size_t k = 0; k < sizes[j]; ++k) {
        row.push_back(item.answers[j] == static_cast<int>(k) ? 1 : 0);
      }
    }
    rows.push_back(row);
    weights.push_back(static_cast<double>(item.households));
  }
  std::vector<double> object(data.size());
  for (std::size_t i = 0; i < data.size(); ++i) {
    object[i] = static_cast<double>(data[i].answers[0]) + 0.1 * static_cast<double>(i % 3);
  }
  std::vector<double> centroid(rows[0].size());
  for (int round = 0; round < 5000; ++round) {
    double mean = 0;
    double weight = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      mean += weights[i] * object[i];
      weight += weights[i];
    }
    double variance = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      object[i] -= mean / weight;
      variance += weights[i] * object[i] * object[i] / weight;
    }
    for (std::size_t k = 0; k < centroid.size(); ++k) {
      double sum = 0;
      double count = 0;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        sum += weights[i] * rows[i][k] * object[i] / std::sqrt(variance);
        count += weights[i] * rows[i][k];
      }
      centroid[k] = sum / count;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      object[i] = 0;
      for (std::size_t k = 0; k < centroid.size(); ++k) {
        object[i] += rows[i][k] * centroid[k];
      }
    }
  }
  return centroid;
}

TEST(OptimalScaling, without_disorder_it_is_multiple_correspondence_analysis) {
  const auto result = scale_optimally(kSmallCensus, patterns(a_small_census()));
  const auto nominal = nominal_quantifications(a_small_census(), {3, 2, 4});
  std::size_t at = 0;
  for (const auto& variable : result.variables) {
    for (const double value : variable.values) {
      EXPECT_NEAR(value, nominal[at++], kExact);
    }
    EXPECT_TRUE(std::ranges::is_sorted(variable.values));
  }
}

TEST(OptimalScaling, categories_out_of_order_are_one_category) {
  // The third variable's middle categories the wrong way round: the same as if nobody told them apart.
  auto swapped = a_small_census();
  auto joined = a_small_census();
  for (std::size_t i = 0; i < swapped.size(); ++i) {
    int& answer = swapped[i].answers[2];
    answer = answer == 1 ? 2 : (answer == 2 ? 1 : answer);
    joined[i].answers[2] = answer == 0 ? 0 : (answer == 3 ? 2 : 1);
  }
  const auto result = scale_optimally(kSmallCensus, patterns(swapped));
  const auto nominal = nominal_quantifications(joined, {3, 2, 3});
  EXPECT_NEAR(result.variables[0].values[2], nominal[2], kExact);
  EXPECT_NEAR(result.variables[2].values[0], nominal[5], kExact);
  EXPECT_NEAR(result.variables[2].values[1], nominal[6], kExact);
  EXPECT_NEAR(result.variables[2].values[2], nominal[6], kExact);
  EXPECT_NEAR(result.variables[2].values[3], nominal[7], kExact);
}

TEST(OptimalScaling, a_neutral_category_finds_its_own_place) {
  // The same disorder is no disorder when the category is outside the order.
  auto swapped = a_small_census();
  for (auto& item : swapped) {
    int& answer = item.answers[2];
    answer = answer == 1 ? 2 : (answer == 2 ? 1 : answer);
  }
  auto kinds = kSmallCensus;
  kinds[2][1] = CategoryKind::neutral;
  const auto result = scale_optimally(kinds, patterns(swapped));
  const auto nominal = nominal_quantifications(a_small_census(), {3, 2, 4});
  EXPECT_NEAR(result.variables[2].values[1], nominal[7], kExact);
  EXPECT_NEAR(result.variables[2].values[2], nominal[6], kExact);
}

TEST(OptimalScaling, the_order_of_patterns_and_the_splitting_of_weights_change_no_bit) {
  auto data = a_small_census();
  data.push_back({{kUnknown, 1, 2}, 8});
  data.push_back({{1, kUnknown, kUnknown}, 3});
  const auto whole = scale_optimally(kSmallCensus, patterns(data));
  std::vector<Answered> pieces;
  for (auto item = data.rbegin(); item != data.rend(); ++item) {
    pieces.push_back({item->answers, 1});
    pieces.push_back({item->answers, item->households - 1});
  }
  const auto split = scale_optimally(kSmallCensus, patterns(pieces));
  EXPECT_EQ(whole.iterations, split.iterations);
  EXPECT_EQ(whole.eigenvalue, split.eigenvalue);
  for (std::size_t i = 0; i < whole.variables.size(); ++i) {
    EXPECT_EQ(whole.variables[i].values, split.variables[i].values);
    EXPECT_EQ(whole.variables[i].households, split.variables[i].households);
  }
}

TEST(OptimalScaling, households_without_any_answer_change_nothing) {
  auto data = a_small_census();
  const auto without = scale_optimally(kSmallCensus, patterns(data));
  data.push_back({{kUnknown, kUnknown, kUnknown}, 1000});
  const auto with = scale_optimally(kSmallCensus, patterns(data));
  EXPECT_EQ(without.eigenvalue, with.eigenvalue);
  EXPECT_EQ(without.variables[2].values, with.variables[2].values);
}

TEST(OptimalScaling, a_variable_without_difference_takes_no_part) {
  auto data = a_small_census();
  const auto without = scale_optimally(kSmallCensus, patterns(data));
  for (auto& item : data) {
    item.answers.push_back(1);
  }
  auto kinds = kSmallCensus;
  kinds.push_back(kThree);
  const auto with = scale_optimally(kinds, patterns(data));
  EXPECT_FALSE(with.variables[3].varies);
  EXPECT_EQ(with.variables[3].loading, 0);
  EXPECT_NEAR(with.eigenvalue, without.eigenvalue, kExact);
  EXPECT_NEAR(*with.alpha, *without.alpha, kExact);
}

TEST(OptimalScaling, one_variable_alone_keeps_equal_steps) {
  const auto result = scale_optimally({kThree}, patterns({{{0}, 1}, {{1}, 2}, {{2}, 1}}));
  EXPECT_NEAR(result.eigenvalue, 1, kExact);
  EXPECT_FALSE(result.alpha);
  EXPECT_NEAR(result.variables[0].values[2] - result.variables[0].values[1],
              result.variables[0].values[1] - result.variables[0].values[0], kExact);
}

TEST(OptimalScaling, an_order_against_the_others_weighs_nothing) {
  auto data = a_small_census();
  for (auto& item : data) {
    item.answers.push_back(1 - item.answers[1]);
  }
  auto kinds = kSmallCensus;
  kinds.push_back(kBinary);
  const auto result = scale_optimally(kinds, patterns(data));
  EXPECT_TRUE(result.converged);
  EXPECT_NEAR(result.variables[3].loading, 0, kExact);
  EXPECT_GT(result.variables[1].loading, 0.5);
}

TEST(OptimalScaling, data_that_say_nothing_are_refused) {
  EXPECT_THROW((void)scale_optimally({kBinary}, patterns({{{0}, 5}})), Error);
  EXPECT_THROW((void)scale_optimally({kBinary}, {}), Error);
  // Two variables that are each other's opposite.
  EXPECT_THROW((void)scale_optimally({kBinary, kBinary}, patterns({{{0, 1}, 5}, {{1, 0}, 5}})), Error);
}

TEST(MonotoneRegression, pools_neighbours_that_fall) {
  // By hand: 3 and 1 with weights 1 and 3 share (3 + 3) / 4 = 1.5; then 2 stands above.
  EXPECT_EQ(monotone_regression({{0, 1}, {3, 1}, {1, 3}, {2, 1}}), (std::vector<double>{0, 1.5, 1.5, 2}));
  EXPECT_EQ(monotone_regression({{3, 1}, {2, 1}, {1, 1}}), (std::vector<double>{2, 2, 2}));
  EXPECT_TRUE(monotone_regression({}).empty());
}

}  // namespace
}  // namespace comarca
