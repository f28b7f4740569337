// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "comarca/statistics/statistics.hpp"

namespace comarca {
namespace {

/// A store made by chance, of amounts that take each other's last digits: thirty orders of magnitude, both signs.
Statistics part_of(std::mt19937_64& random) {
  const auto below = [&random](std::uint64_t count) { return random() % count; };
  Statistics part;
  part.mark_alone("puntaje");
  for (std::uint64_t i = below(60); i > 0; --i) {
    const Place place{"u" + std::to_string(below(5)), static_cast<Zone>(below(3)), std::to_string(2018 + below(2))};
    const double digits = static_cast<double>(random()) * (below(2) == 0 ? 1 : -1);
    part.add(place, "s" + std::to_string(below(3)), std::ldexp(digits, static_cast<int>(below(100)) - 80));
    if (!part.value(place, "puntaje")) {
      part.add(place, "puntaje", 0.1);
    }
  }
  return part;
}

std::vector<Statistics> parts_of(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<Statistics> parts;
  for (int i = 0; i < 6; ++i) {
    parts.push_back(part_of(random));
  }
  return parts;
}

Statistics merged(const std::vector<Statistics>& parts) {
  Statistics all;
  for (const auto& part : parts) {
    all.merge(part);
  }
  return all;
}

/// Every amount with its bits: equality of numbers would take 0 for -0.
std::vector<std::pair<std::string, std::uint64_t>> bits_of(const Statistics& statistics) {
  std::vector<std::pair<std::string, std::uint64_t>> bits;
  for (const auto& column : statistics.columns()) {
    for (const auto unit : statistics.units().in_order()) {
      if (column.amounts->has(unit)) {
        bits.emplace_back(std::string(column.statistic) + " " + statistics.units().text(unit),
                          std::bit_cast<std::uint64_t>((*column.amounts)[unit]));
      }
    }
  }
  return bits;
}

TEST(Merge, parts_in_any_order_give_the_same_store_to_the_last_bit) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    auto parts = parts_of(seed);
    const Statistics all = merged(parts);
    std::mt19937_64 random(seed);
    for (int again = 0; again < 5; ++again) {
      std::ranges::shuffle(parts, random);
      const Statistics other = merged(parts);
      ASSERT_EQ(bits_of(other), bits_of(all)) << "seed " << seed;
      ASSERT_EQ(other, all);
      ASSERT_EQ(to_csv(other), to_csv(all));
    }
  }
}

TEST(Merge, parts_put_together_first_give_the_same_store_to_the_last_bit) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const auto parts = parts_of(seed);
    Statistics left = merged({parts[0], parts[1], parts[2]});
    const Statistics right = merged({parts[3], merged({parts[4], parts[5]})});
    left.merge(right);
    ASSERT_EQ(bits_of(left), bits_of(merged(parts))) << "seed " << seed;
  }
}

TEST(Merge, a_plain_sum_would_show_the_order_of_these_parts) {
  bool shows = false;
  for (std::uint64_t seed = 0; seed < 60 && !shows; ++seed) {
    auto parts = parts_of(seed);
    const auto plain = [&parts] {
      double sum = 0;
      for (const auto& part : parts) {
        sum += part.value({"u0", Zone::total, "2018"}, "s0").value_or(0);
      }
      return sum;
    };
    const double forth = plain();
    std::ranges::reverse(parts);
    shows = forth != plain();
  }
  EXPECT_TRUE(shows);
}

}  // namespace
}  // namespace comarca
