// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace comarca {
namespace {

constexpr std::size_t kMostListed = 40;  ///< of more names than these, only the nearest are listed
constexpr std::size_t kNearestListed = 6;

constexpr std::array<std::uint16_t, 32> kWindows1252 = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                        0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

void append_utf8(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
    return;
  }
  if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
  } else {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
  }
  out += static_cast<char>(0x80 | (code & 0x3F));
}

/// Length of the UTF-8 sequence that starts here, or 0 when it is not valid.
std::size_t sequence_length(std::string_view rest) noexcept {
  const auto lead = static_cast<unsigned char>(rest[0]);
  const std::size_t length = lead < 0x80                        ? 1
                             : (lead >> 5) == 6 && lead >= 0xC2 ? 2
                             : (lead >> 4) == 14                ? 3
                             : (lead >> 3) == 30 && lead < 0xF5 ? 4
                                                                : 0;
  if (length == 0 || rest.size() < length) {
    return 0;
  }
  for (std::size_t i = 1; i < length; ++i) {
    if ((static_cast<unsigned char>(rest[i]) >> 6) != 2) {
      return 0;
    }
  }
  if (length == 3) {  // surrogates and overlong forms
    const auto second = static_cast<unsigned char>(rest[1]);
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) {
      return 0;
    }
  }
  if (length == 4) {
    const auto second = static_cast<unsigned char>(rest[1]);
    if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) {
      return 0;
    }
  }
  return length;
}

/// Base letter of a character of Latin-1 Supplement (U+00C0–U+00FF), or 0.
char base_letter(unsigned code) noexcept {
  static constexpr std::string_view kBase = "aaaaaaaceeeeiiiidnooooo\0ouuuuyts";
  return code < 0xC0 || code > 0xFF ? '\0' : kBase[(code - 0xC0) % 32];
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) {
    row[j] = j;
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substitution = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({substitution, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string_view trim(std::string_view text) noexcept {
  // Most cells begin and end with what is neither a blank nor a byte of a wide one.
  const auto plain = [](char c) { return c > ' ' && static_cast<unsigned char>(c) < 0x80; };
  if (text.empty() || (plain(text.front()) && plain(text.back()))) {
    return text;
  }
  static constexpr std::string_view kBlanks = " \t\r\n\v\f";
  static constexpr std::array<std::string_view, 2> kWide = {"\xC2\xA0", "\xEF\xBB\xBF"};
  for (bool changed = true; changed && !text.empty();) {
    changed = false;
    while (!text.empty() && kBlanks.find(text.front()) != std::string_view::npos) {
      text.remove_prefix(1);
      changed = true;
    }
    while (!text.empty() && kBlanks.find(text.back()) != std::string_view::npos) {
      text.remove_suffix(1);
      changed = true;
    }
    for (const auto wide : kWide) {
      if (text.starts_with(wide)) {
        text.remove_prefix(wide.size());
        changed = true;
      }
      if (text.ends_with(wide)) {
        text.remove_suffix(wide.size());
        changed = true;
      }
    }
  }
  return text;
}

bool is_utf8(std::string_view bytes) noexcept {
  while (!bytes.empty()) {
    const std::size_t length = sequence_length(bytes);
    if (length == 0) {
      return false;
    }
    bytes.remove_prefix(length);
  }
  return true;
}

std::string latin1_to_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(out, byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80U] : byte);
  }
  return out;
}

std::string folded(std::string_view utf8) {
  std::string out;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    char letter = '\0';
    std::size_t step = 1;
    if (byte < 0x80) {
      const auto lower = static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
      letter = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') ? lower : '\0';
    } else {
      step = std::max<std::size_t>(1, sequence_length(utf8.substr(i)));
      if (step == 2) {
        letter = base_letter((byte & 0x1FU) << 6 | (static_cast<unsigned char>(utf8[i + 1]) & 0x3FU));
      }
      if (step == 2 && byte == 0xCC) {  // combining accent of a decomposed letter
        i += step;
        continue;
      }
    }
    if (letter != '\0') {
      out += letter;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
    i += step;
  }
  if (!out.empty() && out.back() == ' ') {
    out.pop_back();
  }
  return out;
}

std::optional<std::string> nearest_name(std::string_view name, const std::vector<std::string>& candidates) {
  const std::string wanted = folded(name);
  std::optional<std::string> best;
  std::size_t best_distance = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  for (const auto& candidate : candidates) {
    const std::size_t distance = edit_distance(wanted, folded(candidate));
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

namespace {

std::vector<std::string> nearest_names(std::string_view name, const std::vector<std::string>& candidates) {
  const std::string wanted = folded(name);
  struct Ranked {
    std::size_t distance;
    std::size_t differs_at;
    const std::string* candidate;
  };
  std::vector<Ranked> ranked;
  for (const std::string& candidate : candidates) {
    const auto differs = std::ranges::mismatch(name, candidate).in1;
    ranked.push_back(
        {edit_distance(wanted, folded(candidate)), static_cast<std::size_t>(differs - name.begin()), &candidate});
  }
  std::ranges::sort(ranked, [](const Ranked& x, const Ranked& y) {
    return std::tie(x.distance, y.differs_at, *x.candidate) < std::tie(y.distance, x.differs_at, *y.candidate);
  });
  std::vector<std::string> nearest;
  for (std::size_t i = 0; i < ranked.size() && i < kNearestListed; ++i) {
    nearest.push_back(*ranked[i].candidate);
  }
  return nearest;
}

/// Each name once.
std::vector<std::string> distinct(const std::vector<std::string>& names) {
  std::vector<std::string> result;
  std::set<std::string> seen{""};
  for (const auto& name : names) {
    if (seen.insert(name).second) {
      result.push_back(name);
    }
  }
  return result;
}

}  // namespace

std::string suggestion(std::string_view name, const std::vector<std::string>& candidates) {
  if (const auto near = nearest_name(name, candidates)) {
    return fmt::format("Did you mean '{}'?", *near);
  }
  const std::vector<std::string> known = distinct(candidates);
  if (known.size() > kMostListed) {
    return fmt::format("The nearest of {}: {}.", known.size(), join(nearest_names(name, known), ", "));
  }
  return known.empty() ? std::string() : fmt::format("Known: {}.", join(known, ", "));
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t start = 0;;) {
    const std::size_t end = text.find(separator, start);
    if (end == std::string_view::npos) {
      parts.emplace_back(text.substr(start));
      return parts;
    }
    parts.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

}  // namespace comarca
