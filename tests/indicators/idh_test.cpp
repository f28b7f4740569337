// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <gtest/gtest.h>

#include "comarca/indicators/published.hpp"
#include "indicators/support/layers.hpp"

namespace comarca {
namespace {

using namespace testing_support;

std::vector<Figure> figures_of(const Indicator& definition, const std::vector<PublishedValue>& values) {
  Statistics statistics;
  Findings findings;
  add_published(statistics, definition, {values, {}}, findings);
  EXPECT_TRUE(findings.empty());
  return figures_in(definition, {.statistics = statistics, .level = Level::country}, findings);
}

// Inputs and results of UNDP's composite time series 2023-24, and of reports before 2010.
TEST(Idh, the_worked_cases_come_out) {
  const auto cases = table(source_tree() / "tests/indicators/data/idh_casos.csv");
  EXPECT_EQ(cases.size(), 50U);
  for (const auto& row : cases) {
    std::vector<PublishedValue> values;
    for (const auto& pair : split(row.at("entradas"), ' ')) {
      const auto parts = split(pair, '=');
      values.push_back({{"X", Zone::total, "2022"}, parts[0], std::stod(parts[1])});
    }
    const auto figures = figures_of(indicator(row.at("indicador")), values);
    const auto value = figure_of(figures, "X", row.at("cifra")).value;
    ASSERT_TRUE(value) << row.at("caso");
    EXPECT_NEAR(*value, std::stod(row.at("esperado")), std::stod(row.at("tolerancia"))) << row.at("caso");
  }
}

/// UNDP's table read cell by cell: column names are input_YEAR.
struct HumanDevelopmentReport {
  std::vector<Record_> rows;

  explicit HumanDevelopmentReport(const std::filesystem::path& data) {
    std::ifstream file(data / "hdr/hdr2021_22.csv");
    std::string line;
    std::vector<std::string> header;
    while (std::getline(file, line)) {
      std::vector<std::string> cells;
      std::string cell;
      bool quoted = false;
      for (const char c : line) {
        if (c == '"') {
          quoted = !quoted;
        } else if (c == ',' && !quoted) {
          cells.push_back(std::exchange(cell, {}));
        } else if (c != '\r') {
          cell += c;
        }
      }
      cells.push_back(cell);
      if (header.empty()) {
        header = cells;
        continue;
      }
      Record_ row;
      for (std::size_t i = 0; i < cells.size(); ++i) {
        row[header[i]] = cells[i];
      }
      rows.push_back(row);
    }
  }

  /// Compares a figure with the column of the same country and year; the count of countries compared comes back.
  std::size_t compare(const std::string& id, const std::string& figure, const std::string& column,
                      double tolerance) const {
    const Indicator definition = indicator(id);
    std::vector<PublishedValue> values;
    std::map<std::pair<std::string, std::string>, double> published;
    for (const auto& row : rows) {
      for (int year = 1990; year <= 2021; ++year) {
        collect(row, std::to_string(year), definition, column, values, published);
      }
    }
    const auto figures = figures_of(definition, values);
    for (const auto& [key, expected] : published) {
      for (const auto& item : figures) {
        if (item.figure == figure && item.place.unit == key.first && item.place.period == key.second) {
          EXPECT_NEAR(item.value.value_or(-1), expected, tolerance) << key.first << " " << key.second;
        }
      }
    }
    return published.size();
  }

