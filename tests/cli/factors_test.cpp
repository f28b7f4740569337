// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include "cli/support/program.hpp"

namespace comarca {
namespace {

class FactorsTest : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::remove_all(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void make_demo() const {
    ASSERT_EQ(run_program({"synth", "--units", "12", "--persons", "3000", "--vertices", "2000", path("")}).exit_code,
              0);
  }
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() /
      ("comarca_factors_" + std::to_string(::getpid()) + testing::UnitTest::GetInstance()->current_test_info()->name());
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(line);
  }
  return lines;
}

/// The cells of a line; commas between quotes are text.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> row(1);
  bool quoted = false;
  for (const char letter : line) {
    quoted = quoted != (letter == '"');
    if (letter == ',' && !quoted) {
      row.emplace_back();
    } else {
      row.back() += letter;
    }
  }
  return row;
}

/// Values of a figure at a level in the total zone, by code; `column` of the long table.
std::map<std::string, std::string> cells(const std::string& csv, const std::string& level, const std::string& indicator,
                                         const std::string& figure, std::size_t column = 9) {
  std::map<std::string, std::string> result;
  for (const auto& line : lines_of(csv)) {
    const auto row = cells_of(line);
    if (row.size() > column && row[0] == level && row[3] == "total" && row[5] == indicator && row[6] == figure) {
      result[row[1]] = row[column];
    }
  }
  return result;
}

/// The [[table]] that the command proposes.
std::string section_of(const std::string& out) {
  return out.substr(out.find("[[table]]"));
}

TEST_F(FactorsTest, the_factor_of_a_census_gives_the_observed_value_of_its_department_back) {
  make_demo();
  const Outcome found = run_program({"calibrate", "nbi", path("project.toml"), "-o", path("factores.csv")});
  EXPECT_EQ(found.exit_code, 0) << found.err;
  EXPECT_TRUE(file_content(path("factores.csv")).starts_with("codigo,nombre,factor_total,")) << found.out;
  // A table with the components alone, as the census published them, and the factors.
  std::ofstream(path("project.toml"), std::ios::app)
      << "\n[[table]]\nname = 'partes'\nfile = 'tablas/nbi.csv'\nsource = 'nbi-2018-dane'\nfeeds = "
         "'nbi_componentes'\n[table.inputs]\nvivienda_pct = 'vivienda_pct'\nservicios_pct = "
         "'servicios_pct'\nhacinamiento_pct = 'hacinamiento_pct'\ninasistencia_pct = "
         "'inasistencia_pct'\ndependencia_pct = 'dependencia_pct'\n"
      << section_of(found.out);
  const Outcome figures = run_program({"indicators", path("project.toml")});
  ASSERT_EQ(figures.exit_code, 0) << figures.err;
  const auto observed = cells(figures.out, "departamento", "nbi_publicado", "nbi");
  const auto calibrated = cells(figures.out, "departamento", "nbi_componentes", "nbi_calibrada");
  ASSERT_EQ(observed.size(), 1U);
  ASSERT_EQ(calibrated.size(), 1U);
  EXPECT_NEAR(std::stod(observed.begin()->second), std::stod(calibrated.begin()->second), 1e-6);
  EXPECT_NE(figures.out.find(",proxy,si,publicado,"), std::string::npos);
}

