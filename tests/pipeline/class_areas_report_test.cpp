// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/class_areas_report.hpp"

#include <gtest/gtest.h>

namespace comarca {
namespace {

TEST(ClassAreasReport, areas_are_hectares_and_names_are_cells_of_csv) {
  // 12,345.678 m2 are 1.2345678 ha; to six decimals, which are hundredths of a square metre.
  EXPECT_EQ(class_areas_csv({{"76001", "urbano, de expansión", 12'345.678}, {"76001", "rural", 5e9}}),
            "unidad,clase,area_ha\n76001,\"urbano, de expansión\",1.234568\n76001,rural,500000.000000\n");
}

TEST(ClassAreasReport, nothing_in_common_leaves_the_heading) {
  EXPECT_EQ(class_areas_csv({}), "unidad,clase,area_ha\n");
}

}  // namespace
}  // namespace comarca
