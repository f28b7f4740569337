// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/codes.hpp"

#include <gtest/gtest.h>

namespace comarca {
namespace {

constexpr CodeShape kMunicipality{5, 2};
constexpr CodeShape kDepartment{2, 2};

std::string code(std::string_view cell, const CodeShape& shape = kMunicipality) {
  return parse_code(cell, shape).code.text();
}

CodeReading reading(std::string_view cell) {
  return parse_code(cell, kMunicipality).reading;
}

TEST(Codes, every_way_files_write_medellin_gives_the_same_text) {
  for (const auto* cell : {"05001", "5001", "5001.0", "5001,0", "5.001", "'05001", " 05001 ", "\"05001\"", "05-001",
                           "05 001", "5.001E+03", "5001.00",
                           "\xC2\xA0"
                           "05001"}) {
    EXPECT_EQ(code(cell), "05001") << cell;
  }
}

TEST(Codes, a_thousands_mark_in_a_code_of_five_digits_is_taken_out) {
  EXPECT_EQ(code("15.693"), "15693");
  EXPECT_EQ(code("15,693"), "15693");
}

TEST(Codes, a_code_that_lost_a_zero_at_its_end_is_refused_and_not_guessed) {
  // 27.100 kept as a number becomes 27.1: it could have been 27100, or 27.1.
  EXPECT_EQ(reading("27.1"), CodeReading::fraction);
  EXPECT_EQ(reading("15.69"), CodeReading::fraction);
  EXPECT_EQ(reading("5001.5"), CodeReading::fraction);
}

TEST(Codes, only_one_zero_can_be_lost_in_front_of_a_municipality) {
  EXPECT_EQ(reading("501"), CodeReading::wrong_length);
  EXPECT_EQ(reading("050010"), CodeReading::wrong_length);
  EXPECT_EQ(reading("05001000"), CodeReading::wrong_length);
}

TEST(Codes, totals_of_the_country_and_of_departments_are_no_units) {
  EXPECT_EQ(reading("00000"), CodeReading::national_total);
  EXPECT_EQ(reading("0"), CodeReading::national_total);
  EXPECT_EQ(reading("05000"), CodeReading::department_total);
  EXPECT_EQ(parse_code("5000", kMunicipality).code.text(), "05");
}

TEST(Codes, words_and_missing_marks_are_told_apart) {
  EXPECT_EQ(reading(""), CodeReading::empty);
  EXPECT_EQ(reading("#N/A"), CodeReading::empty);
  EXPECT_EQ(reading("No aplica"), CodeReading::empty);
  EXPECT_EQ(reading("Medellín"), CodeReading::not_digits);
  EXPECT_EQ(reading("-5001"), CodeReading::not_digits);
  EXPECT_EQ(reading("5.001.0"), CodeReading::not_digits);
  EXPECT_EQ(reading("1e400"), CodeReading::not_digits);
}

TEST(Codes, departments_get_their_zero_back) {
  EXPECT_EQ(code("5", kDepartment), "05");
  EXPECT_EQ(code("8.0", kDepartment), "08");
  EXPECT_EQ(code("11", kDepartment), "11");
  EXPECT_EQ(parse_code("0", kDepartment).reading, CodeReading::national_total);
}

TEST(Codes, a_code_split_in_two_columns_is_joined) {
  EXPECT_EQ(parse_split_code("05", "001", kMunicipality).code.text(), "05001");
  EXPECT_EQ(parse_split_code("5", "1", kMunicipality).code.text(), "05001");
  EXPECT_EQ(parse_split_code("97", "511.0", kMunicipality).code.text(), "97511");
  EXPECT_EQ(parse_split_code("5", "5001", kMunicipality).code.text(), "05001");
  EXPECT_EQ(parse_split_code("00", "000", kMunicipality).reading, CodeReading::national_total);
  EXPECT_EQ(parse_split_code("05", "000", kMunicipality).reading, CodeReading::department_total);
}

TEST(Codes, the_two_halves_of_a_split_code_must_agree) {
  EXPECT_EQ(parse_split_code("05", "68001", kMunicipality).reading, CodeReading::contradiction);
  EXPECT_EQ(parse_split_code("00", "001", kMunicipality).reading, CodeReading::contradiction);
  EXPECT_EQ(parse_split_code("", "001", kMunicipality).reading, CodeReading::empty);
  EXPECT_EQ(parse_split_code("05", "", kMunicipality).reading, CodeReading::empty);
}

TEST(Codes, other_shapes_come_from_data) {
  constexpr CodeShape kParish{6, 2};  // as another country may have them
  EXPECT_EQ(code("10150", kParish), "010150");
  EXPECT_EQ(department_of(UnitCode("010150"), kParish), "01");
}

TEST(Codes, two_digits_alone_are_a_department) {
  EXPECT_EQ(parse_code("05", kMunicipality).reading, CodeReading::department_total);
  EXPECT_EQ(parse_code("68", kMunicipality).code.text(), "68");
  EXPECT_EQ(parse_code("5", kMunicipality).reading, CodeReading::wrong_length);
}

TEST(Codes, a_whole_code_needs_no_department_beside_it) {
  EXPECT_EQ(parse_split_code("", "05001", kMunicipality).code.text(), "05001");
}

}  // namespace
}  // namespace comarca