 private:
  static void collect(const Record_& row, const std::string& year, const Indicator& definition,
                      const std::string& column, std::vector<PublishedValue>& values,
                      std::map<std::pair<std::string, std::string>, double>& published) {
    const auto cell = [&](const std::string& name) {
      const auto found = row.find(name + "_" + year);
      return found == row.end() || found->second == "NA" ? std::string() : found->second;
    };
    if (cell(column).empty()) {
      return;
    }
    std::vector<PublishedValue> mine;
    for (const auto& input : definition.inputs) {
      if (cell(input.id).empty()) {
        return;
      }
      mine.push_back({{row.at("iso3"), Zone::total, year}, input.id, std::stod(cell(input.id))});
    }
    values.insert(values.end(), mine.begin(), mine.end());
    published[{row.at("iso3"), year}] = std::stod(cell(column));
  }
};

TEST(Idh, every_country_year_of_the_report_comes_back_at_three_decimals) {
  const auto data = real_data();
  if (!data) {
    GTEST_SKIP() << "COMARCA_REALDATA is not set";
  }
  const HumanDevelopmentReport report(*data);
  EXPECT_GT(report.compare("idh", "idh", "hdi", 0.000501), 5000U);
  EXPECT_GT(report.compare("ihdi", "ihdi", "ihdi", 0.000501), 1500U);
  EXPECT_GT(report.compare("gdi", "idh_f", "hdi_f", 1e-6), 4000U);
}

TEST(Idh, a_subregion_aggregates_components_and_then_applies_the_formula) {
  const Indicator idh = indicator("idh");
  Statistics weights;
  std::vector<PublishedValue> values;
  const auto town = [&](const std::string& code, double people, double life) {
    const Place place{code, Zone::total, "2022"};
    for (const char* weight : {"poblacion", "poblacion_escolar", "poblacion_25"}) {
      weights.add(place, weight, people);
    }
    values.push_back({place, "le", life});
    values.push_back({place, "eys", 12});
    values.push_back({place, "mys", 9});
    values.push_back({place, "gnipc", 10000});
  };
  town("1", 300, 80);
  town("2", 100, 60);
  Statistics statistics;
  Findings findings;
  add_published(statistics, idh, {values, weights}, findings);
  const auto above = statistics.rolled_up({{"1", "s"}, {"2", "s"}});
  const auto figures = figures_in(
      idh, {.statistics = above, .level = Level::subregion, .origin = FigureBasis::Origin::summed}, findings);
  EXPECT_DOUBLE_EQ(*figure_of(figures, "s", "salud").value, (75.0 - 20) / 65);
  EXPECT_EQ(figure_of(figures, "s", "idh").coverage, 1.0);
}

TEST(Idh, a_rate_without_its_denominator_is_refused_at_the_next_level) {
  const Indicator idh = indicator("idh");
  std::vector<PublishedValue> values;
  for (const char* unit : {"1", "2"}) {
    for (const auto& [input, value] :
         std::map<std::string, double>{{"le", 70}, {"eys", 12}, {"mys", 9}, {"gnipc", 9000}}) {
      values.push_back({{unit, Zone::total, "2022"}, input, value});
    }
  }
  Statistics statistics;
  Findings findings;
  add_published(statistics, idh, {values, {}}, findings);
  EXPECT_TRUE(figure_of(figures_in(idh, {.statistics = statistics}, findings), "1", "idh").value);
  const auto above = statistics.rolled_up({{"1", "s"}, {"2", "s"}});
  Statistics with_place = above;
  with_place.add({"s", Zone::total, "2022"}, "idh.x", 0);
  const auto figures = figures_in(
      idh, {.statistics = with_place, .level = Level::subregion, .origin = FigureBasis::Origin::summed}, findings);
  EXPECT_EQ(figure_of(figures, "s", "idh").value, std::nullopt);
  EXPECT_NE(figure_of(figures, "s", "salud").reason.es.find("sin su denominador"), std::string::npos);
}

TEST(Idh, a_value_lent_by_the_department_is_marked_on_the_figure) {
  const Indicator idh = indicator("idh");
  std::vector<PublishedValue> own;
  for (const auto& [input, value] : std::map<std::string, double>{{"eys", 12}, {"mys", 9}, {"gnipc", 9000}}) {
    own.push_back({{"76001", Zone::total, "2022"}, input, value});
  }
  std::set<std::string> imputed;
  const auto all = lend(own, {{{"76", Zone::total, "2022"}, "le", 74}}, {{"76001", "76"}}, imputed);
  Statistics statistics;
  Findings findings;
  add_published(statistics, idh, {all, {}}, findings);
  const auto figures = figures_in(idh, {.statistics = statistics, .imputed = imputed}, findings);
  EXPECT_TRUE(figure_of(figures, "76001", "idh").imputed);
  EXPECT_FALSE(figure_of(figures, "76001", "educacion").imputed);
}

TEST(Idh, regional_values_scale_to_the_national_one) {
  Statistics weights;
  weights.add({"1", Zone::total, "2022"}, "poblacion", 3);
  weights.add({"2", Zone::total, "2022"}, "poblacion", 1);
  const auto scaled =
      scale_to_national({{{"1", Zone::total, "2022"}, "le", 70}, {{"2", Zone::total, "2022"}, "le", 62}}, "le",
                        {74.8, weights, "poblacion"})
          .rows();
  EXPECT_DOUBLE_EQ(scaled[0].value, 77);  // the weighted mean is 68; 74.8 / 68 = 1.1
  EXPECT_DOUBLE_EQ(scaled[1].value, 68.2);
}

TEST(Idh, a_life_expectancy_of_140_is_a_finding_and_is_not_used) {
  Statistics statistics;
  Findings findings;
  add_published(statistics, indicator("idh"), {{{{"1", Zone::total, "2022"}, "le", 140, "tabla.csv, fila 7"}}, {}},
                findings);
  ASSERT_EQ(findings.list().size(), 1U);
  EXPECT_EQ(findings.list()[0].code, "valor-fuera-de-rango");
  EXPECT_EQ(findings.list()[0].where, "tabla.csv, fila 7");
  EXPECT_TRUE(statistics.empty());
}

}  // namespace
}  // namespace comarca
