// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace comarca {

/// Writes well-formed XML 1.0 into a text: whatever text or value it is given is escaped by xml_escaped().
class XmlWriter {
 public:
  using Attribute = std::pair<std::string_view, std::string>;

  /// `<name a="b">` ... to be closed.
  XmlWriter& open(std::string_view name, std::initializer_list<Attribute> attributes = {});
  /// `<name a="b">text</name>`
  XmlWriter& element(std::string_view name, std::string_view text, std::initializer_list<Attribute> attributes = {});
  /// `<name a="b"/>`
  XmlWriter& empty(std::string_view name, std::initializer_list<Attribute> attributes = {});
  XmlWriter& close();
  /// XML written elsewhere, as it is.
  XmlWriter& raw(std::string_view xml);

  [[nodiscard]] const std::string& text() const noexcept { return text_; }

 private:
  void start(std::string_view name, std::initializer_list<Attribute> attributes);

  std::string text_;
  std::vector<std::string> open_;
};

/// Text for the inside of an element or of an attribute in double quotes. What XML 1.0 has no place for, not even
/// escaped (control characters but tab and line ends, U+FFFE, U+FFFF), is left out; a byte that is no UTF-8 becomes the
/// replacement character.
[[nodiscard]] std::string xml_escaped(std::string_view text);

}  // namespace comarca
