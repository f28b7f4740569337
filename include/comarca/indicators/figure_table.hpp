// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/base/level.hpp"
#include "comarca/base/number_column.hpp"
#include "comarca/base/symbols.hpp"
#include "comarca/statistics/statistics.hpp"

namespace comarca {

/// What became of a figure.
enum class FigureState {
  published,
  withheld,  ///< it can be computed, but less lies behind it than its definition demands
  missing,   ///< it cannot be computed: an input is not there, or cannot be added up at this level
};

/// One number of one unit, with everything needed to judge it.
struct Figure {
  std::string indicator;
  std::string figure;
  Level level = Level::municipality;
  Place place;
  std::optional<double> value;  ///< none when withheld or missing: see `reason`
  std::optional<double> lower;  ///< the least it can be, given what is unknown
  std::optional<double> upper;
  std::optional<double> standard_error;
  std::optional<double> numerator;
  std::optional<double> denominator;
  std::optional<double> cases;
  std::optional<double> coverage;  ///< share of the population behind it, 0 to 1
  std::string method;
  std::string vintage;
  std::string sources;
  std::string status;     ///< Spanish code, as "oficial"
  bool imputed = false;   ///< an input was lent by a larger unit
  bool withheld = false;  ///< there was a value, and too little lay behind it
  Text reason;            ///< why there is no value

  [[nodiscard]] FigureState state() const noexcept {
    return value ? FigureState::published : withheld ? FigureState::withheld : FigureState::missing;
  }
};

/// How figures came about; what hardly ever differs within a column.
struct FigureOrigin {
  std::string method;
  std::string vintage;
  std::string sources;
  std::string status;  ///< Spanish code, as "oficial"

  bool operator==(const FigureOrigin&) const = default;
};

/// Where the units of a column stand among each other, by row; 0 where a figure has no value. See standing.hpp.
struct ColumnStanding {
  std::vector<std::uint32_t> rank;  ///< empty until somebody ranked them
  std::size_t of = 0;               ///< units with a value
  double mean = 0;                  ///< of them, unweighted
  double best = 0;
};

/// The same among the peers of each unit.
struct ColumnPeers {
  struct Group {
    std::string name;
    std::size_t of = 0;
    double mean = 0;
    double best = 0;
  };
  std::vector<Group> groups;
  std::vector<std::uint32_t> group;  ///< by row: position in `groups`, where `rank` is not 0; empty without any group
  std::vector<std::uint32_t> rank;   ///< by row; 0 where a figure has no value or its unit no group
};

/// The value of each unit in the last period before that has one, by row.
struct ColumnChange {
  Numbers before;                    ///< empty where no period came before
  std::vector<std::uint32_t> where;  ///< by row: the column of the table that it stands in, where there is one
};

/// One figure of one level, zone and period, unit by unit: rows are units. An array that nothing fills is empty.
struct FigureColumn {
  std::string indicator;
  std::string figure;
  Level level = Level::municipality;
  Zone zone = Zone::total;
  std::string period;
  std::shared_ptr<const std::vector<Symbols::Id>> units;  ///< of each row, in order of code; see FigureTable::unit()
  Numbers value;
  Numbers lower;
  Numbers upper;
  Numbers standard_error;
  Numbers numerator;
  Numbers denominator;
  Numbers cases;
  Numbers coverage;
  std::vector<FigureOrigin> origins;     ///< one at least
  std::vector<std::uint32_t> origin_of;  ///< by row, position in `origins`; empty: all of the first
  std::vector<std::uint32_t> reason;     ///< by row, see FigureTable::reason(); empty: none has one
  std::vector<unsigned char> withheld;   ///< by row, 1 where it is; empty: none is
  std::vector<unsigned char> imputed;    ///< by row, 1 where it is; empty: none is
  ColumnStanding standing;
  ColumnPeers peers;
  ColumnChange change;

  [[nodiscard]] std::size_t size() const noexcept { return units->size(); }
  [[nodiscard]] const FigureOrigin& origin(std::size_t row) const {
    return origins[origin_of.empty() ? 0 : origin_of[row]];
  }
  [[nodiscard]] bool is_withheld(std::size_t row) const { return !withheld.empty() && withheld[row] != 0; }
  [[nodiscard]] bool is_imputed(std::size_t row) const { return !imputed.empty() && imputed[row] != 0; }
  [[nodiscard]] FigureState state(std::size_t row) const {
    return value.has(row) ? FigureState::published : is_withheld(row) ? FigureState::withheld : FigureState::missing;
  }
  /// Whether it is a column of the same figure and level, of another zone or period perhaps.
  [[nodiscard]] bool is(std::string_view of_indicator, std::string_view of_figure, Level of_level) const {
    return indicator == of_indicator && figure == of_figure && level == of_level;
  }
};

/// Figures in columns.
///
/// What it is. Every figure of a run once, as FigureColumns in the order in which they were computed: level by level,
/// indicator by indicator, by zone, period and figure. What a column says once is said once; units and reasons are
/// numbers of this table.
///
/// How to read it. `for (const FigureColumn& column : table.columns())`, then rows from 0 to column.size(): numbers in
/// the arrays, unit(column, row) and reason(column, row) for what is text. row() puts one together as a Figure, for
/// people and tests. rows_by_place() gives all rows in the order of the product's long table.
///
/// What it costs. Some sixty bytes a figure, thrice that of a Figure less its texts.
///
/// ADR 0252.
///
/// What the caller must ensure. That no two columns are of the same indicator, figure, level, zone and period.
class FigureTable {
 public:
  FigureTable() { (void)reason_number({}); }
  /// Of rows; columns come in the order of their first row.
  explicit FigureTable(const std::vector<Figure>& rows);

  struct RowAt {
    std::uint32_t column = 0;
    std::uint32_t row = 0;
  };

  [[nodiscard]] const std::vector<FigureColumn>& columns() const noexcept { return columns_; }
  [[nodiscard]] bool empty() const noexcept { return columns_.empty(); }
  [[nodiscard]] std::size_t row_count() const noexcept;

  [[nodiscard]] const Symbols& units() const noexcept { return units_; }
  [[nodiscard]] const std::string& unit(const FigureColumn& column, std::size_t row) const {
    return units_.text((*column.units)[row]);
  }
  /// Why there is no value; the first is empty.
  [[nodiscard]] const std::vector<Text>& reasons() const noexcept { return reasons_; }
  [[nodiscard]] const Text& reason(const FigureColumn& column, std::size_t row) const {
    return reasons_[column.reason.empty() ? 0 : column.reason[row]];
  }

  [[nodiscard]] Figure row(const FigureColumn& column, std::size_t row) const;
  /// Indicator by indicator of each level, unit by unit, then by zone, period and figure.
  [[nodiscard]] std::vector<RowAt> rows_by_place() const;
  /// All of them put together, in that order.
  [[nodiscard]] std::vector<Figure> rows() const;

  // For who fills it.
  [[nodiscard]] Symbols::Id unit_number(std::string_view code) { return units_.id_of(code); }
  [[nodiscard]] std::uint32_t reason_number(const Text& reason);
  void add(FigureColumn column) { columns_.push_back(std::move(column)); }
  void append(FigureTable other);
  [[nodiscard]] std::vector<FigureColumn>& columns_to_fill() noexcept { return columns_; }

 private:
  std::vector<FigureColumn> columns_;
  Symbols units_;
  std::vector<Text> reasons_;
  Symbols reason_texts_;  ///< a reason in both languages, by the same number
};

}  // namespace comarca
