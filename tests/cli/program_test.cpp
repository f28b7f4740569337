// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/support/program.hpp"

namespace comarca {
namespace {

/// Two squares of a tenth of a degree side by side, in a project of their own.
class ProgramTest : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(folder_);
    write("m.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"c":"96001","n":"Oeste"},"geometry":{"type":"Polygon","coordinates":[[[-73,4],[-72.9,4],[-72.9,4.1],[-73,4.1],[-73,4]]]}},
{"type":"Feature","properties":{"c":"96002","n":"Este"},"geometry":{"type":"Polygon","coordinates":[[[-72.9,4],[-72.8,4],[-72.8,4.1],[-72.9,4.1],[-72.9,4]]]}}]})");
    write("project.toml",
          "name = 'Prueba'\n[boundaries]\nfile = 'm.geojson'\n[boundaries.columns]\ncode = 'c'\nname = 'n'\n");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  [[nodiscard]] std::size_t files() const {
    const std::filesystem::directory_iterator list(folder_);
    return static_cast<std::size_t>(std::distance(begin(list), end(list)));
  }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(ProgramTest, a_run_says_what_it_made_and_writes_it) {
  const Outcome outcome = run_program({"run", path("project.toml")});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("2 municipios"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("1 frontera y"), std::string::npos) << outcome.out;
  EXPECT_TRUE(std::filesystem::exists(folder_ / "producto.gpkg"));
}

TEST_F(ProgramTest, a_web_map_style_comes_with_the_product_and_finds_the_layers_exported_as_geojson) {
  (void)run_program({"run", path("project.toml")});
  const auto style = nlohmann::json::parse(file_content(path("producto.maplibre.json")));
  EXPECT_EQ(run_program({"run", path("project.toml"), "--to", "geojson"}).exit_code, 0);
  ASSERT_TRUE(style["sources"].contains("municipios"));
  for (const auto& source : style["sources"]) {
    EXPECT_TRUE(std::filesystem::exists(folder_ / source["data"])) << source["data"];
  }
  const auto inside = nlohmann::json::parse(file_content(path("producto.geojson/estilo.maplibre.json")));
  EXPECT_EQ(inside["layers"], style["layers"]);
  EXPECT_EQ(inside["sources"]["municipios"]["data"], "municipios.geojson");
  EXPECT_NEAR(inside["center"][0].get<double>(), -72.9, 1e-3);  // the border between the two squares
  EXPECT_NEAR(inside["center"][1].get<double>(), 4.05, 1e-3);
}

TEST_F(ProgramTest, without_subregions_the_project_goes_by_department_and_cites_what_the_file_is_said_to_be) {
  std::string project = file_content(path("project.toml"));
  project.replace(project.find("file ="), 0, "citation = 'Datos de prueba'\n");
  write("project.toml", project);
  ASSERT_EQ(run_program({"run", path("project.toml")}).exit_code, 0);
  const std::string qgis = file_content(path("producto.qgz"));  // stored, not compressed
  EXPECT_NE(qgis.find("Atlas por departamento"), std::string::npos);
  EXPECT_NE(qgis.find("group=\"Departamentos\""), std::string::npos);
  EXPECT_EQ(qgis.find("layername=subregiones"), std::string::npos);
  EXPECT_NE(qgis.find("labelText=\"Fuente: Datos de prueba\""), std::string::npos);
  EXPECT_NE(qgis.find("labelText=\"Fecha: 20"), std::string::npos);
}

TEST_F(ProgramTest, a_quiet_run_says_nothing) {
  const Outcome outcome = run_program({"run", "--quiet", path("project.toml")});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.out + outcome.err, "");
}

TEST_F(ProgramTest, the_same_inputs_give_the_same_bytes) {
  (void)run_program({"run", path("project.toml"), "-o", path("a.gpkg")});
  (void)run_program({"run", path("project.toml"), "-o", path("b.gpkg")});
  EXPECT_EQ(file_content(path("a.gpkg")), file_content(path("b.gpkg")));
  EXPECT_FALSE(file_content(path("a.gpkg")).empty());
}

TEST_F(ProgramTest, wrong_use_bad_data_and_unreadable_files_have_their_own_exit_codes) {
  EXPECT_EQ(run_program({"run"}).exit_code, 2);
  EXPECT_EQ(run_program({"corre"}).exit_code, 2);
  write("key.toml", "name = 'x'\nbounds = 1\n[boundaries]\nfile = 'm.geojson'\n");
  EXPECT_EQ(run_program({"check", path("key.toml")}).exit_code, 2);
  write("m.geojson", "{\"type\":\"FeatureCollection\",\"features\":[");
  EXPECT_EQ(run_program({"check", path("project.toml")}).exit_code, 3);
  EXPECT_EQ(run_program({"check", path("nothing.toml")}).exit_code, 4);
}

TEST_F(ProgramTest, a_product_whose_findings_have_errors_is_written_and_said_by_the_exit_code) {
  std::string twice = file_content(path("m.geojson"));
  twice.replace(twice.find("96002"), 5, "96001");
  write("m.geojson", twice);
  EXPECT_EQ(run_program({"run", path("project.toml")}).exit_code, 1);
  EXPECT_TRUE(std::filesystem::exists(folder_ / "producto.gpkg"));
}

