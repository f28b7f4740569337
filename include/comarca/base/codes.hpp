// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>

#include "comarca/base/language.hpp"

namespace comarca {

/// The official code of a unit, as text: its leading zeros are part of it.
class UnitCode {
 public:
  UnitCode() = default;
  explicit UnitCode(std::string text) : text_(std::move(text)) {}

  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  [[nodiscard]] bool empty() const noexcept { return text_.empty(); }
  auto operator<=>(const UnitCode&) const = default;

 private:
  std::string text_;
};

/// What the codes of a source look like. A municipality has digits of its department first; a department has no others.
struct CodeShape {
  std::size_t digits = 5;
  std::size_t department_digits = 2;

  [[nodiscard]] std::size_t local_digits() const noexcept { return digits - department_digits; }
  bool operator==(const CodeShape&) const = default;
};

/// What a cell turned out to be. Only `unit` carries a code that may be joined by.
enum class CodeReading {
  unit,
  empty,             ///< nothing there, or a mark of a missing value
  national_total,    ///< all zeros: the row of the whole country
  department_total,  ///< a department followed by zeros: the row of its total
  not_digits,        ///< letters or signs
  wrong_length,      ///< too many or too few digits
  fraction,          ///< a number that is no integer: digits may have been lost
  contradiction,     ///< the parts of a split code do not agree
};

struct ParsedCode {
  CodeReading reading = CodeReading::empty;
  UnitCode code;

  [[nodiscard]] bool is_unit() const noexcept { return reading == CodeReading::unit; }
  [[nodiscard]] bool is_total() const noexcept {
    return reading == CodeReading::national_total || reading == CodeReading::department_total;
  }
};

/// Reads a code from a cell as files hold it: "05001", "5001", "5001.0", "15.693", "'05001", "05-001", "5.001E+03".
/// A zero lost in front is put back only where the first digit of a department may be zero. What could be read in more
/// than one way is not read.
[[nodiscard]] ParsedCode parse_code(std::string_view cell, const CodeShape& shape);

/// Reads a code that is split in two columns, "05" and "001" or 5 and 1; a local part that holds the whole code is
/// taken when it begins with the department.
[[nodiscard]] ParsedCode parse_split_code(std::string_view department, std::string_view local, const CodeShape& shape);

/// Why a cell is not a unit's code, for people.
[[nodiscard]] const Text& code_reading_text(CodeReading reading) noexcept;

/// The digits of the department a code belongs to.
[[nodiscard]] std::string department_of(const UnitCode& code, const CodeShape& shape);

}  // namespace comarca
