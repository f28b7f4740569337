// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>

#include "comarca/catalog/catalog.hpp"
#include "comarca/gis/table_reader.hpp"
#include "comarca/indicators/published.hpp"
#include "indicators/support/layers.hpp"

namespace comarca {
namespace {

using namespace testing_support;

TableFeed feed_of(const std::string& id) {
  return read_table_feed(Document::from_file(source_tree() / "layers/indicators/tables" / (id + ".toml")));
}

/// The panel of the CEDE, which is published compressed; nothing where it is not at hand.
std::optional<TypedTable> panel() {
  const auto data = real_data();
  if (!data) {
    return std::nullopt;
  }
  const auto unpacked = std::filesystem::path(testing::TempDir()) / "panel_cede.csv";
  const std::string command =
      "bunzip2 -c '" + (*data / "tables/panel_cede.csv.bz2").string() + "' > '" + unpacked.string() + "' 2>/dev/null";
  if (std::system(command.c_str()) != 0) {
    return std::nullopt;
  }
  Findings findings;
  auto table = read_table(unpacked, Catalog(source_tree()).get<SourceCatalog>().get("panel-cede"), findings);
  std::filesystem::remove(unpacked);
  return table;
}

/// Figures of an index fed by the panel, of municipalities or of all of them that a code begins with.
struct Panel {
  Statistics statistics;
  Findings findings;
  Indicator index;
  PublishedValues values;

  Panel(const TypedTable& table, const std::string& feed) : index(indicator(feed_of(feed).indicator)) {
    values = values_of(table, feed_of(feed), "");
    add_published(statistics, index, {values, weights_of(table, feed_of("panel_cede"), "")}, findings);
  }

