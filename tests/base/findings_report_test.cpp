// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/findings_report.hpp"

#include <gtest/gtest.h>

namespace comarca {
namespace {

Finding finding(Severity severity, const std::string& unit, const std::string& where) {
  return {.code = "codigo-raro",
          .severity = severity,
          .layer = "capa",
          .unit = unit,
          .where = where,
          .what = {"El código es raro.", "The code is odd."},
          .remedy = {"Corríjalo.", "Mend it."}};
}

Findings two_alike_and_an_error() {
  Findings findings;
  findings.add(finding(Severity::warning, "", "/casa/de/otro/capa.csv:7"));
  findings.add(finding(Severity::warning, "", "/casa/de/otro/capa.csv:7"));
  findings.add(finding(Severity::error, "05001", ""));
  return findings;
}

TEST(FindingsReport, a_person_reads_the_worst_first_and_what_is_alike_once) {
  EXPECT_EQ(findings_text(two_alike_and_an_error(), Language::spanish, 10),
            "error: El código es raro. [codigo-raro 05001] (capa)\n"
            "advertencia: El código es raro. [codigo-raro] (capa.csv:7) (2 veces)\n"
            "hallazgos: 1 error, 2 advertencias, 0 de información\n");
}

TEST(FindingsReport, past_the_most_they_are_counted) {
  EXPECT_EQ(findings_text(two_alike_and_an_error(), Language::english, 1),
            "error: The code is odd. [codigo-raro 05001] (capa)\n"
            "… and 2 findings more\n"
            "findings: 1 error, 2 warnings, 0 for information\n");
}

TEST(FindingsReport, none_are_none) {
  EXPECT_EQ(findings_text({}, Language::english, 10), "findings: 0 errors, 0 warnings, 0 for information\n");
  EXPECT_EQ(findings_json({}, Language::english), "[]");
}

TEST(FindingsReport, a_program_reads_all_of_each_in_the_language_asked) {
  Findings one;
  one.add(finding(Severity::info, "05001", "capa.csv:7"));
  EXPECT_EQ(findings_json(one, Language::spanish),
            R"([{"severity":"info","code":"codigo-raro","layer":"capa","unit":"05001","where":"capa.csv:7",)"
            R"("what":"El código es raro.","remedy":"Corríjalo."}])");
}

}  // namespace
}  // namespace comarca
