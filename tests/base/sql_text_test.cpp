// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/sql_text.hpp"

#include <string>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

using std::string_literals::operator""s;

TEST(SqlText, names_are_quoted_whatever_they_are) {
  EXPECT_EQ(sql_identifier("codigo"), "\"codigo\"");
  EXPECT_EQ(sql_identifier("select"), "\"select\"");
  EXPECT_EQ(sql_identifier("Año 2018.a"), "\"Año 2018.a\"");
  EXPECT_EQ(sql_identifier("a\"; DROP TABLE b; --"), "\"a\"\"; DROP TABLE b; --\"");
  EXPECT_EQ(sql_identifier("'"), "\"'\"");
}

TEST(SqlText, texts_double_their_quotes_and_nothing_else) {
  EXPECT_EQ(sql_text(""), "''");
  EXPECT_EQ(sql_text("Puerto d'Oro"), "'Puerto d''Oro'");
  EXPECT_EQ(sql_text("a\\'"), "'a\\'''");
  EXPECT_EQ(sql_text("\"x\""), "'\"x\"'");
}

TEST(SqlText, what_no_engine_can_hold_is_refused) {
  EXPECT_THROW(static_cast<void>(sql_identifier("a\0b"s)), Error);
  EXPECT_THROW(static_cast<void>(sql_identifier("")), Error);
  EXPECT_THROW(static_cast<void>(sql_text("a\0b"s)), Error);
}

}  // namespace
}  // namespace comarca
