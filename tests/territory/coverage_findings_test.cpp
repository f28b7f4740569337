// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>

#include <gtest/gtest.h>

#include "comarca/geometry/wkb.hpp"
#include "comarca/territory/border_graph.hpp"
#include "comarca/territory/coverage.hpp"
#include "territory/support/grid_coverage.hpp"

namespace comarca {
namespace {

using testing::DrawnMap;
using testing::map_length;

using Rings = std::vector<std::vector<Point>>;

Polygons units(const Rings& rings) {
  Polygons out;
  for (const auto& ring : rings) {
    for (const Point p : ring) {
      out.add_point({5e6 + p.x, 2e6 + p.y});
    }
    out.end_ring();
    out.end_part();
    out.end_unit();
  }
  return out;
}

std::vector<Point> box(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}};
}

Coverage coverage(const Polygons& polygons, double clean_width_m = 0) {
  static const std::vector<std::string> kCodes{"001", "002", "003", "004"};
  CoverageOptions options;
  options.clean_width_m = clean_width_m;
  options.codes = kCodes;
  options.layer = "municipios";
  return {polygons, Projection("EPSG:9377"), options};
}

std::vector<Finding> of_code(const Coverage& map, const std::string& code) {
  std::vector<Finding> result;
  std::ranges::copy_if(map.findings.list(), std::back_inserter(result),
                       [&](const Finding& f) { return f.code == code; });
  return result;
}

double area_of(const Finding& finding) {
  Polygons polygon;
  append_wkb(polygon, finding.wkb);
  return planar_area(polygon, 0);
}

TEST(Findings, a_clean_map_has_none) {
  const Coverage map(DrawnMap({"AABB", "ACCB", "DCEE"}).polygons(), Projection("EPSG:9377"));
  EXPECT_TRUE(map.findings.empty());
}

TEST(Findings, a_hole_that_nobody_fills_is_a_gap_with_its_area) {
  const Coverage map(DrawnMap({"AAB", "A.B", "CCB"}).polygons(), Projection("EPSG:9377"));
  const auto gaps = of_code(map, "vacio");
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_NEAR(gaps[0].magnitude, 1e6, 1e-3);
  EXPECT_NEAR(area_of(gaps[0]), 1e6, 1e-3);
}

TEST(Findings, a_narrow_gap_is_a_sliver_and_names_its_units) {
  // Two units 5 m apart over 1 km, closed at both ends by a third and a fourth.
  const Coverage map = coverage(units({box(0, 0, 500, 1000),
                                       box(505, 0, 1000, 1000),
                                       {{0, 1000}, {500, 1000}, {505, 1000}, {1000, 1000}, {1000, 1500}, {0, 1500}},
                                       {{0, -500}, {1000, -500}, {1000, 0}, {505, 0}, {500, 0}, {0, 0}}}));
  const auto slivers = of_code(map, "astilla");
  ASSERT_EQ(slivers.size(), 1U);
  EXPECT_NEAR(slivers[0].magnitude, 5000, 1e-6);
  EXPECT_NE(slivers[0].what.es.find("001, 002"), std::string::npos);
  EXPECT_EQ(slivers[0].layer, "municipios");
}

TEST(Findings, an_overlap_has_its_area_and_both_units) {
  const Coverage map = coverage(units({box(0, 0, 600, 1000), box(500, 0, 1000, 1000)}));
  const auto overlaps = of_code(map, "traslape");
  ASSERT_EQ(overlaps.size(), 1U);
  EXPECT_NEAR(overlaps[0].magnitude, 100 * 1000, 1e-6);
  EXPECT_NE(overlaps[0].what.en.find("001, 002"), std::string::npos);
}

TEST(Findings, an_overlap_whose_outlines_cross_is_found) {
  const Coverage map = coverage(units({box(0, 0, 600, 600), box(500, 300, 1000, 1000)}));
  const auto overlaps = of_code(map, "traslape");
  ASSERT_EQ(overlaps.size(), 1U);
  EXPECT_NEAR(overlaps[0].magnitude, 100 * 300, 1e-6);
}

TEST(Findings, a_unit_inside_another_is_told_from_an_overlap) {
  const Coverage map = coverage(units({box(0, 0, 1000, 1000), box(300, 300, 600, 600)}));
  const auto inside = of_code(map, "unidad-dentro-de-otra");
  ASSERT_EQ(inside.size(), 1U);
  EXPECT_EQ(inside[0].unit, "002");
  EXPECT_NEAR(inside[0].magnitude, 300 * 300, 1e-6);
}

