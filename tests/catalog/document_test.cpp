// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/document.hpp"

#include <gtest/gtest.h>

namespace comarca {
namespace {

std::string message_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(Document, an_unknown_key_is_shown_with_its_place_and_the_nearest_name) {
  const auto document = Document::from_text("nombre = 'Valle'\n\n[salida]\n  formto = 'gpkg'\n", "project.toml");
  const Table output = document.root().required("salida").table();
  (void)output.text_or("formato", "gpkg");
  EXPECT_EQ(message_of([&] { output.finish(); }),
            "project.toml:4:3: unknown key 'formto' in 'salida'\n  Did you mean 'formato'?");
}

TEST(Document, a_wrong_type_says_what_was_expected) {
  const auto document = Document::from_text("tolerancia = 'mucha'\n", "p.toml");
  EXPECT_EQ(message_of([&] { (void)document.root().required("tolerancia").number(); }),
            "p.toml:1:14: 'tolerancia' is a text, expected a number");
}

TEST(Document, a_date_is_written_as_a_date_or_as_its_text) {
  const auto document = Document::from_text("a = 2024-02-29\nb = '2024-02-29'\n", "p.toml");
  EXPECT_EQ(document.root().required("a").date().iso(), "2024-02-29");
  EXPECT_EQ(document.root().required("b").date(), document.root().required("a").date());
}

TEST(Document, a_day_that_the_calendar_lacks_is_told_with_its_place) {
  for (const char* const text : {"abcd-xx-99", "2023-02-30", "2024", ""}) {
    const auto document = Document::from_text(std::string("fecha = '") + text + "'\n", "p.toml");
    EXPECT_EQ(message_of([&] { (void)document.root().required("fecha").date(); }),
              "p.toml:1:9: 'fecha' is no day of the calendar\n  Write it as 2024-12-31.");
  }
  const auto number = Document::from_text("fecha = 20240101\n", "p.toml");
  EXPECT_EQ(message_of([&] { (void)number.root().required("fecha").date(); }),
            "p.toml:1:9: 'fecha' is an integer, expected a date as 2024-12-31");
}

TEST(Document, a_syntax_error_has_its_line) {
  EXPECT_TRUE(message_of([] { (void)Document::from_text("a = 1\nb = = 2\n", "p.toml"); }).starts_with("p.toml:2:5: "));
}

TEST(Document, keys_come_in_the_order_of_the_file) {
  const auto document = Document::from_text("z = 1\na = 2\nm = 3\n", "p.toml");
  EXPECT_EQ(document.root().keys(), (std::vector<std::string>{"z", "a", "m"}));
}

}  // namespace
}  // namespace comarca
