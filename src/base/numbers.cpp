// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/numbers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "comarca/base/text.hpp"

namespace comarca {
namespace {

constexpr std::size_t kThousandsGroup = 3;
constexpr std::size_t kLongestNumber = 400;

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

struct Signless {
  std::string_view number;
  bool percent = false;
};

/// The number without blanks, the sign of money before it and that of percent after it.
Signless without_signs(std::string_view cell) {
  cell = trim(cell);
  if (cell.starts_with('$')) {
    cell = trim(cell.substr(1));
  }
  const bool percent = cell.ends_with('%');
  return {percent ? trim(cell.substr(0, cell.size() - 1)) : cell, percent};
}

/// Copies the integer part without its thousands marks; false when the groups are not of three digits.
bool copy_whole(std::string_view whole, char thousands, std::string& out) {
  if (thousands == '\0' || whole.find(thousands) == std::string_view::npos) {
    out += whole;
    return std::ranges::all_of(whole, is_digit);
  }
  const auto groups = split(whole, thousands);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::string& group = groups[i];
    const bool right_size =
        i == 0 ? !group.empty() && group.size() <= kThousandsGroup : group.size() == kThousandsGroup;
    if (!right_size || !std::ranges::all_of(group, is_digit)) {
      return false;
    }
    out += group;
  }
  return true;
}

/// Digits, one sign in front, an exponent at the end: the parts of a number apart.
struct Parts {
  bool negative = false;
  std::string_view mantissa;
  std::string_view exponent;  ///< with its 'e', or empty
};

Parts take_apart(std::string_view text) {
  Parts parts;
  for (const std::string_view minus : {"-", "\xE2\x88\x92"}) {
    if (text.starts_with(minus)) {
      parts.negative = true;
      text.remove_prefix(minus.size());
      break;
    }
  }
  if (!parts.negative && text.starts_with('+')) {
    text.remove_prefix(1);
  }
  const std::size_t exponent = text.find_first_of("eE");
  parts.mantissa = text.substr(0, exponent);
  parts.exponent = exponent == std::string_view::npos ? std::string_view() : text.substr(exponent);
  return parts;
}

}  // namespace

bool is_missing_word(std::string_view cell) {
  cell = trim(cell);
  if (cell.empty()) {
    return true;
  }
  constexpr std::size_t kLongestWord = 24;
  if (cell.size() > kLongestWord || (is_digit(cell.front()) && is_digit(cell.back()))) {
    return false;
  }
  if (std::ranges::all_of(cell, [](char c) { return c == '-' || c == '.' || c == '*'; }) || cell == "\xE2\x80\x93" ||
      cell == "\xE2\x80\x94") {
    return true;
  }
  static constexpr std::array<std::string_view, 18> kWords = {"n a",
                                                              "na",
                                                              "n d",
                                                              "nd",
                                                              "n i",
                                                              "ni",
                                                              "nan",
                                                              "null",
                                                              "none",
                                                              "no aplica",
                                                              "no disponible",
                                                              "no informa",
                                                              "sin dato",
                                                              "sin datos",
                                                              "sin informacion",
                                                              "s i",
                                                              "s d",
                                                              "sd"};
  const std::string word = folded(cell);
  // "#N/A", "#¡REF!": the error values of spreadsheets.
  const bool spreadsheet_error = cell.front() == '#' && cell.size() > 1 && !is_digit(cell[1]);
  return std::ranges::find(kWords, trim(word)) != kWords.end() || spreadsheet_error;
}

namespace {

/// Digits with at most one point among them, the way most files write most numbers; nothing for another cell.
std::optional<double> plain_number(std::string_view cell) {
  constexpr std::size_t kPlainLength = 24;
  if (cell.empty() || cell.size() > kPlainLength || !is_digit(cell.front()) || !is_digit(cell.back())) {
    return std::nullopt;
  }
  if (!std::ranges::all_of(cell, [](char c) { return is_digit(c) || c == '.'; })) {
    return std::nullopt;
  }
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return error == std::errc() && end == cell.data() + cell.size() ? std::optional(value) : std::nullopt;
}

}  // namespace

ParsedNumber parse_number(std::string_view cell, const NumberFormat& format) {
  const auto simple = format.decimal == '.' && format.thousands != '.' ? plain_number(cell) : std::nullopt;
  if (simple) {
    return {NumberReading::number, *simple, false};
  }
  if (is_missing_word(cell)) {
    return {};
  }
  const Signless signless = without_signs(cell);
  ParsedNumber parsed{NumberReading::not_a_number, 0, signless.percent};
  const Parts parts = take_apart(signless.number);
  if (parts.mantissa.empty() || parts.mantissa.size() > kLongestNumber) {
    return parsed;
  }
  const std::size_t mark = parts.mantissa.find(format.decimal);
  const std::string_view whole = parts.mantissa.substr(0, mark);
  const std::string_view fraction =
      mark == std::string_view::npos ? std::string_view() : parts.mantissa.substr(mark + 1);
  std::string plain;
  if (!copy_whole(whole, format.thousands, plain) || !std::ranges::all_of(fraction, is_digit) ||
      (whole.empty() && fraction.empty())) {
    return parsed;
  }
  if (plain.empty()) {
    plain = "0";
  }
  plain.append(".").append(fraction.empty() ? "0" : fraction).append(parts.exponent);
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc() || end != plain.data() + plain.size() || !std::isfinite(value)) {
    return parsed;
  }
  parsed.reading = NumberReading::number;
  parsed.value = parts.negative ? -value : value;
  return parsed;
}

void FormatEvidence::add(std::string_view cell) {
  const Parts parts = take_apart(without_signs(cell).number);
  const std::string_view text = parts.mantissa;
  if (text.empty() || !std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '.' || c == ','; })) {
    return;
  }
  const std::size_t last = text.find_last_of(".,");
  if (last == std::string_view::npos) {
    return;
  }
  const bool comma = text[last] == ',';
  const bool has_other = text.find(comma ? '.' : ',') != std::string_view::npos;
  if (!has_other && std::ranges::count(text, text[last]) > 1) {
    ++(comma ? thousands_comma : thousands_point);
    return;
  }
  const bool could_part_thousands = text.size() - last - 1 == kThousandsGroup && last > 0 && last <= kThousandsGroup &&
                                    text.front() != '0' && parts.exponent.empty();
  if (has_other || !could_part_thousands) {
    ++(comma ? decimal_comma : decimal_point);
    if (has_other) {
      ++(comma ? thousands_point : thousands_comma);
    }
    return;
  }
  if (either++ == 0) {
    ambiguous_example = std::string(text);
  }
}

void FormatEvidence::add(const FormatEvidence& other) {
  decimal_point += other.decimal_point;
  decimal_comma += other.decimal_comma;
  thousands_point += other.thousands_point;
  thousands_comma += other.thousands_comma;
  if (either == 0) {
    ambiguous_example = other.ambiguous_example;
  }
  either += other.either;
}

bool FormatEvidence::contradictory() const noexcept {
  const bool point = decimal_point + thousands_comma > 0;
  const bool comma = decimal_comma + thousands_point > 0;
  return point && comma;
}

std::optional<NumberFormat> FormatEvidence::format() const noexcept {
  if (contradictory()) {
    return std::nullopt;
  }
  if (decimal_comma + thousands_point > 0) {
    return NumberFormat{',', '.'};
  }
  if (decimal_point + thousands_comma > 0) {
    return NumberFormat{'.', ','};
  }
  return either > 0 ? std::nullopt : std::optional(NumberFormat{});
}

}  // namespace comarca