  [[nodiscard]] Figure of(const std::string& code, Zone zone, const std::string& period, const std::string& figure) {
    Grouping group;
    for (const auto& place : statistics.places()) {
      if (place.unit.starts_with(code)) {
        group[place.unit] = "g";
      }
    }
    const auto summed = statistics.rolled_up(group);
    const auto figures = figures_in(
        index, {.statistics = summed, .level = Level::department, .origin = FigureBasis::Origin::summed}, findings);
    for (const auto& item : figures) {
      if (item.place == Place{"g", zone, period} && item.figure == figure) {
        return item;
      }
    }
    return {};
  }
};

// Sums over the rows of the file by a script of its own: value by population of the same row, over that population.
TEST(CedePanel, the_nbi_of_three_years_is_weighted_by_the_population_of_its_row_and_zone) {
  const auto table = panel();
  if (!table) {
    GTEST_SKIP() << "COMARCA_REALDATA is not set, or there is no bunzip2";
  }
  Panel nbi(*table, "panel_cede_nbi");
  struct Case {
    const char* code;
    Zone zone;
    const char* period;
    double value;
    double people;
  };
  for (const auto& [code, zone, period, value, people] :
       {Case{"", Zone::total, "1993", 37.349028, 36103168}, Case{"", Zone::cabecera, "2005", 19.666429, 31886178},
        Case{"", Zone::resto, "2005", 54.386642, 10986991}, Case{"", Zone::total, "2011", 28.607206, 46044601},
        Case{"05", Zone::total, "1993", 30.899605, 4734055}, Case{"05", Zone::resto, "2011", 49.154228, 1382303},
        Case{"76", Zone::cabecera, "2005", 13.982885, 3593222}}) {
    const Figure figure = nbi.of(code, zone, period, "nbi");
    EXPECT_NEAR(figure.value.value_or(-1), value, 1e-6) << code << " " << period;
    EXPECT_EQ(figure.denominator, people) << code << " " << period;
  }
  // Municipal seat of Medellín, as the file has it.
  const auto towns = figures_in(nbi.index, {.statistics = nbi.statistics}, nbi.findings);
  const auto medellin = std::ranges::find_if(towns, [](const Figure& figure) {
    return figure.figure == "nbi" && figure.place == Place{"05001", Zone::cabecera, "1993"};
  });
  ASSERT_NE(medellin, towns.end());
  EXPECT_NEAR(medellin->value.value_or(0), 15.709, 0.001);
}

// awk counts 17 rows of those years with an NBI of the seat and nobody living in it.
TEST(CedePanel, years_of_no_census_and_zones_of_nobody_are_left_out) {
  const auto table = panel();
  if (!table) {
    GTEST_SKIP() << "COMARCA_REALDATA is not set, or there is no bunzip2";
  }
  const Panel nbi(*table, "panel_cede_nbi");
  std::set<std::string> periods;
  for (const auto& value : nbi.values.rows()) {
    periods.insert(value.place.period);
    EXPECT_LE(value.value, 100) << value.where;  // those of 1995 and 2000 go up to 105
  }
  EXPECT_EQ(periods, (std::set<std::string>{"1993", "2005", "2011"}));
  std::size_t nobody = 0;
  for (const auto& finding : nbi.findings.list()) {
    if (finding.code == "tasa-de-nadie") {
      nobody += static_cast<std::size_t>(std::stoi(finding.what.en.substr(finding.what.en.find("): ") + 3)));
    }
  }
  EXPECT_EQ(nobody, 17U);
  EXPECT_FALSE(nbi.statistics.value({"91405", Zone::cabecera, "2005"}, input_sum("nbi_publicado", "nbi_pct")));
}

// The panel's own count of poor persons of Medellín, 717,436.93, is its index by its population.
TEST(CedePanel, the_ipm_of_2005_is_of_persons) {
  const auto table = panel();
  if (!table) {
    GTEST_SKIP() << "COMARCA_REALDATA is not set, or there is no bunzip2";
  }
  Panel ipm(*table, "panel_cede_ipm");
  EXPECT_NEAR(ipm.of("05001", Zone::total, "2005", "ipm").numerator.value_or(0), 717436.929010, 1e-5);
  EXPECT_NEAR(ipm.of("", Zone::total, "2005", "ipm").value.value_or(0), 49.595724, 1e-6);
  EXPECT_NEAR(ipm.of("05", Zone::resto, "2005", "ipm").value.value_or(0), 75.253844, 1e-6);
  EXPECT_NEAR(ipm.of("76", Zone::cabecera, "2005", "ipm").value.value_or(0), 35.667521, 1e-6);
}

TEST(CedePanel, a_rate_where_nobody_lives_is_told_and_not_used) {
  Statistics people;
  people.add({"1", Zone::cabecera, "2005"}, "poblacion", 0);
  people.add({"2", Zone::cabecera, "2005"}, "poblacion", 10);
  Statistics statistics;
  Findings findings;
  const Indicator index = indicator("nbi_publicado");
  add_published(
      statistics, index,
      {{{{"1", Zone::cabecera, "2005"}, "nbi_pct", 0}, {{"2", Zone::cabecera, "2005"}, "nbi_pct", 40}}, people},
      findings);
  const auto figures = figures_in(index, {.statistics = statistics}, findings);
  EXPECT_EQ(figure_of(figures, "1", "nbi", Zone::cabecera).state(), FigureState::missing);
  EXPECT_EQ(figure_of(figures, "2", "nbi", Zone::cabecera).value, 40);
  ASSERT_EQ(findings.list().size(), 1U);
  EXPECT_EQ(findings.list()[0].code, "tasa-de-nadie");
}

// A population by zone says nothing of an index that was published for the whole alone.
TEST(CedePanel, a_weight_of_a_zone_makes_no_figures_where_no_value_is) {
  Statistics people;
  people.add({"1", Zone::total, "2018"}, "poblacion", 10);
  people.add({"1", Zone::resto, "2018"}, "poblacion", 5);
  Statistics statistics;
  Findings findings;
  add_published(statistics, indicator("ipm_censal"), {{{{"1", Zone::total, "2018"}, "ipm_pct", 40}}, people}, findings);
  for (const auto& figure : figures_in(indicator("ipm_censal"), {.statistics = statistics}, findings)) {
    EXPECT_EQ(figure.place.zone, Zone::total) << figure.figure;
  }
}

}  // namespace
}  // namespace comarca
