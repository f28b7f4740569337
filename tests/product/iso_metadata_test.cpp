// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "comarca/product/metadata.hpp"

namespace comarca {
namespace {

/// Whether every letter has a place in XML 1.0 and every element closes, each inside the one that holds it.
bool is_well_formed(std::string_view xml) {
  std::vector<std::string> open;
  for (std::size_t at = 0; at < xml.size(); ++at) {
    const auto letter = static_cast<unsigned char>(xml[at]);
    if (letter < 0x20 && letter != '\t' && letter != '\n' && letter != '\r') {
      return false;
    }
    if (xml[at] == '&' && xml.substr(at, 8).find(';') == std::string_view::npos) {
      return false;
    }
    if (xml[at] != '<') {
      continue;
    }
    const std::size_t end = xml.find('>', at);
    if (end == std::string_view::npos) {
      return false;
    }
    const std::string_view tag = xml.substr(at + 1, end - at - 1);
    const std::string name(tag.substr(tag.starts_with('/') ? 1 : 0, tag.find(' ')));
    if (tag.starts_with('/')) {
      if (open.empty() || open.back() != name) {
        return false;
      }
      open.pop_back();
    } else if (!tag.ends_with('/') && !tag.starts_with('?')) {
      open.push_back(name);
    }
    at = end;
  }
  return open.empty();
}

TEST(IsoMetadata, a_name_with_control_characters_and_marks_leaves_it_well_formed) {
  Territory territory;
  territory.crs = "EPSG:9377";
  InputRecord input;
  input.title = "Límites \x1B[31m <2025> & más";
  input.file = "l\xEDmites.gpkg";
  const std::string xml =
      iso_metadata({"Valle\x01 \"<del>\x0B & Río\"", *Date::of(2024, 12, 31), Language::spanish}, territory, {input});
  EXPECT_TRUE(is_well_formed(xml));
  EXPECT_NE(xml.find("Valle &quot;&lt;del&gt; &amp; Río&quot;"), std::string::npos);
  EXPECT_NE(xml.find("Límites [31m &lt;2025&gt; &amp; más"), std::string::npos);
}

}  // namespace
}  // namespace comarca
