// SPDX-License-Identifier: Apache-2.0
#include "comarca/territory/dissolve.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "territory/arcs.hpp"
#include "territory/ring_builder.hpp"

namespace comarca {
namespace {

constexpr std::uint32_t kDropped = 0xFFFFFFFFU;

void check_groups(const Coverage& coverage, std::span<const std::uint32_t> group_of_unit, std::size_t group_count) {
  if (group_of_unit.size() != coverage.unit_count()) {
    throw data_error(fmt::format("{} groups are given for {} units", group_of_unit.size(), coverage.unit_count()), {},
                     "Give the group of every unit.");
  }
  for (std::size_t unit = 0; unit < group_of_unit.size(); ++unit) {
    if (group_of_unit[unit] >= group_count && group_of_unit[unit] != kOutside) {
      throw data_error(fmt::format("unit {} is in group {} of {}", unit, group_of_unit[unit], group_count), {},
                       "Number the groups from zero.");
    }
  }
}

/// The arc as seen by the groups; both sides outside when neither is in a group.
Arc grouped(const Arc& arc, std::span<const std::uint32_t> group_of_unit) {
  Arc result = arc;
  result.left = group_of_unit[arc.left];
  result.right = arc.right == kOutside ? kOutside : group_of_unit[arc.right];
  if (arc.kind == ArcKind::shared && (result.left == kOutside || result.right == kOutside)) {
    result.kind = ArcKind::outer;
  }
  return result;
}

/// Copies the arcs that still divide something; the new number of each, or kDropped.
std::vector<std::uint32_t> copy_arcs(Coverage& out, const Coverage& from,
                                     std::span<const std::uint32_t> group_of_unit) {
  std::vector<std::uint32_t> number(from.arcs.size(), kDropped);
  for (std::size_t a = 0; a < from.arcs.size(); ++a) {
    const Arc arc = grouped(from.arcs[a], group_of_unit);
    const bool inside = arc.kind != ArcKind::outer && arc.left == arc.right;
    if ((inside && arc.kind != ArcKind::doubled) || (arc.left == kOutside && arc.right == kOutside)) {
      continue;
    }
    number[a] = static_cast<std::uint32_t>(out.arcs.size());
    out.arcs.push_back(arc);
    const auto line = from.arc(a);
    out.points.insert(out.points.end(), line.begin(), line.end());
    out.arc_start.push_back(static_cast<std::uint32_t>(out.points.size()));
  }
  return number;
}

/// The uses of every group's units along the arcs that were kept.
std::vector<std::vector<ArcUse>> uses_by_group(const Coverage& from, std::span<const std::uint32_t> number,
                                               std::span<const std::uint32_t> group_of_unit, std::size_t group_count) {
  std::vector<std::vector<ArcUse>> result(group_count);
  for (std::size_t unit = 0; unit < from.unit_count(); ++unit) {
    if (group_of_unit[unit] == kOutside) {
      continue;
    }
    const std::size_t first = from.part_start[from.unit_start[unit]];
    const std::size_t last = from.part_start[from.unit_start[unit + 1]];
    for (std::size_t i = from.ring_start[first]; i < from.ring_start[last]; ++i) {
      const ArcUse use = from.uses[i];
      if (number[use.arc] != kDropped) {
        result[group_of_unit[unit]].push_back({number[use.arc], use.backward});
      }
    }
  }
  return result;
}

/// An arc left of which no group lies is turned round, so that the outside is always on the right.
void turn_outward(Coverage& out, std::vector<std::vector<ArcUse>>& uses) {
  std::vector<std::uint8_t> turned(out.arcs.size());
  for (std::size_t a = 0; a < out.arcs.size(); ++a) {
    Arc& arc = out.arcs[a];
    if (arc.left == kOutside) {
      std::swap(arc.left, arc.right);
      std::reverse(out.points.begin() + out.arc_start[a], out.points.begin() + out.arc_start[a + 1]);
      turned[a] = 1;
    }
  }
  for (auto& list : uses) {
    for (ArcUse& use : list) {
      use.backward = use.backward != (turned[use.arc] != 0);
    }
  }
}

}  // namespace

Coverage dissolved_coverage(const Coverage& coverage, std::span<const std::uint32_t> group_of_unit,
                            std::size_t group_count) {
  check_groups(coverage, group_of_unit, group_count);
  Coverage out;
  out.metres_per_unit = coverage.metres_per_unit;
  out.tolerance_m = coverage.tolerance_m;
  out.largest_move_m = coverage.largest_move_m;
  const auto number = copy_arcs(out, coverage, group_of_unit);
  auto uses = uses_by_group(coverage, number, group_of_unit, group_count);
  turn_outward(out, uses);
  build_nodes(out);
  RingBuilder builder(out);
  for (std::size_t group = 0; group < group_count; ++group) {
    append_unit(out, out, builder.rings(uses[group]));
  }
  return out;
}

Polygons dissolve(const Coverage& coverage, std::span<const std::uint32_t> group_of_unit, std::size_t group_count) {
  return dissolved_coverage(coverage, group_of_unit, group_count).polygons();
}

}  // namespace comarca
