// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/published_values.hpp"

#include <gtest/gtest.h>

namespace comarca {
namespace {

PublishedValue value_of(const std::string& unit, const std::string& period, double value, const std::string& file) {
  return {{unit, Zone::total, period}, "le", value, file};
}

TEST(PublishedValues, rows_come_back_in_the_order_of_their_input_and_zone) {
  const PublishedValues values = {value_of("2", "2018", 70, "b"), value_of("1", "2018", 71, "a"),
                                  value_of("1", "2019", 72, "b")};
  EXPECT_EQ(values.size(), 3U);
  EXPECT_EQ(values.columns().size(), 3U) << "a file begins a column of its own";
  std::string shown;
  for (const auto& row : values.rows()) {
    shown += row.where + row.place.unit + " ";
  }
  EXPECT_EQ(shown, "b2 a1 b1 ");
}

TEST(PublishedValues, numbers_of_units_are_told_apart_when_values_are_put_together) {
  PublishedValues all = {value_of("1", "2018", 70, "a")};
  all.append({value_of("2", "2017", 60, "a"), value_of("1", "2017", 61, "a")});
  const auto rows = all.rows();
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1].place, (Place{"2", Zone::total, "2017"}));
  EXPECT_EQ(rows[2].place, (Place{"1", Zone::total, "2017"}));
  const PublishedKeys keys(all);
  const PublishedValues asked = {value_of("9", "2017", 0, ""), value_of("2", "2018", 0, ""),
                                 value_of("2", "2017", 0, "")};
  EXPECT_FALSE(keys.contains(asked, asked.columns()[0], 0)) << "no such unit";
  EXPECT_FALSE(keys.contains(asked, asked.columns()[0], 1)) << "of another period";
  EXPECT_TRUE(keys.contains(asked, asked.columns()[0], 2));
  keep_rows(all, [](const PublishedColumn& column, std::size_t row) { return column.value[row] != 60; });
  EXPECT_EQ(all.rows().size(), 2U);
  EXPECT_EQ(all.rows()[1].value, 61);
}

}  // namespace
}  // namespace comarca
