// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comarca {

/// How a column writes its numbers. '\0' as thousands mark: none is written.
struct NumberFormat {
  char decimal = '.';
  char thousands = '\0';
  bool operator==(const NumberFormat&) const = default;
};

enum class NumberReading { number, missing, not_a_number };

struct ParsedNumber {
  NumberReading reading = NumberReading::missing;
  double value = 0;      ///< as written: "12,5 %" is 12.5
  bool percent = false;  ///< a percent sign followed
};

/// Whether a cell says that there is no value: empty, "-", "No aplica", "#N/A", "ND"...
[[nodiscard]] bool is_missing_word(std::string_view cell);

/// Reads a number written in a known format. What does not follow the format is not a number, never a guess.
[[nodiscard]] ParsedNumber parse_number(std::string_view cell, const NumberFormat& format);

/// What the cells of a column say about the way it is written.
struct FormatEvidence {
  std::size_t decimal_point = 0;    ///< cells where the point can only be the decimal mark
  std::size_t decimal_comma = 0;    ///< cells where the comma can only be the decimal mark
  std::size_t thousands_point = 0;  ///< cells where the point can only part thousands
  std::size_t thousands_comma = 0;
  std::size_t either = 0;         ///< cells as "1.234", which may be read both ways
  std::string ambiguous_example;  ///< the first of them

  void add(std::string_view cell);
  void add(const FormatEvidence& other);
  /// The cells exclude each other: some need a decimal point, others a decimal comma.
  [[nodiscard]] bool contradictory() const noexcept;
  /// The one format that reads every cell, or nothing when there are two or none.
  [[nodiscard]] std::optional<NumberFormat> format() const noexcept;
};

}  // namespace comarca
