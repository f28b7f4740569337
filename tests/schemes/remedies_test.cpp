// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/remedies.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "comarca/schemes/joining.hpp"
#include "schemes/support/drawn_country.hpp"

namespace comarca {
namespace {

using testing::drawn_country;
using testing::kLawDate;
using testing::proposal;
using testing::scheme_catalog;
using Codes = std::vector<std::string>;

Remedies remedies(const SchemeMap& map, const SchemeProposal& asked) {
  const Judge judge(scheme_catalog(), map);
  return find_remedies(judge, asked, judge.judge(asked, kLawDate));
}

TEST(Remedies, one_unit_in_between_makes_the_two_ends_connected) {
  const auto map = drawn_country({"ABC"});
  const auto found = remedies(map, proposal("PAP", {"90001", "90003"}));
  ASSERT_TRUE(found.join);
  EXPECT_EQ(found.join->members, Codes{"90002"});
  EXPECT_EQ(found.join->map_outcome, Outcome::complies);
}

TEST(Remedies, one_unit_in_the_middle_is_better_than_three_around) {
  // B lies between A, C and D; the way round would take more.
  const auto map = drawn_country({"EAE", "CBD", "EEE"});
  const auto found = remedies(map, proposal("PAP", {"90001", "90003", "90004"}));
  ASSERT_TRUE(found.join);
  EXPECT_EQ(found.join->members.size(), 1U);
}

TEST(Remedies, units_of_another_department_do_not_help_a_province) {
  const auto map = drawn_country({"ABC"}, "B");
  const auto found = remedies(map, proposal("PAP", {"90001", "90002"}));
  EXPECT_FALSE(found.join);
  EXPECT_TRUE(found.cannot_connect);
}

TEST(Remedies, the_smaller_part_is_what_to_leave_out) {
  const auto map = drawn_country({"ABCD"});
  const auto found = remedies(map, proposal("PAP", {"90001", "90002", "90004"}));
  ASSERT_TRUE(found.leave_out);
  EXPECT_EQ(found.leave_out->members, Codes{"90004"});
}

TEST(Remedies, an_association_takes_members_that_a_province_refuses) {
  const auto map = drawn_country({"ABC"});
  const auto found = remedies(map, proposal("PAP", {"90001", "90003"}));
  EXPECT_NE(std::ranges::find(found.alternatives, "ASOC_MUN", &AlternativeForm::legal_form), found.alternatives.end());
  EXPECT_EQ(std::ranges::find(found.alternatives, "RAP", &AlternativeForm::legal_form), found.alternatives.end());
}

TEST(Remedies, the_middle_of_a_chain_is_critical_and_its_ends_are_not) {
  const auto map = drawn_country({"ABC"});
  const auto found = remedies(map, proposal("PAP", {"90001", "90002", "90003"}));
  EXPECT_EQ(found.critical, Codes{"90002"});
  ASSERT_TRUE(found.thinnest);
  EXPECT_DOUBLE_EQ(found.thinnest->length_m, 1000);
}

TEST(Remedies, two_that_share_nothing_are_no_metropolitan_area_and_an_association_says_its_acts) {
  const auto map = drawn_country({"A.B"});
  const auto found = remedies(map, proposal("PAP", {"90001", "90002"}));
  const auto find = [&](const char* form) {
    return std::ranges::find(found.alternatives, form, &AlternativeForm::legal_form);
  };
  EXPECT_EQ(find("AM"), found.alternatives.end());
  ASSERT_NE(find("ASOC_MUN"), found.alternatives.end());
  // Two councils, the agreement, the statutes, their publication and the plan.
  EXPECT_EQ(find("ASOC_MUN")->acts, 6U);
}

TEST(Remedies, every_join_of_the_fewest_is_told) {
  // D touches A and C as B does; E touches neither.
  const auto map = drawn_country({"ABC", "DDD", "..E"});
  const auto found = remedies(map, proposal("PAP", {"90001", "90003"}));
  ASSERT_EQ(found.joins.size(), 2U);
  EXPECT_EQ(found.joins[0].members, Codes{"90002"});
  EXPECT_EQ(found.joins[1].members, Codes{"90004"});
  ASSERT_TRUE(found.join);
  EXPECT_EQ(found.join->members.size(), 1U);
}

TEST(Joining, past_the_exact_limit_it_still_connects_and_says_so) {
  const auto map = drawn_country({"AaBbCcDdEeFfGgHhIiJjKkLlMmNn"});
  std::vector<std::uint32_t> every_other;
  for (std::uint32_t unit = 0; unit < 14; ++unit) {
    every_other.push_back(unit);  // capitals come first in alphabetical order
  }
  const auto joining = fewest_joining(map, every_other, {}, std::vector<std::uint8_t>(map.units().size(), 1));
  ASSERT_TRUE(joining);
  EXPECT_FALSE(joining->fewest);
  EXPECT_EQ(joining->units.size(), 13U);
}

// The vote of the four of the south-west: Palmira said no, the others joined (bluradio, 24 November 2024).
TEST(Remedies, without_the_member_whose_vote_refused_the_others_could) {
  const auto map = drawn_country({"ABC"});
  SchemeProposal asked = proposal("AM", {"90001", "90002", "90003"});
  asked.votes = {{"90001", 1000, 600, 100, {}}, {"90002", 1000, 600, 100, {}}, {"90003", 1000, 100, 600, {}}};
  const auto found = remedies(map, asked);
  ASSERT_TRUE(found.leave_out);
  EXPECT_EQ(found.leave_out->members, Codes{"90003"});
  EXPECT_FALSE(found.join);
}

TEST(Remedies, a_connection_that_the_project_asks_for_is_mended_by_joining) {
  const auto map = drawn_country({"ABC"});
  SchemeProposal asked = proposal("RPG", {"90001", "90003"});
  SchemeRule own;
  own.id = "continua";
  own.predicate = ConnectedRule{};
  asked.rules.push_back(own);
  const auto found = remedies(map, asked);
  ASSERT_TRUE(found.join);
  EXPECT_EQ(found.join->members, Codes{"90002"});
  EXPECT_EQ(found.join->map_outcome, Outcome::complies);
}

TEST(Remedies, what_a_set_rests_on_by_declaration_is_no_border) {
  const auto map = testing::linked_country("90001", "90002", "Transbordador");
  const auto found = remedies(map, proposal("PAP", {"90001", "90002"}));
  EXPECT_FALSE(found.thinnest);
  ASSERT_EQ(found.declared.size(), 1U);
  EXPECT_EQ(found.declared.front().reason, "Transbordador");
  EXPECT_EQ(found.declared.front().kind, BorderKind::declared);
}

}  // namespace
}  // namespace comarca
