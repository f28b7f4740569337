// SPDX-License-Identifier: Apache-2.0
#include "synth/regions.hpp"

#include <algorithm>
#include <numeric>

#include "synth/random.hpp"

namespace comarca::synth {
namespace {

using Units = std::vector<std::uint32_t>;

constexpr std::size_t kCodesInADepartment = 999;

void split(const Layout& layout, Units units, Units& department_of, std::uint32_t& next) {
  if (units.size() <= kCodesInADepartment) {
    for (const std::uint32_t unit : units) {
      department_of[unit] = next;
    }
    ++next;
    return;
  }
  GridPoint low = layout.place(units.front());
  GridPoint high = low;
  for (const std::uint32_t unit : units) {
    const GridPoint at = layout.place(unit);
    low = {std::min(low.x, at.x), std::min(low.y, at.y)};
    high = {std::max(high.x, at.x), std::max(high.y, at.y)};
  }
  const bool wide = high.x - low.x > high.y - low.y;
  std::ranges::sort(units, {}, [&](std::uint32_t unit) {
    const GridPoint at = layout.place(unit);
    return wide ? std::tuple(at.x, at.y, unit) : std::tuple(at.y, at.x, unit);
  });
  // Split off a whole number of full departments: no more departments than codes are needed.
  const std::size_t departments = (units.size() + kCodesInADepartment - 1) / kCodesInADepartment;
  const auto cut = static_cast<std::ptrdiff_t>(units.size() * (departments / 2) / departments);
  split(layout, Units(units.begin(), units.begin() + cut), department_of, next);
  split(layout, Units(units.begin() + cut, units.end()), department_of, next);
}

/// Units of a department as far from each other as may be, the first its most central.
Units seeds_among(const Layout& layout, const Units& units, std::size_t wanted) {
  Units seeds{units.front()};
  std::vector<std::int64_t> nearest(units.size(), std::numeric_limits<std::int64_t>::max());
  while (seeds.size() < std::min(wanted, units.size())) {
    for (std::size_t i = 0; i < units.size(); ++i) {
      nearest[i] = std::min(nearest[i], squared_length(layout.place(units[i]), layout.place(seeds.back())));
    }
    seeds.push_back(units[static_cast<std::size_t>(std::ranges::max_element(nearest) - nearest.begin())]);
  }
  return seeds;
}

/// Who touches whom, and the department of each.
struct Country {
  std::vector<Units> neighbours;
  const Units& department_of;
};

/// Each subregion in turn takes a border unit nobody has yet, until none is left within reach.
void grow(const Country& country, const Units& seeds, Random random, Units& subregion_of) {
  const Units& department_of = country.department_of;
  std::vector<Units> fronts;
  for (std::uint32_t region = 0; region < seeds.size(); ++region) {
    subregion_of[seeds[region]] = region;
    fronts.push_back({seeds[region]});
  }
  for (bool any = true; any;) {
    any = false;
    for (std::uint32_t region = 0; region < fronts.size(); ++region) {
      Units next;
      for (const std::uint32_t unit : fronts[region]) {
        bool waits = false;
        for (const std::uint32_t other : country.neighbours[unit]) {
          if (subregion_of[other] != kNobody || department_of[other] != department_of[unit]) {
            continue;
          }
          if (random.per_mille(700)) {
            subregion_of[other] = region;
            next.push_back(other);
          } else {
            waits = true;
          }
        }
        if (waits) {
          next.push_back(unit);
        }
      }
      any = any || !next.empty();
      fronts[region] = std::move(next);
    }
  }
}

/// What no border reached goes with the nearest seed.
void take_leftovers(const Layout& layout, const Units& units, const Units& seeds, Units& subregion_of) {
  for (const std::uint32_t unit : units) {
    if (subregion_of[unit] == kNobody) {
      const auto nearest = std::ranges::min_element(
          seeds, {}, [&](std::uint32_t seed) { return squared_length(layout.place(unit), layout.place(seed)); });
      subregion_of[unit] = static_cast<std::uint32_t>(nearest - seeds.begin());
    }
  }
}

}  // namespace

std::vector<std::uint32_t> split_into_departments(const Layout& layout) {
  Units all(layout.unit_count());
  std::iota(all.begin(), all.end(), 0U);
  Units department_of(all.size(), 0);
  std::uint32_t next = 0;
  split(layout, std::move(all), department_of, next);
  return department_of;
}

std::vector<std::uint32_t> grow_subregions(const Layout& layout, const std::vector<std::uint32_t>& department_of,
                                           std::size_t wanted, std::uint64_t seed) {
  const Country country{layout.neighbours(), department_of};
  std::vector<Units> departments;
  for (std::uint32_t unit = 0; unit < layout.unit_count(); ++unit) {
    departments.resize(std::max<std::size_t>(departments.size(), department_of[unit] + 1U));
    if (unit != layout.island && unit != layout.enclave) {
      departments[department_of[unit]].push_back(unit);
    }
  }
  Units subregion_of(layout.unit_count(), kNobody);
  for (std::size_t department = 0; department < departments.size(); ++department) {
    const Units& units = departments[department];
    const std::size_t count = wanted > 0 ? wanted : std::clamp<std::size_t>(units.size() / 8, 4, 8);
    const Units seeds = seeds_among(layout, units, count);
    grow(country, seeds, Random(seed, kRegionStream + 1000 * department), subregion_of);
    take_leftovers(layout, units, seeds, subregion_of);
    if (department_of[layout.island] == department) {
      take_leftovers(layout, {layout.island}, seeds, subregion_of);
    }
  }
  subregion_of[layout.enclave] = subregion_of[layout.enclave_host];
  return subregion_of;
}

}  // namespace comarca::synth
