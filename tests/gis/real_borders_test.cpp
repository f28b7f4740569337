// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "comarca/gis/vector_reader.hpp"
#include "comarca/territory/border_graph.hpp"
#include "comarca/territory/coverage.hpp"

namespace comarca {
namespace {

using Names = std::pair<std::string, std::string>;

const char* real_data() {
  return std::getenv("COMARCA_REALDATA");
}

struct Map {
  BorderGraph graph;
  std::vector<std::string> codes;
  Findings findings;

  [[nodiscard]] std::uint32_t unit(const std::string& code) const {
    return static_cast<std::uint32_t>(std::ranges::find(codes, code) - codes.begin());
  }
  [[nodiscard]] std::set<Names> pairs(Contact least) const {
    std::set<Names> result;
    for (const Border& border : graph.borders()) {
      if (BorderGraph::counts(border, {.least = least})) {
        result.insert(std::minmax(codes[border.a], codes[border.b]));
      }
    }
    return result;
  }
};

Map read_map(const std::string& file, const std::string& column, const std::string& crs, double tolerance_m) {
  Findings findings;
  VectorLayer layer = read_vector_layer(std::string(real_data()) + file, "", {}, findings);
  Map map;
  for (const Cell& cell : layer.cells[layer.column(column).value()]) {
    const std::string text = cell.value_or("");
    map.codes.push_back(text.substr(0, text.find('.')));
  }
  const Coverage coverage(std::move(layer.polygons), Projection(crs), {.tolerance_m = tolerance_m});
  map.graph = BorderGraph(coverage);
  map.findings = coverage.findings;
  return map;
}

/// The pairs of a GAL file: a code and a count on one line, the neighbours on the next.
std::set<Names> published_pairs(const std::string& file) {
  std::ifstream in(std::string(real_data()) + file);
  std::set<Names> result;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const std::string code = line.substr(0, line.find(' '));
    std::getline(in, line);
    std::istringstream neighbours(line);
    for (std::string other; neighbours >> other;) {
      result.insert(std::minmax(code, other));
    }
  }
  return result;
}

TEST(RealBorders, columbus_has_the_neighbours_of_its_publisher) {
  if (real_data() == nullptr) {
    GTEST_SKIP() << "COMARCA_REALDATA is not set";
  }
  // Its coordinates are in units of their own, a few across a tract: no tolerance in metres fits.
  const Map map = read_map("/contiguity/columbus.shp", "POLYID", "EPSG:3857", 0);
  EXPECT_EQ(map.pairs(Contact::point), published_pairs("/contiguity/columbus.gal"));
  EXPECT_EQ(map.pairs(Contact::line).size(), 100U);
}

TEST(RealBorders, columbus_in_metres_says_that_the_default_tolerance_is_too_large) {
  if (real_data() == nullptr) {
    GTEST_SKIP() << "COMARCA_REALDATA is not set";
  }
  const Map map = read_map("/contiguity/columbus.shp", "POLYID", "EPSG:9377", 0.25);
  EXPECT_TRUE(std::ranges::any_of(map.findings.list(), [](const Finding& finding) {
    return finding.code == "tolerancia-excesiva" && finding.severity == Severity::warning;
  }));
}

TEST(RealBorders, sids2_has_the_neighbours_of_its_publisher) {
  if (real_data() == nullptr) {
    GTEST_SKIP() << "COMARCA_REALDATA is not set";
  }
  const Map map = read_map("/contiguity/sids2.shp", "FIPSNO", "EPSG:4267", 0.25);
  EXPECT_EQ(map.pairs(Contact::line), published_pairs("/contiguity/sids2.gal"));
  EXPECT_EQ(map.pairs(Contact::point).size(), 245U);
}

TEST(RealBorders, the_municipalities_of_colombia_have_their_known_borders) {
  if (real_data() == nullptr) {
    GTEST_SKIP() << "COMARCA_REALDATA is not set";
  }
  const Map map = read_map("/boundaries/mgn2025_municipios.topojson", "divipola_mun", "EPSG:4686", 0.25);
  const auto lines = map.pairs(Contact::line).size();
  EXPECT_TRUE(lines == 3199 || lines == 3200) << lines;
  EXPECT_EQ(map.graph.border(map.unit("68001"), map.unit("68547")), nullptr) << "Bucaramanga and Piedecuesta";
  EXPECT_EQ(map.graph.islands(), (std::vector<std::uint32_t>{map.unit("88001"), map.unit("88564")}));
}

}  // namespace
}  // namespace comarca
