// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "comarca/base/symbols.hpp"
#include "comarca/catalog/zone.hpp"
#include "comarca/statistics/amount_column.hpp"

namespace comarca {

/// Where and when a statistic was counted.
struct Place {
  std::string unit;  ///< code of the unit
  Zone zone = Zone::total;
  std::string period;

  auto operator<=>(const Place&) const = default;
};

/// One unit of another level that a unit belongs to, as municipality → subregion.
using Grouping = std::map<std::string, std::string>;

/// The additive store: sums by unit, zone, period and statistic.
///
/// What it is. The one idea of comarca as a value: an indicator is sums and a formula, and these are the sums. Parts of
/// a file, of a country, of another machine merge by addition; a subregion is its municipalities added up. A statistic
/// that cannot be added (a published score without its denominator) is marked alone and says so when somebody tries.
///
/// When to use it. For everything that is counted or summed before a formula is applied. Figures, which come after the
/// formula, are no statistics; shares and means do not belong here, their numerators and denominators do.
///
/// How to read it. By place and name, value(); where every unit matters, by column: column() gives the amounts of one
/// statistic in one zone and period as an array by the number of the unit (units()), and columns() gives all of them.
/// Whoever walks over places asks for columns first and for no name after.
///
/// What it guarantees. A statistic never added is missing, which is not zero. Parts merged in any order, and in any
/// grouping, give the same store to the last bit: what is added to a key is summed exactly and rounded once (ADR 0250).
/// A roll-up adds units up in the order of their codes. Of what is additive, merging first and rolling up then is the
/// same as the other way round, and the parts of a split input add up to the whole (to the last digit where the amounts
/// are whole numbers, see ADR 0150). Order of insertion does not show: places, names and columns come sorted, and equal
/// stores make equal CSV.
///
/// What it costs. Nine bytes for each unit of a column, whether it has an amount or not: a column is an array over the
/// units of the store. Texts are kept once. A country of 1,122 municipalities with fifteen hundred columns is fifteen
/// megabytes. One hash of a name for a column, none for the amounts in it. It is not for microdata, which are summed
/// before they come here, nor for units that each have a period of their own: those would make a column each.
///
/// What the caller must ensure. That amounts are finite and of one unit of measure for a name; that zones of a place
/// are told apart or all total (nothing adds cabecera and resto into total here). Reading by several threads is safe,
/// writing is not. Numbers of units are those of one store; a column that was given stays where it is until the store
/// goes.
class Statistics {
 public:
  using Unit = AmountColumn::Unit;

  /// A column with what it is of. The texts live as long as the store.
  struct Column {
    std::string_view statistic;
    Zone zone = Zone::total;
    std::string_view period;
    const AmountColumn* amounts = nullptr;
  };

  /// Adds to what is there. A statistic never added is missing, which is not zero.
  void add(const Place& place, std::string_view statistic, double amount);

  /// Says that the values of a statistic must not be summed over units.
  void mark_alone(std::string_view statistic) { alone_.emplace(statistic); }
  [[nodiscard]] bool is_alone(std::string_view statistic) const { return alone_.contains(statistic); }
  [[nodiscard]] const std::set<std::string, std::less<>>& alone() const noexcept { return alone_; }

  [[nodiscard]] std::optional<double> value(const Place& place, std::string_view statistic) const;

  /// Adds a column of another store, as one of a period.
  void add_column(const Statistics& other, const Column& column, std::string_view period);
  /// Adds every sum of another store. The same value marked alone in both must agree, else a data error.
  void merge(const Statistics& other);

  /// Sums by the units of another level, which it numbers in the order of their codes. A group with two members or more
  /// has no value for what stands alone; a unit without a group is left out.
  [[nodiscard]] Statistics rolled_up(const Grouping& group_of) const;

  /// In order.
  [[nodiscard]] std::vector<Place> places() const;
  [[nodiscard]] std::vector<std::string> names() const;
  [[nodiscard]] bool empty() const noexcept;

  /// The numbers of the units that there are.
  [[nodiscard]] const Symbols& units() const noexcept { return units_; }
  /// Null when nothing was added there.
  [[nodiscard]] const AmountColumn* column(std::string_view statistic, Zone zone,
                                           std::string_view period) const noexcept;
  /// Those of statistics whose name begins so, in order of statistic, zone and period; all of them without a beginning.
  [[nodiscard]] std::vector<Column> columns(std::string_view beginning = {}) const;

  /// The number of a unit, and a column to add to by that number: for whoever adds many.
  [[nodiscard]] Unit unit(std::string_view code) { return units_.id_of(code); }
  [[nodiscard]] AmountColumn& column_to_fill(std::string_view statistic, Zone zone, std::string_view period);

  bool operator==(const Statistics& other) const;

 private:
  struct Entry {
    Symbols::Id statistic = 0;
    Zone zone = Zone::total;
    Symbols::Id period = 0;
    AmountColumn amounts = {};
  };

  [[nodiscard]] static std::uint64_t key(Symbols::Id statistic, Zone zone, Symbols::Id period) noexcept;
  [[nodiscard]] Column described(const Entry& entry) const;
  void require_agreement(const Statistics& other) const;

  Symbols units_;
  Symbols periods_;
  Symbols statistics_;
  std::unordered_map<std::uint64_t, Entry> columns_;  ///< by statistic, period and zone; an entry never moves
  std::set<std::string, std::less<>> alone_;
};

/// unidad,zona,periodo,estadistica,valor,aditiva: numbers in full, rows in order, so that equal stores make equal
/// files.
[[nodiscard]] std::string to_csv(const Statistics& statistics);
/// Throws a data error with file and row.
[[nodiscard]] Statistics statistics_from_csv(std::string_view text, const std::string& file);

}  // namespace comarca
