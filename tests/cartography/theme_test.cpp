// SPDX-License-Identifier: Apache-2.0
#include "comarca/cartography/theme.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "cartography/support/grid_map.hpp"

namespace comarca {
namespace {

MapUnits with(const std::vector<std::string>& rows, const std::map<char, double>& values) {
  MapUnits map = grid_units(rows);
  for (auto& unit : map.units) {
    if (const auto found = values.find(unit.code[0]); found != values.end()) {
      unit.value = found->second;
    }
  }
  return map;
}

TEST(Symbols, sheets_share_the_scale_of_the_largest_of_all) {
  const MapUnits whole = with({"ABC"}, {{'A', 400}, {'B', -1600}, {'C', 100}});
  ASSERT_EQ(largest_of(whole), 1600);
  const Map sheet = proportional_symbols(with({"A"}, {{'A', 400}}), {.largest_mm = 12, .largest = largest_of(whole)});
  // A fourth of the largest value is a circle of a fourth of its area: half its diameter.
  EXPECT_DOUBLE_EQ(sheet.circles.front().diameter_mm, 6);
  EXPECT_DOUBLE_EQ(proportional_symbols(whole, {}).circles[1].diameter_mm, 12);
  EXPECT_EQ(largest_of(with({"A"}, {})), std::nullopt);
}

TEST(Symbols, the_legend_counts_every_unit_once) {
  const Map map = proportional_symbols(with({"ABCD"}, {{'A', 3}, {'B', -2}, {'C', 1}}), {});
  std::map<std::string, std::size_t> counts;
  for (const auto& entry : map.legend.entries) {
    if (entry.count) {
      counts[entry.label] = *entry.count;
    }
  }
  const std::map<std::string, std::size_t> expected = {
      {"Valor positivo", 2}, {"Valor negativo", 1}, {"Sin dato", 1}, {"Retenido", 0}};
  EXPECT_EQ(counts, expected);
}

}  // namespace
}  // namespace comarca
