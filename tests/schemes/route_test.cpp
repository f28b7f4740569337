// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/route.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "schemes/support/drawn_country.hpp"

namespace comarca {
namespace {

using testing::day;
using testing::drawn_country;
using testing::proposal;
using testing::scheme_catalog;

/// An area whose consultation has been called on 10 February 2024.
Verdict called(const SchemeMap& map, const char* date) {
  SchemeProposal asked = proposal("AM", {"90001", "90002"});
  for (const char* document : {"iniciativa", "proyecto", "remision-comisiones", "radicacion-registraduria",
                               "verificacion-registraduria", "convocatoria-registraduria"}) {
    asked.documents.push_back({.document = document, .reference = "Acto", .date = day("2024-02-10")});
  }
  return Judge(scheme_catalog(), map).judge(asked, day(date));
}

/// The same, judged some days later.
struct Called {
  SchemeMap map = drawn_country({"AB"});
  Verdict verdict = called(map, "2024-03-01");
};

const RouteStep& step(const std::vector<RouteStep>& steps, const std::string& rule) {
  return *std::ranges::find_if(steps, [&](const RouteStep& one) { return one.verdict->rule->id == rule; });
}

TEST(Route, says_what_is_done_what_is_next_and_what_waits) {
  const Called area;
  const auto steps = route_of(area.verdict);
  EXPECT_EQ(step(steps, "convocatoria").state, StepState::done);
  EXPECT_EQ(step(steps, "consulta-popular").state, StepState::next);
  EXPECT_EQ(step(steps, "protocolizacion").state, StepState::waits);
  EXPECT_EQ(step(steps, "aportes").state, StepState::after);
  EXPECT_EQ(step(steps, "consulta-popular").from->iso(), "2024-05-10");
  EXPECT_EQ(step(steps, "consulta-popular").until->iso(), "2024-07-10");
}

TEST(Route, names_who_takes_each_step_and_how_its_term_was_reached) {
  const Called area;
  const std::string text = route_text({area.map, area.verdict}, Language::spanish);
  EXPECT_NE(text.find("[sigue] Consulta popular"), std::string::npos) << text;
  EXPECT_NE(text.find("a cargo de: ciudadanos de cada municipio"), std::string::npos) << text;
  EXPECT_NE(text.find("desde el 2024-05-10 hasta el 2024-07-10 (3–5 meses desde «convocatoria-registraduria» "
                      "(2024-02-10))"),
            std::string::npos)
      << text;
  EXPECT_NE(route_json({area.map, area.verdict}, Language::spanish).find("\"until\": \"2024-07-10\""),
            std::string::npos);
}

TEST(Route, the_calendar_has_the_open_terms_in_lines_that_calendars_read) {
  const Called area;
  const std::string calendar = route_calendar({area.map, area.verdict}, Language::spanish);
  EXPECT_TRUE(calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  EXPECT_TRUE(calendar.ends_with("END:VCALENDAR\r\n"));
  EXPECT_NE(calendar.find("DTSTART;VALUE=DATE:20240710\r\n"), std::string::npos) << calendar;
  EXPECT_NE(calendar.find("DTSTAMP:20240301T000000Z\r\n"), std::string::npos) << calendar;
  std::size_t begin = 0;
  for (auto end = calendar.find("\r\n"); end != std::string::npos; end = calendar.find("\r\n", begin)) {
    EXPECT_LE(end - begin, 75U) << calendar.substr(begin, end - begin);
    begin = end + 2;
  }
  EXPECT_EQ(begin, calendar.size());
}

TEST(Route, a_step_that_the_law_refuses_is_to_be_taken_again) {
  const auto map = drawn_country({"AB"});
  SchemeProposal asked = proposal("PAP", {"90001", "90002"});
  asked.documents = {{"ordenanza", "Ordenanza 12 de 1990", day("1990-05-01")}};
  const Verdict verdict = Judge(scheme_catalog(), map).judge(asked, day("2024-01-01"));
  const auto steps = route_of(verdict);
  EXPECT_EQ(step(steps, "ordenanza").state, StepState::again);
  EXPECT_EQ(step(steps, "solicitud").state, StepState::next);
}

}  // namespace
}  // namespace comarca
