// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/xml.hpp"

#include <string>

#include <gtest/gtest.h>

namespace comarca {
namespace {

using std::string_literals::operator""s;

TEST(XmlText, marks_of_the_language_are_escaped) {
  EXPECT_EQ(xml_escaped("a < b & \"c\" > d's"), "a &lt; b &amp; &quot;c&quot; &gt; d's");
}

// XML 1.0, production [2] Char.
TEST(XmlText, characters_that_xml_has_no_place_for_are_left_out) {
  EXPECT_EQ(xml_escaped("a\x01\x08\x0B\x1F\0b"s), "ab");
  EXPECT_EQ(xml_escaped("a\tb\nc\rd"), "a\tb\nc\rd");
  EXPECT_EQ(xml_escaped("a\xEF\xBF\xBE\xEF\xBF\xBF"
                        "b"),
            "ab");
}

TEST(XmlText, letters_of_every_length_pass_and_bytes_that_are_none_are_replaced) {
  EXPECT_EQ(xml_escaped("ñ — 𝄞"), "ñ — 𝄞");
  EXPECT_EQ(xml_escaped("a\xF1o"), "a\xEF\xBF\xBDo");
  EXPECT_EQ(xml_escaped("\xC3"), "\xEF\xBF\xBD");
  EXPECT_EQ(xml_escaped("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(XmlWriter, elements_nest_and_close_in_order) {
  XmlWriter xml;
  xml.open("a", {{"k", "\"1\""}}).element("b", "x & y").empty("c", {{"v", "\x02<"}}).close();
  EXPECT_EQ(xml.text(), "<a k=\"&quot;1&quot;\">\n<b>x &amp; y</b>\n<c v=\"&lt;\"/>\n</a>\n");
}

}  // namespace
}  // namespace comarca
