// SPDX-License-Identifier: Apache-2.0
#include "pipeline/layers/unit_groups.hpp"

#include <algorithm>

#include "comarca/pipeline/schemes.hpp"

namespace comarca {
namespace {

UnitGroup group_of(Level level, const Group& group) {
  UnitGroup result{.level = level, .code = group.code, .members = {}};
  for (const std::size_t member : group.members) {
    result.members.push_back(static_cast<std::uint32_t>(member));
  }
  return result;
}

}  // namespace

bool UnitGroup::holds(std::uint32_t unit) const {
  return std::ranges::find(members, unit) != members.end();
}

std::vector<UnitGroup> unit_groups(const Work& work) {
  std::vector<UnitGroup> groups;
  UnitGroup total{.level = Level::total, .code = {}, .members = {}};
  for (std::uint32_t unit = 0; unit < work.territory.municipalities.size(); ++unit) {
    groups.push_back({Level::municipality, work.territory.municipalities[unit].code, {unit}});
    total.members.push_back(unit);
  }
  for (const Group& group : work.territory.subregions) {
    groups.push_back(group_of(Level::subregion, group));
  }
  for (const Group& group : work.territory.departments) {
    groups.push_back(group_of(Level::department, group));
  }
  for (std::size_t i = 0; work.schemes && i < work.schemes->verdicts.size(); ++i) {
    groups.push_back({Level::scheme, work.schemes->proposal(i).id, work.schemes->municipalities(i)});
  }
  groups.push_back(std::move(total));
  return groups;
}

}  // namespace comarca