TEST_F(FactorsTest, every_zone_of_a_municipality_has_its_own_factor) {
  make_demo();
  const Outcome outcome =
      run_program({"calibrate", "nbi_componentes", path("project.toml"), "--level", "municipio", "--json"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  const auto json = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(json["reference"], "nbi_publicado");
  EXPECT_EQ(json["rows"].size(), 12U);
  std::size_t zones = 0;
  for (const auto& row : json["rows"]) {
    for (const auto& [zone, factor] : row["factors"].items()) {
      ++zones;
      if (factor["estimated"] == 0) {  // no needs at all: any factor would do
        EXPECT_EQ(factor["factor"], 1);
        continue;
      }
      EXPECT_NEAR(factor["factor"].get<double>(), factor["observed"].get<double>() / factor["estimated"].get<double>(),
                  1e-8)
          << row["code"] << " " << zone;
    }
  }
  EXPECT_GT(zones, 24U);
  const auto again = run_program({"calibrate", "nbi", path("project.toml"), "--level", "municipio", "--quiet"});
  EXPECT_EQ(run_program({"calibrate", "nbi", path("project.toml"), "--level", "municipio", "--quiet"}).out, again.out);
  EXPECT_NE(again.out.find(",factor_cabecera,"), std::string::npos);
}

TEST_F(FactorsTest, a_project_without_the_truth_and_a_wrong_level_are_refused) {
  std::filesystem::create_directories(folder_);
  make_demo();
  std::ofstream(path("sin.toml")) << "name = 'x'\n[boundaries]\nfile = 'limites/municipios.geojson'\n";
  const Outcome outcome = run_program({"calibrate", "nbi", path("sin.toml")});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("nbi_publicado or nbi"), std::string::npos) << outcome.err;
  EXPECT_EQ(run_program({"calibrate", "nbi", path("project.toml"), "--level", "pais"}).exit_code, 2);
  EXPECT_EQ(run_program({"calibrate", "icv", path("project.toml"), "--level", "municipio"}).exit_code, 2);
  EXPECT_EQ(run_program({"calibrate", "nbi", "demo_censo", path("microdatos")}).exit_code, 2);
}

// The first publication of 2018 with the population of its year. A script that reads the workbook by itself gives, with
// the bounds left aside, 0.877113 for Antioquia and 0.940139 for Bogotá, which is one municipality.
TEST_F(FactorsTest, the_published_nbi_of_2018_comes_back_in_every_department) {
  const char* const data = std::getenv("COMARCA_REALDATA");
  if (data == nullptr) {
    GTEST_SKIP() << "COMARCA_REALDATA is not set";
  }
  std::filesystem::create_directories(folder_);
  const std::string base = data;
  const std::string project = "name = 'x'\n[boundaries]\nfile = '" + base +
                              "/boundaries/mgn2025_municipios_simplificado.geojson'\n[[table]]\nfile = '" + base +
                              "/tables/nbi_2018_primera_publicacion.xlsx'\n[[table]]\nfile = '" + base +
                              "/tables/covariables_2018_2024.csv'\n";
  std::ofstream(path("censo.toml")) << project;
  const Outcome found = run_program({"calibrate", "nbi", path("censo.toml"), "-o", path("factores.csv")});
  ASSERT_EQ(found.exit_code, 0) << found.err;
  const std::string factors = file_content(path("factores.csv"));
  EXPECT_NEAR(std::stod(factors.substr(factors.find("\n05,ANTIOQUIA,") + 14)), 0.877113, 0.001);
  EXPECT_NEAR(std::stod(factors.substr(factors.find("D.C.\",") + 6)), 0.940139155, 1e-8);
  std::ofstream(path("project.toml")) << project << section_of(found.out);
  const Outcome figures = run_program({"indicators", path("project.toml")});
  ASSERT_EQ(figures.exit_code, 0) << figures.err;
  const auto observed = cells(figures.out, "departamento", "nbi_publicado", "nbi");
  const auto calibrated = cells(figures.out, "departamento", "nbi_componentes", "nbi_calibrada");
  const auto lower = cells(figures.out, "departamento", "nbi_componentes", "nbi_calibrada", 10);
  const auto upper = cells(figures.out, "departamento", "nbi_componentes", "nbi_calibrada", 11);
  EXPECT_EQ(observed.size(), 33U);
  for (const auto& [code, value] : observed) {
    EXPECT_NEAR(std::stod(value), std::stod(calibrated.at(code)), 1e-6) << code;
    EXPECT_LE(std::stod(lower.at(code)), std::stod(value)) << code;
    EXPECT_GE(std::stod(upper.at(code)), std::stod(value)) << code;
  }
}

}  // namespace
}  // namespace comarca
