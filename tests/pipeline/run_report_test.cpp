// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/run_report.hpp"

#include <gtest/gtest.h>

namespace comarca {
namespace {

Summarised valley(Language language) {
  return {"Valle", language};
}

const RunSummary kSummary = {
    .municipalities = 12, .subregions = 1, .departments = 1, .borders = 21, .point_contacts = 2, .area_km2 = 345.67};

TEST(RunReport, counts_agree_with_their_words_in_both_languages) {
  EXPECT_EQ(summary_text(kSummary, valley(Language::spanish), "valle.gpkg"),
            "Valle: 12 municipios, 1 subregión, 1 departamento, 345.7 km²; 21 fronteras y 2 contactos en un punto\n"
            "producto: valle.gpkg");
  EXPECT_EQ(summary_text(kSummary, valley(Language::english), "valle.gpkg"),
            "Valle: 12 municipalities, 1 subregion, 1 department, 345.7 km2; 21 borders and 2 contacts at a point\n"
            "product: valle.gpkg");
}

TEST(RunReport, what_writes_no_product_names_none) {
  EXPECT_EQ(summary_json(kSummary, valley(Language::spanish), "").find("product"), std::string::npos);
  EXPECT_NE(summary_json(kSummary, valley(Language::spanish), "valle.gpkg").find(R"("product": "valle.gpkg")"),
            std::string::npos);
}

TEST(RunReport, a_program_reads_the_findings_and_their_counts) {
  RunSummary summary = kSummary;
  summary.findings.add({.code = "roto", .severity = Severity::error, .what = {"Está roto.", "It is broken."}});
  const std::string json = summary_json(summary, valley(Language::english), "");
  EXPECT_NE(json.find(R"("errors": 1,)"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("what": "It is broken.")"), std::string::npos) << json;
}

}  // namespace
}  // namespace comarca
