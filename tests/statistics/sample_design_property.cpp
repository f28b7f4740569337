// SPDX-License-Identifier: Apache-2.0
#include "comarca/statistics/sample_design.hpp"

#include <algorithm>
#include <cstdint>
#include <random>

#include <gtest/gtest.h>

namespace comarca {
namespace {

struct Case {
  Place place;
  SampleDesign::Cluster cluster;
  std::string statistic;
  double amount = 0;
};

/// Few units, strata and clusters, so that many cases meet; whole amounts, so that their order cannot show.
std::vector<Case> cases_of(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto below = [&random](std::uint64_t count) { return random() % count; };
  std::vector<Case> cases;
  for (std::uint64_t i = 20 + below(60); i > 0; --i) {
    cases.push_back({{"u" + std::to_string(below(3)), static_cast<Zone>(below(2)), "2018"},
                     {"h" + std::to_string(below(3)), "c" + std::to_string(below(4))},
                     below(2) == 0 ? "x" : "y",
                     static_cast<double>(below(100))});
  }
  return cases;
}

SampleDesign design_of(const std::vector<Case>& cases) {
  SampleDesign design;
  for (const auto& [place, cluster, statistic, amount] : cases) {
    design.add(place, cluster, statistic, amount);
  }
  return design;
}

/// The estimator of ultimate clusters as it is written, by asking all cases for each cluster.
std::optional<double> variance_by_counting(const std::vector<Case>& cases, const Place& place) {
  std::map<std::string, std::set<std::string>> all;
  std::map<std::string, std::map<std::string, double>> here;
  for (const auto& each : cases) {
    all[each.cluster.first].insert(each.cluster.second);
    if (each.place == place) {
      here[each.cluster.first][each.cluster.second] += each.amount * (each.statistic == "x" ? 2 : -1);
    }
  }
  double variance = 0;
  for (const auto& [stratum, totals] : here) {
    const auto count = static_cast<double>(all[stratum].size());
    double sum = 0;
    double squares = 0;
    for (const auto& [cluster, total] : totals) {
      sum += total;
      squares += total * total;
    }
    if (count < 2) {
      return std::nullopt;
    }
    variance += count / (count - 1) * (squares - sum * sum / count);
  }
  return here.empty() ? std::nullopt : std::optional(std::max(0.0, variance));
}

const std::map<std::string, double> kGradient = {{"nowhere", 5}, {"x", 2}, {"y", -1}};

TEST(SampleDesign, the_variance_is_that_of_its_formula_for_every_place) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto cases = cases_of(seed);
    const SampleDesign design = design_of(cases);
    for (const char* unit : {"u0", "u1", "u2", "u9"}) {
      for (const auto zone : {Zone::total, Zone::cabecera, Zone::resto}) {
        const Place place{unit, zone, "2018"};
        ASSERT_EQ(design.variance(place, kGradient), variance_by_counting(cases, place)) << seed << " " << unit;
      }
    }
  }
}

TEST(SampleDesign, parts_in_any_order_and_roll_ups_give_what_the_whole_gives) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto cases = cases_of(seed);
    const auto half = cases.begin() + static_cast<std::ptrdiff_t>(cases.size() / 2);
    SampleDesign merged = design_of({half, cases.end()});
    merged.merge(design_of({cases.begin(), half}));
    const auto above = merged.rolled_up({{"u0", "s"}, {"u2", "s"}});
    std::vector<Case> raised = cases;
    for (auto& each : raised) {
      each.place.unit = each.place.unit == "u1" ? "left out" : "s";
    }
    const Place place{"s", Zone::total, "2018"};
    ASSERT_EQ(above.variance(place, kGradient), variance_by_counting(raised, place)) << seed;
    ASSERT_EQ(above.variance({"u1", Zone::total, "2018"}, kGradient), std::nullopt);
    ASSERT_EQ(merged.variance({"u1", Zone::total, "2018"}, kGradient),
              variance_by_counting(cases, {"u1", Zone::total, "2018"}));
  }
}

}  // namespace
}  // namespace comarca
