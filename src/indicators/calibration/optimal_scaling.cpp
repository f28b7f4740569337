// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/optimal_scaling.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "comarca/base/error.hpp"
#include "indicators/calibration/burt_table.hpp"
#include "indicators/calibration/monotone_regression.hpp"

// ADR 0156: scores are calibrated on the table of pairs of answers.
namespace comarca {
namespace {

constexpr std::size_t kMostIterations = 20000;
constexpr double kTolerance = 1e-11;  ///< largest change of a value, in standard deviations of the component

double squared(double value) {
  return value * value;
}

/// Cases by category, and which variables vary.
std::vector<ScaledVariable> count(const std::vector<CategoryKinds>& variables, const AnswerCounts& counts) {
  std::vector<ScaledVariable> counted(variables.size());
  for (std::size_t i = 0; i < variables.size(); ++i) {
    counted[i].households.assign(variables[i].size(), 0);
  }
  for (const auto& [answered, tallies] : counts.pairs) {
    for (const auto& [pair, tally] : tallies) {
      if (pair.first == pair.second) {
        counted[pair.first].households[static_cast<std::size_t>(pair.answer)] += tally.households;
      }
    }
  }
  for (auto& variable : counted) {
    variable.varies = std::ranges::count_if(variable.households, [](std::int64_t cases) { return cases > 0; }) > 1;
  }
  return counted;
}

/// The alternating least squares: components from values, values from components.
class Scaling {
 public:
  Scaling(const std::vector<CategoryKinds>& variables, const BurtTable& burt)
      : variables_(variables), burt_(burt), values_(burt.size()) {
    for (std::size_t i = 0; i < variables.size(); ++i) {
      start(i);
    }
  }

  /// How many rounds it took; the most allowed when it did not settle.
  std::size_t run() {
    for (std::size_t round = 1; round < kMostIterations; ++round) {
      if (step() < kTolerance) {
        return round;
      }
    }
    return kMostIterations;
  }

  [[nodiscard]] static bool settled(std::size_t rounds) { return rounds < kMostIterations; }

  [[nodiscard]] std::span<const double> values(std::size_t variable) const {
    return std::span(values_).subspan(burt_.offset(variable), variables_[variable].size());
  }

  /// Variance of the values of a variable over the households that answered it.
  [[nodiscard]] double variance(std::size_t variable) const {
    const double centre = mean(variable);
    double sum = 0;
    double weight = 0;
    for (std::size_t k = 0; k < variables_[variable].size(); ++k) {
      const std::size_t category = burt_.offset(variable) + k;
      sum += burt_.weight(category) * squared(values_[category] - centre);
      weight += burt_.weight(category);
    }
    return weight > 0 ? sum / weight : 0;
  }

  [[nodiscard]] double share() const {
    double sum = 0;
    for (std::size_t category = 0; category < values_.size(); ++category) {
      sum += burt_.weight(category) * squared(values_[category]);
    }
    return sum / burt_.total_weight();
  }

 private:
  [[nodiscard]] double mean(std::size_t variable) const {
    double sum = 0;
    double weight = 0;
    for (std::size_t k = 0; k < variables_[variable].size(); ++k) {
      const std::size_t category = burt_.offset(variable) + k;
      sum += burt_.weight(category) * values_[category];
      weight += burt_.weight(category);
    }
    return weight > 0 ? sum / weight : 0;
  }

