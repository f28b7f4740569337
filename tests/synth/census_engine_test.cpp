// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "comarca/base/text.hpp"
#include "comarca/indicators/indicator.hpp"
#include "comarca/statistics/microdata_run.hpp"
#include "comarca/synth/demo_folder.hpp"

namespace comarca {
namespace {

namespace fs = std::filesystem;

/// What the generator counted, held against what the engine counts in the same files.
class CensusEngine : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder_);
    Progress quiet;
    (void)write_demo_folder({.territory = {.units = 12, .seed = 5, .vertices = 2'000},
                             .persons = 15'000,
                             .layouts = source_tree() / "layers/demo"},
                            folder_, quiet);
  }
  void TearDown() override { fs::remove_all(folder_); }

  static fs::path source_tree() { return COMARCA_SOURCE_DIR; }

  [[nodiscard]] Statistics counted(const std::string& indicator) const {
    const auto vocabulary =
        read_vocabulary(Document::from_file(source_tree() / "layers/indicators/vocabulary/variables.toml"));
    const auto source = read_microdata_source(
        Document::from_file(source_tree() / "layers/sources/microdata/demo_censo.toml"), vocabulary);
    const auto recipe =
        read_indicator(Document::from_file(source_tree() / "layers/indicators" / (indicator + ".toml"))).recipe;
    return run_microdata({source, vocabulary, find_microdata_files(source, folder_ / "microdatos")}, {recipe})
        .statistics;
  }

  /// Rows of a file of verdad/, by heading.
  [[nodiscard]] std::vector<std::map<std::string, std::string>> truth(const std::string& name) const {
    std::ifstream file(folder_ / "verdad" / name);
    std::string line;
    std::getline(file, line);
    const auto titles = split(line, ',');
    std::vector<std::map<std::string, std::string>> rows;
    while (std::getline(file, line)) {
      const auto cells = split(line, ',');
      auto& row = rows.emplace_back();
      for (std::size_t i = 0; i < titles.size(); ++i) {
        row[titles[i]] = cells[i];
      }
    }
    return rows;
  }

  const fs::path folder_ =
      fs::path(testing::TempDir()) /
      ("comarca_census_" + std::to_string(::getpid()) + testing::UnitTest::GetInstance()->current_test_info()->name());
};

/// Every pair of a statistic of the indicator and a column of the truth, in each place of it.
void expect_same(const Statistics& statistics, const std::map<std::string, std::string>& row,
                 const std::string& indicator, const std::map<std::string, std::string>& pairs) {
  const Place place{row.at("codigo"), *zone_from_code(row.at("zona")), "2018"};
  for (const auto& [statistic, column] : pairs) {
    const auto value = statistics.value(place, indicator + "." + statistic);
    EXPECT_EQ(value.value_or(0), std::stod(row.at(column))) << place.unit << ' ' << row.at("zona") << ' ' << statistic;
  }
}

TEST_F(CensusEngine, needs_are_those_the_generator_told) {
  const auto statistics = counted("nbi");
  for (const auto& row : truth("nbi.csv")) {
    if (row.at("cuenta") == "personas") {
      expect_same(statistics, row, "nbi",
                  {{"personas", "denominador"},
                   {"con_vivienda", "vivienda"},
                   {"con_servicios", "servicios"},
                   {"con_hacinamiento", "hacinamiento"},
                   {"con_inasistencia", "inasistencia"},
                   {"con_dependencia", "dependencia"},
                   {"con_nbi", "nbi"},
                   {"con_nbi_posible", "nbi_maximo"},
                   {"en_miseria", "miseria"},
                   {"en_miseria_posible", "miseria_maximo"}});
    } else {
      expect_same(statistics, row, "nbi",
                  {{"hogares", "denominador"}, {"hogares_con_nbi", "nbi"}, {"hogares_en_miseria", "miseria"}});
    }
  }
}

TEST_F(CensusEngine, poverty_is_the_one_the_generator_told) {
  const auto statistics = counted("ipm");
  for (const auto& row : truth("ipm.csv")) {
    std::map<std::string, std::string> pairs = {{"personas", "personas"},
                                                {"hogares", "hogares"},
                                                {"pobres", "personas_pobres"},
                                                {"pobres_posibles", "personas_pobres_maximo"},
                                                {"hogares_pobres", "hogares_pobres"},
                                                {"puntos", "centesimas"}};
    for (const auto* privation : {"bajo_logro", "analfabetismo", "inasistencia", "rezago", "primera_infancia",
                                  "trabajo_infantil", "desempleo_largo", "empleo_informal", "sin_aseguramiento",
                                  "barreras_salud", "agua", "excretas", "pisos", "paredes", "hacinamiento"}) {
      pairs[std::string("con_") + privation] = privation;
    }
    expect_same(statistics, row, "ipm", pairs);
  }
}

}  // namespace
}  // namespace comarca
