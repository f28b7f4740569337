// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/standing.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

// ADR 0159: the peers of an entity are all those of its table. ADR 0252: a column is the group it is ranked in.
namespace comarca {
namespace {

constexpr std::size_t kFifths = 5;
constexpr std::uint32_t kNoColumn = ~std::uint32_t{0};

enum class Best : std::uint8_t { most, least };

Best best_of(const FigureColumn& column, const std::vector<Indicator>& indicators) {
  const auto found = std::ranges::find(indicators, column.indicator, &Indicator::id);
  const FigureRule* const rule = found == indicators.end() ? nullptr : found->find(column.figure);
  return rule != nullptr && rule->direction == "menos" ? Best::least : Best::most;
}

/// A figure with a value and its row; none for one that only others are compared with.
struct Member {
  double value = 0;
  std::optional<std::size_t> row;
};

struct Summary {
  std::size_t of = 0;
  double mean = 0;
  double best = 0;
};

/// Puts members in order, best first, and ranks those that have a row; ties share the first rank.
Summary stand(std::vector<Member>& members, Best best, std::vector<std::uint32_t>& rank) {
  std::ranges::stable_sort(members, [best](const Member& a, const Member& b) {
    return best == Best::least ? a.value < b.value : a.value > b.value;
  });
  double sum = 0;
  std::size_t first = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    sum += members[i].value;
    if (members[i].value != members[first].value) {
      first = i;
    }
    if (members[i].row) {
      rank[*members[i].row] = static_cast<std::uint32_t>(first + 1);
    }
  }
  return {members.size(), sum / static_cast<double>(members.size()), members.front().value};
}

Standing stands(std::uint32_t rank, double value, const Summary& all) {
  return {.rank = rank,
          .of = all.of,
          .quintile = (std::size_t{rank} - 1) * kFifths / all.of + 1,
          .mean = all.mean,
          .to_mean = value - all.mean,
          .to_best = value - all.best};
}

/// The members of each group of a column, and of the same columns elsewhere.
class Grouped {
 public:
  explicit Grouped(const PeerGroups& groups) : groups_(groups) {}

  enum class Whom { ranked, compared };

  void add(const FigureTable& table, const FigureColumn& column, Whom whom) {
    for (std::size_t row = 0; row < column.size(); ++row) {
      const auto group = column.value.has(row) ? groups_.find({table.unit(column, row), column.period}) : groups_.end();
      if (group == groups_.end()) {
        continue;
      }
      auto& members = members_[group->second];
      members.push_back({column.value[row], whom == Whom::ranked ? std::optional(row) : std::nullopt});
    }
  }

  void rank(FigureColumn& column, Best best) {
    ColumnPeers& peers = column.peers;
    for (auto& [group, members] : members_) {
      peers.group.resize(column.size());
      peers.rank.resize(column.size());
      for (const Member& member : members) {
        if (member.row) {
          peers.group[*member.row] = static_cast<std::uint32_t>(peers.groups.size());
        }
      }
      const Summary all = stand(members, best, peers.rank);
      peers.groups.push_back({group, all.of, all.mean, all.best});
    }
  }

 private:
  const PeerGroups& groups_;
  std::map<std::string, std::vector<Member>> members_;
};

auto series_of(const FigureColumn& column) {
  return std::tuple(std::string_view(column.indicator), std::string_view(column.figure), column.level, column.zone);
}

/// The last value of every unit met so far, and the column that it stands in.
struct LastValues {
  explicit LastValues(std::size_t units) : value(units), column(units, kNoColumn) {}
  std::vector<double> value;
  std::vector<std::uint32_t> column;
};

void find_before(FigureColumn& column, const LastValues& last) {
  const auto& units = *column.units;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (column.value.has(row) && last.column[units[row]] != kNoColumn) {
      if (column.change.where.empty()) {
        column.change.before = Numbers(column.size());
        column.change.where.resize(column.size());
      }
      column.change.before.set(row, last.value[units[row]]);
      column.change.where[row] = last.column[units[row]];
    }
  }
}

}  // namespace

void add_standings(FigureTable& figures, const std::vector<Indicator>& indicators) {
  for (FigureColumn& column : figures.columns_to_fill()) {
    std::vector<Member> members;
    for (std::size_t row = 0; row < column.size(); ++row) {
      if (column.value.has(row)) {
        members.push_back({column.value[row], row});
      }
    }
    if (!members.empty()) {
      column.standing.rank.resize(column.size());
      const Summary all = stand(members, best_of(column, indicators), column.standing.rank);
      column.standing.of = all.of;
      column.standing.mean = all.mean;
      column.standing.best = all.best;
    }
  }
}

std::optional<Standing> standing_of(const FigureColumn& column, std::size_t row) {
  const ColumnStanding& all = column.standing;
  return all.rank.empty() || all.rank[row] == 0
             ? std::nullopt
             : std::optional(stands(all.rank[row], column.value[row], {all.of, all.mean, all.best}));
}

void add_peer_standings(FigureTable& figures, const PeerBasis& basis) {
  using Same = std::tuple<std::string_view, std::string_view, Zone, std::string_view>;
  const auto same = [](const FigureColumn& column) {
    return Same(column.indicator, column.figure, column.zone, column.period);
  };
  std::map<Same, const FigureColumn*> elsewhere;
  for (const FigureColumn& column : basis.elsewhere.columns()) {
    elsewhere.emplace(same(column), &column);
  }
  for (FigureColumn& column : figures.columns_to_fill()) {
    const auto groups = basis.groups.find(column.indicator);
    if (groups == basis.groups.end() || column.level != Level::municipality) {
      continue;
    }
    Grouped grouped(groups->second);
    grouped.add(figures, column, Grouped::Whom::ranked);
    if (const auto other = elsewhere.find(same(column)); other != elsewhere.end()) {
      grouped.add(basis.elsewhere, *other->second, Grouped::Whom::compared);
    }
    grouped.rank(column, best_of(column, basis.indicators));
  }
}

std::optional<PeerStanding> peer_standing_of(const FigureColumn& column, std::size_t row) {
  const ColumnPeers& peers = column.peers;
  if (peers.rank.empty() || peers.rank[row] == 0) {
    return std::nullopt;
  }
  const auto& group = peers.groups[peers.group[row]];
  return PeerStanding{group.name, stands(peers.rank[row], column.value[row], {group.of, group.mean, group.best})};
}

void add_changes(FigureTable& figures) {
  auto& columns = figures.columns_to_fill();
  std::vector<std::uint32_t> order(columns.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::ranges::sort(order, {}, [&columns](std::uint32_t i) {
    return std::tuple_cat(series_of(columns[i]), std::tuple(std::string_view(columns[i].period), i));
  });
  std::optional<LastValues> last;
  for (std::size_t i = 0; i < order.size(); ++i) {
    FigureColumn& column = columns[order[i]];
    if (i == 0 || series_of(columns[order[i - 1]]) != series_of(column)) {
      last.emplace(figures.units().size());
    }
    find_before(column, *last);
    for (std::size_t row = 0; row < column.size(); ++row) {
      if (column.value.has(row)) {
        last->value[(*column.units)[row]] = column.value[row];
        last->column[(*column.units)[row]] = order[i];
      }
    }
  }
}

std::optional<Change> change_of(const FigureTable& figures, const FigureColumn& column, std::size_t row) {
  const Numbers& before = column.change.before;
  return before.has(row) ? std::optional(Change{figures.columns()[column.change.where[row]].period, before[row],
                                                column.value[row] - before[row]})
                         : std::nullopt;
}

}  // namespace comarca
