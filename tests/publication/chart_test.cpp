// SPDX-License-Identifier: Apache-2.0
#include "comarca/publication/chart.hpp"
#include "comarca/project/chart_section.hpp"

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/project/project.hpp"

namespace comarca {
namespace {

constexpr const char* kBegin = "name = \"x\"\n[boundaries]\nfile = \"m.gpkg\"\n[[chart]]\n";

Project project_with(const std::string& chart) {
  return read_project_text(kBegin + chart, "/proyecto");
}

TEST(ChartSection, a_chart_of_a_project_is_read_whole) {
  const Project project = project_with(
      "file = \"nbi.svg\"\nvalue = \"nbi\"\nkind = \"scatter\"\nsecond = \"ipm_h\"\nof = \"68S01\"\nrows = 20\n");
  ASSERT_EQ(project.charts.size(), 1U);
  EXPECT_EQ(project.charts[0].file, "/proyecto/nbi.svg");
  EXPECT_EQ(project.charts[0].second, "ipm_h");
  EXPECT_EQ(project.charts[0].of, "68S01");
  EXPECT_EQ(project.charts[0].rows, 20U);
}

TEST(ChartSection, a_misspelt_kind_is_shown_where_it_stands_with_the_nearest) {
  try {
    (void)project_with("file = \"a.pdf\"\nvalue = \"nbi\"\nkind = \"rankin\"\n");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.where().line, 7U);
    EXPECT_NE(error.remedy().find("ranking"), std::string::npos);
  }
}

TEST(ChartSection, what_a_kind_cannot_do_without_is_asked_for) {
  EXPECT_THROW((void)project_with("file = \"a.pdf\"\n"), Error);
  EXPECT_THROW((void)project_with("file = \"a.pdf\"\nvalue = \"nbi\"\nkind = \"scatter\"\n"), Error);
  EXPECT_THROW((void)project_with("file = \"a.pdf\"\nvalue = \"nbi\"\nrows = 1\n"), Error);
}

TEST(ChartSection, a_product_that_is_not_there_is_one_clear_error) {
  EXPECT_THROW(draw_chart_of("no-existe.gpkg", {.file = "a.pdf", .value = "nbi"}, Language::spanish), Error);
}

}  // namespace
}  // namespace comarca
