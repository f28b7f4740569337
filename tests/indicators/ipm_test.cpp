// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <gtest/gtest.h>

#include "comarca/catalog/catalog.hpp"
#include "comarca/indicators/published.hpp"
#include "indicators/support/layers.hpp"

namespace comarca {
namespace {

using namespace testing_support;

/// A vocabulary of fifteen ready-made deprivations d0..d14 and a size, and a flat source with a household a row.
std::string deprivation_names() {
  std::string text;
  for (int i = 0; i < 15; ++i) {
    text += "[variable.d" + std::to_string(i) + "]\nrecord = 'hogar'\ntext = 'd'\n";
  }
  return text + "[variable.tamano]\nrecord = 'hogar'\ntext = 'n'\n";
}

std::string deprivation_source() {
  std::string text =
      "id = 'd'\nname = 'd'\nvintage = '1'\nperiod = '1'\npeople = 'tamano'\n[unit]\ncolumns = ['u']\nwidths = [1]\n"
      "[[record]]\nid = 'hogar'\nkey = ['id']\n[record.variables]\ntamano = { column = 'n', range = [1, 99] }\n";
  for (int i = 0; i < 15; ++i) {
    const std::string name = "d" + std::to_string(i);
    text += name + " = { column = '" + name + "', range = [0, 1] }\n";
  }
  return text;
}

/// The IPM of the layers with its fifteen household rules replaced by ready-made answers: weights, cut-off, statistics
/// and figures are the shipped ones.
Indicator ipm_on_ready_answers() {
  Indicator ipm = indicator("ipm");
  std::vector<NamedExpression> household;
  int next = 0;
  for (auto& item : ipm.recipe.household) {
    if (item.name.starts_with("p_")) {
      household.push_back({item.name, parse_expression("d" + std::to_string(next++) + " = 1")});
    } else if (item.name.starts_with("puntaje") || item.name == "pobre") {
      household.push_back(item);
    }
  }
  EXPECT_EQ(next, 15);
  ipm.recipe.household = household;
  ipm.recipe.person.clear();
  return ipm;
}

struct Home {
  std::uint32_t pattern = 0;
  int size = 1;
};

MicrodataResult run(const Recipe& recipe, const std::vector<Home>& homes, const std::string& name) {
  std::string text = "u,id,n";
  for (int i = 0; i < 15; ++i) {
    text += ",d" + std::to_string(i);
  }
  text += "\n";
  for (std::size_t id = 0; id < homes.size(); ++id) {
    text += "1," + std::to_string(id) + "," + std::to_string(homes[id].size);
    for (std::uint32_t i = 0; i < 15; ++i) {
      text += (homes[id].pattern >> i & 1U) != 0 ? ",1" : ",0";
    }
    text += "\n";
  }
  const Vocabulary names = read_vocabulary(Document::from_text(deprivation_names(), "v"));
  const auto source = read_microdata_source(Document::from_text(deprivation_source(), "s"), names);
  return run_microdata({source, names, {{{Record::household, {written(name, text)}}}}}, {recipe});
}

const Place kPlace{"1", Zone::total, "1"};

// Of the 32,768 patterns 840 score exactly 33 hundredths. Sums of doubles put every one of them below 0.33.
TEST(Ipm, all_patterns_that_score_exactly_33_are_poor) {
  Indicator ipm = ipm_on_ready_answers();
  ipm.recipe.statistics.push_back({.name = "en_33", .where = parse_expression("puntaje = 33")});
  ipm.recipe.statistics.push_back({.name = "tercio", .where = parse_expression("3 * puntaje >= 100")});
  std::vector<Home> homes;
  for (std::uint32_t pattern = 0; pattern < 32768; ++pattern) {
    homes.push_back({pattern});
  }
  const auto result = run(ipm.recipe, homes, "patterns.csv");
  EXPECT_EQ(result.statistics.value(kPlace, "ipm.personas"), 32768);
  EXPECT_EQ(result.statistics.value(kPlace, "ipm.en_33"), 840);
  EXPECT_EQ(result.statistics.value(kPlace, "ipm.pobres"), 29384);
  EXPECT_EQ(result.statistics.value(kPlace, "ipm.tercio"), 28544);
}

/// A pattern of a given score: tens in d0, d1, d6..d9; fives in d2..d5; fours in d10..d14.
constexpr std::uint32_t kForty = 1U << 0U | 1U << 1U | 1U << 6U | 1U << 7U;
constexpr std::uint32_t kThirtyThree = 1U << 0U | 1U << 1U | 1U << 2U | 1U << 10U | 1U << 11U;
constexpr std::uint32_t kTwenty = 1U << 0U | 1U << 1U;
constexpr std::uint32_t kSixty = kForty | 1U << 8U | 1U << 9U;

// Case AF-MINI: scores 40, 33, 20, 60 with 4, 2, 5, 1 persons.
TEST(Ipm, incidence_intensity_and_their_product_of_four_households) {
  const Indicator ipm = ipm_on_ready_answers();
  auto result = run(ipm.recipe, {{kForty, 4}, {kThirtyThree, 2}, {kTwenty, 5}, {kSixty, 1}}, "mini.csv");
  const auto figures = figures_in(ipm, {.statistics = result.statistics}, result.findings);
  EXPECT_TRUE(result.findings.empty());
  EXPECT_NEAR(*figure_of(figures, "1", "h").value / 100, 0.583333, 1e-6);
  EXPECT_NEAR(*figure_of(figures, "1", "a").value / 100, 0.408571, 1e-6);
  EXPECT_NEAR(*figure_of(figures, "1", "m0").value, 0.238333, 1e-6);
  // By hand: points of education among the poor are 4*20 + 2*20 + 1*20 = 140 of 4*40 + 2*33 + 60 = 286.
  EXPECT_NEAR(*figure_of(figures, "1", "aporte_educacion").value, 100 * 140.0 / 286, 1e-9);
}

// Eight persons score 33; two score 24 and do not know of long unemployment, which would make it 34.
TEST(Ipm, what_hangs_on_an_unknown_answer_is_withheld_and_the_rest_is_not) {
  const Indicator ipm = ipm_on_ready_answers();
  const Vocabulary names = read_vocabulary(Document::from_text(deprivation_names(), "v"));
  const auto source = read_microdata_source(Document::from_text(deprivation_source(), "s"), names);
  const auto file = written("ipm_unknown.csv",
                            "u,id,n,d0,d1,d2,d3,d4,d5,d6,d7,d8,d9,d10,d11,d12,d13,d14\n"
                            "1,1,8,1,1,1,0,0,0,0,0,0,0,1,1,0,0,0\n1,2,2,1,1,0,0,0,0,,0,0,0,1,0,0,0,0\n");
  const auto result = run_microdata({source, names, {{{Record::household, {file}}}}}, {ipm.recipe});
  Findings findings;
  const auto figures = figures_in(ipm, {.statistics = result.statistics}, findings);
  for (const std::string id : {"h", "a", "m0", "h_hogares", "aporte_educacion", "ch_agua", "p_desempleo_largo"}) {
    EXPECT_EQ(figure_of(figures, "1", id).value, std::nullopt) << id;
    EXPECT_NE(figure_of(figures, "1", id).coverage, 1.0) << id;
  }
  EXPECT_NEAR(*figure_of(figures, "1", "m0").lower, 0.264, 1e-12);
  EXPECT_NEAR(*figure_of(figures, "1", "m0").upper, 0.332, 1e-12);
  EXPECT_EQ(figure_of(figures, "1", "p_desempleo_largo").upper, 20.0);
  EXPECT_EQ(figure_of(figures, "1", "p_analfabetismo").value, 100.0);
  EXPECT_EQ(figure_of(figures, "1", "p_agua").value, 100.0);
  EXPECT_EQ(figure_of(figures, "1", "p_agua").coverage, 1.0);
}

TEST(Ipm, scores_of_32_and_34_fall_on_their_side) {
  const Indicator ipm = ipm_on_ready_answers();
  const std::uint32_t thirty_two = kTwenty | 1U << 10U | 1U << 11U | 1U << 12U;
  const std::uint32_t thirty_four = kTwenty | 1U << 6U | 1U << 10U;
  EXPECT_EQ(run(ipm.recipe, {{thirty_two}}, "t32.csv").statistics.value(kPlace, "ipm.pobres"), 0);
  EXPECT_EQ(run(ipm.recipe, {{thirty_four}}, "t34.csv").statistics.value(kPlace, "ipm.pobres"), 1);
}

// DANE, departmental annex of 2024: H, A and M0 as published, and the contributions.
TEST(Ipm, published_triples_and_contributions_close) {
  const std::vector<std::array<double, 3>> triples = {{10.9, 40.4, 0.044}, {6.8, 39.0, 0.026},  {6.2, 39.0, 0.024},
                                                      {33.9, 42.8, 0.145}, {39.3, 44.8, 0.176}, {70.2, 49.3, 0.346},
                                                      {5.4, 38.6, 0.021}};
  for (const auto& [h, a, m0] : triples) {
    const auto value = [h = h, a = a, m0 = m0](const std::string& name) -> std::optional<Dual> {
      return Dual{name == "h" ? h : (name == "a" ? a : m0), 0};
    };
    EXPECT_EQ(evaluate(indicator("ipm").invariants.at(0).test, value).result->value, 1) << h;
  }
}

TEST(Ipm, the_layers_read_and_each_formula_names_what_exists) {
  const Catalog catalog(source_tree());
  for (const auto& item : catalog.get<Indicators>().list()) {
    EXPECT_FALSE(item.figures.empty()) << item.id;
    EXPECT_FALSE(item.name.es.empty()) << item.id;
  }
}

// The independent computation: plain loops over the file, weighted ratio and with-replacement variance by stratum.
TEST(Ipm, the_synthetic_survey_agrees_with_plain_loops) {
  const auto data = real_data();
  if (!data) {
    GTEST_SKIP() << "COMARCA_REALDATA is not set";
  }
  const auto file = *data / "microdata/mpi_sintetico_15000.csv";
  const std::vector<std::string> names = {"d_nutr", "d_cm",  "d_satt", "d_educ", "d_elct",
                                          "d_sani", "d_wtr", "d_hsg",  "d_ckfl", "d_asst"};
  std::string vocabulary_text;
  std::string source_text =
      "id = 'm'\nname = 'm'\nvintage = '1'\nperiod = '1'\n[unit]\ncolumns = ['region']\nwidths = [2]\n"
      "[weight]\ncolumn = 'weight'\nrecord = 'hogar'\n[design]\nstratum = 'stratum'\npsu = 'psu'\n"
      "[[record]]\nid = 'hogar'\nkey = ['psu']\n[record.variables]\n";
  std::string score = "0";
  for (std::size_t i = 0; i < names.size(); ++i) {
    vocabulary_text += "[variable." + names[i] + "]\nrecord = 'hogar'\ntext = 'd'\n";
    source_text += names[i] + " = { column = '" + names[i] + "', range = [0, 1] }\n";
    score += " + " + std::to_string(i < 4 ? 3 : 1) + " * yes(" + names[i] + " = 1)";
  }
  const auto document = Document::from_text(
      "id = 'mpi'\nname = 'm'\ndescription = 'm'\nsource = 's'\nvintage = '1'\nmethod = 'm'\nstatus = 'proxy'\n"
      "[household]\npuntaje = '" +
          score +
          "'\n[statistics]\ntodos = { sum = 'people' }\n"
          "puntos = { sum = 'people', where = 'puntaje >= 6', times = 'puntaje' }\n"
          "[[figure]]\nid = 'm0'\nname = 'm0'\nvalue = 'puntos / (18 * todos)'\n",
      "mpi.toml");
  const Indicator mpi = read_indicator(document);
  const Vocabulary words = read_vocabulary(Document::from_text(vocabulary_text, "v"));
  auto result = run_microdata(
      {read_microdata_source(Document::from_text(source_text, "s"), words), words, {{{Record::household, {file}}}}},
      {mpi.recipe});
  const auto figures = figures_in(mpi, {.statistics = result.statistics, .design = &result.design}, result.findings);

  struct Sums {
    double points = 0;
    double all = 0;
  };
  std::map<std::string, std::map<std::string, std::map<std::string, Sums>>> by_region;  // region, stratum, psu
  std::map<std::string, std::set<std::string>> clusters;
  std::ifstream stream(file);
  std::string line;
  std::getline(stream, line);
  while (std::getline(stream, line)) {
    std::erase(line, '"');
    const auto cell = split(line, ',');
    int points = 0;
    for (std::size_t i = 0; i < 10; ++i) {
      points += cell[i] == "1" ? (i < 4 ? 3 : 1) : 0;
    }
    Sums& sums = by_region[cell[11]][cell[12]][cell[13]];
    sums.points += points >= 6 ? points : 0;
    sums.all += 1;
    clusters[cell[12]].insert(cell[13]);
  }
  for (const auto& [region, strata] : by_region) {
    Sums total;
    for (const auto& [stratum, psus] : strata) {
      for (const auto& [psu, sums] : psus) {
        total.points += sums.points;
        total.all += sums.all;
      }
    }
    const double m0 = total.points / (18 * total.all);
    double variance = 0;
    for (const auto& [stratum, psus] : strata) {
      double mean = 0;
      const auto count = static_cast<double>(clusters[stratum].size());
      for (const auto& [psu, sums] : psus) {
        mean += (sums.points / 18 - m0 * sums.all) / total.all / count;
      }
      double squares = (count - static_cast<double>(psus.size())) * mean * mean;
      for (const auto& [psu, sums] : psus) {
        squares += std::pow((sums.points / 18 - m0 * sums.all) / total.all - mean, 2);
      }
      variance += count / (count - 1) * squares;
    }
    const Figure& figure = figure_of(figures, region.size() == 1 ? "0" + region : region, "m0");
    EXPECT_NEAR(*figure.value, m0, 1e-12) << region;
    ASSERT_TRUE(figure.standard_error) << region;
    EXPECT_NEAR(*figure.standard_error, std::sqrt(variance), 1e-9) << region;
  }
}

}  // namespace
}  // namespace comarca
