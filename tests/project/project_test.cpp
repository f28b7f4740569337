// SPDX-License-Identifier: Apache-2.0
#include "comarca/project/project.hpp"

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

constexpr const char* kLeast = "name = 'Valle'\n[boundaries]\nfile = 'm.gpkg'\n";

std::string mistake(const std::string& text) {
  try {
    (void)read_project_text(text, "/proyecto");
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(Project, the_least_project_has_every_default) {
  const Project project = read_project_text(kLeast, "/proyecto");
  EXPECT_EQ(project.crs, "EPSG:9377");
  EXPECT_EQ(project.language, Language::spanish);
  EXPECT_EQ(project.boundaries.file, "/proyecto/m.gpkg");
  EXPECT_EQ(project.product, "/proyecto/producto.gpkg");
}

TEST(Project, a_misspelt_key_is_shown_with_its_place_and_the_right_name) {
  EXPECT_EQ(mistake(std::string(kLeast) + "laier = 'x'\n"),
            "project.toml:4:1: unknown key 'laier' in 'boundaries'\n  Did you mean 'layer'?");
}

TEST(Project, a_value_out_of_range_is_refused) {
  EXPECT_EQ(mistake(std::string(kLeast) + "[borders]\ntolerance_m = -1\n"),
            "project.toml:5:15: 'tolerance_m' is -1, expected 0 to 1000");
}

TEST(Project, subregions_given_twice_are_refused) {
  const std::string twice = "[subregions]\ncolumn = 'a'\nfile = 'b.csv'\n";
  EXPECT_NE(mistake(kLeast + twice).find("in more than one way"), std::string::npos);
}

TEST(Project, a_misspelt_section_is_shown_at_its_own_place) {
  EXPECT_EQ(mistake("name = 'x'\n\n[boundarys]\nfile = 'm.gpkg'\n"),
            "project.toml:3:2: unknown section [boundarys]\n  Did you mean [boundaries]?");
  EXPECT_EQ(mistake("name = 'x'\n[boundaries]\nfil = 'm.gpkg'\n").substr(0, 18), "project.toml:3:1: ");
}

TEST(Project, an_empty_file_name_is_refused_at_its_place) {
  EXPECT_EQ(mistake("name = 'x'\n[boundaries]\nfile = ''\n").substr(0, 35), "project.toml:3:8: 'file' is empty\n ");
}

TEST(Project, two_tables_of_one_name_are_refused) {
  const std::string twice = "[[table]]\nfile = 'a/datos.csv'\n[[table]]\nfile = 'b/datos.csv'\n";
  EXPECT_EQ(mistake(kLeast + twice).substr(0, 50), "project.toml:6:1: two tables are called 'datos'\n  ");
  EXPECT_EQ(mistake(kLeast + twice + "name = 'otros'\n"), "no error");
  EXPECT_EQ(
      mistake(kLeast + std::string("[[table]]\nfile = 'a.csv'\n[[table]]\nfile = 'b.csv'\nname = 'a'\n")).substr(0, 18),
      "project.toml:8:8: ");
}

TEST(Project, a_table_names_its_columns_as_the_boundaries_do) {
  const Project project = read_project_text(
      kLeast + std::string("[[table]]\nfile = 'a.csv'\ncolumns = { department_code = 'D', local_code = 'M' }\n"),
      "/proyecto");
  EXPECT_EQ(project.tables.at(0).columns.at("local_code"), "M");
  EXPECT_EQ(mistake(kLeast + std::string("[[table]]\nfile = 'a.csv'\ncolumns = { local_code = 'M' }\n")).substr(0, 19),
            "project.toml:6:26: ");
}

TEST(Project, every_unknown_key_of_a_section_is_told_in_the_order_of_the_file) {
  EXPECT_EQ(mistake(std::string(kLeast) + "laier = 'x'\nencodin = 'y'\n"),
            "project.toml:4:1: unknown key 'laier' in 'boundaries'\n  Did you mean 'layer'?\n"
            "project.toml:5:1: unknown key 'encodin' in 'boundaries'\n  Did you mean 'encoding'?");
}

}  // namespace
}  // namespace comarca
