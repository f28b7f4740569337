// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "comarca/statistics/statistics.hpp"

namespace comarca {

/// Sums by stratum and primary sampling unit: what the variance of any formula needs. Additive like the statistics,
/// which it is: a store whose units are the clusters of a unit, so that parts merge in any order to the same.
class SampleDesign {
 public:
  using Cluster = std::pair<std::string, std::string>;  ///< stratum, primary sampling unit

  void add(const Place& place, const Cluster& cluster, std::string_view statistic, double amount);
  void merge(const SampleDesign& other);
  [[nodiscard]] SampleDesign rolled_up(const Grouping& group_of) const;
  [[nodiscard]] bool empty() const noexcept { return clusters_.empty(); }

  /// Variance of a total whose value in a cluster is the sum of weight × statistic (the gradient of a formula),
  /// clusters within strata drawn with replacement. Clusters of the stratum without cases in the place count as zero.
  /// Nothing when a stratum has one cluster only.
  [[nodiscard]] std::optional<double> variance(const Place& place, const std::map<std::string, double>& gradient) const;

 private:
  /// The clusters of a unit, in order of stratum and sampling unit.
  using Members = std::vector<Statistics::Unit>;

  void take_in(Statistics::Unit member);

  Statistics sums_;                                        ///< by cluster of a unit
  std::map<std::string, Members, std::less<>> members_;    ///< by unit
  std::map<std::string, std::set<std::string>> clusters_;  ///< stratum -> all its clusters
};

}  // namespace comarca
