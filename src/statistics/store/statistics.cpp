// SPDX-License-Identifier: Apache-2.0
#include "comarca/statistics/statistics.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/error.hpp"

namespace comarca {
void Statistics::add(const Place& place, std::string_view statistic, double amount) {
  auto& row = sums_[place];
  const auto found = row.find(statistic);
  if (found == row.end()) {
    row.emplace(statistic, amount);
    return;
  }
  found->second += amount;
}

void Statistics::add(const Place& place, Amounts amounts) {
  auto& row = sums_[place];
  row.merge(amounts);  // leaves those that were there
  for (const auto& [statistic, amount] : amounts) {
    row.find(statistic)->second += amount;
  }
}

std::optional<double> Statistics::value(const Place& place, std::string_view statistic) const {
  const auto& row = at(place);
  const auto found = row.find(statistic);
  return found == row.end() ? std::nullopt : std::optional(found->second);
}

const std::map<std::string, double, std::less<>>& Statistics::at(const Place& place) const {
  static const std::map<std::string, double, std::less<>> kNothing;
  const auto found = sums_.find(place);
  return found == sums_.end() ? kNothing : found->second;
}

void Statistics::merge(const Statistics& other) {
  alone_.insert(other.alone_.begin(), other.alone_.end());
  for (const auto& [place, row] : other.sums_) {
    for (const auto& [name, amount] : row) {
      const auto mine = value(place, name);
      if (!is_alone(name) || !mine) {
        add(place, name, amount);
      } else if (*mine != amount) {
        throw data_error(fmt::format("two values of '{}' for {} in {}: {} and {}; it cannot be added", name, place.unit,
                                     place.period, *mine, amount),
                         {}, "Keep the file that holds and leave out the other.");
      }
    }
  }
}

Statistics Statistics::rolled_up(const Grouping& group_of) const {
  Statistics result;
  result.alone_ = alone_;
  std::map<Place, std::size_t> members;
  for (const auto& [place, row] : sums_) {
    const auto group = group_of.find(place.unit);
    if (group == group_of.end()) {
      continue;
    }
    const Place above{group->second, place.zone, place.period};
    ++members[above];
    for (const auto& [name, amount] : row) {
      result.add(above, name, amount);
    }
  }
  for (const auto& [place, count] : members) {
    if (count > 1) {
      std::erase_if(result.sums_[place], [&](const auto& item) { return result.is_alone(item.first); });
    }
  }
  return result;
}

std::vector<Place> Statistics::places() const {
  std::vector<Place> result;
  result.reserve(sums_.size());
  for (const auto& [place, row] : sums_) {
    result.push_back(place);
  }
  return result;
}

std::vector<std::string> Statistics::names() const {
  std::set<std::string> names;
  for (const auto& [place, row] : sums_) {
    for (const auto& [name, amount] : row) {
      names.insert(name);
    }
  }
  return {names.begin(), names.end()};
}

}  // namespace comarca