TEST(Findings, a_polygon_given_twice_is_named_with_its_original) {
  const Coverage map = coverage(units({box(0, 0, 500, 500), box(500, 0, 900, 500), box(0, 0, 500, 500)}));
  const auto twice = of_code(map, "unidad-duplicada");
  ASSERT_EQ(twice.size(), 1U);
  EXPECT_EQ(twice[0].unit, "003");
  EXPECT_NE(twice[0].what.es.find("001"), std::string::npos);
  EXPECT_NEAR(map_length(map, BorderGraph(map), 0, 1), 500, 1e-9);
}

TEST(Findings, coordinates_that_are_no_numbers_empty_the_unit_and_say_so) {
  Polygons polygons = units({box(0, 0, 500, 500), box(500, 0, 900, 500)});
  polygons.points[5].x = std::numeric_limits<double>::quiet_NaN();
  const Coverage map = coverage(polygons);
  ASSERT_EQ(of_code(map, "coordenadas-invalidas").size(), 1U);
  EXPECT_EQ(of_code(map, "coordenadas-invalidas")[0].unit, "002");
}

TEST(Findings, a_tolerance_larger_than_the_units_is_refused_by_the_data) {
  CoverageOptions options;
  options.tolerance_m = 50;
  const Coverage map(units({box(0, 0, 20, 20), box(1000, 0, 2000, 1000), box(20, 5, 45, 20)}), Projection("EPSG:9377"),
                     options);
  EXPECT_FALSE(of_code(map, "tolerancia-excesiva").empty());
}

TEST(Findings, a_tolerance_near_the_spacing_of_the_vertices_is_a_warning) {
  // Sides of 0.6 m under the tolerance of 0.25 m, as in data whose units are no metres; sides of 2 m are wide enough.
  const Coverage fine = coverage(units({box(0, 0, 0.6, 0.6), box(0.6, 0, 1.2, 0.6)}));
  ASSERT_EQ(of_code(fine, "tolerancia-excesiva").size(), 1U);
  EXPECT_EQ(of_code(fine, "tolerancia-excesiva")[0].severity, Severity::warning);
  EXPECT_NE(of_code(fine, "tolerancia-excesiva")[0].what.es.find("0.6 m"), std::string::npos);
  EXPECT_TRUE(of_code(coverage(units({box(0, 0, 2, 2), box(2, 0, 4, 2)})), "tolerancia-excesiva").empty());
}

TEST(Findings, the_largest_move_is_told) {
  const Coverage map = coverage(units({box(0, 0, 500, 500), {{500.2, 0}, {900, 0}, {900, 500}, {500, 500}}}));
  const auto moves = of_code(map, "ajuste-de-vertices");
  ASSERT_EQ(moves.size(), 1U);
  EXPECT_NEAR(moves[0].magnitude, 0.2, 1e-9);
}

TEST(Clean, a_gap_within_the_width_is_closed_and_reported) {
  const Coverage map = coverage(units({box(0, 0, 500, 1000),
                                       box(505, 0, 1000, 1000),
                                       {{0, 1000}, {500, 1000}, {505, 1000}, {1000, 1000}, {1000, 1500}, {0, 1500}},
                                       {{0, -500}, {1000, -500}, {1000, 0}, {505, 0}, {500, 0}, {0, 0}}}),
                                10);
  const BorderGraph graph(map);
  EXPECT_NEAR(map_length(map, graph, 0, 1), 1000, 1e-6);
  ASSERT_EQ(of_code(map, "astilla").size(), 1U);
  EXPECT_NE(of_code(map, "astilla")[0].what.en.find("closed"), std::string::npos);
  const Polygons mended = map.polygons();
  EXPECT_NEAR(planar_area(mended, 0) + planar_area(mended, 1), 1000 * 1000, 1e-6);
}

TEST(Clean, an_overlap_within_the_width_is_closed_and_one_beyond_is_not) {
  const Polygons polygons = units({box(0, 0, 506, 1000), box(500, 0, 1000, 1000)});
  const Coverage wide = coverage(polygons, 4);
  EXPECT_NE(of_code(wide, "traslape")[0].what.en.find("between"), std::string::npos);
  EXPECT_EQ(of_code(wide, "traslape")[0].what.en.find("closed"), std::string::npos);
  const Coverage mended = coverage(polygons, 10);
  EXPECT_NE(of_code(mended, "traslape")[0].what.en.find("closed"), std::string::npos);
  const Polygons after = mended.polygons();
  EXPECT_NEAR(planar_area(after, 0) + planar_area(after, 1), 1000 * 1000, 1e-6);
  EXPECT_NEAR(map_length(mended, BorderGraph(mended), 0, 1), 1000, 1e-6);
}

TEST(Clean, nothing_is_closed_unless_asked) {
  const Polygons polygons = units({box(0, 0, 506, 1000), box(500, 0, 1000, 1000)});
  const Coverage map = coverage(polygons);
  EXPECT_NEAR(planar_area(map.polygons(), 0), 506 * 1000, 1e-6);
}

}  // namespace
}  // namespace comarca
