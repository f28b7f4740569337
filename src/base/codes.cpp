// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/codes.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "comarca/base/numbers.hpp"
#include "comarca/base/text.hpp"

// ADR 0121: a code is read in one way or not at all.
namespace comarca {
namespace {

constexpr std::size_t kThousandsGroup = 3;
constexpr std::size_t kLongestCell = 64;

bool all_digits(std::string_view text) noexcept {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool all_zeros(std::string_view text) noexcept {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c == '0'; });
}

/// The cell without blanks, quotes and the apostrophe that spreadsheets put before digits kept as text.
std::string_view bare(std::string_view cell) noexcept {
  cell = trim(cell);
  while (!cell.empty() && (cell.front() == '\'' || cell.front() == '"' || cell.front() == '`')) {
    cell = trim(cell.substr(1));
  }
  while (!cell.empty() && (cell.back() == '\'' || cell.back() == '"')) {
    cell = trim(cell.substr(0, cell.size() - 1));
  }
  return cell;
}

/// Digits of a cell, or why there are none.
struct Digits {
  std::string text;
  CodeReading failure = CodeReading::unit;
};

/// "5.001E+03" as spreadsheets show long integers.
Digits from_scientific(std::string_view cell) {
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  constexpr double kLargest = 1e15;  // integers are exact below this
  if (error != std::errc() || end != cell.data() + cell.size() || !(value >= 0 && value < kLargest)) {
    return {{}, CodeReading::not_digits};
  }
  if (value != std::floor(value)) {
    return {{}, CodeReading::fraction};
  }
  return {std::to_string(static_cast<unsigned long long>(value)), CodeReading::unit};
}

/// Digits around one point or comma: a thousands mark, or the zero fraction of an integer kept as a float.
Digits from_marked(std::string_view whole, std::string_view rest) {
  if (!all_digits(whole) || !all_digits(rest)) {
    return {{}, CodeReading::not_digits};
  }
  if (rest.size() == kThousandsGroup && whole.size() <= kThousandsGroup) {
    return {std::string(whole) + std::string(rest), CodeReading::unit};
  }
  return all_zeros(rest) ? Digits{std::string(whole), CodeReading::unit} : Digits{{}, CodeReading::fraction};
}

Digits digits_of(std::string_view cell, const CodeShape& shape) {
  if (all_digits(cell)) {
    return {std::string(cell), CodeReading::unit};
  }
  if (cell.size() > kLongestCell) {
    return {{}, CodeReading::not_digits};
  }
  if (cell.find_first_of("eE") != std::string_view::npos && cell.front() >= '0' && cell.front() <= '9') {
    return from_scientific(cell);
  }
  const std::size_t mark = cell.find_first_of(".,");
  if (mark != std::string_view::npos && mark > 0) {
    return from_marked(cell.substr(0, mark), cell.substr(mark + 1));
  }
  const std::size_t gap = cell.find_first_of(" -");
  if (gap == shape.department_digits && all_digits(cell.substr(0, gap)) && all_digits(cell.substr(gap + 1)) &&
      cell.size() == shape.digits + 1) {
    return {std::string(cell.substr(0, gap)) + std::string(cell.substr(gap + 1)), CodeReading::unit};
  }
  return {{}, CodeReading::not_digits};
}

ParsedCode classify(std::string digits, const CodeShape& shape) {
  if (all_zeros(digits)) {
    return {CodeReading::national_total, {}};
  }
  if (digits.size() == shape.department_digits && shape.local_digits() > 0 && !all_zeros(digits)) {
    return {CodeReading::department_total, UnitCode(std::move(digits))};
  }
  const std::size_t zeros_that_may_be_lost =
      shape.department_digits - std::min<std::size_t>(1, shape.department_digits);
  if (digits.size() > shape.digits || digits.size() + zeros_that_may_be_lost < shape.digits) {
    return {CodeReading::wrong_length, {}};
  }
  digits.insert(0, shape.digits - digits.size(), '0');
  if (all_zeros(std::string_view(digits).substr(0, shape.department_digits))) {
    return {CodeReading::wrong_length, {}};
  }
  if (shape.local_digits() > 0 && all_zeros(std::string_view(digits).substr(shape.department_digits))) {
    return {CodeReading::department_total, UnitCode(digits.substr(0, shape.department_digits))};
  }
  return {CodeReading::unit, UnitCode(std::move(digits))};
}

}  // namespace

ParsedCode parse_code(std::string_view cell, const CodeShape& shape) {
  cell = bare(cell);
  if (is_missing_word(cell)) {
    return {CodeReading::empty, {}};
  }
  Digits digits = digits_of(cell, shape);
  if (digits.failure != CodeReading::unit) {
    return {digits.failure, {}};
  }
  return classify(std::move(digits.text), shape);
}

ParsedCode parse_split_code(std::string_view department, std::string_view local, const CodeShape& shape) {
  const CodeShape department_shape{shape.department_digits, shape.department_digits};
  const ParsedCode parent = parse_code(department, department_shape);
  if (parent.reading == CodeReading::empty) {
    const ParsedCode whole = parse_code(local, shape);  // a whole code says its department
    return whole.is_unit() ? whole : parent;
  }
  if (!parent.is_unit() && parent.reading != CodeReading::national_total) {
    return parent;
  }
  local = bare(local);
  if (is_missing_word(local)) {
    return {CodeReading::empty, {}};
  }
  Digits digits = digits_of(local, shape);
  if (digits.failure != CodeReading::unit) {
    return {digits.failure, {}};
  }
  if (parent.reading == CodeReading::national_total) {
    return {all_zeros(digits.text) ? CodeReading::national_total : CodeReading::contradiction, {}};
  }
  if (digits.text.size() <= shape.local_digits()) {
    digits.text.insert(0, shape.local_digits() - digits.text.size(), '0');
    return classify(parent.code.text() + digits.text, shape);
  }
  const ParsedCode whole = classify(std::move(digits.text), shape);
  const bool agrees = whole.reading != CodeReading::unit || department_of(whole.code, shape) == parent.code.text();
  return agrees ? whole : ParsedCode{CodeReading::contradiction, {}};
}

const Text& code_reading_text(CodeReading reading) noexcept {
  static const std::array<Text, 8> kTexts = {{
      {"es un código", "is a code"},
      {"está vacío", "is empty"},
      {"es la fila del total nacional", "is the row of the national total"},
      {"es la fila del total de un departamento", "is the row of a department's total"},
      {"no son solo dígitos", "is not made of digits only"},
      {"tiene más o menos dígitos que un código", "has more or fewer digits than a code"},
      {"es un número con decimales; pudo perder ceros al guardarse como número",
       "is a number with decimals; zeros may have been lost when it was kept as a number"},
      {"el departamento y el municipio no concuerdan", "the department and the municipality do not agree"},
  }};
  return kTexts.at(static_cast<std::size_t>(reading));
}

std::string department_of(const UnitCode& code, const CodeShape& shape) {
  return code.text().substr(0, shape.department_digits);
}

}  // namespace comarca
