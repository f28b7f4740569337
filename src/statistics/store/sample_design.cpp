// SPDX-License-Identifier: Apache-2.0
#include "comarca/statistics/sample_design.hpp"

#include <algorithm>

namespace comarca {
namespace {

constexpr char kApart = '\x1F';     ///< before all that codes are made of: members sort by unit, stratum, sampling unit
constexpr const char* kThere = "";  ///< the statistic that every cluster with cases in a place has

std::string member_of(const std::string& unit, std::string_view cluster) {
  return unit + kApart + std::string(cluster);
}

std::string_view unit_of(std::string_view member) {
  return member.substr(0, member.find(kApart));
}

/// Stratum and sampling unit, as the member writes them.
std::string_view cluster_of(std::string_view member) {
  return member.substr(member.find(kApart) + 1);
}

std::string_view stratum_of(std::string_view member) {
  return unit_of(cluster_of(member));
}

/// What the clusters of one stratum have of a total.
struct StratumSums {
  double sum = 0;
  double squares = 0;
};

/// Nothing for a stratum of one cluster.
std::optional<double> variance_within(const StratumSums& sums, std::size_t clusters) {
  const auto count = static_cast<double>(clusters);
  return clusters < 2 ? std::nullopt
                      : std::optional(count / (count - 1) * (sums.squares - sums.sum * sums.sum / count));
}

/// A total in each cluster.
class Total {
 public:
  Total(const Statistics& sums, const Place& place, const std::map<std::string, double>& gradient) {
    for (const auto& [name, slope] : gradient) {
      if (const AmountColumn* const amounts = sums.column(name, place.zone, place.period)) {
        terms_.emplace_back(amounts, slope);
      }
    }
  }

  double in(Statistics::Unit member) const {
    double total = 0;
    for (const auto& [amounts, slope] : terms_) {
      total += amounts->has(member) ? slope * (*amounts)[member] : 0;
    }
    return total;
  }

 private:
  std::vector<std::pair<const AmountColumn*, double>> terms_;
};

}  // namespace

void SampleDesign::take_in(Statistics::Unit member) {
  const std::string& text = sums_.units().text(member);
  Members& members = members_[std::string(unit_of(text))];
  const auto place = std::ranges::lower_bound(
      members, text, {}, [this](Statistics::Unit other) -> const std::string& { return sums_.units().text(other); });
  if (place == members.end() || *place != member) {
    members.insert(place, member);
  }
}

void SampleDesign::add(const Place& place, const Cluster& cluster, std::string_view statistic, double amount) {
  clusters_[cluster.first].insert(cluster.second);
  const auto known = sums_.units().size();
  const auto member = sums_.unit(member_of(place.unit, cluster.first + kApart + cluster.second));
  if (member == known) {
    take_in(member);
  }
  sums_.column_to_fill(statistic, place.zone, place.period).add(member, amount);
  sums_.column_to_fill(kThere, place.zone, place.period).add(member, 0);
}

void SampleDesign::merge(const SampleDesign& other) {
  for (const auto& [stratum, units] : other.clusters_) {
    clusters_[stratum].insert(units.begin(), units.end());
  }
  sums_.merge(other.sums_);
  for (Statistics::Unit member = 0; member < sums_.units().size(); ++member) {
    take_in(member);
  }
}

SampleDesign SampleDesign::rolled_up(const Grouping& group_of) const {
  SampleDesign result;
  result.clusters_ = clusters_;
  Grouping members;
  for (Statistics::Unit member = 0; member < sums_.units().size(); ++member) {
    const std::string& text = sums_.units().text(member);
    if (const auto group = group_of.find(std::string(unit_of(text))); group != group_of.end()) {
      members.emplace(text, member_of(group->second, cluster_of(text)));
    }
  }
  result.sums_ = sums_.rolled_up(members);
  for (Statistics::Unit member = 0; member < result.sums_.units().size(); ++member) {
    result.take_in(member);
  }
  return result;
}

std::optional<double> SampleDesign::variance(const Place& place, const std::map<std::string, double>& gradient) const {
  const auto members = members_.find(place.unit);
  const AmountColumn* const there = sums_.column(kThere, place.zone, place.period);
  if (members == members_.end() || there == nullptr) {
    return std::nullopt;
  }
  const Total total(sums_, place, gradient);
  std::map<std::string_view, StratumSums> by_stratum;
  for (const auto member : members->second) {
    if (there->has(member)) {
      StratumSums& sums = by_stratum[stratum_of(sums_.units().text(member))];
      const double z = total.in(member);
      sums.sum += z;
      sums.squares += z * z;
    }
  }
  double variance = 0;
  for (const auto& [stratum, sums] : by_stratum) {
    const auto within = variance_within(sums, clusters_.at(std::string(stratum)).size());
    if (!within) {
      return std::nullopt;
    }
    variance += *within;
  }
  return by_stratum.empty() ? std::nullopt : std::optional(variance < 0 ? 0 : variance);
}

}  // namespace comarca
