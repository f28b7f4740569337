// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/base/symbols.hpp"
#include "comarca/statistics/statistics.hpp"

namespace comarca {

/// One cell of a published table: the value of an input in a place.
struct PublishedValue {
  Place place;
  std::string input;
  double value = 0;
  std::string where = {};  ///< file and row, for findings
};

/// What one file says of one input in one zone, row by row.
struct PublishedColumn {
  std::string input;
  Zone zone = Zone::total;
  std::string file;  ///< for findings
  std::vector<Symbols::Id> unit;
  std::vector<Symbols::Id> period;
  std::vector<double> value;
  std::vector<std::uint32_t> line;  ///< of the file; 0: the file says it all

  [[nodiscard]] std::size_t size() const noexcept { return value.size(); }
};

/// Values of published tables, in columns; units and periods are numbers of its own. What is of one input and zone
/// keeps the order in which it came. ADR 0253.
class PublishedValues {
 public:
  PublishedValues() = default;
  PublishedValues(const std::vector<PublishedValue>& values);  // NOLINT(google-explicit-constructor): the same, by row
  PublishedValues(std::initializer_list<PublishedValue> values)
      : PublishedValues(std::vector<PublishedValue>(values)) {}

  [[nodiscard]] const std::vector<PublishedColumn>& columns() const noexcept { return columns_; }
  [[nodiscard]] const Symbols& units() const noexcept { return units_; }
  [[nodiscard]] const Symbols& periods() const noexcept { return periods_; }
  [[nodiscard]] std::size_t size() const noexcept;
  [[nodiscard]] bool empty() const noexcept { return size() == 0; }

  [[nodiscard]] PublishedValue row(const PublishedColumn& column, std::size_t row) const;
  [[nodiscard]] std::vector<PublishedValue> rows() const;

  // For who fills it.
  [[nodiscard]] Symbols& units_to_fill() noexcept { return units_; }
  [[nodiscard]] Symbols& periods_to_fill() noexcept { return periods_; }
  [[nodiscard]] std::vector<PublishedColumn>& columns_to_fill() noexcept { return columns_; }
  /// The last column of the input and zone when it is of the file, else a new one.
  [[nodiscard]] PublishedColumn& column_to_fill(std::string_view input, Zone zone, std::string_view file);
  void append(const PublishedValues& other);

 private:
  std::vector<PublishedColumn> columns_;
  Symbols units_;
  Symbols periods_;
};

/// Leaves the rows that are to be kept, in their order.
void keep_rows(PublishedValues& values, const std::function<bool(const PublishedColumn&, std::size_t)>& keep);

/// Marks of a set of unit, input, zone and period.
class PublishedKeys {
 public:
  /// Those of some values.
  explicit PublishedKeys(const PublishedValues& values);
  /// By texts, for the numbers of other values are others.
  [[nodiscard]] bool contains(const PublishedValues& values, const PublishedColumn& column, std::size_t row) const;

 private:
  struct Marks {
    std::string input;
    Zone zone = Zone::total;
    std::vector<unsigned char> at;  ///< by period and unit
  };
  [[nodiscard]] std::size_t position(Symbols::Id unit, Symbols::Id period) const noexcept;

  Symbols units_;
  Symbols periods_;
  std::vector<Marks> marks_;
};

}  // namespace comarca
