// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include "cli/support/program.hpp"

namespace comarca {
namespace {

/// A small fictional department with a census that has all that the ICV asks.
class CalibrateTest : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::remove_all(folder_);
    ASSERT_EQ(run_program({"synth", "--units", "12", "--persons", "3000", "--vertices", "2000", path("")}).exit_code,
              0);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("comarca_calibrate_" + std::to_string(::getpid()) +
                                                testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(CalibrateTest, the_table_of_a_project_is_taken_by_it_as_its_own) {
  const Outcome outcome = run_program({"calibrate", "icv", path("project.toml"), "-o", path("puntajes.toml")});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("componente: autovalor"), std::string::npos) << outcome.out;
  std::ofstream(path("project.toml"), std::ios::app) << "\n[indicators.scores]\nicv = \"puntajes.toml\"\n";
  const Outcome figures = run_program({"indicators", path("project.toml")});
  EXPECT_EQ(figures.exit_code, 0) << figures.err;
  EXPECT_NE(figures.out.find("tabla estimada con Microdatos ficticios"), std::string::npos);
}

TEST_F(CalibrateTest, a_project_and_its_files_give_the_same_bytes) {
  const Outcome project = run_program({"calibrate", "icv", path("project.toml")});
  const Outcome files = run_program({"calibrate", "icv", "demo_censo", path("microdatos"), "--quiet"});
  EXPECT_EQ(project.out, files.out);
  EXPECT_TRUE(project.out.starts_with("index = \"icv\"\n")) << project.out;
  EXPECT_EQ(files.err, "");
}

TEST_F(CalibrateTest, factors_are_a_table_that_the_project_reads_and_none_at_all_is_an_error) {
  const std::string table = path("factores.csv");
  const Outcome found = run_program({"calibrate", "nbi", path("project.toml"), "-o", table});
  EXPECT_EQ(found.exit_code, 0) << found.err;
  std::stringstream before;
  before << std::ifstream(table).rdbuf();
  EXPECT_TRUE(before.str().starts_with("codigo,nombre,factor_total,")) << before.str();
  std::ofstream(path("sin_poblacion.toml")) << "name = \"x\"\n[boundaries]\nfile = \"limites/municipios.geojson\"\n"
                                               "[[table]]\nfile = \"tablas/nbi.csv\"\nsource = \"nbi-2018-dane\"\n"
                                               "[product]\nfile = \"x.gpkg\"\n";
  const Outcome none = run_program({"calibrate", "nbi", path("sin_poblacion.toml"), "-o", table});
  EXPECT_EQ(none.exit_code, 1);
  EXPECT_NE(none.err.find("factor-sin-peso"), std::string::npos) << none.err;
  std::stringstream after;
  after << std::ifstream(table).rdbuf();
  EXPECT_EQ(after.str(), before.str());
}

TEST_F(CalibrateTest, json_has_the_diagnostics) {
  const Outcome outcome = run_program({"calibrate", "icv", "demo_censo", path("microdatos"), "--json", "--lang", "en"});
  const auto json = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(json["index"], "icv");
  EXPECT_TRUE(json["converged"]);
  EXPECT_GT(json["eigenvalue"], 1);
  EXPECT_EQ(json["variables"].size(), 12U);
  double best = 0;
  for (const auto& variable : json["variables"]) {
    double most = 0;
    for (const auto& category : variable["categories"]) {
      most = std::max(most, category["points"].get<double>());
    }
    best += most;
  }
  EXPECT_NEAR(best, 100, 1e-9);  // twelve doubles of two decimals
}

TEST_F(CalibrateTest, wrong_names_are_told_and_nothing_is_written) {
  const Outcome index = run_program({"calibrate", "icb", path("project.toml"), "-o", path("t.toml")});
  EXPECT_EQ(index.exit_code, 2);
  EXPECT_NE(index.err.find("Did you mean 'icv'?"), std::string::npos) << index.err;
  EXPECT_EQ(run_program({"calibrate", "ipm", path("project.toml"), "-o", path("t.toml")}).exit_code, 2);
  const Outcome source = run_program({"calibrate", "icv", "demo_senso", path("microdatos"), "-o", path("t.toml")});
  EXPECT_EQ(source.exit_code, 2);
  EXPECT_NE(source.err.find("Did you mean 'demo_censo'?"), std::string::npos) << source.err;
  // The public files of the census lack what the ICV asks; every variable is named.
  const Outcome lacking = run_program({"calibrate", "icv", "cnpv2018", path("microdatos"), "-o", path("t.toml")});
  EXPECT_EQ(lacking.exit_code, 3);
  EXPECT_NE(lacking.err.find("anios_educacion"), std::string::npos) << lacking.err;
  EXPECT_FALSE(std::filesystem::exists(path("t.toml")));
}

}  // namespace
}  // namespace comarca
