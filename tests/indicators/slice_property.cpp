// SPDX-License-Identifier: Apache-2.0
#include "indicators/slice.hpp"

#include <bit>
#include <cstdint>
#include <random>

#include <gtest/gtest.h>

#include "comarca/catalog/catalog.hpp"
#include "indicators/formula.hpp"
#include "indicators/support/layers.hpp"

namespace comarca {
namespace {

using namespace testing_support;

constexpr std::size_t kUnits = 12;

/// Statistics that an indicator may name, each in most units only, some of them zero.
Statistics statistics_of(const Indicator& indicator, std::mt19937_64& random) {
  std::vector<std::string> names;
  for (const auto& input : indicator.inputs) {
    for (auto* const name : {&input_sum, &input_weight, &input_units, &input_bare, &input_score}) {
      names.push_back(name(indicator.id, input.id));
    }
  }
  for (const auto& figure : indicator.figures) {
    names.push_back(figure_sum(indicator.id, figure.id));
    names.push_back(figure_weight(indicator.id, figure.id));
  }
  for (const auto& statistic : indicator.recipe.statistics) {
    names.push_back(indicator.recipe.statistic_name(statistic.name));
  }
  Statistics statistics;
  for (const auto& name : names) {
    for (std::size_t unit = 0; unit < kUnits; ++unit) {
      const auto chance = random() % 8;
      if (chance > 1) {
        statistics.add({"u" + std::to_string(unit), Zone::total, "2018"}, name,
                       chance == 2 ? 0 : static_cast<double>(random() % 1'000'000) / 7);
      }
    }
  }
  return statistics;
}

void expect_as_place_by_place(const Indicator& indicator, const FigureBasis& basis) {
  const auto columns = basis.statistics.columns();
  if (columns.empty()) {
    return;
  }
  const auto units = basis.statistics.units().in_order();
  Slice slice(indicator, basis, columns.front(), units);
  for (const auto& figure : indicator.figures) {
    const Expression& formula = formula_of(figure, basis.origin);
    const EvaluatedColumn& all = slice.evaluated(formula);
    for (std::size_t row = 0; row < units.size(); ++row) {
      const Place place{basis.statistics.units().text(units[row]), Zone::total, "2018"};
      const auto one = Formula(indicator, basis, place).at(formula);
      ASSERT_EQ(all.has(row), one.result.has_value()) << indicator.id << " " << figure.id << " " << place.unit;
      if (one.result) {
        ASSERT_EQ(std::bit_cast<std::uint64_t>(all.values()[row]), std::bit_cast<std::uint64_t>(one.result->value))
            << indicator.id << " " << figure.id << " " << place.unit;
      } else {
        ASSERT_EQ(all.missing()[all.lacks(row)], one.missing) << indicator.id << " " << figure.id;
      }
    }
  }
}

TEST(Slice, every_figure_of_every_indicator_is_place_by_place_what_its_formula_gives) {
  std::mt19937_64 random(2018);
  std::size_t figures = 0;
  const Catalog catalog(source_tree());
  for (const auto& indicator : catalog.get<Indicators>().list()) {
    for (int again = 0; again < 10; ++again) {
      const Statistics statistics = statistics_of(indicator, random);
      for (const auto origin : {FigureBasis::Origin::own, FigureBasis::Origin::summed}) {
        expect_as_place_by_place(indicator, {.statistics = statistics, .origin = origin});
      }
    }
    figures += indicator.figures.size();
  }
  EXPECT_GT(figures, 100U);
}

}  // namespace
}  // namespace comarca
