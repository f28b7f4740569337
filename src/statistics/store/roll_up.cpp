// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "comarca/statistics/statistics.hpp"

namespace comarca {
namespace {

using Unit = Statistics::Unit;

/// A unit and the group it belongs to.
struct Member {
  Unit unit = 0;
  Unit group = 0;
};

/// The members of all groups, in order of their codes: the order in which they are added.
std::vector<Member> members_of(const Grouping& group_of, const Symbols& units, Statistics& above) {
  std::set<std::string_view> groups;
  for (const auto& [unit, group] : group_of) {
    if (units.find(unit)) {
      groups.insert(group);
    }
  }
  for (const auto& group : groups) {
    (void)above.unit(group);
  }
  std::vector<Member> members;
  for (const auto& [unit, group] : group_of) {
    if (const auto id = units.find(unit)) {
      members.push_back({*id, above.unit(group)});
    }
  }
  return members;
}

/// How many units of each group have any amount in a zone and period.
class MemberCounts {
 public:
  MemberCounts(const std::vector<Member>& members, const Symbols& units, std::size_t groups)
      : members_(members), units_(units.size()), groups_(groups) {}

  void take(const Statistics::Column& column) {
    auto& any = any_[{column.zone, column.period}];
    any.resize(units_);
    for (Unit unit = 0; unit < column.amounts->size(); ++unit) {
      any[unit] = any[unit] != 0 || column.amounts->has(unit) ? 1 : 0;
    }
  }

  std::vector<std::size_t> counts(Zone zone, std::string_view period) const {
    std::vector<std::size_t> counts(groups_);
    const auto& any = any_.at({zone, period});
    for (const Member& member : members_) {
      counts[member.group] += any[member.unit];
    }
    return counts;
  }

 private:
  const std::vector<Member>& members_;
  std::size_t units_;
  std::size_t groups_;
  std::map<std::pair<Zone, std::string_view>, std::vector<unsigned char>> any_;
};

/// Plain sums, unit by unit: here the order is fixed.
void add_up(const AmountColumn& amounts, const std::vector<Member>& members, std::size_t groups, AmountColumn& above) {
  std::vector<double> sums(groups);
  std::vector<unsigned char> known(groups);
  for (const Member& member : members) {
    if (amounts.has(member.unit)) {
      sums[member.group] = known[member.group] != 0 ? sums[member.group] + amounts[member.unit] : amounts[member.unit];
      known[member.group] = 1;
    }
  }
  above.reserve(groups);
  for (Unit group = 0; group < groups; ++group) {
    if (known[group] != 0) {
      above.add(group, sums[group]);
    }
  }
}

}  // namespace

Statistics Statistics::rolled_up(const Grouping& group_of) const {
  Statistics result;
  result.alone_ = alone_;
  const auto members = members_of(group_of, units_, result);
  const auto all = columns();
  MemberCounts counts(members, units_, result.units_.size());
  for (const Column& column : all) {
    counts.take(column);
  }
  for (const Column& column : all) {
    AmountColumn& above = result.column_to_fill(column.statistic, column.zone, column.period);
    add_up(*column.amounts, members, result.units_.size(), above);
    if (is_alone(column.statistic)) {
      const auto of_group = counts.counts(column.zone, column.period);
      for (Unit group = 0; group < of_group.size(); ++group) {
        if (of_group[group] > 1) {
          above.remove(group);
        }
      }
    }
  }
  return result;
}

}  // namespace comarca
