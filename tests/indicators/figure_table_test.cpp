// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/figure_table.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "comarca/indicators/composite.hpp"
#include "comarca/indicators/standing.hpp"

namespace comarca {
namespace {

Figure figure_of(const std::string& figure, const std::string& unit, const std::string& period,
                 std::optional<double> value) {
  Figure result{.indicator = "nbi", .figure = figure, .place = {unit, Zone::total, period}, .value = value};
  result.method = "m";
  result.reason = value ? Text{} : Text{"falta", "missing"};
  return result;
}

/// Everything that a row says, on one line.
std::string shown(const std::vector<Figure>& figures) {
  std::string text;
  for (const auto& figure : figures) {
    text += figure.indicator + "." + figure.figure + " " + figure.place.unit + " " + figure.place.period + " " +
            (figure.value      ? std::to_string(*figure.value)
             : figure.withheld ? "withheld"
                               : figure.reason.en) +
            " " + figure.method + "; ";
  }
  return text;
}

TEST(FigureTable, rows_come_back_by_place_and_then_figure_whatever_their_order_was) {
  const std::vector<Figure> rows = {figure_of("a", "2", "2018", 1), figure_of("b", "2", "2018", 2),
                                    figure_of("a", "1", "2019", {}), figure_of("b", "1", "2019", 4),
                                    figure_of("a", "1", "2018", 5)};
  const FigureTable table(rows);
  EXPECT_EQ(table.columns().size(), 4U);
  EXPECT_EQ(table.row_count(), 5U);
  EXPECT_EQ(shown(table.rows()), shown({rows[4], rows[2], rows[3], rows[0], rows[1]}));
}

TEST(FigureTable, what_differs_within_a_column_is_said_by_row_and_the_rest_once) {
  std::vector<Figure> rows = {figure_of("a", "1", "2018", 1), figure_of("a", "2", "2018", {}),
                              figure_of("a", "3", "2018", {}), figure_of("a", "4", "2018", 4)};
  rows[1].withheld = true;
  rows[3].method = "promedio";
  rows[3].imputed = true;
  const FigureTable table(rows);
  ASSERT_EQ(table.columns().size(), 1U);
  const FigureColumn& column = table.columns()[0];
  EXPECT_EQ(shown(table.rows()), shown(rows));
  EXPECT_EQ(column.origins.size(), 2U);
  EXPECT_EQ(column.origin(3).method, "promedio");
  EXPECT_EQ(column.state(0), FigureState::published);
  EXPECT_EQ(column.state(1), FigureState::withheld);
  EXPECT_EQ(column.state(2), FigureState::missing);
  EXPECT_TRUE(column.is_imputed(3));
  EXPECT_FALSE(column.is_imputed(2));
  EXPECT_EQ(table.reasons().size(), 2U) << "none, and the one that both have";
  EXPECT_TRUE(column.standard_error.empty());
}

TEST(FigureTable, tables_that_are_put_together_say_what_they_said_apart) {
  FigureTable all({figure_of("a", "2", "2018", 1), figure_of("a", "9", "2018", {})});
  std::vector<Figure> others = {figure_of("a", "1", "2018", 7), figure_of("a", "2", "2018", {})};
  for (auto& figure : others) {
    figure.indicator = "ipm";
  }
  others[1].reason = {"otra razón", "another reason"};
  const std::string apart = shown(all.rows()) + shown(FigureTable(others).rows());
  all.append(FigureTable(others));
  EXPECT_EQ(shown(all.rows()), apart);
  EXPECT_EQ(all.reason(all.columns()[1], 1).en, "another reason");
}

/// Ranks and normalised ranks as their definitions say, counting all others for each.
std::size_t rank_by_counting(const std::vector<double>& values, double value) {
  return 1 + static_cast<std::size_t>(std::ranges::count_if(values, [&](double other) { return other > value; }));
}

TEST(FigureTable, ranks_are_those_that_counting_gives) {
  std::mt19937_64 random(7);
  std::vector<Figure> rows;
  std::vector<double> values;
  for (std::size_t i = 0; i < 300; ++i) {
    values.push_back(static_cast<double>(random() % 40));  // ties, and many of them
    rows.push_back(figure_of("a", std::to_string(1000 + i), "2018", values.back()));
  }
  FigureTable table(rows);
  add_standings(table, {});
  const CompositeRule rule{.id = "x", .normalise = CompositeRule::Normalise::rank, .parts = {{"nbi", "a", 1}}};
  const auto composite = compute_composite(rule, table, Level::municipality);
  ASSERT_EQ(composite.size(), values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::size_t rank = rank_by_counting(values, values[i]);
    const auto same = static_cast<double>(std::ranges::count(values, values[i]));
    const double below = static_cast<double>(values.size()) - static_cast<double>(rank - 1) - same;
    const auto standing = standing_of(table.columns()[0], i);
    ASSERT_TRUE(standing);
    EXPECT_EQ(standing->rank, rank);
    EXPECT_EQ(standing->quintile, (rank - 1) * 5 / values.size() + 1);
    EXPECT_EQ(composite[i].rank, rank);
    EXPECT_DOUBLE_EQ(composite[i].value, (below + 0.5 * same) / static_cast<double>(values.size()));
  }
}

}  // namespace
}  // namespace comarca
