// SPDX-License-Identifier: Apache-2.0
#include "comarca/territory/territory.hpp"

#include <gtest/gtest.h>

namespace comarca {
namespace {

/// Squares of a hundredth of a degree in a row, one per record.
Polygons row_of_squares(std::size_t count) {
  Polygons polygons;
  for (std::size_t i = 0; i < count; ++i) {
    const double x = -73 + 0.01 * static_cast<double>(i);
    for (const Point point : {Point{x, 4}, Point{x + 0.01, 4}, Point{x + 0.01, 4.01}, Point{x, 4.01}}) {
      polygons.add_point(point);
    }
    polygons.end_ring();
    polygons.end_part();
    polygons.end_unit();
  }
  return polygons;
}

MunicipalityRecord record(const std::string& code, const std::string& subregion = "") {
  return {.code = code, .name = "M" + code, .department_code = code.substr(0, 2), .subregion_code = subregion};
}

Territory build(std::vector<MunicipalityRecord> records, Findings& findings) {
  const Polygons squares = row_of_squares(records.size());
  return build_territory(std::move(records), {squares, squares, "EPSG:4686"}, {}, findings);
}

TEST(Territory, units_come_in_order_of_code_with_their_groups) {
  Findings findings;
  const Territory territory = build({record("76002", "S2"), record("19001"), record("76001", "S1")}, findings);
  ASSERT_EQ(territory.municipalities.size(), 3U);
  EXPECT_EQ(territory.municipalities[0].code, "19001");
  EXPECT_EQ(territory.departments[territory.municipalities[2].department].code, "76");
  EXPECT_EQ(territory.subregions[*territory.municipalities[1].subregion].code, "S1");
  EXPECT_FALSE(territory.municipalities[0].subregion);
  EXPECT_EQ(territory.find("76002"), 2U);
  EXPECT_FALSE(territory.find("76003"));
  EXPECT_TRUE(findings.empty());
}

TEST(Territory, a_code_given_twice_becomes_one_unit_of_two_parts_and_a_finding) {
  Findings findings;
  const Territory territory = build({record("76001"), record("76001")}, findings);
  ASSERT_EQ(territory.municipalities.size(), 1U);
  EXPECT_EQ(territory.polygons.part_count(), 2U);
  ASSERT_EQ(findings.list().size(), 1U);
  EXPECT_EQ(findings.list()[0].code, "codigo-duplicado");
  EXPECT_TRUE(findings.has_errors());
}

TEST(Territory, a_record_without_a_code_is_left_out_and_reported) {
  Findings findings;
  const Territory territory = build({record(""), record("76001")}, findings);
  EXPECT_EQ(territory.municipalities.size(), 1U);
  EXPECT_EQ(findings.list()[0].code, "sin-codigo");
}

TEST(Territory, an_official_area_that_disagrees_is_a_finding_with_both_figures) {
  Findings findings;
  auto records = std::vector{record("76001")};
  records[0].official_area_km2 = 2.0;  // the square measures 1.23 km²
  (void)build(records, findings);
  ASSERT_EQ(findings.list().size(), 1U);
  EXPECT_EQ(findings.list()[0].code, "area-no-coincide");
  EXPECT_NE(findings.list()[0].what.es.find("2.00 km²"), std::string::npos);
  EXPECT_NE(findings.list()[0].what.es.find("1.23 km²"), std::string::npos);
}

TEST(Territory, when_most_areas_disagree_the_layer_is_reported_once_as_a_warning) {
  Findings findings;
  std::vector<MunicipalityRecord> records;
  for (int i = 0; i < 20; ++i) {
    records.push_back(record("76" + std::to_string(101 + i)));
    records.back().official_area_km2 = 2.0;
  }
  (void)build(records, findings);
  EXPECT_EQ(findings.count(Severity::warning), 1U);
  EXPECT_EQ(findings.count(Severity::info), 20U);
}

}  // namespace
}  // namespace comarca
