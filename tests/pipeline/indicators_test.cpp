// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/indicators.hpp"

#include <algorithm>
#include <fstream>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/project/project.hpp"
#include "pipeline/support/own_tables.hpp"

namespace comarca {
namespace {

using namespace testing_support;

std::filesystem::path census_folder() {
  const auto folder = std::filesystem::path(testing::TempDir()) / "pipeline_indicators";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "cnpv2018_hogares_76.csv")
      << "U_DPTO,U_MPIO,UA_CLASE,COD_ENCUESTAS,U_VIVIENDA,H_NROHOG,H_NRO_CUARTOS,H_NRO_DORMIT,H_AGUA_COCIN,HA_TOT_PER\n"
         "76,001,1,1,1,1,1,1,1,6\n76,001,1,2,1,1,3,1,1,2\n76,111,3,3,1,1,4,1,1,2\n11,001,1,4,1,1,1,1,1,9\n";
  return folder;
}

Project project_of(const std::string& text) {
  return read_project_text("name = 'p'\n[boundaries]\nfile = 'x'\n" + text, census_folder());
}

IndicatorWork compute_on(const Project& project) {
  return compute_indicators({project, Catalog(kData)}, two_towns(), {}).value;
}

std::optional<double> value(const IndicatorWork& work, Level level, const std::string& unit) {
  for (const auto& figure : work.figures.rows()) {
    if (figure.level == level && figure.place.unit == unit && figure.figure == "hacinamiento" &&
        figure.place.zone == Zone::total) {
      return figure.value;
    }
  }
  return std::nullopt;
}

TEST(Indicators, microdata_reach_every_level_by_addition) {
  const auto work =
      compute_on(project_of("[indicators]\ncompute = ['nbi']\n[[microdata]]\nsource = 'cnpv2018'\nfolder = '.'\n"));
  EXPECT_EQ(value(work, Level::municipality, "76001"), 75.0);
  EXPECT_EQ(value(work, Level::municipality, "76111"), 0.0);
  EXPECT_EQ(value(work, Level::department, "76"), 60.0);  // 6 of 10 persons, not the mean of 75 and 0
  EXPECT_EQ(value(work, Level::whole_set, "todos"), 60.0);
  EXPECT_EQ(value(work, Level::municipality, "11001"), std::nullopt);  // outside the project
}

TEST(Indicators, the_csv_has_a_row_per_figure_and_the_columns_of_the_layer) {
  const auto work =
      compute_on(project_of("[indicators]\ncompute = ['nbi']\n[[microdata]]\nsource = 'cnpv2018'\nfolder = '.'\n"));
  const std::string csv = indicators_csv(work, two_towns(), Language::spanish);
  EXPECT_TRUE(csv.starts_with("nivel,codigo,nombre,zona,periodo,indicador,cifra,"));
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(csv, '\n')), work.figures.row_count() + 1);
  EXPECT_NE(csv.find("municipio,76001,Cali,total,2018,nbi,hacinamiento,Componente hacinamiento,%,75,75,75,,6,8,"),
            std::string::npos);
}

TEST(Indicators, a_misspelt_indicator_or_source_is_refused_with_the_nearest_name) {
  EXPECT_THROW((void)compute_on(
                   project_of("[indicators]\ncompute = ['nbbi']\n[[microdata]]\nsource = 'cnpv2018'\nfolder = '.'\n")),
               Error);
  try {
    (void)compute_on(project_of("[[microdata]]\nsource = 'cnpv2081'\nfolder = '.'\n"));
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.remedy(), "Did you mean 'cnpv2018'?");
  }
}

TEST(Indicators, a_project_without_tables_and_microdata_has_none) {
  EXPECT_TRUE(compute_on(project_of("")).figures.empty());
}

}  // namespace
}  // namespace comarca
