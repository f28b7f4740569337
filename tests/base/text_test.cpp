// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/text.hpp"

#include <gtest/gtest.h>

namespace comarca {
namespace {

TEST(Text, folding_ignores_case_accents_and_punctuation) {
  EXPECT_EQ(folded("  Bogotá, D.C. "), "bogota d c");
  EXPECT_EQ(folded("PEÑOL"), "penol");
  EXPECT_EQ(folded("n\xCC\x83"), "n");
}

TEST(Text, latin1_bytes_become_utf8) {
  EXPECT_EQ(latin1_to_utf8("Nari\xF1o"), "Nariño");
  EXPECT_FALSE(is_utf8("Nari\xF1o"));
  EXPECT_TRUE(is_utf8("Nariño €"));
}

TEST(Text, trimming_takes_no_break_space_and_byte_order_mark) {
  EXPECT_EQ(trim("\xEF\xBB\xBF a b\xC2\xA0\r\n"), "a b");
}

TEST(Text, a_misspelt_name_gets_the_nearest_and_a_strange_one_gets_the_list) {
  EXPECT_EQ(suggestion("cuarto", {"hogar", "cuartos"}), "Did you mean 'cuartos'?");
  EXPECT_EQ(suggestion("zzzzz", {"hogar", "cuartos"}), "Known: hogar, cuartos.");
  std::vector<std::string> codes;
  for (int i = 0; i < 1000; ++i) {
    codes.push_back(std::to_string(10000 + i));
  }
  EXPECT_EQ(suggestion("99999", codes).substr(0, 28), "The nearest of 1000: 10999, ");
}

}  // namespace
}  // namespace comarca
