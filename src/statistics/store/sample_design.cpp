// SPDX-License-Identifier: Apache-2.0
#include "comarca/statistics/sample_design.hpp"

namespace comarca {

void SampleDesign::add(const Place& place, const Cluster& cluster, const std::string& statistic, double amount) {
  clusters_[cluster.first].insert(cluster.second);
  sums_[place][cluster][statistic] += amount;
}

void SampleDesign::merge(const SampleDesign& other) {
  for (const auto& [stratum, units] : other.clusters_) {
    clusters_[stratum].insert(units.begin(), units.end());
  }
  for (const auto& [place, clusters] : other.sums_) {
    for (const auto& [cluster, row] : clusters) {
      for (const auto& [name, amount] : row) {
        sums_[place][cluster][name] += amount;
      }
    }
  }
}

SampleDesign SampleDesign::rolled_up(const Grouping& group_of) const {
  SampleDesign result;
  result.clusters_ = clusters_;
  for (const auto& [place, clusters] : sums_) {
    const auto group = group_of.find(place.unit);
    if (group == group_of.end()) {
      continue;
    }
    for (const auto& [cluster, row] : clusters) {
      for (const auto& [name, amount] : row) {
        result.sums_[{group->second, place.zone, place.period}][cluster][name] += amount;
      }
    }
  }
  return result;
}

std::optional<double> SampleDesign::variance(const Place& place, const std::map<std::string, double>& gradient) const {
  const auto found = sums_.find(place);
  if (found == sums_.end()) {
    return std::nullopt;
  }
  std::map<std::string, std::pair<double, double>> by_stratum;  // sum, sum of squares
  for (const auto& [cluster, row] : found->second) {
    double z = 0;
    for (const auto& [name, slope] : gradient) {
      const auto amount = row.find(name);
      z += amount == row.end() ? 0 : slope * amount->second;
    }
    by_stratum[cluster.first].first += z;
    by_stratum[cluster.first].second += z * z;
  }
  double variance = 0;
  for (const auto& [stratum, sums] : by_stratum) {
    const auto count = static_cast<double>(clusters_.at(stratum).size());
    if (count < 2) {
      return std::nullopt;
    }
    variance += count / (count - 1) * (sums.second - sums.first * sums.first / count);
  }
  return variance < 0 ? 0 : variance;
}

}  // namespace comarca