TEST_F(ProgramTest, a_layer_without_any_readable_code_is_refused) {
  write("project.toml", "name = 'Prueba'\n[boundaries]\nfile = 'm.geojson'\n[boundaries.columns]\ncode = 'n'\n");
  const Outcome outcome = run_program({"run", path("project.toml")});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_NE(outcome.err.find("no feature has a code"), std::string::npos) << outcome.err;
}

TEST_F(ProgramTest, an_error_is_one_message_on_stderr) {
  const Outcome outcome = run_program({"run", path("nothing.toml")});
  EXPECT_EQ(outcome.out, "");
  EXPECT_TRUE(outcome.err.starts_with("comarca: ")) << outcome.err;
  EXPECT_LE(std::ranges::count(outcome.err, '\n'), 2);
}

TEST_F(ProgramTest, a_full_disk_leaves_the_earlier_product_and_no_half_file) {
  (void)run_program({"run", path("project.toml")});
  const std::string before = file_content(path("producto.gpkg"));
  const std::string style_before = file_content(path("producto.maplibre.json"));
  const std::size_t count = files();
  const Outcome outcome = run_program_with_file_limit({"run", path("project.toml"), "--lang", "en"}, 20'000);
  EXPECT_EQ(outcome.exit_code, 4) << outcome.err;
  EXPECT_EQ(file_content(path("producto.gpkg")), before);
  EXPECT_EQ(file_content(path("producto.maplibre.json")), style_before);
  EXPECT_EQ(files(), count);
}

TEST_F(ProgramTest, killed_at_any_moment_the_earlier_product_is_whole) {
  (void)run_program({"run", path("project.toml")});
  const std::string before = file_content(path("producto.gpkg"));
  ASSERT_FALSE(before.empty());
  const std::size_t count = files();
  for (unsigned kill = 1; kill <= 10; ++kill) {
    kill_program_after({"run", path("project.toml"), "--quiet"}, kill * 9'000);
    EXPECT_EQ(file_content(path("producto.gpkg")), before);
    (void)run_program({"run", path("project.toml"), "--quiet"});
    EXPECT_EQ(files(), count);
  }
}

TEST_F(ProgramTest, a_misspelt_command_or_option_gets_the_nearest) {
  const Outcome command = run_program({"runn", "project.toml"});
  EXPECT_EQ(command.exit_code, 2);
  EXPECT_NE(command.err.find("no command 'runn'"), std::string::npos) << command.err;
  EXPECT_NE(command.err.find("Did you mean 'run'?"), std::string::npos) << command.err;
  const Outcome option = run_program({"borders", "x.gpkg", "--quen"});
  EXPECT_EQ(option.exit_code, 2);
  EXPECT_NE(option.err.find("Did you mean '--queen'?"), std::string::npos) << option.err;
}

TEST_F(ProgramTest, every_command_has_help_with_an_example) {
  for (const std::string command : {"run", "check", "schema"}) {
    const Outcome outcome = run_program({command, "--help"});
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_NE(outcome.out.find("Example: comarca " + command), std::string::npos) << outcome.out;
  }
}

TEST_F(ProgramTest, a_sheet_without_a_font_is_refused_with_what_to_install) {
  (void)run_program({"run", "--quiet", path("project.toml")});
  write("fonts.conf", "<?xml version='1.0'?><fontconfig><dir>" + path("none") + "</dir><cachedir>" + path("cache") +
                          "</cachedir></fontconfig>");
  ::setenv("FONTCONFIG_FILE", path("fonts.conf").c_str(), 1);
  const Outcome outcome = run_program({"map", path("producto.gpkg"), "--kind", "borders", "-o", path("a.png")});
  ::unsetenv("FONTCONFIG_FILE");
  EXPECT_EQ(outcome.exit_code, 4);
  EXPECT_NE(outcome.err.find("fonts-dejavu-core"), std::string::npos) << outcome.err;
  EXPECT_FALSE(std::filesystem::exists(folder_ / "a.png"));
}

TEST_F(ProgramTest, a_finding_tells_its_table_and_row_and_equal_ones_are_told_once) {
  write("t.csv", "codigo,nombre,valor\n96001,Oeste,x\n96002,Este,1\n96001,Oeste,3\n96001,Oeste,4\n96003,Sur,7\n");
  write("t.toml", file_content(path("project.toml")) + "[[table]]\nfile = 't.csv'\n");
  const Outcome outcome = run_program({"check", path("t.toml")});
  EXPECT_NE(outcome.err.find("[numero-ilegible 96001] (generica, t.csv:2, 'valor')\n"), std::string::npos)
      << outcome.err;
  EXPECT_NE(outcome.err.find("[codigo-duplicado 96001] (generica, t.csv:4)\n"), std::string::npos) << outcome.err;
  write("t.toml", file_content(path("t.toml")) + "[[table]]\nfile = 't.csv'\nname = 'u'\n");
  const std::string twice = run_program({"check", path("t.toml")}).err;
  EXPECT_NE(twice.find("(generica, t.csv:2, 'valor') (2 veces)\n"), std::string::npos) << twice;
}

TEST_F(ProgramTest, a_count_below_zero_is_refused_as_it_was_written) {
  const Outcome outcome = run_program({"synth", "--units", "-5", path("d")});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("-5 is below zero"), std::string::npos) << outcome.err;
}

}  // namespace
}  // namespace comarca
