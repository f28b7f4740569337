// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/base/language.hpp"
#include "comarca/catalog/zone.hpp"

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
/// What it guarantees. A statistic never added is missing, which is not zero. Of what is additive, merging first and
/// rolling up then is the same as the other way round, and the parts of a split input add up to the whole (to the last
/// digit where the amounts are whole numbers, see ADR 0150). Order of insertion does not show: places and names come
/// sorted, and equal stores make equal CSV.
///
/// What it costs. A map of maps: log n for a place and again for a name, some hundred bytes an amount, so that a
/// country of 1,122 municipalities with three zones and two hundred statistics is some seventy megabytes. It is not for
/// microdata, which are summed before they come here.
///
/// What the caller must ensure. That amounts are of one unit of measure for a name; that zones of a place are told
/// apart or all total (nothing adds cabecera and resto into total here). Reading by several threads is safe, writing is
/// not.
class Statistics {
 public:
  /// Adds to what is there. A statistic never added is missing, which is not zero.
  void add(const Place& place, std::string_view statistic, double amount);
  using Amounts = std::map<std::string, double, std::less<>>;
  void add(const Place& place, Amounts amounts);

  /// Says that the values of a statistic must not be summed over units.
  void mark_alone(std::string_view statistic) { alone_.emplace(statistic); }
  [[nodiscard]] bool is_alone(std::string_view statistic) const { return alone_.contains(statistic); }
  [[nodiscard]] const std::set<std::string, std::less<>>& alone() const noexcept { return alone_; }

  [[nodiscard]] std::optional<double> value(const Place& place, std::string_view statistic) const;

  /// Adds every sum of another store. The same value marked alone in both must agree, else a data error.
  void merge(const Statistics& other);

  /// Sums by the units of another level. A group with two members or more has no value for what stands alone; a unit
  /// without a group is left out.
  [[nodiscard]] Statistics rolled_up(const Grouping& group_of) const;

  /// In order.
  [[nodiscard]] std::vector<Place> places() const;
  [[nodiscard]] std::vector<std::string> names() const;
  [[nodiscard]] const std::map<std::string, double, std::less<>>& at(const Place& place) const;
  [[nodiscard]] bool empty() const noexcept { return sums_.empty(); }

  bool operator==(const Statistics&) const = default;

 private:
  std::map<Place, std::map<std::string, double, std::less<>>> sums_;
  std::set<std::string, std::less<>> alone_;
};

/// unidad,zona,periodo,estadistica,valor,aditiva: numbers in full, rows in order, so that equal stores make equal
/// files.
[[nodiscard]] std::string to_csv(const Statistics& statistics);
/// Throws a data error with file and row.
[[nodiscard]] Statistics statistics_from_csv(std::string_view text, const std::string& file);

}  // namespace comarca
