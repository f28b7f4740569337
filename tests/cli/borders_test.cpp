// SPDX-License-Identifier: Apache-2.0
#include <fstream>

#include <gtest/gtest.h>

#include "cli/support/program.hpp"

namespace comarca {
namespace {

/// Four squares of a tenth of a degree, two by two.
class BordersTest : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(folder_);
    std::string features;
    for (int i = 0; i < 4; ++i) {
      const double west = -73 + 0.1 * (i % 2);
      const double south = 4 + 0.1 * (i / 2);
      const auto point = [](double x, double y) { return "[" + std::to_string(x) + "," + std::to_string(y) + "]"; };
      features += std::string(i > 0 ? "," : "") + R"({"type":"Feature","properties":{"c":"9600)" +
                  std::to_string(i + 1) + R"(","g":")" + (i < 2 ? "sur" : "norte") +
                  R"("},"geometry":{"type":"Polygon","coordinates":[[)" + point(west, south) + "," +
                  point(west + 0.1, south) + "," + point(west + 0.1, south + 0.1) + "," + point(west, south + 0.1) +
                  "," + point(west, south) + "]]}}";
    }
    std::ofstream(path("m.geojson")) << R"({"type":"FeatureCollection","features":[)" << features << "]}";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  /// Two municipalities that say nothing of their coordinates.
  void write_bare_file() const {
    // The columns of DANE's framework of 2025, in a format that has no place for a CRS.
    std::ofstream(path("mgn2025_municipios.topojson"))
        << R"({"type":"Topology","arcs":[[[-73,4],[-73,4.1]],[[-73,4.1],[-73.1,4.1],[-73.1,4],[-73,4]],)"
           R"([[-73,4],[-72.9,4],[-72.9,4.1],[-73,4.1]]],"objects":{"m":{"type":"GeometryCollection","geometries":[)"
           R"({"type":"Polygon","arcs":[[0,1]],"properties":{"divipola_mun":"96001","divipola_dep":"96",)"
           R"("mpio_nombre":"OCCIDENTE","dpto_nombre":"LAS BRUMAS","area_km2":123}},)"
           R"({"type":"Polygon","arcs":[[-1,2]],"properties":{"divipola_mun":"96002","divipola_dep":"96",)"
           R"("mpio_nombre":"ORIENTE","dpto_nombre":"LAS BRUMAS","area_km2":123}}]}}})";
  }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(BordersTest, rook_neighbours_are_written_as_gal) {
  const Outcome outcome = run_program({"borders", path("m.geojson"), "--code", "c", "--format", "gal"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.out,
            "0 4 m c\n96001 2\n96002 96003\n96002 2\n96001 96004\n96003 2\n96001 96004\n96004 2\n96002 96003\n");
}

TEST_F(BordersTest, the_queen_adds_the_corner) {
  const Outcome outcome = run_program({"borders", path("m.geojson"), "--queen", "--of", "96001"});
  EXPECT_NE(outcome.out.find("96001\t96004\tpunto"), std::string::npos) << outcome.out;
  // 0.1 degrees of the parallel at 4.1 degrees north: 11.104 km on GRS 80; of the meridian there: 11.058 km.
  EXPECT_NE(outcome.out.find("96001\t96003\t11.1"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("96001\t96002\t11.058 km"), std::string::npos) << outcome.out;
}

TEST_F(BordersTest, an_unknown_unit_or_column_is_refused_with_a_suggestion) {
  EXPECT_EQ(run_program({"borders", path("m.geojson"), "--of", "96009"}).exit_code, 3);
  EXPECT_EQ(run_program({"borders", path("m.geojson"), "--code", "codigo"}).exit_code, 3);
  EXPECT_EQ(run_program({"borders", path("m.geojson"), "--rook", "--queen"}).exit_code, 2);
}

TEST_F(BordersTest, a_known_source_tells_the_codes_the_names_and_the_coordinates_of_a_bare_file) {
  write_bare_file();
  const Outcome outcome = run_program({"borders", path("mgn2025_municipios.topojson"), "--of", "96001"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "96001 OCCIDENTE\t96002 ORIENTE\t11.058 km\t100 %\n");
}

TEST_F(BordersTest, units_with_the_same_value_are_put_together) {
  const Outcome outcome = run_program({"dissolve", path("m.geojson"), "--by", "g", "-o", path("g.gpkg")});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  const Outcome again = run_program({"borders", path("g.gpkg"), "--code", "g"});
  EXPECT_NE(again.out.find("norte\tsur\t22.2"), std::string::npos) << again.out << again.err;
}

TEST_F(BordersTest, a_unit_without_neighbours_says_so_and_an_empty_layer_is_refused) {
  std::ofstream(path("solo.geojson"))
      << R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"c":"88001"},"geometry":{"type":"Polygon","coordinates":[[[-81,12],[-80.9,12],[-80.9,12.1],[-81,12]]]}}]})";
  EXPECT_EQ(run_program({"borders", path("solo.geojson"), "--of", "88001"}).out, "88001\tsin vecinos\n");
  std::ofstream(path("vacia.geojson")) << R"({"type":"FeatureCollection","features":[]})";
  const Outcome borders = run_program({"borders", path("vacia.geojson"), "--crs", "EPSG:4686"});
  EXPECT_EQ(borders.exit_code, 3);
  EXPECT_NE(borders.err.find("empty"), std::string::npos) << borders.err;
  EXPECT_EQ(run_program({"dissolve", path("vacia.geojson"), "--by", "c", "-o", path("d.gpkg")}).exit_code, 3);
}

TEST_F(BordersTest, what_is_mistaken_is_said_in_few_words) {
  const Outcome negative = run_program({"borders", path("m.geojson"), "--tolerance", "-1"});
  EXPECT_EQ(negative.exit_code, 2);
  EXPECT_LT(negative.err.size(), 200U) << negative.err;
  EXPECT_EQ(run_program({"borders", path("m.geojson"), "--of", "96001", "--format", "csv"}).exit_code, 2);
}

TEST_F(BordersTest, dissolving_a_bare_file_of_a_known_source_needs_no_crs) {
  write_bare_file();
  const Outcome outcome =
      run_program({"dissolve", path("mgn2025_municipios.topojson"), "--by", "divipola_dep", "-o", path("d.gpkg")});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
}

}  // namespace
}  // namespace comarca
