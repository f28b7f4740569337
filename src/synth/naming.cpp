// SPDX-License-Identifier: Apache-2.0
#include "synth/naming.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "synth/random.hpp"

namespace comarca::synth {
namespace {

using Units = std::vector<std::uint32_t>;

/// `count` of the names in random order; with a number behind when there are not enough.
std::vector<std::string> drawn(const std::vector<std::string>& names, std::size_t count, Random& random) {
  Units order(names.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<std::string> result;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t round = i / names.size();
    const std::size_t place = i % names.size();
    if (round == 0) {
      std::swap(order[place], order[place + random.below(names.size() - place)]);
    }
    const std::string& name = names[order[place]];
    result.push_back(round == 0 ? name : fmt::format("{} {}", name, round + 1));
  }
  return result;
}

/// The plain names come first in the list: a small department has few long ones.
std::vector<std::string> municipality_names(const PlaceNames& names, std::size_t count, Random& random) {
  const std::size_t enough = std::min(names.municipalities.size(), std::max<std::size_t>(3 * count, 150));
  const std::vector<std::string> used(names.municipalities.begin(),
                                      names.municipalities.begin() + static_cast<std::ptrdiff_t>(enough));
  return drawn(used, count, random);
}

/// Three digits for each of `count` units in alphabetical order: 001, then with even gaps.
std::vector<std::string> unit_codes(std::size_t count) {
  std::vector<std::string> codes;
  const std::size_t step = std::max<std::size_t>(1, 990 / std::max<std::size_t>(1, count));
  for (std::size_t i = 0; i < count; ++i) {
    codes.push_back(fmt::format("{:03}", 1 + i * step));
  }
  return codes;
}

/// Gives the units of departments and subregions their names and codes, in the order of the codes.
class Namer {
 public:
  Namer(const Regions& regions, const PlaceNames& names, DemoTerritory& territory)
      : regions_(regions), names_(names), territory_(territory), place_of_(regions.department_of.size()) {}

  void add_subregions(const Units& units, std::uint32_t department, Random random) {
    std::uint32_t count = 0;
    for (const std::uint32_t unit : units) {
      count = std::max(count, regions_.subregion_of[unit] + 1);
    }
    first_subregion_ = static_cast<std::uint32_t>(territory_.subregions.size());
    const auto drawn_names = drawn(names_.subregions, count, random);
    for (std::uint32_t i = 0; i < count; ++i) {
      territory_.subregions.push_back(
          {fmt::format("{}S{:02}", territory_.departments[department].code, i + 1), drawn_names[i], department});
    }
  }

  /// The units of the department whose subregions were added last.
  void add_units(const Units& units, std::uint32_t department, Random random) {
    auto drawn_names = municipality_names(names_, units.size(), random);
    Units order(units.size());
    std::iota(order.begin(), order.end(), 0U);
    // The first unit is the most central: the capital, whatever its name.
    std::sort(order.begin() + 1, order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::pair(folded(drawn_names[a]), a) < std::pair(folded(drawn_names[b]), b);
    });
    const auto codes = unit_codes(units.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      const std::uint32_t unit = units[order[i]];
      place_of_[unit] = static_cast<std::uint32_t>(territory_.units.size());
      territory_.units.push_back({.code = territory_.departments[department].code + codes[i],
                                  .name = drawn_names[order[i]],
                                  .department = department,
                                  .subregion = first_subregion_ + regions_.subregion_of[unit]});
    }
  }

  [[nodiscard]] const Units& place_of() const noexcept { return place_of_; }

 private:
  const Regions& regions_;
  const PlaceNames& names_;
  DemoTerritory& territory_;
  Units place_of_;
  std::uint32_t first_subregion_ = 0;
};

}  // namespace

std::vector<std::uint32_t> name_units(const Regions& regions, const PlaceNames& names, std::uint64_t seed,
                                      DemoTerritory& territory) {
  std::vector<Units> departments;
  for (std::uint32_t unit = 0; unit < regions.department_of.size(); ++unit) {
    departments.resize(std::max<std::size_t>(departments.size(), regions.department_of[unit] + 1U));
    departments[regions.department_of[unit]].push_back(unit);
  }
  if (departments.size() > names.department_codes.size()) {
    throw usage_error(fmt::format("{} units need {} department codes, there are {}", regions.department_of.size(),
                                  departments.size(), names.department_codes.size()),
                      {}, "Ask for fewer units.");
  }
  Random random(seed, kNameStream);
  const auto department_names = drawn(names.departments, departments.size(), random);
  auto codes = std::vector<std::string>(
      names.department_codes.begin(), names.department_codes.begin() + static_cast<std::ptrdiff_t>(departments.size()));
  std::ranges::sort(codes);
  Namer namer(regions, names, territory);
  for (std::uint32_t department = 0; department < departments.size(); ++department) {
    territory.departments.push_back({codes[department], department_names[department], department});
    namer.add_subregions(departments[department], department, Random(random.next()));
    namer.add_units(departments[department], department, Random(random.next()));
  }
  return namer.place_of();
}

}  // namespace comarca::synth
