// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/figure_table.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace comarca {
namespace {

using Units = std::vector<Symbols::Id>;
using Key = std::tuple<std::string_view, std::string_view, Level, Zone, std::string_view>;

Key key_of(const Figure& figure) {
  return {figure.indicator, figure.figure, figure.level, figure.place.zone, figure.place.period};
}

void put(Numbers& numbers, std::size_t row, std::optional<double> value) {
  if (value) {
    numbers.set(row, *value);
  }
}

/// Fills a list of small numbers that stays empty as long as all are zero.
template <class List>
void put(List& list, std::size_t row, typename List::value_type value) {
  if (value != 0 || !list.empty()) {
    list.resize(std::max(list.size(), row + 1));
    list[row] = value;
  }
}

std::uint32_t origin_number(FigureColumn& column, FigureOrigin origin) {
  const auto found = std::ranges::find(column.origins, origin);
  const auto number = static_cast<std::uint32_t>(found - column.origins.begin());
  if (found == column.origins.end()) {
    column.origins.push_back(std::move(origin));
  }
  return number;
}

void put(FigureColumn& column, std::size_t row, const Figure& figure) {
  put(column.value, row, figure.value);
  put(column.lower, row, figure.lower);
  put(column.upper, row, figure.upper);
  put(column.standard_error, row, figure.standard_error);
  put(column.numerator, row, figure.numerator);
  put(column.denominator, row, figure.denominator);
  put(column.cases, row, figure.cases);
  put(column.coverage, row, figure.coverage);
  put(column.withheld, row, static_cast<unsigned char>(figure.withheld ? 1 : 0));
  put(column.imputed, row, static_cast<unsigned char>(figure.imputed ? 1 : 0));
}

/// Every list as long as the column, or empty.
void finish(FigureColumn& column) {
  const std::size_t size = column.size();
  for (auto* const list : {&column.origin_of, &column.reason}) {
    list->resize(list->empty() ? 0 : size);
  }
  for (auto* const list : {&column.withheld, &column.imputed}) {
    list->resize(list->empty() ? 0 : size);
  }
}

bool same_block(const FigureColumn& a, const FigureColumn& b) {
  return a.level == b.level && a.indicator == b.indicator;
}

}  // namespace

FigureTable::FigureTable(const std::vector<Figure>& rows) : FigureTable() {
  std::map<Key, std::size_t> known;
  std::vector<std::shared_ptr<Units>> units;
  for (const Figure& figure : rows) {
    const auto [entry, fresh] = known.try_emplace(key_of(figure), columns_.size());
    if (fresh) {
      units.push_back(std::make_shared<Units>());
      columns_.push_back({.indicator = figure.indicator,
                          .figure = figure.figure,
                          .level = figure.level,
                          .zone = figure.place.zone,
                          .period = figure.place.period,
                          .units = units.back()});
    }
    FigureColumn& column = columns_[entry->second];
    const std::size_t row = column.size();
    units[entry->second]->push_back(unit_number(figure.place.unit));
    put(column, row, figure);
    put(column.origin_of, row, origin_number(column, {figure.method, figure.vintage, figure.sources, figure.status}));
    put(column.reason, row, reason_number(figure.reason));
  }
  std::ranges::for_each(columns_, finish);
}

std::size_t FigureTable::row_count() const noexcept {
  return std::accumulate(columns_.begin(), columns_.end(), std::size_t{0},
                         [](std::size_t sum, const FigureColumn& column) { return sum + column.size(); });
}

std::uint32_t FigureTable::reason_number(const Text& reason) {
  const auto number = reason_texts_.id_of(reason.es + '\n' + reason.en);
  if (number == reasons_.size()) {
    reasons_.push_back(reason);
  }
  return number;
}

Figure FigureTable::row(const FigureColumn& column, std::size_t row) const {
  const FigureOrigin& origin = column.origin(row);
  return {.indicator = column.indicator,
          .figure = column.figure,
          .level = column.level,
          .place = {unit(column, row), column.zone, column.period},
          .value = column.value.at(row),
          .lower = column.lower.at(row),
          .upper = column.upper.at(row),
          .standard_error = column.standard_error.at(row),
          .numerator = column.numerator.at(row),
          .denominator = column.denominator.at(row),
          .cases = column.cases.at(row),
          .coverage = column.coverage.at(row),
          .method = origin.method,
          .vintage = origin.vintage,
          .sources = origin.sources,
          .status = origin.status,
          .imputed = column.is_imputed(row),
          .withheld = column.is_withheld(row),
          .reason = reason(column, row)};
}

std::vector<FigureTable::RowAt> FigureTable::rows_by_place() const {
  std::vector<std::size_t> place_of(units_.size());
  std::size_t place = 0;
  for (const auto unit : units_.in_order()) {
    place_of[unit] = place++;
  }
  const auto order = [&](const RowAt& at) {
    const FigureColumn& column = columns_[at.column];
    return std::tuple(place_of[(*column.units)[at.row]], column.zone, std::string_view(column.period), at.column);
  };
  std::vector<RowAt> all;
  all.reserve(row_count());
  for (std::size_t first = 0; first < columns_.size();) {
    const auto begin = static_cast<std::ptrdiff_t>(all.size());
    std::size_t last = first;
    for (; last < columns_.size() && same_block(columns_[first], columns_[last]); ++last) {
      for (std::size_t row = 0; row < columns_[last].size(); ++row) {
        all.push_back({static_cast<std::uint32_t>(last), static_cast<std::uint32_t>(row)});
      }
    }
    std::ranges::sort(all.begin() + begin, all.end(), {}, order);
    first = last;
  }
  return all;
}

std::vector<Figure> FigureTable::rows() const {
  std::vector<Figure> figures;
  for (const auto& at : rows_by_place()) {
    figures.push_back(row(columns_[at.column], at.row));
  }
  return figures;
}

void FigureTable::append(FigureTable other) {
  std::vector<std::uint32_t> reason_of;
  for (const Text& reason : other.reasons_) {
    reason_of.push_back(reason_number(reason));
  }
  std::map<const Units*, std::shared_ptr<const Units>> lists;
  for (FigureColumn& column : other.columns_) {
    auto& mine = lists[column.units.get()];
    if (!mine) {
      Units numbers;
      for (const auto unit : *column.units) {
        numbers.push_back(unit_number(other.units_.text(unit)));
      }
      mine = std::make_shared<const Units>(std::move(numbers));
    }
    column.units = mine;
    for (auto& reason : column.reason) {
      reason = reason_of[reason];
    }
    columns_.push_back(std::move(column));
  }
}

}  // namespace comarca
