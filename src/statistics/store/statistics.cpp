// SPDX-License-Identifier: Apache-2.0
#include "comarca/statistics/statistics.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

constexpr Statistics::Unit kNowhere = ~Statistics::Unit{0};

/// The number in one table of every text of another; kNowhere for what is not there.
std::vector<Symbols::Id> numbers_in(const Symbols& mine, const Symbols& theirs) {
  std::vector<Symbols::Id> numbers;
  for (Symbols::Id id = 0; id < theirs.size(); ++id) {
    numbers.push_back(mine.find(theirs.text(id)).value_or(kNowhere));
  }
  return numbers;
}

bool same_amounts(const AmountColumn& mine, const AmountColumn& theirs, const std::vector<Symbols::Id>& unit_of) {
  if (mine.count() != theirs.count()) {
    return false;
  }
  for (Statistics::Unit unit = 0; unit < theirs.size(); ++unit) {
    if (theirs.has(unit) && mine.at(unit_of[unit]) != theirs.at(unit)) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::uint64_t Statistics::key(Symbols::Id statistic, Zone zone, Symbols::Id period) noexcept {
  constexpr int kZoneBits = 2;
  constexpr int kPeriodBits = 32;
  return (std::uint64_t{statistic} << kPeriodBits) | (std::uint64_t{period} << kZoneBits) |
         static_cast<std::uint64_t>(zone);
}

AmountColumn& Statistics::column_to_fill(std::string_view statistic, Zone zone, std::string_view period) {
  const Symbols::Id name = statistics_.id_of(statistic);
  const Symbols::Id when = periods_.id_of(period);
  const auto [column, fresh] = columns_.try_emplace(key(name, zone, when), Entry{name, zone, when});
  if (fresh) {
    column->second.amounts.reserve(units_.size());  // most columns are of most units
  }
  return column->second.amounts;
}

const AmountColumn* Statistics::column(std::string_view statistic, Zone zone, std::string_view period) const noexcept {
  const auto name = statistics_.find(statistic);
  const auto when = periods_.find(period);
  const auto found = name && when ? columns_.find(key(*name, zone, *when)) : columns_.end();
  return found == columns_.end() || found->second.amounts.count() == 0 ? nullptr : &found->second.amounts;
}

void Statistics::add(const Place& place, std::string_view statistic, double amount) {
  column_to_fill(statistic, place.zone, place.period).add(unit(place.unit), amount);
}

std::optional<double> Statistics::value(const Place& place, std::string_view statistic) const {
  const AmountColumn* const amounts = column(statistic, place.zone, place.period);
  const auto unit = amounts == nullptr ? std::nullopt : units_.find(place.unit);
  return unit ? amounts->at(*unit) : std::nullopt;
}

Statistics::Column Statistics::described(const Entry& entry) const {
  return {statistics_.text(entry.statistic), entry.zone, periods_.text(entry.period), &entry.amounts};
}

bool Statistics::empty() const noexcept {
  return std::ranges::none_of(columns_, [](const auto& item) { return item.second.amounts.count() > 0; });
}

std::vector<Statistics::Column> Statistics::columns(std::string_view beginning) const {
  std::vector<Column> result;
  for (const auto& [key, entry] : columns_) {
    if (entry.amounts.count() > 0 && statistics_.text(entry.statistic).starts_with(beginning)) {
      result.push_back(described(entry));
    }
  }
  std::ranges::sort(result, {},
                    [](const Column& column) { return std::tuple(column.statistic, column.zone, column.period); });
  return result;
}

/// Of what stands alone in both, the first value in order that is not the same is told.
void Statistics::require_agreement(const Statistics& other) const {
  std::optional<std::tuple<Place, std::string_view, double, double>> first;
  const auto unit_of = numbers_in(units_, other.units_);
  for (const Column& theirs : other.columns()) {
    const AmountColumn* const mine =
        is_alone(theirs.statistic) ? column(theirs.statistic, theirs.zone, theirs.period) : nullptr;
    for (Unit unit = 0; mine != nullptr && unit < theirs.amounts->size(); ++unit) {
      if (theirs.amounts->has(unit) && mine->has(unit_of[unit]) && (*mine)[unit_of[unit]] != (*theirs.amounts)[unit]) {
        std::tuple unlike{Place{other.units_.text(unit), theirs.zone, std::string(theirs.period)}, theirs.statistic,
                          (*mine)[unit_of[unit]], (*theirs.amounts)[unit]};
        first = first ? std::min(*first, unlike) : unlike;
      }
    }
  }
  if (first) {
    const auto& [place, name, value, rival] = *first;
    throw data_error(fmt::format("two values of '{}' for {} in {}: {} and {}; it cannot be added", name, place.unit,
                                 place.period, value, rival),
                     {}, "Keep the file that holds and leave out the other.");
  }
}

void Statistics::add_column(const Statistics& other, const Column& column, std::string_view period) {
  AmountColumn& mine = column_to_fill(column.statistic, column.zone, period);
  mine.reserve(column.amounts->size());
  for (Unit of_other = 0; of_other < column.amounts->size(); ++of_other) {
    if (column.amounts->has(of_other)) {
      mine.add(unit(other.units_.text(of_other)), *column.amounts, of_other);
    }
  }
}

void Statistics::merge(const Statistics& other) {
  alone_.insert(other.alone_.begin(), other.alone_.end());
  require_agreement(other);
  std::vector<Unit> unit_of;
  for (Unit unit = 0; unit < other.units_.size(); ++unit) {
    unit_of.push_back(units_.id_of(other.units_.text(unit)));
  }
  for (const Column& theirs : other.columns()) {
    AmountColumn& mine = column_to_fill(theirs.statistic, theirs.zone, theirs.period);
    const bool alone = is_alone(theirs.statistic);
    for (Unit unit = 0; unit < theirs.amounts->size(); ++unit) {
      if (theirs.amounts->has(unit) && !(alone && mine.has(unit_of[unit]))) {
        mine.add(unit_of[unit], *theirs.amounts, unit);
      }
    }
  }
}

std::vector<Place> Statistics::places() const {
  std::map<std::pair<Zone, std::string_view>, std::vector<unsigned char>> by_when;
  for (const auto& [key, entry] : columns_) {
    auto& any = by_when[{entry.zone, periods_.text(entry.period)}];
    any.resize(units_.size());
    for (Unit unit = 0; unit < entry.amounts.size(); ++unit) {
      any[unit] = any[unit] != 0 || entry.amounts.has(unit) ? 1 : 0;
    }
  }
  std::vector<Place> result;
  for (const Unit unit : units_.in_order()) {
    for (const auto& [when, any] : by_when) {
      if (any[unit] != 0) {
        result.push_back({units_.text(unit), when.first, std::string(when.second)});
      }
    }
  }
  return result;
}

std::vector<std::string> Statistics::names() const {
  std::set<std::string> names;
  for (const auto& [key, entry] : columns_) {
    if (entry.amounts.count() > 0) {
      names.insert(statistics_.text(entry.statistic));
    }
  }
  return {names.begin(), names.end()};
}

bool Statistics::operator==(const Statistics& other) const {
  const auto mine = columns();
  const auto theirs = other.columns();
  const auto unit_of = numbers_in(units_, other.units_);
  return alone_ == other.alone_ && std::ranges::equal(mine, theirs, [&](const Column& a, const Column& b) {
           return std::tie(a.statistic, a.zone, a.period) == std::tie(b.statistic, b.zone, b.period) &&
                  same_amounts(*a.amounts, *b.amounts, unit_of);
         });
}

}  // namespace comarca
