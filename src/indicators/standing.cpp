// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/standing.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <numeric>
#include <tuple>

// ADR 0159: the peers of an entity are all those of its table.
namespace comarca {
namespace {

/// Indicator, figure, level or group, zone and period: what is compared.
using Peers = std::tuple<std::string, std::string, std::string, Zone, std::string>;

constexpr std::size_t kFifths = 5;

enum class Best : std::uint8_t { most, least };

Best best_of(const std::string& indicator, const std::string& figure, const std::vector<Indicator>& indicators) {
  const auto found = std::ranges::find(indicators, indicator, &Indicator::id);
  const FigureRule* const rule = found == indicators.end() ? nullptr : found->find(figure);
  return rule != nullptr && rule->direction == "menos" ? Best::least : Best::most;
}

/// Where each of some values stands among them all.
std::vector<Standing> stand(const std::vector<double>& values, Best best) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return best == Best::least ? values[a] < values[b] : values[a] > values[b];
  });
  double sum = 0;
  for (const auto index : order) {
    sum += values[index];
  }
  const double mean = sum / static_cast<double>(values.size());
  std::vector<Standing> result(values.size());
  std::size_t first = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const double value = values[order[i]];
    if (value != values[order[first]]) {
      first = i;
    }
    result[order[i]] = Standing{.rank = first + 1,
                                .of = values.size(),
                                .quintile = first * kFifths / values.size() + 1,
                                .mean = mean,
                                .to_mean = value - mean,
                                .to_best = value - values[order[0]]};
  }
  return result;
}

/// A figure with a value and its place in the answer; none for one that only others are compared with.
struct Member {
  double value;
  std::optional<std::size_t> index;
};

std::vector<Standing> stand(const std::vector<Member>& members, Best best) {
  std::vector<double> values;
  for (const auto& member : members) {
    values.push_back(member.value);
  }
  return stand(values, best);
}

/// The group of a figure; null when it has none.
const std::string* group_of(const Figure& figure, const std::map<std::string, PeerGroups>& groups) {
  const auto known = groups.find(figure.indicator);
  if (known == groups.end() || !figure.value || figure.level != Level::municipality) {
    return nullptr;
  }
  const auto group = known->second.find({figure.place.unit, figure.place.period});
  return group == known->second.end() ? nullptr : &group->second;
}

}  // namespace

std::vector<std::optional<Standing>> standings(const std::vector<Figure>& figures,
                                               const std::vector<Indicator>& indicators) {
  std::map<Peers, std::vector<Member>> groups;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Figure& figure = figures[i];
    if (figure.value) {
      groups[{figure.indicator, figure.figure, std::string(level_code(figure.level)), figure.place.zone,
              figure.place.period}]
          .push_back({*figure.value, i});
    }
  }
  std::vector<std::optional<Standing>> result(figures.size());
  for (const auto& [peers, members] : groups) {
    const auto standing = stand(members, best_of(std::get<0>(peers), std::get<1>(peers), indicators));
    for (std::size_t i = 0; i < members.size(); ++i) {
      result[*members[i].index] = standing[i];
    }
  }
  return result;
}

std::vector<std::optional<PeerStanding>> peer_standings(const std::vector<Figure>& figures,
                                                        const std::vector<Figure>& elsewhere,
                                                        const std::map<std::string, PeerGroups>& groups,
                                                        const std::vector<Indicator>& indicators) {
  std::map<Peers, std::vector<Member>> by_group;
  const auto add = [&](const Figure& figure, std::optional<std::size_t> index) {
    if (const std::string* const group = group_of(figure, groups)) {
      by_group[{figure.indicator, figure.figure, *group, figure.place.zone, figure.place.period}].push_back(
          {*figure.value, index});
    }
  };
  for (std::size_t i = 0; i < figures.size(); ++i) {
    add(figures[i], i);
  }
  for (const auto& figure : elsewhere) {
    add(figure, std::nullopt);
  }
  std::vector<std::optional<PeerStanding>> result(figures.size());
  for (const auto& [peers, members] : by_group) {
    const auto standing = stand(members, best_of(std::get<0>(peers), std::get<1>(peers), indicators));
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (members[i].index) {
        result[*members[i].index] = PeerStanding{std::get<2>(peers), standing[i]};
      }
    }
  }
  return result;
}

std::vector<std::optional<Change>> changes(const std::vector<Figure>& figures) {
  using Series = std::tuple<std::string, std::string, Level, std::string, Zone>;
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
