// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "comarca/indicators/optimal_scaling.hpp"
#include "comarca/indicators/score_points.hpp"

namespace comarca {
namespace {

constexpr std::size_t kHouseholds = 400;
constexpr int kRounds = 4000;    // of the plain iteration below
constexpr double kClose = 1e-6;  // it stops after a fixed number of rounds
const std::vector<CategoryKinds> kVariables = {
    {CategoryKind::ordered, CategoryKind::ordered, CategoryKind::ordered},
    {CategoryKind::neutral, CategoryKind::ordered, CategoryKind::ordered, CategoryKind::ordered},
    {CategoryKind::ordered, CategoryKind::ordered},
    {CategoryKind::ordered, CategoryKind::ordered, CategoryKind::ordered, CategoryKind::ordered, CategoryKind::ordered},
    {CategoryKind::ordered, CategoryKind::neutral, CategoryKind::ordered},
};

/// Households with a hidden level of living that shows, with noise, in every answer; one answer in twelve is missing.
std::vector<AnswerPattern> households(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto draw = [&](std::size_t below) { return static_cast<std::int64_t>(random() % below); };
  std::vector<AnswerPattern> rows;
  for (std::size_t i = 0; i < kHouseholds; ++i) {
    const std::int64_t level = draw(100);
    AnswerPattern row{.weight = 1 + draw(3), .households = 1};
    for (const auto& kinds : kVariables) {
      const auto most = static_cast<std::int64_t>(kinds.size()) - 1;
      const std::int64_t noisy = std::clamp<std::int64_t>(level + draw(81) - 40, 0, 99);
      row.answers.push_back(draw(12) == 0 ? std::nullopt : std::optional(noisy * (most + 1) / 100));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Alternating least squares over the households themselves, and the least squares order of a variable as the largest
/// of the smallest means (Barlow et al., 1972, theorem 1.4): nothing in common with the code under test but the method.
class PlainScaling {
 public:
  explicit PlainScaling(const std::vector<AnswerPattern>& rows) : rows_(rows), component_(rows.size()) {
    for (const auto& kinds : kVariables) {
      values_.emplace_back(kinds.size());
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (const auto& answer : rows[i].answers) {
        component_[i] += static_cast<double>(answer.value_or(1));
      }
    }
  }

  std::vector<std::vector<double>> run() {
    for (int round = 0; round < kRounds; ++round) {
      standardise();
      for (std::size_t j = 0; j < kVariables.size(); ++j) {
        quantify(j);
      }
      for (std::size_t i = 0; i < rows_.size(); ++i) {
        component_[i] = mean_of_answers(i);
      }
    }
    return values_;
  }

 private:
  [[nodiscard]] double weight(std::size_t i) const {
    const auto& answers = rows_[i].answers;
    return static_cast<double>(rows_[i].weight) *
           static_cast<double>(std::ranges::count_if(answers, [](const auto& answer) { return answer.has_value(); }));
  }

  void standardise() {
    double sum = 0;
    double squares = 0;
    double total = 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      sum += weight(i) * component_[i];
      squares += weight(i) * component_[i] * component_[i];
      total += weight(i);
    }
    const double mean = sum / total;
    const double deviation = std::sqrt(squares / total - mean * mean);
    for (double& value : component_) {
      value = (value - mean) / deviation;
    }
  }

  void quantify(std::size_t j) {
    std::vector<double> sums(kVariables[j].size());
    std::vector<double> counts(kVariables[j].size());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].answers[j]) {
        const auto k = static_cast<std::size_t>(*rows_[i].answers[j]);
        sums[k] += static_cast<double>(rows_[i].weight) * component_[i];
        counts[k] += static_cast<double>(rows_[i].weight);
      }
    }
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < sums.size(); ++k) {
      values_[j][k] = sums[k] / counts[k];
      if (kVariables[j][k] == CategoryKind::ordered) {
        order.push_back(k);
      }
    }
    for (std::size_t at = 0; at < order.size(); ++at) {
      values_[j][order[at]] = largest_of_smallest_means(order, at, sums, counts);
    }
  }

  static double largest_of_smallest_means(const std::vector<std::size_t>& order, std::size_t at,
                                          const std::vector<double>& sums, const std::vector<double>& counts) {
    double largest = -1e300;
    for (std::size_t from = 0; from <= at; ++from) {
      double smallest = 1e300;
      double sum = 0;
      double count = 0;
      for (std::size_t to = from; to < order.size(); ++to) {
        sum += sums[order[to]];
        count += counts[order[to]];
        smallest = to >= at ? std::min(smallest, sum / count) : smallest;
      }
      largest = std::max(largest, smallest);
    }
    return largest;
  }

  [[nodiscard]] double mean_of_answers(std::size_t i) const {
    double sum = 0;
    double count = 0;
    for (std::size_t j = 0; j < kVariables.size(); ++j) {
      if (rows_[i].answers[j]) {
        sum += values_[j][static_cast<std::size_t>(*rows_[i].answers[j])];
        ++count;
      }
    }
    return count > 0 ? sum / count : 0;
  }

  const std::vector<AnswerPattern>& rows_;
  std::vector<double> component_;
  std::vector<std::vector<double>> values_;
};

class OptimalScalingProperty : public testing::TestWithParam<std::uint32_t> {};

TEST_P(OptimalScalingProperty, pairs_of_answers_give_what_the_households_themselves_give) {
  const auto rows = households(GetParam());
  const auto result = scale_optimally(kVariables, counts_of(rows));
  const auto plain = PlainScaling(rows).run();
  EXPECT_TRUE(result.converged);
  for (std::size_t j = 0; j < kVariables.size(); ++j) {
    for (std::size_t k = 0; k < kVariables[j].size(); ++k) {
      EXPECT_NEAR(result.variables[j].values[k], plain[j][k], kClose) << j << " " << k;
    }
  }
}

TEST_P(OptimalScalingProperty, points_never_fall_and_the_best_add_up_to_100) {
  const auto rows = households(GetParam());
  const auto points = points_from(scale_optimally(kVariables, counts_of(rows)), kVariables).hundredths;
  std::int64_t best = 0;
  for (std::size_t j = 0; j < kVariables.size(); ++j) {
    std::int64_t last = 0;
    for (std::size_t k = 0; k < kVariables[j].size(); ++k) {
      EXPECT_GE(points[j][k], 0);
      if (kVariables[j][k] == CategoryKind::ordered) {
        EXPECT_GE(points[j][k], last);
        last = points[j][k];
      }
    }
    EXPECT_EQ(std::ranges::max(points[j]), last);
    best += last;
  }
  EXPECT_EQ(best, 10000);
}

TEST_P(OptimalScalingProperty, heavier_households_all_alike_change_no_point) {
  auto rows = households(GetParam());
  const auto before = points_from(scale_optimally(kVariables, counts_of(rows)), kVariables).hundredths;
  for (auto& row : rows) {
    row.weight *= 1'000'000;
  }
  EXPECT_EQ(points_from(scale_optimally(kVariables, counts_of(rows)), kVariables).hundredths, before);
}

INSTANTIATE_TEST_SUITE_P(Seeds, OptimalScalingProperty, testing::Values(1U, 2U, 3U, 4U, 5U, 6U));

}  // namespace
}  // namespace comarca
