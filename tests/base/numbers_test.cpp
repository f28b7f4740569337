// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/numbers.hpp"

#include <gtest/gtest.h>

namespace comarca {
namespace {

constexpr NumberFormat kSpanish{',', '.'};
constexpr NumberFormat kPlain{'.', '\0'};

double value(std::string_view cell, const NumberFormat& format) {
  const auto number = parse_number(cell, format);
  EXPECT_EQ(number.reading, NumberReading::number) << cell;
  return number.value;
}

NumberReading reading(std::string_view cell, const NumberFormat& format) {
  return parse_number(cell, format).reading;
}

FormatEvidence evidence(std::initializer_list<std::string_view> cells) {
  FormatEvidence found;
  for (const auto cell : cells) {
    found.add(cell);
  }
  return found;
}

TEST(Numbers, decimal_comma_and_thousands_point_are_read) {
  EXPECT_EQ(value("1.234.567,5", kSpanish), 1234567.5);
  EXPECT_EQ(value("52,91057911161988", kSpanish), 52.91057911161988);
  EXPECT_EQ(value("-0,5", kSpanish), -0.5);
  EXPECT_EQ(value("\xE2\x88\x92"
                  "3,25",
                  kSpanish),
            -3.25);
  EXPECT_EQ(value("1.5E-3", kPlain), 0.0015);
  EXPECT_EQ(value(".5", kPlain), 0.5);
}

TEST(Numbers, a_percent_sign_is_taken_off_and_told) {
  const auto number = parse_number("12,5 %", kSpanish);
  EXPECT_EQ(number.value, 12.5);
  EXPECT_TRUE(number.percent);
}

TEST(Numbers, what_does_not_follow_the_format_is_no_number) {
  EXPECT_EQ(reading("12.5", kSpanish), NumberReading::not_a_number);
  EXPECT_EQ(reading("1.23.456", kSpanish), NumberReading::not_a_number);
  EXPECT_EQ(reading("1,2,3", kSpanish), NumberReading::not_a_number);
  EXPECT_EQ(reading("12,5", kPlain), NumberReading::not_a_number);
  EXPECT_EQ(reading("1e999", kPlain), NumberReading::not_a_number);
  EXPECT_EQ(reading("0x10", kPlain), NumberReading::not_a_number);
  EXPECT_EQ(reading("inf", kPlain), NumberReading::not_a_number);
}

TEST(Numbers, marks_of_a_missing_value_are_missing_and_never_zero) {
  for (const auto* cell : {"", "  ", "-", "--", "...", "ND", "N.D.", "n/a", "NA", "#N/A", "#¡REF!", "No aplica",
                           "NO APLICA", "NaN", "–"}) {
    EXPECT_EQ(reading(cell, kPlain), NumberReading::missing) << cell;
  }
  EXPECT_EQ(reading("0", kPlain), NumberReading::number);
}

TEST(NumberFormats, a_column_with_one_clear_cell_tells_how_the_others_are_written) {
  EXPECT_EQ(evidence({"1.234", "12,5"}).format(), (NumberFormat{',', '.'}));
  EXPECT_EQ(evidence({"1,234", "12.5"}).format(), (NumberFormat{'.', ','}));
  EXPECT_EQ(evidence({"1.234.567"}).format(), (NumberFormat{',', '.'}));
  EXPECT_EQ(evidence({"0.255"}).format(), (NumberFormat{'.', ','}));
  EXPECT_EQ(evidence({"17", "25"}).format(), NumberFormat{});
}

TEST(NumberFormats, a_column_that_may_be_read_both_ways_has_no_format) {
  const auto both = evidence({"1.234", "29.451"});
  EXPECT_FALSE(both.format());
  EXPECT_EQ(both.either, 2U);
  EXPECT_EQ(both.ambiguous_example, "1.234");
}

TEST(NumberFormats, a_column_that_mixes_the_marks_is_contradictory) {
  EXPECT_TRUE(evidence({"12,5", "12.5"}).contradictory());
  EXPECT_FALSE(evidence({"12,5", "12.5"}).format());
  EXPECT_TRUE(evidence({"1.234.567", "12.5"}).contradictory());
}

TEST(Numbers, a_sign_of_money_is_no_part_of_the_number) {
  EXPECT_EQ(value("$ 1.200,5", kSpanish), 1200.5);
  EXPECT_EQ(value("$3", kPlain), 3);
  EXPECT_EQ(reading("$", kPlain), NumberReading::not_a_number);
  EXPECT_EQ(evidence({"$ 1.200,5"}).format(), kSpanish);
}

}  // namespace
}  // namespace comarca
