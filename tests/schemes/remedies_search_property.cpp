// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>
#include <numeric>
#include <random>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "comarca/schemes/joining.hpp"
#include "comarca/schemes/remedies.hpp"
#include "comarca/schemes/search.hpp"
#include "schemes/support/drawn_country.hpp"

namespace comarca {
namespace {

using testing::kLawDate;
using testing::proposal;
using testing::scheme_catalog;
using testing::written_country;
using testing::WrittenBorder;

std::string code(std::size_t unit) {
  return fmt::format("90{:03}", unit + 1);
}

/// Random borders among so many municipalities of one department.
SchemeMap random_country(std::mt19937& random, std::size_t units, double density) {
  std::vector<WrittenBorder> borders;
  std::vector<std::string> lone;
  std::uniform_real_distribution<double> chance(0, 1);
  for (std::size_t i = 0; i < units; ++i) {
    lone.push_back(code(i));
    for (std::size_t j = i + 1; j < units; ++j) {
      if (chance(random) < density) {
        borders.push_back({code(i), code(j), 600 + 10000 * chance(random)});
      }
    }
  }
  return written_country(borders, lone);
}

std::vector<std::uint32_t> units_of(std::uint32_t mask) {
  std::vector<std::uint32_t> units;
  for (std::uint32_t unit = 0; unit < 32; ++unit) {
    if ((mask >> unit & 1U) != 0) {
      units.push_back(unit);
    }
  }
  return units;
}

bool connected(const SchemeMap& map, std::uint32_t mask) {
  const auto units = units_of(mask);
  return map.graph().components(units).size() == 1;
}

TEST(Joining, a_remedy_connects_and_brute_force_finds_no_smaller_one) {
  std::mt19937 random(20250601);
  constexpr std::uint32_t kUnits = 12;
  for (int round = 0; round < 300; ++round) {
    const auto map = random_country(random, kUnits, 0.10 + 0.02 * (round % 8));
    const std::uint32_t members = random() % (1U << kUnits);
    if (members == 0) {
      continue;
    }
    std::optional<int> fewest;
    for (std::uint32_t extra = 0; extra < (1U << kUnits); ++extra) {
      if ((extra & members) == 0 && (!fewest || std::popcount(extra) < *fewest) && connected(map, members | extra)) {
        fewest = std::popcount(extra);
      }
    }
    const auto joining = fewest_joining(map, units_of(members), {}, std::vector<std::uint8_t>(map.units().size(), 1));
    ASSERT_EQ(joining.has_value(), fewest.has_value()) << round;
    if (joining) {
      std::uint32_t joined = members;
      for (const std::uint32_t unit : joining->units) {
        joined |= 1U << unit;
      }
      EXPECT_TRUE(connected(map, joined)) << round;
      EXPECT_EQ(static_cast<int>(joining->units.size()), *fewest) << round;
    }
  }
}

TEST(Search, lists_each_connected_set_once_and_only_what_passes) {
  std::mt19937 random(7);
  constexpr std::uint32_t kUnits = 11;
  for (int round = 0; round < 40; ++round) {
    const auto map = random_country(random, kUnits, 0.15 + 0.02 * (round % 5));
    const Judge judge(scheme_catalog(), map);
    SearchRequest request;
    request.legal_form = "PAP";
    request.least = 2;
    request.most = 5;
    request.listed = 100000;
    request.around = round % 2 == 0 ? "" : code(3);
    std::set<std::vector<std::string>> expected;
    for (std::uint32_t mask = 1; mask < (1U << kUnits); ++mask) {
      const auto size = std::popcount(mask);
      const bool has = request.around.empty() || (mask >> 3U & 1U) != 0;
      if (size >= 2 && size <= 5 && has && connected(map, mask)) {
        std::vector<std::string> codes;
        for (const std::uint32_t unit : units_of(mask)) {
          codes.push_back(code(unit));
        }
        expected.insert(codes);
      }
    }
    const auto result = search_schemes(judge, request, kLawDate);
    std::set<std::vector<std::string>> found;
    for (const Suggestion& one : result.best) {
      EXPECT_TRUE(found.insert(one.members).second) << "twice";
      EXPECT_NE(judge.judge(proposal("PAP", one.members), kLawDate).map_outcome, Outcome::does_not_comply);
    }
    EXPECT_EQ(found, expected) << round;
    EXPECT_EQ(result.examined, expected.size());
    EXPECT_TRUE(std::ranges::is_sorted(result.best, std::ranges::greater_equal{}, &Suggestion::score) ||
                std::ranges::is_sorted(result.best, std::ranges::greater{}, &Suggestion::score));
  }
}

TEST(Search, a_bound_stops_it_and_it_says_so_the_same_way_every_time) {
  std::mt19937 random(11);
  const auto map = random_country(random, 14, 0.3);
  const Judge judge(scheme_catalog(), map);
  SearchRequest request;
  request.legal_form = "PAP";
  request.most_sets = 100;
  const auto once = search_schemes(judge, request, kLawDate);
  const auto again = search_schemes(judge, request, kLawDate);
  EXPECT_EQ(once.examined, 100U);
  EXPECT_FALSE(once.complete);
  ASSERT_EQ(once.best.size(), again.best.size());
  for (std::size_t i = 0; i < once.best.size(); ++i) {
    EXPECT_EQ(once.best[i].members, again.best[i].members);
  }
}

TEST(Verdicts, the_order_of_members_changes_nothing) {
  std::mt19937 random(3);
  for (int round = 0; round < 50; ++round) {
    const auto map = random_country(random, 12, 0.2);
    const Judge judge(scheme_catalog(), map);
    auto members = std::vector<std::string>{code(0), code(2), code(5), code(7), code(11)};
    const Verdict first = judge.judge(proposal("PAP", members), kLawDate);
    std::ranges::shuffle(members, random);
    const Verdict second = judge.judge(proposal("PAP", members), kLawDate);
    EXPECT_EQ(first.outcome, second.outcome);
    EXPECT_EQ(first.members, second.members);
    for (std::size_t i = 0; i < first.rules.size(); ++i) {
      EXPECT_EQ(first.rules[i].measured, second.rules[i].measured);
      EXPECT_EQ(first.rules[i].reason, second.rules[i].reason);
    }
  }
}

TEST(Verdicts, a_member_of_another_department_spoils_a_province) {
  const auto map = written_country({{"90001", "90002", 4000}, {"90001", "91001", 3000}});
  const Judge judge(scheme_catalog(), map);
  EXPECT_NE(judge.judge(proposal("PAP", {"90001", "90002"}), kLawDate).outcome, Outcome::does_not_comply);
  EXPECT_EQ(judge.judge(proposal("PAP", {"90001", "90002", "91001"}), kLawDate).outcome, Outcome::does_not_comply);
}

}  // namespace
}  // namespace comarca
