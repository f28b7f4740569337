// SPDX-License-Identifier: Apache-2.0
#include <fstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/base/sha256.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/pipeline/run.hpp"
#include "comarca/project/project.hpp"

namespace comarca {
namespace {

constexpr const char* kTown =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"c":"76001"},"geometry":{"type":"Polygon",)"
    R"("coordinates":[[[-76.5,3.4],[-76.4,3.4],[-76.4,3.5],[-76.5,3.4]]]}},)"
    R"({"type":"Feature","properties":{"c":"76109"},"geometry":null}]})";

class OutputTest : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::remove_all(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  /// A folder with a project and its boundaries.
  std::filesystem::path project(const std::string& name, const std::string& rest) const {
    std::filesystem::create_directories(folder_ / name);
    std::ofstream(folder_ / name / "m.geojson") << kTown;
    std::ofstream(folder_ / name / "project.toml")
        << "name = 'p'\n[boundaries]\nfile = 'm.geojson'\ncolumns = { code = 'c' }\n"
        << rest;
    return folder_ / name / "project.toml";
  }
  static void run(const std::filesystem::path& file) {
    const Project read = read_project(file);
    Progress progress;
    static_cast<void>(
        run_project(read, Catalog(COMARCA_SOURCE_DIR), {LayerFormat::geopackage, read.product.string()}, progress));
  }

  std::filesystem::path folder_ = std::filesystem::path(testing::TempDir()) / "outputs";
};

TEST_F(OutputTest, a_file_that_the_project_reads_is_never_replaced) {
  for (const char* rest : {"[product]\nfile = 'm.geojson'\n", "[product]\nfile = '../a/project.toml'\n",
                           "[[map]]\nfile = 'x.pdf'\nvalue = 'a'\n[[map]]\nfile = 'x.pdf'\nvalue = 'b'\n"}) {
    const auto file = project("a", rest);
    EXPECT_THROW(run(file), Error) << rest;
    EXPECT_EQ(std::filesystem::file_size(folder_ / "a" / "m.geojson"), std::string(kTown).size());
  }
}

// The second town has no geometry, which is a finding with its place.
TEST_F(OutputTest, the_same_inputs_give_the_same_bytes_in_any_folder) {
  run(project("here", ""));
  run(project("there", ""));
  EXPECT_EQ(sha256_of_file(folder_ / "here" / "producto.gpkg"), sha256_of_file(folder_ / "there" / "producto.gpkg"));
}

}  // namespace
}  // namespace comarca
