// SPDX-License-Identifier: Apache-2.0
#include "comarca/cartography/theme.hpp"
#include "comarca/catalog/catalog.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>

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

TEST(Bivariate, the_square_counts_the_units_of_each_cell) {
  const MapUnits across = with({"ABCD"}, {{'A', 1}, {'B', 1}, {'C', 9}});
  const MapUnits upwards = with({"ABCD"}, {{'A', 5}, {'B', 5}, {'C', 50}, {'D', 5}});
  const Classes low_high = make_classes({}, {ClassMethod::thresholds, 3, {4, 8}, {}});
  const Classes tens = make_classes({}, {ClassMethod::thresholds, 3, {10, 20}, {}});
  const auto palettes = Catalog(COMARCA_SOURCE_DIR).get<Palettes>();
  const Map map = bivariate(across, upwards.units, {"x", "y", low_high, tens, palettes.find("rosa-azul")});
  EXPECT_EQ(map.legend.square->counts, (std::vector<std::size_t>{2, 0, 0, 0, 0, 0, 0, 0, 1}));
}

/// How many classes are purple (below), neutral and orange (above), in order of the classes: "-", "0", "+".
std::string sides(const Classes& classes, double middle) {
  const auto palettes = Catalog(COMARCA_SOURCE_DIR).get<Palettes>();
  std::string text;
  for (const Fill& fill : class_fills(classes, palettes.find("morado-naranja"), middle)) {
    const double yellow = lab_of(fill.color).b;
    text += yellow < -5 ? '-' : yellow > 5 ? '+' : '0';
  }
  return text;
}

TEST(Middle, no_computed_class_lies_on_both_sides_of_it) {
  const std::vector<double> values = {-60, -55, -18, -3.3, 12, 19, 44, 47};
  const Classes classes = make_classes(values, {ClassMethod::jenks, 3, {}, {}, 0.0});
  EXPECT_EQ(sides(classes, 0), "--++");
  EXPECT_EQ(classes.label(1, Language::english), "\u221220 – 0");
  EXPECT_LT(classes.class_of(-3.3), classes.class_of(12));
}

TEST(Middle, it_counts_in_the_first_and_the_last_class_too) {
  const std::vector<double> values = {-1, 4, 5, 20, 21};
  EXPECT_EQ(sides(make_classes(values, {ClassMethod::jenks, 2, {}, {}, 0.0}), 0), "-++");
  EXPECT_EQ(sides(make_classes(values, {ClassMethod::jenks, 2, {}, {}, 20.5}), 20.5), "--+");
  EXPECT_EQ(sides(make_classes(values, {ClassMethod::jenks, 2, {}, {}, -3.0}), -3), "++");
  EXPECT_EQ(sides(make_classes(values, {ClassMethod::jenks, 2, {}, {}, 30.0}), 30), "--");
}

TEST(Middle, a_break_with_no_value_before_the_middle_gives_way_to_it) {
  const std::vector<double> values = {-30, -25, 8, 10};
  EXPECT_EQ(make_classes(values, {ClassMethod::jenks, 2, {}, {}, 2.0}).breaks, (std::vector<double>{2}));
}

TEST(Middle, given_thresholds_stay_and_the_class_on_both_sides_is_neutral) {
  const Classes classes = make_classes({}, {ClassMethod::thresholds, 3, {-20, 20}, {}, 0.0});
  EXPECT_EQ(sides(classes, 0), "-0+");
  EXPECT_EQ(sides(classes, 20), "--+");
  EXPECT_EQ(sides(classes, -50), "0++") << "the first class has no lower end";
}

}  // namespace
}  // namespace comarca
