// SPDX-License-Identifier: Apache-2.0
// Hard cases: each has to end, with an answer or a finding.
#include <algorithm>
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "comarca/territory/border_graph.hpp"
#include "comarca/territory/coverage.hpp"
#include "comarca/territory/dissolve.hpp"
#include "comarca/territory/simplify.hpp"
#include "territory/support/fractal_coverage.hpp"

namespace comarca {
namespace {

const Projection& national() {
  static const Projection kNational("EPSG:9377");
  return kNational;
}

std::size_t count(const Coverage& map, const std::string& code) {
  return static_cast<std::size_t>(
      std::ranges::count_if(map.findings.list(), [&](const Finding& f) { return f.code == code; }));
}

Point around(double radius, double turn) {
  const double angle = 2 * std::numbers::pi * turn;
  return {5e6 + radius * std::cos(angle), 2e6 + radius * std::sin(angle)};
}

TEST(HardCases, a_polygon_of_a_million_vertices_and_an_enclave) {
  constexpr int kVertices = 1'000'000;
  Polygons polygons;
  for (int i = 0; i < kVertices; ++i) {
    polygons.add_point(around(300'000 + 5'000 * std::sin(i * 0.01), static_cast<double>(i) / kVertices));
  }
  polygons.end_ring();
  for (int i = 4; i > 0; --i) {
    polygons.add_point(around(1000, i / 4.0));
  }
  polygons.end_ring();
  polygons.end_part();
  polygons.end_unit();
  for (int i = 0; i < 4; ++i) {
    polygons.add_point(around(1000, i / 4.0));
  }
  polygons.end_ring();
  polygons.end_part();
  polygons.end_unit();
  const Coverage map(std::move(polygons), national());
  EXPECT_EQ(BorderGraph(map).borders().size(), 1U);
  EXPECT_LT(simplify(map, {.share = 0.01}).points.size(), 20'000U);
}

TEST(HardCases, ten_thousand_units_that_meet_at_one_point) {
  constexpr int kUnits = 10'000;
  Polygons polygons;
  for (int i = 0; i < kUnits; ++i) {
    polygons.add_point({5e6, 2e6});
    polygons.add_point(around(300'000, static_cast<double>(i) / kUnits));
    polygons.add_point(around(300'000, static_cast<double>((i + 1) % kUnits) / kUnits));
    polygons.end_ring();
    polygons.end_part();
    polygons.end_unit();
  }
  const Coverage map(std::move(polygons), national());
  EXPECT_EQ(BorderGraph(map).borders().size(), std::size_t{kUnits});
  EXPECT_EQ(count(map, "muchas-unidades-en-un-punto"), 1U);
  const auto whole = dissolve(map, std::vector<std::uint32_t>(kUnits, 0), 1);
  EXPECT_EQ(whole.points.size(), std::size_t{kUnits});
}

TEST(HardCases, wedges_with_gaps_between_them_that_meet_at_one_point) {
  constexpr int kUnits = 10'000;
  Polygons polygons;
  for (int i = 0; i < kUnits; ++i) {
    polygons.add_point({5e6, 2e6});
    polygons.add_point(around(300'000, static_cast<double>(i) / kUnits));
    polygons.add_point(around(300'000, (static_cast<double>(i) + 0.5) / kUnits));
    polygons.end_ring();
    polygons.end_part();
    polygons.end_unit();
  }
  const Coverage map(std::move(polygons), national());
  EXPECT_EQ(count(map, "muchas-unidades-en-un-punto"), 1U);
}

TEST(HardCases, a_map_with_every_polygon_given_twice) {
  const Polygons once = testing::fractal_polygons(20, 100, 1);
  Polygons twice = once;
  for (std::size_t unit = 0; unit < once.unit_count(); ++unit) {
    twice.append_unit(once, unit);
  }
  const Coverage map(std::move(twice), national());
  EXPECT_EQ(count(map, "unidad-duplicada"), once.unit_count());
  EXPECT_EQ(BorderGraph(map).borders().size(), BorderGraph(Coverage(once, national())).borders().size());
}

TEST(HardCases, a_map_laid_twice_over_itself_and_shifted) {
  const Polygons once = testing::fractal_polygons(12, 60, 1);
  Polygons twice = once;
  for (std::size_t unit = 0; unit < once.unit_count(); ++unit) {
    twice.append_unit(once, unit);
  }
  for (std::size_t i = once.points.size(); i < twice.points.size(); ++i) {
    twice.points[i].x += 3000;
    twice.points[i].y += 2000;
  }
  const Coverage map(std::move(twice), national());
  EXPECT_GT(count(map, "traslape"), 0U);
}

}  // namespace
}  // namespace comarca
