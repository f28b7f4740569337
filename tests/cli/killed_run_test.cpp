// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "cli/support/program.hpp"

namespace comarca {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kKills = 12;

/// Two squares side by side in a project with a map, under one of two names.
class KilledRunTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder_);
    for (const char* place : {"old", "new", "here"}) {
      fs::create_directories(folder_ / place);
      std::ofstream(folder_ / place / "m.geojson") << R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"c":"96001","n":"Oeste"},"geometry":{"type":"Polygon","coordinates":[[[-73,4],[-72.9,4],[-72.9,4.1],[-73,4.1],[-73,4]]]}},
{"type":"Feature","properties":{"c":"96002","n":"Este"},"geometry":{"type":"Polygon","coordinates":[[[-72.9,4],[-72.8,4],[-72.8,4.1],[-72.9,4.1],[-72.9,4]]]}}]})";
      write_project(place, place);
    }
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write_project(const std::string& place, const std::string& name) const {
    std::ofstream(folder_ / place / "project.toml")
        << "name = '" << name << "'\n[boundaries]\nfile = 'm.geojson'\ncolumns = { code = 'c', name = 'n' }\n"
        << "[[map]]\nfile = 'maps/borders.svg'\nkind = 'borders'\ntitle = '" << name << "'\n";
  }

  [[nodiscard]] std::string project(const std::string& place) const {
    return (folder_ / place / "project.toml").string();
  }

  [[nodiscard]] std::array<std::string, 4> outputs(const std::string& place) const {
    const fs::path at = folder_ / place;
    return {file_content(at / "producto.gpkg"), file_content(at / "producto.qgz"),
            file_content(at / "producto.maplibre.json"), file_content(at / "maps" / "borders.svg")};
  }

  [[nodiscard]] std::size_t hidden_files() const {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / "here")) {
      count += entry.path().filename().string().starts_with(".") ? 1U : 0U;
    }
    return count;
  }

  fs::path folder_ = fs::path(testing::TempDir()) / "killed_run";
};

TEST_F(KilledRunTest, a_run_killed_at_any_moment_leaves_all_outputs_old_or_all_new_for_the_next_one) {
  ASSERT_EQ(run_program({"run", "--quiet", project("old")}).exit_code, 0);
  const auto start = std::chrono::steady_clock::now();
  ASSERT_EQ(run_program({"run", "--quiet", project("new")}).exit_code, 0);
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
  const auto before = outputs("old");
  const auto after = outputs("new");
  ASSERT_NE(before, after);
  for (unsigned kill = 1; kill <= kKills; ++kill) {
    write_project("here", "old");
    ASSERT_EQ(run_program({"run", "--quiet", project("here")}).exit_code, 0);
    ASSERT_EQ(outputs("here"), before);
    write_project("here", "new");
    kill_program_after({"run", "--quiet", project("here")}, static_cast<unsigned>(took.count()) * kill / kKills);
    // Asking for the borders of the product opens it, which completes what was committed.
    ASSERT_EQ(run_program({"map", (folder_ / "here" / "producto.gpkg").string(), "--kind", "borders", "-o",
                           (folder_ / "again.svg").string()})
                  .exit_code,
              0);
    EXPECT_TRUE(outputs("here") == before || outputs("here") == after) << "kill " << kill;
    ASSERT_EQ(run_program({"run", "--quiet", project("here")}).exit_code, 0);
    EXPECT_EQ(outputs("here"), after);
    EXPECT_EQ(hidden_files(), 0U) << "kill " << kill;
  }
}

}  // namespace
}  // namespace comarca
