// SPDX-License-Identifier: Apache-2.0
#include "comarca/territory/adjacency_table.hpp"

#include <array>
#include <vector>

#include <gtest/gtest.h>

namespace comarca {
namespace {

const std::array<std::string, 4> kCodes = {"001", "002", "003", "004"};
const std::array<std::string, 4> kNames = {"Alto", "Bajo", "Cabo", "Isla"};

/// 001 borders 002 by 1.5 km and 003 by a point; a ferry joins 002 and 003; 004 touches nothing.
BorderGraph three_contacts() {
  Border line{.a = 0, .b = 1, .kind = BorderKind::line, .length_m = 1500};
  line.evidence.confidence = 0.97;
  const Border point{.a = 0, .b = 2, .kind = BorderKind::point};
  const Border ferry{.a = 1, .b = 2, .kind = BorderKind::declared, .declared = true, .link_reason = "ferry"};
  return {4, {line, point, ferry}};
}

std::string table(const NeighbourQuestion& question, Language language = Language::english) {
  return adjacency_table(three_contacts(), {kCodes, {}}, question, language);
}

TEST(AdjacencyTable, a_line_tells_both_units_how_they_touch_and_how_sure_that_is) {
  const ContiguityRule queen{Contact::point, 0};
  EXPECT_EQ(table({queen, {}}),
            "001\t002\t1.500 km\t97 %\n"
            "001\t003\tpoint\t100 %\n"
            "002\t003\tdeclared\t100 %\n");
  EXPECT_EQ(table({queen, 2}, Language::spanish), "003\t001\tpunto\t100 %\n003\t002\tdeclarado\t100 %\n");
}

TEST(AdjacencyTable, what_does_not_count_under_the_rule_is_left_out) {
  EXPECT_EQ(table({{}, {}}), "001\t002\t1.500 km\t97 %\n002\t003\tdeclared\t100 %\n");
  EXPECT_EQ(table({{Contact::line, 2000}, 0}), "001\tno neighbours\n");
}

TEST(AdjacencyTable, a_unit_or_a_map_without_neighbours_says_so) {
  EXPECT_EQ(table({{}, 3}), "004\tno neighbours\n");
  EXPECT_EQ(adjacency_table(BorderGraph(4, {}), {kCodes, {}}, {}, Language::spanish), "sin vecinos\n");
}

TEST(AdjacencyTable, names_stand_beside_codes_where_they_are_known) {
  EXPECT_EQ(adjacency_table(three_contacts(), {kCodes, kNames}, {{}, 3}, Language::english),
            "004 Isla\tno neighbours\n");
}

}  // namespace
}  // namespace comarca
