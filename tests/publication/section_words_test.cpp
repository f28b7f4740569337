// SPDX-License-Identifier: Apache-2.0
// The words of maps and charts stand in the table of project keys; those that drawing knows must be the same.
#include <gtest/gtest.h>

#include "comarca/cartography/chart.hpp"
#include "comarca/cartography/classes.hpp"
#include "comarca/catalog/keys/section_keys.hpp"
#include "comarca/project/chart_section.hpp"
#include "comarca/project/map_section.hpp"

namespace comarca {
namespace {

TEST(SectionWords, ways_to_make_classes_are_those_that_drawing_knows) {
  EXPECT_EQ(map_keys().of("method").words, class_method_names());
}

TEST(SectionWords, kinds_of_chart_are_those_that_drawing_knows) {
  EXPECT_EQ(chart_keys().of("kind").words, chart_kind_names());
}

}  // namespace
}  // namespace comarca
