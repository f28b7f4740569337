// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/standing.hpp"

#include <algorithm>
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

std::vector<Change> changes(const std::vector<Figure>& figures, const std::string& indicator, const std::string& figure,
                            const std::string& from, const std::string& to) {
  std::map<std::string, std::pair<std::optional<double>, std::optional<double>>> by_unit;
  for (const auto& item : figures) {
    if (item.indicator != indicator || item.figure != figure || item.place.zone != Zone::total) {
      continue;
    }
    if (item.place.period == from) {
      by_unit[item.place.unit].first = item.value;
    } else if (item.place.period == to) {
      by_unit[item.place.unit].second = item.value;
    }
  }
  std::vector<Change> result;
  for (const auto& [unit, pair] : by_unit) {
    if (pair.first && pair.second) {
      result.push_back({unit, *pair.first, *pair.second});
    }
  }
  return result;
}

}  // namespace comarca