  /// Standardised ranks, neutral categories at their mean: the same start always, and better is higher from the start.
  void start(std::size_t variable) {
    const std::size_t offset = burt_.offset(variable);
    double rank = 0;
    double sum = 0;
    double weight = 0;
    for (std::size_t k = 0; k < variables_[variable].size(); ++k) {
      if (variables_[variable][k] == CategoryKind::ordered) {
        values_[offset + k] = rank++;
        sum += burt_.weight(offset + k) * values_[offset + k];
        weight += burt_.weight(offset + k);
      }
    }
    const double centre = weight > 0 ? sum / weight : 0;
    for (std::size_t k = 0; k < variables_[variable].size(); ++k) {
      const bool ordered = variables_[variable][k] == CategoryKind::ordered;
      values_[offset + k] = ordered ? values_[offset + k] - centre : 0;
    }
    const double deviation = std::sqrt(variance(variable));
    for (std::size_t k = 0; k < variables_[variable].size(); ++k) {
      values_[offset + k] = deviation > 0 ? values_[offset + k] / deviation : 0;
    }
  }

  /// Moves and stretches the values so that the component has mean 0 and variance 1.
  void standardise() {
    double sum = 0;
    for (std::size_t category = 0; category < values_.size(); ++category) {
      sum += burt_.weight(category) * values_[category];
    }
    const double centre = sum / burt_.total_weight();
    for (double& value : values_) {
      value -= centre;
    }
    const auto centroids = burt_.centroids(values_);
    double variance = 0;
    for (std::size_t category = 0; category < values_.size(); ++category) {
      variance += burt_.weight(category) * values_[category] * centroids[category];
    }
    const double deviation = std::sqrt(variance / burt_.total_weight());
    if (!(deviation > kTolerance)) {
      throw data_error("the answers have no component in common", {},
                       "No category stands above a worse one once all variables are put together.");
    }
    for (double& value : values_) {
      value /= deviation;
    }
  }

  /// One round; how much the values changed.
  double step() {
    const auto before = values_;
    standardise();
    auto next = burt_.centroids(values_);
    for (std::size_t i = 0; i < variables_.size(); ++i) {
      keep_order(i, next);
    }
    values_ = std::move(next);
    double change = 0;
    for (std::size_t category = 0; category < values_.size(); ++category) {
      change = burt_.weight(category) > 0 ? std::max(change, std::abs(values_[category] - before[category])) : change;
    }
    return change;
  }

  void keep_order(std::size_t variable, std::vector<double>& values) const {
    std::vector<WeightedValue> ordered;
    std::vector<std::size_t> places;
    for (std::size_t k = 0; k < variables_[variable].size(); ++k) {
      const std::size_t category = burt_.offset(variable) + k;
      if (variables_[variable][k] == CategoryKind::ordered && burt_.weight(category) > 0) {
        ordered.push_back({values[category], burt_.weight(category)});
        places.push_back(category);
      }
    }
    const auto monotone = monotone_regression(ordered);
    for (std::size_t i = 0; i < places.size(); ++i) {
      values[places[i]] = monotone[i];
    }
  }

  const std::vector<CategoryKinds>& variables_;
  const BurtTable& burt_;
  std::vector<double> values_;
};

}  // namespace

OptimalScaling scale_optimally(const std::vector<CategoryKinds>& variables, const AnswerCounts& counts) {
  OptimalScaling result;
  result.variables = count(variables, counts);
  std::vector<bool> varies;
  for (const auto& variable : result.variables) {
    varies.push_back(variable.varies);
  }
  const auto varying = static_cast<double>(std::ranges::count(varies, true));
  if (varying == 0) {
    throw data_error("no variable has households in two categories", {}, "Give microdata with more than one answer.");
  }
  const BurtTable burt(variables, varies, counts);
  Scaling scaling(variables, burt);
  result.iterations = scaling.run();
  result.converged = Scaling::settled(result.iterations);
  result.share = scaling.share();
  result.eigenvalue = result.share * varying;
  if (varying > 1) {
    result.alpha = varying * (result.eigenvalue - 1) / ((varying - 1) * result.eigenvalue);
  }
  for (std::size_t i = 0; i < variables.size(); ++i) {
    const auto values = scaling.values(i);
    result.variables[i].values.assign(values.begin(), values.end());
    result.variables[i].loading = std::sqrt(scaling.variance(i));
  }
  return result;
}

}  // namespace comarca
