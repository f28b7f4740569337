// SPDX-License-Identifier: Apache-2.0
#include "cartography/xml.hpp"

namespace comarca {

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        // Control characters but tab and line ends have no place in XML 1.0.
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r') {
          out += c;
        }
    }
  }
  return out;
}

void XmlWriter::start(std::string_view name, std::initializer_list<Attribute> attributes) {
  text_ += '<';
  text_ += name;
  for (const auto& [key, value] : attributes) {
    text_ += ' ';
    text_ += key;
    text_ += "=\"";
    text_ += xml_escaped(value);
    text_ += '"';
  }
}

XmlWriter& XmlWriter::open(std::string_view name, std::initializer_list<Attribute> attributes) {
  start(name, attributes);
  text_ += ">\n";
  open_.emplace_back(name);
  return *this;
}

XmlWriter& XmlWriter::element(std::string_view name, std::string_view text,
                              std::initializer_list<Attribute> attributes) {
  start(name, attributes);
  text_ += '>';
  text_ += xml_escaped(text);
  text_ += "</";
  text_ += name;
  text_ += ">\n";
  return *this;
}

XmlWriter& XmlWriter::empty(std::string_view name, std::initializer_list<Attribute> attributes) {
  start(name, attributes);
  text_ += "/>\n";
  return *this;
}

XmlWriter& XmlWriter::close() {
  text_ += "</";
  text_ += open_.back();
  text_ += ">\n";
  open_.pop_back();
  return *this;
}

XmlWriter& XmlWriter::raw(std::string_view xml) {
  text_ += xml;
  return *this;
}

}  // namespace comarca
