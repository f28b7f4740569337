// SPDX-License-Identifier: Apache-2.0
#include "comarca/statistics/statistics.hpp"

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

const Place kCali{"76001", Zone::total, "2018"};
const Place kBuga{"76111", Zone::total, "2018"};

Statistics two_towns() {
  Statistics statistics;
  statistics.add(kCali, "personas", 100);
  statistics.add(kBuga, "personas", 20);
  statistics.add(kCali, "idi", 90);
  statistics.add(kBuga, "idi", 70);
  statistics.mark_alone("idi");
  return statistics;
}

TEST(Statistics, missing_is_not_zero) {
  EXPECT_EQ(two_towns().value(kCali, "personas"), 100);
  EXPECT_EQ(two_towns().value(kCali, "hogares"), std::nullopt);
  EXPECT_EQ(two_towns().value({"05001", Zone::total, "2018"}, "personas"), std::nullopt);
}

TEST(Statistics, a_subregion_adds_what_can_be_added_and_refuses_the_rest) {
  const auto above = two_towns().rolled_up({{"76001", "sur"}, {"76111", "sur"}});
  EXPECT_EQ(above.value({"sur", Zone::total, "2018"}, "personas"), 120);
  EXPECT_EQ(above.value({"sur", Zone::total, "2018"}, "idi"), std::nullopt);
}

TEST(Statistics, parts_merge_by_addition_and_scores_must_agree) {
  auto whole = two_towns();
  auto other = two_towns();
  whole.merge(other);
  EXPECT_EQ(whole.value(kCali, "personas"), 200);
  EXPECT_EQ(whole.value(kCali, "idi"), 90);
  Statistics rival;
  rival.mark_alone("idi");
  rival.add(kCali, "idi", 91);
  EXPECT_THROW(whole.merge(rival), Error);
}

TEST(Statistics, a_column_has_the_amounts_of_every_unit_and_the_order_of_insertion_does_not_show) {
  Statistics back;
  back.mark_alone("idi");
  back.add(kBuga, "idi", 70);
  back.add(kBuga, "personas", 20);
  back.add(kCali, "idi", 90);
  back.add(kCali, "personas", 100);
  EXPECT_EQ(back, two_towns());
  EXPECT_EQ(to_csv(back), to_csv(two_towns()));
  EXPECT_EQ(back.places(), (std::vector<Place>{kCali, kBuga}));
  const AmountColumn* const people = back.column("personas", Zone::total, "2018");
  ASSERT_NE(people, nullptr);
  EXPECT_EQ(people->at(*back.units().find("76001")), 100);
  EXPECT_EQ(people->count(), 2U);
  EXPECT_EQ(back.column("personas", Zone::resto, "2018"), nullptr);
  ASSERT_EQ(back.columns("per").size(), 1U);
  EXPECT_EQ(back.columns("per")[0].amounts, people);
  back.add(kBuga, "personas", 1);
  EXPECT_NE(back, two_towns());
}

TEST(Statistics, of_two_rivals_the_first_in_order_is_told) {
  auto whole = two_towns();
  Statistics rival;
  rival.mark_alone("idi");
  rival.add(kBuga, "idi", 71);
  rival.add(kCali, "idi", 91);
  try {
    whole.merge(rival);
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("two values of 'idi' for 76001 in 2018: 90 and 91"), std::string::npos)
        << error.what();
  }
}

TEST(Statistics, a_roll_up_adds_in_the_order_of_codes) {
  Statistics statistics;
  statistics.add({"3", Zone::total, "2018"}, "x", 1);
  statistics.add({"1", Zone::total, "2018"}, "x", 1e16);
  statistics.add({"2", Zone::total, "2018"}, "x", 1);
  const auto above = statistics.rolled_up({{"1", "s"}, {"2", "s"}, {"3", "s"}});
  EXPECT_EQ(above.value({"s", Zone::total, "2018"}, "x"), 1e16 + 1 + 1);  // each 1 is lost by itself
}

TEST(Statistics, a_file_of_statistics_reads_back_the_same_to_the_last_digit) {
  auto statistics = two_towns();
  statistics.add(kCali, "x", 0.1 + 0.2);
  EXPECT_EQ(statistics_from_csv(to_csv(statistics), "a.csv"), statistics);
}

TEST(Statistics, a_cut_off_file_of_statistics_is_refused_with_its_row) {
  auto text = to_csv(two_towns());
  text.resize(text.size() - 9);
  try {
    (void)statistics_from_csv(text, "parte.csv");
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.where().to_string(), "parte.csv, row 5");
  }
}

}  // namespace
}  // namespace comarca
