// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace comarca {

/// Writes well-formed XML into a text.
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

[[nodiscard]] std::string xml_escaped(std::string_view text);

}  // namespace comarca
