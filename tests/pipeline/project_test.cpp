// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/project.hpp"

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
            "project.toml:5:15: 'tolerance_m' is -1, expected zero or more");
}

TEST(Project, subregions_given_twice_are_refused) {
  const std::string twice = "[subregions]\ncolumn = 'a'\nfile = 'b.csv'\n";
  EXPECT_NE(mistake(kLeast + twice).find("in more than one way"), std::string::npos);
}

/// A value that fits each documented type.
std::string sample(const ProjectKey& key) {
  if (!key.values.empty()) {
    return "'" + key.values.front() + "'";
  }
  if (key.type == "number") {
    return "1";
  }
  return key.type == "boolean" ? "true" : key.type == "strings" ? "['x']" : key.path == "date" ? "2024-01-01" : "'x'";
}

/// A project that gives one key a value, and nothing else but what is required.
std::string project_with(const ProjectKey& key) {
  const auto dot = key.path.rfind('.');
  const std::string table = dot == std::string::npos ? "" : key.path.substr(0, dot);
  const std::string line = key.path.substr(dot == std::string::npos ? 0 : dot + 1) + " = " + sample(key) + "\n";
  if (table.empty()) {
    return (key.path == "name" ? "" : line) + std::string(kLeast);
  }
  if (table == "boundaries") {
    return kLeast + (key.path == "boundaries.file" ? std::string() : line);
  }
  const bool many = table.ends_with("[]");
  const std::string header = many ? "[[" + table.substr(0, table.size() - 2) + "]]\n" : "[" + table + "]\n";
  return kLeast + header + line;
}

TEST(Project, every_documented_key_is_read) {
  for (const auto& key : project_keys()) {
    EXPECT_EQ(mistake(project_with(key)).find("unknown key"), std::string::npos) << key.path;
  }
}

TEST(Project, the_json_schema_knows_every_documented_key) {
  const std::string schema = project_schema_json();
  for (const auto& key : project_keys()) {
    const std::string last = key.path.substr(key.path.rfind('.') + 1);
    EXPECT_NE(schema.find("\"" + last + "\""), std::string::npos) << key.path;
  }
}

}  // namespace
}  // namespace comarca
