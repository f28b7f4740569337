// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/layer_borders_report.hpp"

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

/// Three units in a row: two kilometres in common, then a corner.
LayerBorders row_of_three() {
  Border wide{.a = 0, .b = 1};
  wide.kind = BorderKind::line;
  wide.length_m = 2000;
  Border corner{.a = 1, .b = 2};
  corner.kind = BorderKind::point;
  LayerBorders borders;
  borders.file = "veredas.gpkg";
  borders.layer = "veredas";
  borders.column = "codigo";
  borders.codes = {"01", "02", "03"};
  borders.names = {"Alta", "Baja", "Corta"};
  borders.graph = BorderGraph(3, {wide, corner});
  return borders;
}

TEST(LayerBordersReport, geoda_reads_neighbours_by_code) {
  const std::string rook = neighbours_text(row_of_three(), {.format = NeighbourFormat::gal}, Language::spanish);
  EXPECT_EQ(rook, "0 3 veredas codigo\n01 1\n02\n02 1\n01\n03 0\n\n");
  const NeighbourReport queen{.format = NeighbourFormat::gal, .rule = {Contact::point, 0}};
  EXPECT_EQ(neighbours_text(row_of_three(), queen, Language::spanish),
            "0 3 veredas codigo\n01 1\n02\n02 2\n01 03\n03 1\n02\n");
}

TEST(LayerBordersReport, a_table_tells_names_too_and_may_be_of_one_unit) {
  const std::string of_one = neighbours_text(row_of_three(), {.of = "01"}, Language::spanish);
  EXPECT_TRUE(of_one.starts_with("01 Alta\t02 Baja\t2.000 km")) << of_one;
  EXPECT_EQ(of_one.find("Corta"), std::string::npos) << of_one;
}

TEST(LayerBordersReport, a_code_that_no_unit_has_is_told_with_the_nearest) {
  try {
    static_cast<void>(neighbours_text(row_of_three(), {.of = "04"}, Language::spanish));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.message(), "no unit has the code '04'");
    EXPECT_EQ(error.where().field, "codigo");
    EXPECT_NE(error.remedy().find("01"), std::string::npos) << error.remedy();
  }
}

TEST(LayerBordersReport, each_word_is_a_format_and_no_other_is) {
  for (const std::string& word : neighbour_formats()) {
    EXPECT_NO_THROW(static_cast<void>(neighbour_format(word))) << word;
  }
  EXPECT_EQ(neighbour_format("gwt"), NeighbourFormat::gwt);
  EXPECT_THROW(static_cast<void>(neighbour_format("shp")), Error);
}

}  // namespace
}  // namespace comarca
