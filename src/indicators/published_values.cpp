// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/published_values.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace comarca {

PublishedValues::PublishedValues(const std::vector<PublishedValue>& values) {
  for (const auto& [place, input, value, where] : values) {
    PublishedColumn& column = column_to_fill(input, place.zone, where);
    column.unit.push_back(units_.id_of(place.unit));
    column.period.push_back(periods_.id_of(place.period));
    column.value.push_back(value);
    column.line.push_back(0);
  }
}

std::size_t PublishedValues::size() const noexcept {
  return std::accumulate(columns_.begin(), columns_.end(), std::size_t{0},
                         [](std::size_t sum, const PublishedColumn& column) { return sum + column.size(); });
}

PublishedValue PublishedValues::row(const PublishedColumn& column, std::size_t row) const {
  return {{units_.text(column.unit[row]), column.zone, periods_.text(column.period[row])},
          column.input,
          column.value[row],
          column.line[row] == 0 ? column.file : fmt::format("{}, fila {}", column.file, column.line[row])};
}

std::vector<PublishedValue> PublishedValues::rows() const {
  std::vector<PublishedValue> values;
  for (const PublishedColumn& column : columns_) {
    for (std::size_t i = 0; i < column.size(); ++i) {
      values.push_back(row(column, i));
    }
  }
  return values;
}

PublishedColumn& PublishedValues::column_to_fill(std::string_view input, Zone zone, std::string_view file) {
  const auto last = std::find_if(columns_.rbegin(), columns_.rend(), [&](const PublishedColumn& column) {
    return column.input == input && column.zone == zone;
  });
  if (last != columns_.rend() && last->file == file) {
    return *last;
  }
  columns_.push_back({std::string(input), zone, std::string(file), {}, {}, {}, {}});
  return columns_.back();
}

void PublishedValues::append(const PublishedValues& other) {
  const auto numbers = [](const Symbols& theirs, Symbols& mine) {
    std::vector<Symbols::Id> all;
    for (Symbols::Id id = 0; id < theirs.size(); ++id) {
      all.push_back(mine.id_of(theirs.text(id)));
    }
    return all;
  };
  const auto unit_of = numbers(other.units_, units_);
  const auto period_of = numbers(other.periods_, periods_);
  for (const PublishedColumn& theirs : other.columns_) {
    PublishedColumn& mine = column_to_fill(theirs.input, theirs.zone, theirs.file);
    for (std::size_t row = 0; row < theirs.size(); ++row) {
      mine.unit.push_back(unit_of[theirs.unit[row]]);
      mine.period.push_back(period_of[theirs.period[row]]);
    }
    mine.value.insert(mine.value.end(), theirs.value.begin(), theirs.value.end());
    mine.line.insert(mine.line.end(), theirs.line.begin(), theirs.line.end());
  }
}

void keep_rows(PublishedValues& values, const std::function<bool(const PublishedColumn&, std::size_t)>& keep) {
  for (PublishedColumn& column : values.columns_to_fill()) {
    std::vector<std::size_t> kept;
    for (std::size_t row = 0; row < column.size(); ++row) {
      if (keep(column, row)) {
        kept.push_back(row);
      }
    }
    const auto leave = [&kept](auto& list) {
      for (std::size_t i = 0; i < kept.size(); ++i) {
        list[i] = list[kept[i]];
      }
      list.resize(kept.size());
    };
    leave(column.unit);
    leave(column.period);
    leave(column.value);
    leave(column.line);
  }
}

PublishedKeys::PublishedKeys(const PublishedValues& values) : units_(values.units()), periods_(values.periods()) {
  for (const PublishedColumn& column : values.columns()) {
    auto found = std::ranges::find_if(
        marks_, [&column](const Marks& marks) { return marks.input == column.input && marks.zone == column.zone; });
    if (found == marks_.end()) {
      marks_.push_back({column.input, column.zone, std::vector<unsigned char>(units_.size() * periods_.size())});
      found = std::prev(marks_.end());
    }
    for (std::size_t row = 0; row < column.size(); ++row) {
      found->at[position(column.unit[row], column.period[row])] = 1;
    }
  }
}

std::size_t PublishedKeys::position(Symbols::Id unit, Symbols::Id period) const noexcept {
  return std::size_t{period} * units_.size() + unit;
}

bool PublishedKeys::contains(const PublishedValues& values, const PublishedColumn& column, std::size_t row) const {
  const auto found = std::ranges::find_if(
      marks_, [&column](const Marks& marks) { return marks.input == column.input && marks.zone == column.zone; });
  if (found == marks_.end()) {
    return false;
  }
  const auto unit = units_.find(values.units().text(column.unit[row]));
  const auto period = periods_.find(values.periods().text(column.period[row]));
  return unit && period && found->at[position(*unit, *period)] != 0;
}

}  // namespace comarca
