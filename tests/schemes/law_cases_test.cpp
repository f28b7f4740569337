// SPDX-License-Identifier: Apache-2.0
// Worked cases of the law, each with its article: thresholds by the day of the vote, the nucleus, terms, acts and their
// order, districts, categories, members by day. The figures of votes and people are invented; the days are those of the
// acts.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "comarca/schemes/acts.hpp"
#include "comarca/schemes/category.hpp"
#include "comarca/schemes/judge.hpp"
#include "schemes/support/drawn_country.hpp"

namespace comarca {
namespace {

using testing::day;
using testing::proposal;
using testing::scheme_catalog;
using testing::written_country;
using Codes = std::vector<std::string>;

SchemeMap lone(const Codes& codes) {
  return written_country({}, codes);
}

Verdict judged(const SchemeMap& map, const SchemeProposal& asked, const char* date) {
  return Judge(scheme_catalog(), map).judge(asked, day(date));
}

const RuleVerdict* rule(const Verdict& verdict, const std::string& id) {
  const auto found = std::ranges::find_if(verdict.rules, [&](const RuleVerdict& one) { return one.rule->id == id; });
  return found == verdict.rules.end() ? nullptr : &*found;
}

DeclaredDocument act(const char* document, const char* date, const char* unit = "") {
  return {.document = document, .reference = "Acto", .date = day(date), .unit = unit};
}

/// What the consultation rule of the day says of one vote.
RuleVerdict vote_on(const char* procedure, const Vote& vote) {
  const SchemeMap map = lone({"90001", "90002"});
  SchemeProposal asked = proposal("AM", {"90001", "90002"});
  asked.procedure = procedure;
  asked.parties = {"90001"};
  asked.votes = {vote};
  const Verdict verdict = judged(map, asked, vote.date->iso().c_str());
  for (const char* id : {"consulta-popular", "consulta-popular-1994", "anexion", "anexion-1994"}) {
    if (const RuleVerdict* found = rule(verdict, id)) {
      return *found;
    }
  }
  return {};
}

struct VoteCase {
  const char* procedure;
  Vote vote;
  std::int64_t least;
  bool passes;
  const char* article;
};

TEST(LawOfVotes, the_turnout_asked_is_that_of_the_day_of_the_vote) {
  const VoteCase cases[] = {
      {"creacion", {"90001", 100000, 20000, 4999, 24999, day("2015-10-25")}, 25000, false, "texto original"},
      {"creacion", {"90001", 40000, 9000, 3000, 12000, day("2015-10-25")}, 10000, true, "texto original"},
      {"creacion", {"90001", 99999, 13000, 12000, 25000, day("2018-05-27")}, 25000, true, "texto original"},
      {"creacion", {"90001", 100000, 2501, 2499, 5000, day("2020-02-02")}, 5000, true, "Ley 1993 de 2019"},
      {"ingreso", {"90001", 100000, 3300, 2700, 6000, day("2014-10-26")}, 5000, true, "parágrafo 3"},
      {"ingreso", {"90001", 100000, 24000, 999, 24999, day("2005-10-30")}, 25000, false, "Ley 128 de 1994"},
      {"creacion", {"90001", 100000, 300, 200, 500, day("1998-10-25")}, 0, true, "Ley 128 de 1994"},
      // The last day of the old law and the first of the new.
      {"creacion", {"90001", 100000, 3000, 2000, 5000, day("2019-08-13")}, 25000, false, "texto original"},
      {"creacion", {"90001", 100000, 3000, 2000, 5000, day("2019-08-14")}, 5000, true, "Ley 1993 de 2019"},
  };
  for (const VoteCase& one : cases) {
    const RuleVerdict verdict = vote_on(one.procedure, one.vote);
    ASSERT_NE(verdict.rule, nullptr) << one.vote.date->iso();
    EXPECT_EQ(verdict.outcome == Outcome::complies, one.passes) << one.vote.date->iso() << verdict.reason.es;
    EXPECT_NE(verdict.article.find(one.article), std::string::npos) << one.vote.date->iso() << verdict.article;
    ASSERT_EQ(verdict.references.size(), 1U);
    EXPECT_NE(verdict.references[0].find("mínimo " + std::to_string(one.least) + ":"), std::string::npos)
        << verdict.references[0];
  }
}

TEST(LawOfVotes, an_annexation_asks_an_absolute_majority) {
  // 3,000 of 6,000 are no majority of those who voted, though they are more than the 2,700 against.
  EXPECT_EQ(vote_on("ingreso", {"90001", 100000, 3000, 2700, 6000, day("2014-10-26")}).outcome,
            Outcome::does_not_comply);
  EXPECT_EQ(vote_on("creacion", {"90001", 100000, 3000, 2700, 6000, day("2020-10-26")}).outcome, Outcome::complies);
}

struct NucleusCase {
  Codes members;
  std::vector<double> population;
  Codes category;
  const char* date;
  const char* nucleus;
};

TEST(LawOfNuclei, the_capital_comes_first_under_both_laws) {
  const NucleusCase cases[] = {
      {{"68001", "68276", "68307"}, {1, 3, 2}, {"", "", ""}, "2000-06-01", "68001"},
      {{"76147", "76834"}, {120000, 190000}, {"", ""}, "2009-06-01", "76834"},
      {{"17001", "66001"}, {1, 1}, {"2", "1"}, "2016-06-01", "66001"},
  };
  for (const NucleusCase& one : cases) {
    SchemeMapInput input;
    for (std::size_t i = 0; i < one.members.size(); ++i) {
      input.municipalities.push_back({.code = one.members[i],
                                      .name = one.members[i],
                                      .department = one.members[i].substr(0, 2),
                                      .population = one.population[i],
                                      .category = one.category[i]});
    }
    const SchemeMap map(std::move(input), scheme_catalog());
    EXPECT_EQ(judged(map, proposal("AM", one.members), one.date).nucleus, one.nucleus) << one.date;
  }
}

/// The rule of a form by its id.
const SchemeRule& rule_of(const char* form, const char* id) {
  const auto& rules = scheme_catalog().legal_form(form).rules;
  const auto found = std::ranges::find(rules, id, &SchemeRule::id);
  EXPECT_NE(found, rules.end()) << id;
  return *found;
}

/// Signatures that a share of the rolls is, as the verdict says it.
std::string signatures(const char* form, const char* id, std::int64_t a, std::int64_t b) {
  SchemeMapInput input;
  input.municipalities = {{.code = "90001", .department = "90", .roll = a},
                          {.code = "90002", .department = "90", .roll = b}};
  const SchemeMap map(std::move(input), scheme_catalog());
  return rule(judged(map, proposal(form, {"90001", "90002"}), "2022-01-01"), id)->required.es;
}

TEST(LawOfSignatures, a_share_of_the_added_rolls_is_rounded_up) {
  EXPECT_NE(signatures("AM", "iniciativa", 1000, 2001).find("5 % del censo son 151 firmas"), std::string::npos);
  EXPECT_NE(signatures("PAP", "solicitud", 4000, 5005).find("10 % del censo son 901 firmas"), std::string::npos);
}

TEST(LawOfTerms, the_vote_falls_three_to_five_months_after_its_call) {
  const auto& terms = std::get<ConsultationRule>(rule_of("AM", "consulta-popular").predicate).terms;
  ASSERT_EQ(terms.size(), 1U);
  const Window window = window_of(terms[0], day("2024-02-10"), scheme_catalog().holidays);
  EXPECT_EQ(window.from->iso(), "2024-05-10");
  EXPECT_EQ(window.until->iso(), "2024-07-10");
}

TEST(LawOfTerms, the_notarial_record_is_due_in_thirty_days_and_late_it_warns) {
  const SchemeMap map = lone({"90001", "90002"});
  SchemeProposal asked = proposal("AM", {"90001", "90002"});
  asked.votes = {{"90001", 1000, 500, 1, {}, day("2024-03-01")}, {"90002", 1000, 500, 1, {}, day("2024-03-01")}};
  const auto record = [&](const char* date) {
    asked.documents = {act("protocolizacion", date)};
    return rule(judged(map, asked, "2024-12-01"), "protocolizacion")->outcome;
  };
  EXPECT_EQ(record("2024-03-31"), Outcome::complies);
  EXPECT_EQ(record("2024-04-01"), Outcome::complies_with_warnings);
  EXPECT_EQ(record("2024-02-28"), Outcome::does_not_comply);  // before there was anything to record
  asked.documents.clear();
  const Verdict verdict = judged(map, asked, "2024-03-05");
  const RuleVerdict* due = rule(verdict, "protocolizacion");
  ASSERT_EQ(due->deadlines.size(), 1U);
  EXPECT_EQ(due->deadlines[0].until->iso(), "2024-03-31");
  EXPECT_EQ(due->deadlines[0].computation.es, "30 días calendario desde «consulta» (2024-03-01)");
}

TEST(LawOfTerms, the_definitive_plan_is_due_twelve_months_after_the_certificate) {
  const auto& terms = std::get<DocumentRule>(rule_of("ASOC_MUN", "plan-definitivo").predicate).terms;
  EXPECT_EQ(window_of(terms.at(0), day("2023-08-13"), scheme_catalog().holidays).until->iso(), "2024-08-13");
}

TEST(LawOfActs, the_committees_have_to_be_sent_the_project_first_and_their_opinion_does_not_bind) {
  const SchemeMap map = lone({"90001", "90002"});
  SchemeProposal asked = proposal("AM", {"90001", "90002"});
  asked.documents = {act("remision-comisiones", "2023-01-10"), act("concepto-comisiones desfavorable", "2023-02-05"),
                     act("radicacion-registraduria", "2023-02-20")};
  EXPECT_EQ(rule(judged(map, asked, "2023-05-01"), "remision-comisiones")->outcome, Outcome::complies);
  EXPECT_TRUE(judged(map, asked, "2023-05-01").notes.empty());
  asked.documents = {act("radicacion-registraduria", "2023-01-05"), act("remision-comisiones", "2023-01-10")};
  EXPECT_EQ(rule(judged(map, asked, "2023-05-01"), "remision-comisiones")->outcome, Outcome::does_not_comply);
}

TEST(LawOfActs, an_area_older_than_its_law_complies_without_a_consultation) {
  const SchemeMap map = written_country({{"08001", "08758", 9000}, {"08573", "08758", 9000}, {"08433", "08758", 9000}});
  SchemeProposal asked = proposal("AM", {"08001", "08573", "08758", "08433"});
  asked.state = "existente";
  asked.documents = {{.document = kFoundingAct, .reference = "Ordenanza 28 de 1981", .date = day("1981-12-10")}};
  const Verdict verdict = judged(map, asked, "2000-01-01");
  EXPECT_EQ(verdict.outcome, Outcome::complies);
  ASSERT_TRUE(verdict.existence);
  EXPECT_TRUE(verdict.existence->before_the_law);
  EXPECT_NE(verdict.existence->article.find("parágrafo 3"), std::string::npos);
  EXPECT_EQ(rule(verdict, "consulta-popular-1994"), nullptr);
  ASSERT_EQ(verdict.notes.size(), 1U);
  EXPECT_NE(verdict.notes[0].es.find("antes de la Ley 128"), std::string::npos) << verdict.notes[0].es;
  // The same act does not serve a proposal, nor a form whose law lets nothing older stay.
  asked.state = "propuesta";
  EXPECT_EQ(judged(map, asked, "2000-01-01").outcome, Outcome::pending_documents);
}

TEST(LawOfActs, the_law_of_territorial_order_is_in_force_from_its_publication) {
  const LegalForm& form = scheme_catalog().legal_form("ASOC_DPTO");
  EXPECT_FALSE(form.in_force.on(day("2011-06-28")));
  EXPECT_TRUE(form.in_force.on(day("2011-06-29")));
}

TEST(LawOfActs, each_council_authorises_and_the_missing_one_is_named) {
  const SchemeMap map = lone({"68132", "68169", "68444"});
  SchemeProposal asked = proposal("PAP", {"68132", "68169", "68444"});
  asked.documents = {act("solicitud", "2019-03-01"), act("autorizacion-concejo", "2019-04-10", "68132"),
                     act("autorizacion-concejo", "2019-04-12", "68444"), act("ordenanza", "2019-06-01")};
  const Verdict verdict = judged(map, asked, "2019-12-01");
  const RuleVerdict* councils = rule(verdict, "autorizacion-concejos");
  EXPECT_EQ(councils->outcome, Outcome::pending_documents);
  EXPECT_EQ(councils->members, Codes{"68169"});
  EXPECT_NE(councils->reason.es.find("Faltan 1 de 3 concejos: 68169"), std::string::npos) << councils->reason.es;
}

TEST(LawOfActs, an_authorisation_after_the_ordinance_that_it_allows_is_refused) {
  const SchemeMap map = lone({"68132", "68444"});
  SchemeProposal asked = proposal("PAP", {"68132", "68444"});
  asked.documents = {act("solicitud", "2019-03-01"), act("autorizacion-concejo", "2019-04-10", "68132"),
                     act("autorizacion-concejo", "2019-07-12", "68444"), act("ordenanza", "2019-06-01")};
  const Verdict verdict = judged(map, asked, "2019-12-01");
  const RuleVerdict* councils = rule(verdict, "autorizacion-concejos");
  EXPECT_EQ(councils->outcome, Outcome::does_not_comply);
  EXPECT_EQ(councils->members, Codes{"68444"});
  EXPECT_NE(councils->reason.es.find("hay que hacer «ordenanza» de nuevo"), std::string::npos) << councils->reason.es;
}

TEST(LawOfActs, an_ordinance_done_again_after_the_last_authorisation_puts_it_right) {
  const SchemeMap map = lone({"68132", "68444"});
  SchemeProposal asked = proposal("PAP", {"68132", "68444"});
  asked.documents = {act("solicitud", "2019-03-01"), act("autorizacion-concejo", "2019-04-10", "68132"),
                     act("ordenanza", "2019-06-01"), act("autorizacion-concejo", "2019-07-12", "68444"),
                     act("ordenanza", "2019-08-01")};
  const Verdict verdict = judged(map, asked, "2019-12-01");
  EXPECT_EQ(rule(verdict, "autorizacion-concejos")->outcome, Outcome::complies);
  EXPECT_EQ(rule(verdict, "ordenanza")->outcome, Outcome::complies);
}

std::set<std::string> acts(const char* form, const Codes& members, const char* date, const char* procedure = "") {
  const SchemeMap map = lone(members);
  SchemeProposal asked = proposal(form, members);
  asked.procedure = procedure;
  std::set<std::string> names;
  for (const ActAsked& one : acts_asked(scheme_catalog().legal_form(form), asked, {map, scheme_catalog(), day(date)})) {
    names.insert(one.unit.empty() ? one.document : one.document + " " + one.unit);
  }
  return names;
}

TEST(LawOfActs, what_is_asked_of_an_association_is_what_the_law_of_the_day_asks) {
  using Acts = std::set<std::string>;
  EXPECT_EQ(acts("ASOC_MUN", {"76147", "76834"}, "1996-01-01"),
            (Acts{"autorizacion-concejo 76147", "autorizacion-concejo 76834", "convenio-alcaldes", "estatutos",
                  "publicacion"}));
  EXPECT_EQ(acts("ASOC_MUN", {"76147", "76834"}, "2022-01-01"),
            (Acts{"autorizacion-concejo 76147", "autorizacion-concejo 76834", "convenio-alcaldes", "estatutos",
                  "publicacion", "plan-estrategico"}));
  EXPECT_NE(rule_of("ASOC_MUN", "estatutos").says.es.find("notaría del miembro de mayor categoría"), std::string::npos);
  EXPECT_EQ(acts("ASOC_MUN", {"76147"}, "2023-01-01", "retiro"),
            (Acts{"autorizacion-concejo 76147", "otrosi", "certificado-al-dia", "estatutos-ajustados", "plan-ajustado",
                  "aviso-reat"}));
  EXPECT_EQ(acts("PROV_ET", {"68132", "68444"}, "2024-01-01"),
            (Acts{"iniciativa", "ordenanza", "ley-entidad-territorial"}));
}

TEST(LawOfActs, a_region_becomes_a_territorial_entity_after_five_years_and_not_before_2022) {
  const SchemeMap map = lone({"90001", "91001"});
  SchemeProposal asked = proposal("RET", {"90", "91"});
  const auto on = [&](const char* agreed, const char* date) {
    asked.documents = {act("constitucion-rap", agreed)};
    return rule(judged(map, asked, date), "constitucion-rap")->outcome;
  };
  EXPECT_EQ(on("2014-09-25", "2021-12-31"), Outcome::does_not_comply);
  EXPECT_EQ(on("2014-09-25", "2022-01-01"), Outcome::complies);
  EXPECT_EQ(on("2019-12-04", "2024-12-03"), Outcome::does_not_comply);
  EXPECT_EQ(on("2019-12-04", "2024-12-04"), Outcome::complies);
}

TEST(LawOfMembers, the_metropolitan_region_is_of_bogota_and_cundinamarca_only) {
  const SchemeMap map = lone({"11001", "25754", "15001"});
  const Verdict verdict = judged(map, proposal("RMBC", {"11", "25", "15001"}), "2025-01-01");
  EXPECT_EQ(verdict.outcome, Outcome::does_not_comply);
  EXPECT_EQ(rule(verdict, "bogota-y-cundinamarca")->members, Codes{"15001"});
}

TEST(LawOfMembers, the_metropolitan_region_works_from_the_later_of_its_two_acts) {
  SchemeProposal asked = proposal("RMBC", {"11", "25"});
  asked.documents = {act("ordenanza-cundinamarca", "2022-07-08")};
  EXPECT_FALSE(founding_of(scheme_catalog().legal_form("RMBC"), asked));
  asked.documents.push_back(act("acuerdo-bogota", "2022-11-18"));
  EXPECT_EQ(founding_of(scheme_catalog().legal_form("RMBC"), asked)->day.iso(), "2022-11-18");
}

TEST(LawOfMembers, a_district_is_one_from_the_day_of_its_act) {
  const auto is_district = [](const char* code, const char* date) {
    const UnitKind* kind = scheme_catalog().units.kind_on(code, day(date));
    return kind != nullptr && kind->kind == "distrito";
  };
  const std::tuple<const char*, const char*, const char*> cases[] = {{"68081", "2019-07-10", "2019-07-11"},
                                                                     {"13468", "2017-12-26", "2017-12-27"},
                                                                     {"44001", "2015-07-23", "2015-07-24"},
                                                                     {"05837", "2018-01-23", "2018-01-24"},
                                                                     {"08001", "1993-08-16", "1993-08-17"}};
  for (const auto& [code, before, since] : cases) {
    EXPECT_FALSE(is_district(code, before)) << code;
    EXPECT_TRUE(is_district(code, since)) << code;
  }
  EXPECT_FALSE(is_district("19001", "2012-01-01"));
  EXPECT_FALSE(is_district("19001", "2024-01-01"));
  // The verdict follows: two districts of today were none in 2010.
  const SchemeMap map = lone({"68081", "76109"});
  EXPECT_EQ(rule(judged(map, proposal("ASOC_DIST", {"68081", "76109"}), "2018-01-01"), "clase-de-miembros")->members,
            Codes{"68081"});
}

TEST(LawOfMembers, the_income_moves_a_category_as_the_law_of_the_day_lets_it) {
  const CategoryTable& table = scheme_catalog().categories;
  EXPECT_EQ(category_of(table, {8000, 28000}, day("2008-11-01")), "4");
  EXPECT_EQ(category_of(table, {8000, 28000}, day("2014-11-01")), "5");
  EXPECT_EQ(category_of(table, {60000, 20000}, day("2014-11-01")), "5");
  EXPECT_EQ(category_of(table, {60000, 20000}, day("2008-11-01")), "5");
}

TEST(LawOfMembers, two_schemes_with_the_same_purpose_are_refused) {
  SchemeCatalog catalog = scheme_catalog();
  SchemeProposal other = proposal("PAP", {"76147", "76834"});
  other.id = "otra";
  other.name = "Otra";
  other.state = "existente";
  other.purpose = {"Residuos sólidos"};
  catalog.registry = {other};
  const SchemeMap map(written_country({}, {"76147", "76020", "76834"}));
  SchemeProposal asked = proposal("ASOC_MUN", {"76147", "76020"});
  asked.purpose = {"residuos solidos"};
  const auto on = [&](const char* date) { return Judge(catalog, map).judge(asked, day(date)); };
  const Verdict verdict = on("2023-01-01");
  EXPECT_EQ(rule(verdict, "un-solo-esquema-por-proposito")->outcome, Outcome::does_not_comply);
  EXPECT_EQ(rule(verdict, "un-solo-esquema-por-proposito")->members, Codes{"76147"});
  EXPECT_EQ(rule(on("2021-08-31"), "un-solo-esquema-por-proposito"), nullptr);
  // A scheme does not stand in its own way: the same form and members are the same scheme.
  SchemeProposal same = proposal("PAP", {"76147", "76834"});
  same.purpose = other.purpose;
  const Verdict itself = Judge(catalog, map).judge(same, day("2023-01-01"));
  EXPECT_EQ(rule(itself, "un-solo-esquema-por-proposito")->outcome, Outcome::complies);
  asked.purpose = {"vías"};
  EXPECT_EQ(rule(on("2023-01-01"), "un-solo-esquema-por-proposito")->outcome, Outcome::complies);
}

TEST(LawOfMembers, who_was_a_member_depends_on_the_day) {
  const auto has = [](const char* scheme, const char* code, const char* date) {
    const auto& registry = scheme_catalog().registry;
    const auto found = std::ranges::find(registry, scheme, &SchemeProposal::id);
    const auto members = found->members_on(day(date));
    return std::ranges::find(members, code) != members.end();
  };
  EXPECT_FALSE(has("am-valle-de-aburra", "05266", "2015-01-01"));
  EXPECT_TRUE(has("am-valle-de-aburra", "05266", "2017-01-01"));
  EXPECT_TRUE(has("am-valle-de-aburra", "05001", "2015-01-01"));
  EXPECT_FALSE(has("rap-caribe", "88", "2023-02-01"));
}

}  // namespace
}  // namespace comarca
