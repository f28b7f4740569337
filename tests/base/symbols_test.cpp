// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/symbols.hpp"

#include <gtest/gtest.h>

namespace comarca {
namespace {

TEST(Symbols, a_text_has_one_number_and_a_number_one_text) {
  Symbols symbols;
  EXPECT_EQ(symbols.id_of("76001"), 0U);
  EXPECT_EQ(symbols.id_of(""), 1U);
  EXPECT_EQ(symbols.id_of("76001"), 0U);
  EXPECT_EQ(symbols.text(1), "");
  EXPECT_EQ(symbols.find("05001"), std::nullopt);
  EXPECT_EQ(symbols.size(), 2U);
}

TEST(Symbols, an_empty_table_knows_no_text) {
  EXPECT_EQ(Symbols().find("76001"), std::nullopt);
}

TEST(Symbols, texts_stay_in_place_while_the_table_grows_and_a_copy_stands_alone) {
  Symbols symbols;
  const std::string* const first = &symbols.text(symbols.id_of("un texto que no cabe en la cadena misma"));
  for (int i = 0; i < 5000; ++i) {
    (void)symbols.id_of(std::to_string(i));
  }
  EXPECT_EQ(first, &symbols.text(0));
  const Symbols copy = symbols;
  (void)symbols.id_of("uno más");
  EXPECT_EQ(copy.size(), 5001U);
  EXPECT_EQ(copy.find("4999"), 5000U);
}

TEST(Symbols, order_is_that_of_the_texts) {
  Symbols symbols;
  for (const char* text : {"b", "c", "a"}) {
    (void)symbols.id_of(text);
  }
  EXPECT_EQ(symbols.in_order(), (std::vector<Symbols::Id>{2, 0, 1}));
}

}  // namespace
}  // namespace comarca
