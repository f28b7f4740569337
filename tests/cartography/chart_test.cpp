// SPDX-License-Identifier: Apache-2.0
#include "comarca/cartography/chart.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "cartography/chart/chart_page.hpp"
#include "cartography/chart/chart_part.hpp"
#include "cartography/chart/value_axis.hpp"
#include "comarca/base/error.hpp"

namespace comarca {
namespace {

namespace fs = std::filesystem;

constexpr double kTallestOnA4 = 297;  // ISO 216

class Charts : public testing::TestWithParam<ChartKind> {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / fmt::format("comarca_chart_{}", ::getpid());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string written(const std::string& name, const Chart& chart) const {
    write_charts(folder_ / name, {&chart, 1}, {.dpi = 40});
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  fs::path folder_;
};

Chart chart_of(ChartKind kind, const std::vector<std::optional<double>>& values) {
  Chart chart;
  chart.kind = kind;
  chart.text.title = "Un gráfico";
  chart.value_title = "Valor (%)";
  for (std::size_t i = 0; i < values.size(); ++i) {
    ChartUnit unit;
    unit.unit = {.code = fmt::format("{:05}", i), .name = fmt::format("Unidad {}", i), .value = values[i]};
    unit.second = values[i] ? std::optional(*values[i] + 1) : std::nullopt;
    unit.group = i % 2 == 0 ? "Pares" : "Impares";
    chart.units.push_back(unit);
  }
  return chart;
}

TEST_P(Charts, one_drawing_goes_to_png_svg_and_pdf_the_same_each_time) {
  const Chart chart = chart_of(GetParam(), {1, 2, 5, std::nullopt});
  for (const auto* name : {"a.png", "a.svg", "a.pdf"}) {
    const std::string bytes = written(name, chart);
    EXPECT_GT(bytes.size(), 1000U) << name;
    EXPECT_TRUE(bytes == written(name, chart)) << name;
  }
}

TEST_P(Charts, hard_cases_are_still_drawn) {
  const std::vector<std::vector<std::optional<double>>> cases = {
      {}, {-3}, {5, 5, 5}, {std::nullopt, std::nullopt}, {-2, 0, 4}, {0, 0}, {1e-9, 1e9}};
  for (const auto& values : cases) {
    Chart chart = chart_of(GetParam(), values);
    chart.text.title = std::string(200, 'm');
    EXPECT_GT(written("a.png", chart).size(), 500U) << values.size();
  }
}

TEST_P(Charts, the_whole_country_fits_on_a_sheet) {
  std::vector<std::optional<double>> values;
  for (int i = 0; i < 1122; ++i) {
    values.emplace_back(i);
  }
  Chart chart = chart_of(GetParam(), values);
  for (std::size_t i = 0; i < chart.units.size(); ++i) {
    chart.units[i].group = fmt::format("Grupo {}", i % 120);
  }
  EXPECT_LE(chart_page(chart, {}).height_mm, kTallestOnA4);
}

INSTANTIATE_TEST_SUITE_P(EveryKind, Charts,
                         testing::Values(ChartKind::ranking, ChartKind::distribution, ChartKind::scatter,
                                         ChartKind::change));

TEST(ChartNote, missing_and_withheld_units_are_counted_and_named) {
  Chart chart = chart_of(ChartKind::ranking, {1, std::nullopt, 3, std::nullopt});
  chart.units[3].unit.status = ValueStatus::withheld;
  EXPECT_EQ(chart_note(chart, Language::spanish),
            "2 de 4 unidades  ·  sin dato: 1 (Unidad 1)  ·  retenido: 1 (Unidad 3)");
}

TEST(ChartNote, many_names_are_cut_but_counted) {
  const Chart chart = chart_of(ChartKind::ranking, std::vector<std::optional<double>>(8));
  EXPECT_EQ(chart_note(chart, Language::english),
            "0 of 8 units  ·  no data: 8 (Unidad 0, Unidad 1, Unidad 2, Unidad 3, Unidad 4, Unidad 5 and 2 more)");
}

TEST(ChartNote, a_unit_without_its_second_figure_is_not_shown_in_a_scatter) {
  Chart chart = chart_of(ChartKind::scatter, {1, 2});
  chart.units[0].second.reset();
  EXPECT_TRUE(chart_note(chart, Language::spanish).starts_with("1 de 2 unidades  ·  sin dato: 1 (Unidad 0)"));
}

TEST(ChartRows, too_many_show_the_first_and_the_last_and_count_the_rest) {
  const RowChoice choice = choose_rows({0, 1, 2, 3, 4, 5, 6}, 3);
  EXPECT_EQ(choice.shown, (std::vector<std::size_t>{0, 1, 6}));
  EXPECT_EQ(choice.before_gap, 2U);
  EXPECT_EQ(choice.left_out, 4U);
}

TEST(ChartAxis, ticks_are_round_and_go_around_the_values) {
  EXPECT_EQ(ValueAxis({3, 47}, AxisStart::zero, 6).ticks(), (std::vector<double>{0, 10, 20, 30, 40, 50}));
  EXPECT_EQ(ValueAxis({-3, 4}, AxisStart::zero, 6).ticks().front(), -4);
  const ValueAxis equal({5, 5}, AxisStart::values, 6);
  EXPECT_LT(equal.ticks().front(), 5);
  EXPECT_GT(equal.ticks().back(), 5);
}

TEST(ChartKinds, a_misspelt_kind_is_shown_with_the_nearest) {
  try {
    (void)chart_kind("rankin");
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(error.remedy().find("ranking"), std::string::npos);
  }
}

}  // namespace
}  // namespace comarca
