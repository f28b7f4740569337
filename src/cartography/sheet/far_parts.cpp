// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>

#include "comarca/base/text.hpp"
#include "comarca/cartography/sheet.hpp"

namespace comarca {
namespace {

double diagonal(const Box& box) {
  return std::hypot(box.max_x - box.min_x, box.max_y - box.min_y);
}

double gap(const Box& one, const Box& other) {
  const double dx = std::max({0.0, one.min_x - other.max_x, other.min_x - one.max_x});
  const double dy = std::max({0.0, one.min_y - other.max_y, other.min_y - one.max_y});
  return std::hypot(dx, dy);
}

/// Groups of units whose boxes lie within `reach` of one another, largest first.
std::vector<std::vector<std::size_t>> clusters(const std::vector<Box>& boxes, const std::vector<std::size_t>& units,
                                               double reach) {
  std::vector<std::vector<std::size_t>> groups;
  std::vector<std::size_t> left = units;
  while (!left.empty()) {
    std::vector<std::size_t> group = {left.back()};
    left.pop_back();
    for (std::size_t next = 0; next < group.size(); ++next) {
      const auto near =
          std::ranges::stable_partition(left, [&](std::size_t u) { return gap(boxes[group[next]], boxes[u]) > reach; });
      group.insert(group.end(), near.begin(), near.end());
      left.erase(near.begin(), near.end());
    }
    std::ranges::sort(group);
    groups.push_back(std::move(group));
  }
  std::ranges::sort(groups,
                    [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
  return groups;
}

}  // namespace

FarParts far_parts(const Polygons& polygons) {
  constexpr double kReach = 0.12;     // of the diagonal: farther away than this is far
  constexpr double kMostUnits = 0.1;  // of all units: more would not be an exception
  std::vector<Box> boxes;
  std::vector<std::size_t> units;
  FarParts parts;
  for (std::size_t unit = 0; unit < polygons.unit_count(); ++unit) {
    boxes.push_back(polygons.unit_box(unit));
    if (!boxes.back().empty()) {
      units.push_back(unit);
      parts.main.add(boxes.back());
    }
  }
  const auto groups = clusters(boxes, units, kReach * diagonal(parts.main));
  const std::size_t outside = groups.empty() ? 0 : units.size() - groups.front().size();
  if (outside == 0 || static_cast<double>(outside) > kMostUnits * static_cast<double>(units.size())) {
    return parts;
  }
  parts.main = {};
  for (const std::size_t unit : groups.front()) {
    parts.main.add(boxes[unit]);
  }
  parts.islands.assign(groups.begin() + 1, groups.end());
  return parts;
}

namespace {

/// Islands farther from one another than the largest of them is long get a frame each: one for all would be empty sea.
std::vector<std::vector<std::size_t>> frames_of(const std::vector<std::vector<std::size_t>>& islands,
                                                const Polygons& polygons) {
  constexpr std::size_t kMostFrames = 4;
  std::vector<Box> boxes;
  for (std::size_t unit = 0; unit < polygons.unit_count(); ++unit) {
    boxes.push_back(polygons.unit_box(unit));
  }
  std::vector<std::vector<std::size_t>> frames;
  for (const auto& island : islands) {
    double longest = 0;
    for (const std::size_t unit : island) {
      longest = std::max(longest, diagonal(boxes[unit]));
    }
    const auto groups = clusters(boxes, island, longest);
    frames.insert(frames.end(), groups.begin(), groups.end());
  }
  return frames.size() > kMostFrames ? islands : frames;
}

}  // namespace

void set_island_insets(Sheet& sheet, std::span<const std::string> names) {
  const Polygons& polygons = *sheet.map.polygons.front().polygons;
  const FarParts parts = far_parts(polygons);
  sheet.extent = parts.main;
  for (const auto& island : frames_of(parts.islands, polygons)) {
    Inset inset;
    std::vector<std::string> titles;
    for (const std::size_t unit : island) {
      inset.extent.add(polygons.unit_box(unit));
      titles.push_back(names[unit]);
    }
    inset.title = join(titles, ", ");
    inset.extent = inset.extent.grown(0.06 * diagonal(inset.extent));
    sheet.insets.push_back(std::move(inset));
  }
}

}  // namespace comarca
