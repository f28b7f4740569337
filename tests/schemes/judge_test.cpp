// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/judge.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/schemes/member_names.hpp"
#include "schemes/support/drawn_country.hpp"

namespace comarca {
namespace {

using testing::day;
using testing::drawn_country;
using testing::kLawDate;
using testing::proposal;
using testing::scheme_catalog;
using testing::written_country;

Verdict judge(const SchemeMap& map, const SchemeProposal& asked, const Date& date = kLawDate) {
  return Judge(scheme_catalog(), map).judge(asked, date);
}

const RuleVerdict& rule(const Verdict& verdict, const std::string& id) {
  const auto found =
      std::ranges::find_if(verdict.rules, [&](const RuleVerdict& candidate) { return candidate.rule->id == id; });
  EXPECT_NE(found, verdict.rules.end()) << id;
  return *found;
}

TEST(Judge, two_neighbours_of_one_department_only_lack_documents) {
  const auto map = drawn_country({"AB"});
  const Verdict verdict = judge(map, proposal("PAP", {"90001", "90002"}));
  EXPECT_EQ(verdict.map_outcome, Outcome::complies);
  EXPECT_EQ(verdict.outcome, Outcome::pending_documents);
  EXPECT_EQ(rule(verdict, "ordenanza").article,
            "Ley 1454 de 2011, art. 16, parágrafo; Constitución Política, arts. 300 y 321");
}

TEST(Judge, declared_documents_make_the_whole_comply_and_are_listed) {
  const auto map = drawn_country({"AB"});
  SchemeProposal asked = proposal("PAP", {"90001", "90002"});
  asked.documents = {{"solicitud", "Oficio 12", day("2024-02-01")},
                     {"autorizacion-concejo", "Acuerdo 3", day("2024-05-02"), "90001"},
                     {"autorizacion-concejo", "Acuerdo 4", day("2024-05-03"), "90002"},
                     {"ordenanza", "Ordenanza 9", day("2024-11-30")}};
  const Verdict verdict = judge(map, asked);
  EXPECT_EQ(verdict.outcome, Outcome::complies);
  EXPECT_EQ(verdict_name(verdict).es, "Cumple");
  EXPECT_EQ(rule(verdict, "ordenanza").references, std::vector<std::string>{"Ordenanza 9 (2024-11-30)"});
}

// What was once taken for a verdict of "complies": one mayor's request, one council of eleven, an ordinance of 1990.
TEST(Judge, an_ordinance_older_than_the_law_and_one_council_for_all_do_not_make_a_province) {
  const auto map = drawn_country({"ABC"});
  SchemeProposal asked = proposal("PAP", {"90001", "90002", "90003"});
  asked.documents = {{"solicitud", "Oficio 1", day("2024-02-01")},
                     {"autorizacion-concejos", "Acuerdo 3", day("2024-03-01")},
                     {"ordenanza", "Ordenanza 12 de 1990", day("1990-05-01")}};
  const Verdict verdict = judge(map, asked);
  EXPECT_EQ(verdict.outcome, Outcome::does_not_comply);
  EXPECT_NE(rule(verdict, "ordenanza").reason.es.find("la ley rige desde el 2011-06-29"), std::string::npos);
  EXPECT_NE(rule(verdict, "autorizacion-concejos").reason.es.find("Faltan 3 de 3 concejos"), std::string::npos);
  EXPECT_NE(rule(verdict, "autorizacion-concejos").reason.es.find("no dice de quién es"), std::string::npos);
}

TEST(Judge, a_document_that_no_rule_asks_gets_the_nearest_name) {
  const auto map = drawn_country({"AB"});
  SchemeProposal asked = proposal("PAP", {"90001", "90002"});
  asked.documents = {{"ordenansa", "Ordenanza 9", day("2024-11-30")},
                     {"autorizacion-concejo", "Acuerdo 5", day("2024-05-03"), "90009"}};
  const Verdict verdict = judge(map, asked);
  ASSERT_EQ(verdict.notes.size(), 2U);
  EXPECT_NE(verdict.notes[0].es.find("¿es «ordenanza»?"), std::string::npos) << verdict.notes[0].es;
  EXPECT_NE(verdict.notes[1].es.find("90009, que no es miembro"), std::string::npos) << verdict.notes[1].es;
}

TEST(Judge, members_and_issuers_are_known_by_their_names_where_one_unit_has_it) {
  SchemeMapInput input;
  input.municipalities = {{.code = "05368", .name = "Jericó", .department = "05"},
                          {.code = "05649", .name = "San Carlos", .department = "05"},
                          {.code = "23678", .name = "San Carlos", .department = "23"},
                          {.code = "11001", .name = "Bogotá, D.C.", .department = "11"}};
  input.department_names = {{"05", "Antioquia"}, {"23", "Córdoba"}, {"11", "Bogotá, D.C."}};
  const SchemeMap map(std::move(input), scheme_catalog());
  std::vector<SchemeProposal> asked = {
      proposal("PAP", {"jerico", "San Carlos/Antioquia", "San Carlos", "Antioquia", "bogota d c", "Jericho"})};
  // Of two that have the name, an act is of the one that is a member.
  asked[0].documents = {{"autorizacion-concejo", "Acuerdo 5", day("2024-05-03"), "Jericó"},
                        {"autorizacion-concejo", "Acuerdo 6", day("2024-05-03"), "San Carlos"}};
  put_codes_for_names(asked, map);
  EXPECT_EQ(asked[0].members, (std::vector<std::string>{"05368", "05649", "San Carlos", "05", "11001", "Jericho"}));
  EXPECT_EQ(asked[0].documents[0].unit, "05368");
  EXPECT_EQ(asked[0].documents[1].unit, "05649");
  const auto mistake = Judge(scheme_catalog(), map).consider(proposal("PAP", {"Jericho"}), kLawDate).mistake;
  EXPECT_EQ(mistake->remedy(), "Did you mean 'Jericó' (05368)?");
  const auto several = Judge(scheme_catalog(), map).consider(proposal("PAP", {"San Carlos"}), kLawDate).mistake;
  EXPECT_EQ(several->message(), "several units are called 'San Carlos'");
  EXPECT_NE(several->remedy().find("San Carlos (05649), San Carlos (23678)"), std::string::npos) << several->remedy();
}

TEST(Judge, an_act_of_after_the_day_judged_is_not_there_yet_and_one_without_a_date_proves_no_order) {
  const auto map = drawn_country({"AB"});
  SchemeProposal asked = proposal("PAP", {"90001", "90002"});
  asked.documents = {{"ordenanza", "Ordenanza 9", day("2025-06-02")}, {"solicitud", "Oficio", {}}};
  const Verdict verdict = judge(map, asked);
  EXPECT_EQ(rule(verdict, "ordenanza").outcome, Outcome::pending_documents);
  EXPECT_EQ(rule(verdict, "solicitud").outcome, Outcome::pending_documents);
}

TEST(Judge, the_capital_district_under_both_its_codes_is_counted_twice_and_refused) {
  const auto map = written_country({{"11001", "25754", 9000}});
  const Judge judge(scheme_catalog(), map);
  const auto mistake = judge.consider(proposal("RAP-E", {"11", "11001", "25"}), kLawDate).mistake;
  ASSERT_TRUE(mistake);
  EXPECT_EQ(mistake->message(), "'11' and '11001' are the same territory");
}

TEST(Judge, a_corner_is_no_border) {
  const auto map = drawn_country({"A.", ".B"});
  const Verdict verdict = judge(map, proposal("PAP", {"90001", "90002"}));
  const RuleVerdict& contiguous = rule(verdict, "contiguos");
  EXPECT_EQ(verdict.outcome, Outcome::does_not_comply);
  EXPECT_EQ(contiguous.members, std::vector<std::string>{"90002"});
  ASSERT_EQ(contiguous.borders.size(), 1U);
  EXPECT_EQ(contiguous.borders[0].kind, BorderKind::point);
}

TEST(Judge, not_every_pair_has_to_touch) {
  const auto map = drawn_country({"ABC"});
  EXPECT_EQ(judge(map, proposal("PAP", {"90001", "90002", "90003"})).map_outcome, Outcome::complies);
  EXPECT_EQ(judge(map, proposal("PAP", {"90001", "90003"})).map_outcome, Outcome::does_not_comply);
}

TEST(Judge, a_border_of_200_m_is_enough_but_warns) {
  const auto map = written_country({{"90001", "90002", 200}});
  const Verdict verdict = judge(map, proposal("PAP", {"90001", "90002"}));
  EXPECT_EQ(verdict.map_outcome, Outcome::complies_with_warnings);
  EXPECT_DOUBLE_EQ(rule(verdict, "contiguos").borders.front().length_m, 200);
}

TEST(Judge, a_short_border_that_nothing_hangs_on_does_not_warn) {
  const auto map = written_country({{"90001", "90002", 200}, {"90002", "90003", 5000}, {"90001", "90003", 4000}});
  const Verdict verdict = judge(map, proposal("PAP", {"90001", "90002", "90003"}));
  EXPECT_EQ(verdict.map_outcome, Outcome::complies);
  EXPECT_DOUBLE_EQ(rule(verdict, "contiguos").borders.front().length_m, 4000);
}

TEST(Judge, an_enclave_is_contiguous_to_what_surrounds_it) {
  const auto map = drawn_country({"AAA", "ABA", "AAA"});
  EXPECT_EQ(judge(map, proposal("PAP", {"90001", "90002"})).map_outcome, Outcome::complies);
}

TEST(Judge, a_member_given_twice_counts_once_and_is_told) {
  const auto map = drawn_country({"AB"});
  const Verdict verdict = judge(map, proposal("PAP", {"90001", "90001"}));
  EXPECT_EQ(verdict.members.size(), 1U);
  ASSERT_EQ(verdict.notes.size(), 1U);
  EXPECT_EQ(rule(verdict, "numero").outcome, Outcome::does_not_comply);
}

TEST(Judge, an_unknown_code_is_one_clear_error) {
  const auto map = drawn_country({"AB"});
  try {
    static_cast<void>(judge(map, proposal("PAP", {"90001", "90022"})));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::data);
    EXPECT_NE(error.message().find("'90022'"), std::string::npos);
  }
}

TEST(Judge, a_code_of_another_vintage_is_named_as_such) {
  const auto map = drawn_country({"AB"});
  try {
    static_cast<void>(judge(map, proposal("PAP", {"90001", "94663"})));
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(error.message().find("Mapiripana"), std::string::npos);
  }
}

TEST(Judge, a_department_where_municipalities_are_due_gets_a_reason) {
  const auto map = drawn_country({"AB"});
  const Verdict verdict = judge(map, proposal("PAP", {"90001", "90"}));
  const RuleVerdict& kind = rule(verdict, "clase-de-miembros");
  EXPECT_EQ(kind.outcome, Outcome::does_not_comply);
  EXPECT_EQ(kind.members, std::vector<std::string>{"90"});
}

TEST(Judge, nobody_at_all_is_too_few) {
  const auto map = drawn_country({"AB"});
  EXPECT_EQ(judge(map, proposal("PAP", {})).outcome, Outcome::does_not_comply);
}

TEST(Judge, an_unknown_legal_form_suggests_the_nearest) {
  const auto map = drawn_country({"AB"});
  EXPECT_THROW(static_cast<void>(judge(map, proposal("PAPA", {"90001"}))), Error);
}

TEST(Judge, the_law_of_the_date_is_applied) {
  const auto map = drawn_country({"AB"});
  const auto ids = [](const Verdict& verdict) {
    std::vector<std::string> result;
    for (const auto& found : verdict.rules) {
      result.push_back(found.rule->id);
    }
    return result;
  };
  const auto before = ids(judge(map, proposal("AM", {"90001", "90002"}), day("2013-04-28")));
  const auto after = ids(judge(map, proposal("AM", {"90001", "90002"}), day("2013-04-29")));
  EXPECT_NE(std::ranges::find(before, "nucleo-1994"), before.end());
  EXPECT_EQ(std::ranges::find(before, "nucleo"), before.end());
  EXPECT_NE(std::ranges::find(after, "nucleo"), after.end());
  EXPECT_THROW(static_cast<void>(judge(map, proposal("PAP", {"90001", "90002"}), day("2010-01-01"))), Error);
}

TEST(Judge, departments_border_each_other_as_their_municipalities_do) {
  const auto map = drawn_country({"ABB", "CDD"}, "CD");
  const auto north = map.find("90");
  const auto south = map.find("91");
  ASSERT_TRUE(north && south);
  // Three cells side by side: three kilometres.
  EXPECT_DOUBLE_EQ(map.graph().border(*north, *south)->length_m, 3000);
  EXPECT_EQ(judge(map, proposal("RAP", {"90", "91"})).map_outcome, Outcome::complies);
}

TEST(Judge, a_proposal_may_bring_rules_of_its_own) {
  const auto map = drawn_country({"ABC"});
  SchemeProposal asked = proposal("ASOC_MUN", {"90001", "90002"});
  SchemeRule own;
  own.id = "no-mas-de-uno";
  own.predicate = MemberCountRule{0, 1};
  asked.rules.push_back(own);
  EXPECT_EQ(judge(map, asked).map_outcome, Outcome::does_not_comply);
}

TEST(Judge, a_unit_that_the_boundaries_lack_leaves_its_rule_undetermined) {
  // No 11001 here: nothing tells whether a member touches Bogotá.
  const auto map = drawn_country({"AB"});
  const Verdict verdict = judge(map, proposal("AM", {"90001", "90002"}));
  const RuleVerdict& touches = rule(verdict, "sin-conurbacion-de-bogota");
  EXPECT_EQ(touches.outcome, Outcome::pending_documents);
  EXPECT_NE(touches.reason.es.find("11001"), std::string::npos) << touches.reason.es;
  EXPECT_EQ(verdict.map_outcome, Outcome::pending_documents);
}

TEST(Judge, a_declared_link_is_said_to_be_one_with_its_reason) {
  const auto map = testing::linked_country("90001", "90002", "Transbordador");
  const Verdict verdict = judge(map, proposal("PAP", {"90001", "90002"}));
  const RuleVerdict& contiguous = rule(verdict, "contiguos");
  EXPECT_EQ(contiguous.outcome, Outcome::complies_with_warnings);
  EXPECT_NE(contiguous.reason.es.find("enlace declarado (Transbordador)"), std::string::npos) << contiguous.reason.es;
  EXPECT_EQ(contiguous.measured.es, "1 pieza");
}

// Constitución, art. 325: the District and the department of Cundinamarca, and the municipalities that join them.
TEST(Judge, the_metropolitan_region_needs_the_district_and_the_department) {
  const auto map = written_country({{"11001", "25754", 9000}, {"25740", "25754", 9000}});
  EXPECT_EQ(judge(map, proposal("RMBC", {"25740", "25754"})).map_outcome, Outcome::does_not_comply);
  EXPECT_EQ(judge(map, proposal("RMBC", {"11001", "25754"})).map_outcome, Outcome::does_not_comply);
  EXPECT_EQ(judge(map, proposal("RMBC", {"11001", "25", "25754"})).map_outcome, Outcome::complies);
  EXPECT_EQ(judge(map, proposal("RMBC", {"11", "25"})).map_outcome, Outcome::complies);
}

/// A query answered by hand.
class Answered : public SqlRunner {
 public:
  explicit Answered(SqlAnswer answer) : answer_(std::move(answer)) {}
  SqlAnswer ask(const std::string& /*query*/, std::span<const std::string> members) override {
    asked.assign(members.begin(), members.end());
    return answer_;
  }
  std::vector<std::string> asked;

