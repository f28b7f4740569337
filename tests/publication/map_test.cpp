// SPDX-License-Identifier: Apache-2.0
#include "comarca/publication/map.hpp"
#include "comarca/project/map_section.hpp"

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/project/project.hpp"

namespace comarca {
namespace {

constexpr const char* kBegin = "name = \"x\"\n[boundaries]\nfile = \"m.gpkg\"\n";

TEST(MapSection, a_map_of_a_project_is_read_whole) {
  const auto project = read_project_text(std::string(kBegin) +
                                             "[[map]]\nfile = \"ipm.pdf\"\nvalue = \"ipm_pct\"\nthresholds = [20, 40]\n"
                                             "atlas = \"subregiones\"\npaper = \"a3\"\nperiod = \"2018\"\n"
                                             "same_scale = [\"subregiones\", \"periodos\"]\n",
                                         "/proyecto");
  ASSERT_EQ(project.maps.size(), 1U);
  EXPECT_EQ(project.maps[0].file, "/proyecto/ipm.pdf");
  EXPECT_EQ(project.maps[0].thresholds, (std::vector<double>{20, 40}));
  EXPECT_EQ(project.maps[0].kind, "choropleth");
  EXPECT_EQ(project.maps[0].period, "2018");
  EXPECT_EQ(project.maps[0].same_scale, (std::vector<std::string>{"subregiones", "periodos"}));
  EXPECT_EQ(project.maps[0].atlas, "subregiones");
}

TEST(MapSection, a_misspelt_kind_is_shown_with_the_nearest) {
  try {
    (void)read_project_text(std::string(kBegin) + "[[map]]\nfile = \"a.pdf\"\nkind = \"coropleth\"\n", "/proyecto");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.where().line, 6U);
    EXPECT_NE(error.remedy().find("choropleth"), std::string::npos);
  }
}

TEST(MapSection, a_product_that_is_not_there_is_one_clear_error) {
  MapSection section;
  section.file = "a.pdf";
  EXPECT_THROW(draw_map("no-existe.gpkg", section, Catalog(COMARCA_SOURCE_DIR), Language::spanish), Error);
}

}  // namespace
}  // namespace comarca
