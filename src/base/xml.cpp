// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/xml.hpp"

#include "comarca/base/text.hpp"

namespace comarca {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool is_control(unsigned char letter) noexcept {
  return letter < 0x20 && letter != '\t' && letter != '\n' && letter != '\r';
}

/// Length that the first byte of a UTF-8 sequence promises.
std::size_t promised_length(unsigned char lead) noexcept {
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/// Appends the sequence that starts the text and returns how many bytes it took.
std::size_t append_sequence(std::string& out, std::string_view rest) {
  const std::string_view sequence = rest.substr(0, promised_length(static_cast<unsigned char>(rest.front())));
  if (!is_utf8(sequence)) {
    out += kReplacement;
    return 1;
  }
  if (sequence != "\xEF\xBF\xBE" && sequence != "\xEF\xBF\xBF") {
    out += sequence;
  }
  return sequence.size();
}

void append_ascii(std::string& out, char letter) {
  switch (letter) {
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
      if (!is_control(static_cast<unsigned char>(letter))) {
        out += letter;
      }
  }
}

}  // namespace

std::string xml_escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      append_ascii(out, text[at++]);
    } else {
      at += append_sequence(out, text.substr(at));
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
