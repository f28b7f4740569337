// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/indicators/indicator.hpp"

namespace comarca {
namespace {

/// An indicator with one statistic, one input and one figure.
Indicator define(const std::string& figure, const std::string& value) {
  return read_indicator(Document::from_text(
      fmt::format("id = 'i'\nname = 'I'\ndescription = 'd'\nsource = 's'\nvintage = '2018'\nmethod = 'm'\n"
                  "status = 'proxy'\n[statistics]\npersonas = {{ sum = 'people' }}\n[[input]]\nid = 'area'\n"
                  "kind = 'count'\nname = 'A'\n[[figure]]\nid = '{}'\nname = 'F'\nvalue = '{}'\n",
                  figure, value),
      "i.toml"));
}

TEST(Definition, a_figure_reads_the_statistics_and_inputs_of_its_indicator) {
  EXPECT_EQ(define("densidad", "personas / area").figures.size(), 1U);
}

TEST(Definition, a_figure_cannot_take_the_name_of_what_it_is_computed_from) {
  for (const char* name : {"personas", "area"}) {
    try {
      static_cast<void>(define(name, "personas"));
      ADD_FAILURE() << name;
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find("i.toml:14"), std::string::npos) << error.what();
    }
  }
}

TEST(Definition, a_formula_that_names_nothing_is_told_the_nearest_name) {
  try {
    static_cast<void>(define("f", "persona"));
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("personas"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace comarca