 private:
  SqlAnswer answer_;
};

SchemeProposal with_query(SchemeProposal asked) {
  SchemeRule own;
  own.id = "consulta";
  own.predicate = SqlRule{"SELECT 1"};
  asked.rules.push_back(own);
  return asked;
}

TEST(Judge, a_query_without_data_leaves_its_rule_pending) {
  const auto map = drawn_country({"AB"});
  Answered runner({std::nullopt, {}});
  const auto asked = with_query(proposal("ASOC_MUN", {"90001", "90002"}));
  const Verdict verdict = Judge(scheme_catalog(), map, &runner).judge(asked, kLawDate);
  EXPECT_EQ(rule(verdict, "consulta").outcome, Outcome::pending_documents);
  EXPECT_NE(rule(verdict, "consulta").reason.es.find("NULL"), std::string::npos);
}

TEST(Judge, a_query_that_does_not_run_is_the_mistake_of_its_rule) {
  const auto map = drawn_country({"AB"});
  Answered runner({{}, {}, usage_error("no such table: casas", {}, "Name one.")});
  const auto asked = with_query(proposal("ASOC_MUN", {"90001", "90002"}));
  const Judge judge(scheme_catalog(), map, &runner);
  const Judgement judgement = judge.consider(asked, kLawDate);
  EXPECT_FALSE(judgement.verdict);
  ASSERT_TRUE(judgement.mistake);
  EXPECT_EQ(judgement.mistake->message(), "scheme 'prueba', rule 'consulta': no such table: casas");
  EXPECT_THROW(static_cast<void>(judge.judge(asked, kLawDate)), Error);
}

TEST(Judge, what_keeps_it_from_a_verdict_is_told_without_throwing) {
  const auto map = drawn_country({"AB"});
  const Judge judge(scheme_catalog(), map);
  const auto mistake = [&](const SchemeProposal& asked, const char* date) {
    return judge.consider(asked, day(date)).mistake.value().message();
  };
  EXPECT_EQ(mistake(proposal("PAPP", {"90001"}), "2025-06-01"), "unknown legal form 'PAPP'");
  EXPECT_EQ(mistake(proposal("PAP", {"90001"}), "2010-01-01"), "the legal form 'PAP' was not law on 2010-01-01");
  EXPECT_TRUE(mistake(proposal("PAP", {"90009"}), "2025-06-01").starts_with("code '90009' is not in "));
}

TEST(Judge, a_query_sees_the_municipalities_of_the_departments_that_are_members) {
  const auto map = drawn_country({"ABC"}, "C");
  Answered runner({true, {}});
  const auto asked = with_query(proposal("RAP", {"90", "91"}));
  static_cast<void>(Judge(scheme_catalog(), map, &runner).judge(asked, kLawDate));
  EXPECT_EQ(runner.asked, (std::vector<std::string>{"90001", "90002", "91001"}));
}

/// Years named in an article: "Ley 1625 de 2013".
std::vector<std::string> years_of(const std::string& article) {
  std::vector<std::string> years;
  for (auto at = article.find(" de "); at != std::string::npos; at = article.find(" de ", at + 1)) {
    const std::string year = article.substr(at + 4, 4);
    if (std::ranges::all_of(year, [](char c) { return c >= '0' && c <= '9'; }) && year.size() == 4) {
      years.push_back(year);
    }
  }
  return years;
}

TEST(Judge, no_rule_cites_a_law_that_is_younger_than_itself) {
  for (const LegalForm& form : scheme_catalog().legal_forms) {
    for (const SchemeRule& one : form.rules) {
      const auto from = one.in_force.from ? one.in_force.from : form.in_force.from;
      ASSERT_TRUE(from) << form.id << " " << one.id;
      for (const std::string& year : years_of(one.article)) {
        EXPECT_LE(std::stoi(year), from->year()) << form.id << " " << one.id << ": " << one.article;
      }
    }
  }
}

}  // namespace
}  // namespace comarca
