// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/pipeline/run.hpp"
#include "comarca/project/project.hpp"

namespace comarca {
namespace {

/// Two municipalities side by side, 05001 and 05002, and projects about them.
class InputCheck : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    write("m.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"c":"05001","n":"Oeste"},"geometry":{"type":"Polygon","coordinates":[[[-75.6,6],[-75.5,6],[-75.5,6.1],[-75.6,6.1],[-75.6,6]]]}},
{"type":"Feature","properties":{"c":"05002","n":"Este"},"geometry":{"type":"Polygon","coordinates":[[[-75.5,6],[-75.4,6],[-75.4,6.1],[-75.5,6.1],[-75.5,6]]]}}]})");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }

  [[nodiscard]] Findings check(const std::string& text) const {
    Progress silent;
    return check_project(read_project_text(text, folder_), Catalog(COMARCA_SOURCE_DIR), silent).findings;
  }
  [[nodiscard]] Findings check_table(const std::string& keys) const {
    return check(kBoundaries + "[[table]]\nfile = 't.csv'\n" + keys);
  }
  [[nodiscard]] std::string mistake(const std::string& text) const {
    try {
      (void)check(text);
    } catch (const Error& error) {
      return error.what();
    }
    return "no error";
  }
  [[nodiscard]] ErrorKind kind(const std::string& text) const {
    try {
      (void)check(text);
    } catch (const Error& error) {
      return error.kind();
    }
    return ErrorKind::io;
  }
  static std::size_t count(const Findings& findings, const std::string& code) {
    return static_cast<std::size_t>(
        std::ranges::count_if(findings.list(), [&](const Finding& finding) { return finding.code == code; }));
  }

  const std::string kBoundaries =
      "name = 'p'\n[boundaries]\nfile = 'm.geojson'\ncolumns = { code = 'c', name = 'n' }\n";
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() /
      (std::string("comarca_input_") + testing::UnitTest::GetInstance()->current_test_info()->name());
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_F(InputCheck, everything_that_is_not_there_is_told_at_once_with_its_place) {
  const std::string said = mistake(
      "name = 'p'\n[boundaries]\nfile = 'm.geojso'\nsource = 'mgn-municipios-2052'\n"
      "[[table]]\nfile = 'nada.csv'\n[indicators]\ncompute = ['nbi', 'nbbi']\n");
  EXPECT_TRUE(has(said, "project.toml:3:8: there is no file or folder '")) << said;
  EXPECT_TRUE(has(said, "There is 'm.geojson'; did you mean that?")) << said;
  EXPECT_TRUE(has(said, "project.toml:4:10: there is no source 'mgn-municipios-2052'")) << said;
  EXPECT_TRUE(has(said, "project.toml:6:8: there is no file or folder '")) << said;
  EXPECT_TRUE(has(said, "project.toml:8:19: there is no indicator 'nbbi'\n  Did you mean 'nbi'?")) << said;
}

TEST_F(InputCheck, a_crs_that_nobody_knows_or_in_degrees_is_wrong_use) {
  EXPECT_EQ(kind("crs = 'EPSG:99999'\n" + kBoundaries), ErrorKind::usage);
  EXPECT_TRUE(has(mistake("crs = 'EPSG:99999'\n" + kBoundaries), "project.toml:1:7: unknown"));
  EXPECT_TRUE(
      has(mistake("crs = 'EPSG:4326'\n" + kBoundaries), "project.toml:1:7: the working CRS EPSG:4326 is in deg"));
  EXPECT_TRUE(has(mistake(kBoundaries + "crs = 'EPSG:99999'\n"), "project.toml:5:7: unknown"));
}

TEST_F(InputCheck, a_wrong_layer_column_or_department_has_its_place) {
  EXPECT_TRUE(has(mistake(kBoundaries + "layer = 'x'\n"), "project.toml:5:9: the file '"));
  EXPECT_TRUE(has(mistake("name = 'p'\n[boundaries]\nfile = 'm.geojson'\ncolumns = { code = 'cc' }\n"),
                  "project.toml:4:20: layer 'm' of 'm.geojson' has no column 'cc' for 'code'"));
  EXPECT_TRUE(has(mistake(kBoundaries + "departments = ['05', '99']\n"),
                  "project.toml:5:15: no municipality belongs to department '99'"));
}

TEST_F(InputCheck, a_source_of_tables_does_not_describe_boundaries) {
  EXPECT_TRUE(has(mistake(kBoundaries + "source = 'poblacion-2024'\n"),
                  "project.toml:5:10: source 'poblacion-2024' describes a file of kind 'table'"));
}

TEST_F(InputCheck, a_table_is_read_by_the_columns_the_project_names) {
  write("t.csv", "DEP,MUN,AÑO,X\n05,001,2020,1\n05,002,2020,2\n05,002,2021,3\n");
  const Findings split = check_table("columns = { department_code = 'DEP', local_code = 'MUN', period = 'AÑO' }\n");
  EXPECT_FALSE(split.has_errors());
  EXPECT_EQ(count(split, "municipios-sin-dato"), 0U);
  EXPECT_TRUE(has(mistake(kBoundaries + "[[table]]\nfile = 't.csv'\ncolumns = { code = 'MUM' }\n"),
                  "project.toml:7:20: 't.csv' has no column 'MUM' for 'code'\n  Did you mean 'MUN'?"));
}

TEST_F(InputCheck, a_table_without_rows_or_readable_codes_leaves_every_municipality_without_data) {
  write("t.csv", "codigo,valor\n");
  const Findings empty = check_table("");
  EXPECT_EQ(count(empty, "archivo-vacio"), 1U);
  EXPECT_EQ(count(empty, "municipios-sin-dato"), 1U);
  write("t.csv", "codigo,nombre,valor\nA,x,1\nB,y,2\n");
  const Findings unreadable = check_table("");
  EXPECT_EQ(count(unreadable, "codigo-ilegible"), 2U);
  EXPECT_EQ(count(unreadable, "municipios-sin-dato"), 1U);
}

}  // namespace
}  // namespace comarca
