// SPDX-License-Identifier: Apache-2.0
#include "cartography/report/drawing_library.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "cartography/report/svg_path.hpp"
#include "comarca/base/xml.hpp"

namespace comarca {
namespace {

constexpr std::size_t kShortPath = 60;  // referring to a shape takes as much

struct Attribute {
  std::string_view name;
  std::string value;
};

/// `<name a="b" c="d"/>`, `</name>`: Cairo writes no text and no entities between them.
struct Tag {
  std::string_view name;  ///< with the '/' of an end
  std::vector<Attribute> attributes;
  bool empty = false;

  [[nodiscard]] std::string* find(std::string_view attribute) {
    for (auto& one : attributes) {
      if (one.name == attribute) {
        return &one.value;
      }
    }
    return nullptr;
  }
};

/// The next tag, which is taken off the front; one without a name at the end.
Tag next_tag(std::string_view& svg) {
  Tag tag;
  const std::size_t begin = svg.find('<');
  const std::size_t end = svg.find('>', begin == std::string_view::npos ? 0 : begin);
  if (begin == std::string_view::npos || end == std::string_view::npos) {
    svg = {};
    return tag;
  }
  std::string_view text = svg.substr(begin + 1, end - begin - 1);
  svg.remove_prefix(end + 1);
  tag.empty = text.ends_with('/');
  const std::size_t name = std::min(text.find_first_of(" \n"), text.size() - (tag.empty ? 1 : 0));
  tag.name = text.substr(0, name);
  for (std::size_t equals = text.find("=\"", name); equals != std::string_view::npos;) {
    const std::size_t from = text.find_last_of(" \n", equals) + 1;
    const std::size_t close = std::min(text.find('"', equals + 2), text.size());
    tag.attributes.push_back(
        {text.substr(from, equals - from), std::string(text.substr(equals + 2, close - equals - 2))});
    equals = text.find("=\"", close);
  }
  return tag;
}

void replace_all(std::string& text, std::string_view old, std::string_view by) {
  for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at + by.size())) {
    text.replace(at, old.size(), by);
  }
}

/// "rgb(100%,94.509804%,0%)" as "#fff100"; each text as it is where it is no such thing.
void shorten_colors(std::string& style) {
  for (std::size_t at = style.find("rgb("); at != std::string::npos; at = style.find("rgb(", at + 1)) {
    const std::size_t end = style.find(')', at);
    const char* from = style.data() + at + 4;
    std::string hex = "#";
    for (int i = 0; i < 3 && end != std::string::npos; ++i) {
      double share = 0;
      from = std::from_chars(from, style.data() + end, share).ptr;
      from += from < style.data() + end ? 2 : 0;  // past "%,"
      hex += fmt::format("{:02x}", static_cast<unsigned>(std::lround(share * 2.55)));
    }
    if (hex.size() == 7) {
      style.replace(at, end + 1 - at, hex);
    }
  }
}

void shorten_style(std::string& style) {
  shorten_colors(style);
  for (const auto* usual : {"fill-opacity:1;", "stroke-opacity:1;", "stroke-linecap:butt;"}) {
    replace_all(style, usual, "");
  }
  if (style.find("stroke-linejoin:round;") != std::string::npos) {
    replace_all(style, "stroke-miterlimit:10;", "");
  }
}

void round_place(std::string& value) {
  double number = 0;
  const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (failure == std::errc() && end == value.data() + value.size()) {
    value = fmt::format("{}", std::round(number * 100) / 100);
  }
}

std::string written(const Tag& tag) {
  std::string text = fmt::format("<{}", tag.name);
  for (const auto& [name, value] : tag.attributes) {
    text += fmt::format(" {}=\"{}\"", name.starts_with("xlink:") ? name.substr(6) : name, value);
  }
  return text + (tag.empty ? "/>" : ">");
}

}  // namespace

/// One document on its way into the page.
class DrawingLibrary::Drawing {
 public:
  Drawing(DrawingLibrary& library, std::string_view svg, const std::string& description)
      : library_(library), svg_(svg), description_(description), prefix_(fmt::format("f{}", library.drawings_++)) {}

  std::string text() {
    for (Tag tag = next_tag(svg_); !tag.name.empty(); tag = next_tag(svg_)) {
      if (tag.name == "svg") {
        const std::string* const box = tag.find("viewBox");
        text_ += fmt::format("<svg role=\"img\" aria-label=\"{}\" viewBox=\"{}\">", xml_escaped(description_),
                             box == nullptr ? "" : *box);
      } else if (tag.name == "symbol") {
        take_symbol(tag);
      } else if (!tag.name.starts_with('?')) {
        take(std::move(tag));
      }
    }
    return std::move(text_);
  }

 private:
  /// A letter: a path in a symbol, of which only the path is kept, for all drawings.
  void take_symbol(Tag& symbol) {
    const std::string_view before = svg_;
    Tag path = next_tag(svg_);
    Tag end = next_tag(svg_);
    const std::string* const id = symbol.find("id");
    const std::string* const data = path.find("d");
    if (id != nullptr && path.name == "path" && data != nullptr && end.name == "/symbol") {
      const std::string shape = short_path(*data);
      letters_["#" + *id] = shape.empty() ? "" : "#" + library_.shape(shape);
      return;
    }
    svg_ = before;
    take(std::move(symbol));
  }

  void take(Tag tag) {
    for (auto& [name, value] : tag.attributes) {
      if (name == "style") {
        shorten_style(value);
      } else if (name == "x" || name == "y") {
        round_place(value);
      } else if (name == "id") {
        value.insert(0, prefix_);
      }
      replace_all(value, "url(#", "url(#" + prefix_);
    }
    if (std::string* const target = tag.find("xlink:href"); target != nullptr && target->starts_with('#')) {
      const auto letter = letters_.find(*target);
      *target = letter == letters_.end() ? "#" + prefix_ + target->substr(1) : letter->second;
      if (target->empty()) {
        return;  // a blank
      }
    }
    if (std::string* const data = tag.find("d"); data != nullptr) {
      *data = short_path(*data);
      refer_if_long(tag, *data);
    }
    text_ += written(tag);
  }

  void refer_if_long(Tag& tag, std::string& data) {
    if (tag.name == "path" && data.size() > kShortPath) {
      tag.name = "use";
      for (auto& [name, value] : tag.attributes) {
        if (name == "d") {
          value = "#" + library_.shape(data);
          name = "href";
        }
      }
    }
  }

  DrawingLibrary& library_;
  std::string_view svg_;
  const std::string& description_;
  std::string prefix_;
  std::string text_;
  std::map<std::string, std::string> letters_;  ///< by the reference within the document; empty for blanks
};

std::string DrawingLibrary::add(std::string_view svg, const std::string& description) {
  return Drawing(*this, svg, description).text();
}

std::string DrawingLibrary::shape(const std::string& data) {
  const auto [found, is_new] = numbers_.try_emplace(data, numbers_.size());
  if (is_new) {
    by_number_.push_back(&found->first);
  }
  return fmt::format("s{}", found->second);
}

std::string DrawingLibrary::shapes() const {
  std::string text = "<svg class=\"shapes\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\n";
  for (std::size_t i = 0; i < by_number_.size(); ++i) {
    text += fmt::format("<path id=\"s{}\" d=\"{}\"/>\n", i, *by_number_[i]);
  }
  return text + "</defs></svg>\n";
}

}  // namespace comarca
