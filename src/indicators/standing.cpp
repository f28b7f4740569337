// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/standing.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

namespace comarca {
namespace {

using Peers = std::tuple<std::string, std::string, std::string, Zone, std::string>;

constexpr std::size_t kFifths = 5;

bool less_is_better(const Figure& figure, const std::vector<Indicator>& indicators) {
  const auto found = std::ranges::find(indicators, figure.indicator, &Indicator::id);
  const FigureRule* const rule = found == indicators.end() ? nullptr : found->find(figure.figure);
  return rule != nullptr && rule->direction == "menos";
}

/// Stands the values of one group of peers, given as indices of figures.
void stand(const std::vector<Figure>& figures, std::vector<std::size_t> members, bool ascending,
           std::vector<std::optional<Standing>>& out) {
  std::ranges::stable_sort(members, [&](std::size_t a, std::size_t b) {
    return ascending ? *figures[a].value < *figures[b].value : *figures[a].value > *figures[b].value;
  });
  double sum = 0;
  for (const auto index : members) {
    sum += *figures[index].value;
  }
  const double mean = sum / static_cast<double>(members.size());
  std::size_t first = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const double value = *figures[members[i]].value;
    if (value != *figures[members[first]].value) {
      first = i;
    }
    out[members[i]] = Standing{.rank = first + 1,
                               .of = members.size(),
                               .quintile = first * kFifths / members.size() + 1,
                               .to_mean = value - mean,
                               .to_best = value - *figures[members[0]].value};
  }
}

}  // namespace

std::vector<std::optional<Standing>> standings(const std::vector<Figure>& figures,
                                               const std::vector<Indicator>& indicators) {
  std::map<Peers, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Figure& figure = figures[i];
    if (figure.value) {
      groups[{figure.indicator, figure.figure, figure.level, figure.place.zone, figure.place.period}].push_back(i);
    }
  }
  std::vector<std::optional<Standing>> result(figures.size());
  for (auto& [peers, members] : groups) {
    const bool ascending = less_is_better(figures[members.front()], indicators);
    stand(figures, std::move(members), ascending, result);
  }
  return result;
}

std::vector<std::optional<Change>> changes(const std::vector<Figure>& figures) {
  using Series = std::tuple<std::string, std::string, std::string, std::string, Zone>;
  std::map<Series, std::map<std::string, double>> by_period;
  const auto series_of = [](const Figure& figure) {
    return Series{figure.indicator, figure.figure, figure.level, figure.place.unit, figure.place.zone};
  };
  for (const auto& figure : figures) {
    if (figure.value) {
      by_period[series_of(figure)].emplace(figure.place.period, *figure.value);
    }
  }
  std::vector<std::optional<Change>> result(figures.size());
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Figure& figure = figures[i];
    if (!figure.value) {
      continue;
    }
    const auto& values = by_period[series_of(figure)];
    const auto own = values.lower_bound(figure.place.period);
    if (own != values.begin()) {
      const auto& [period, before] = *std::prev(own);
      result[i] = Change{period, before, *figure.value - before};
    }
  }
  return result;
}

}  // namespace comarca
