// SPDX-License-Identifier: Apache-2.0
#include "comarca/survey/explain_report.hpp"

#include <gtest/gtest.h>

namespace comarca {
namespace {

const Explanation kOne = {"nbi", {"Necesidades", "Needs"}, {"Fuente: DANE\n", "Source: DANE\n"}};
const Explanation kOther = {"un-nombre-mas-largo-que-la-columna", {"Largo", "Long"}, {}};

TEST(ExplainReport, the_heading_is_name_and_title_in_the_language_asked_for) {
  EXPECT_EQ(explanation_text(kOne, Language::spanish), "nbi: Necesidades\nFuente: DANE\n");
  EXPECT_EQ(explanation_text(kOne, Language::english), "nbi: Needs\nSource: DANE\n");
}

TEST(ExplainReport, names_stand_above_each_other_and_titles_too) {
  EXPECT_EQ(explainable_text({kOne, kOther}, Language::english),
            "nbi                      Needs\nun-nombre-mas-largo-que-la-columna Long\n");
  EXPECT_EQ(explainable_text({}, Language::spanish), "");
}

}  // namespace
}  // namespace comarca
