// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/landuse/accounting.hpp"

namespace comarca {

/// People of one unit who live on a class or category of land, or on several classes that the count does not tell
/// apart.
struct LandPeople {
  std::uint32_t unit = 0;
  std::vector<std::string> lands;  ///< ids; none: a word without a class
  double people = 0;
  Text origin;      ///< where the number comes from
  Text assumption;  ///< what it rests on; empty: on nothing but its origin
};

/// People of a group of units on the same land: sums, and the land they share.
struct LandPeopleSum {
  std::vector<std::string> lands;
  double people = 0;
  double area_m2 = 0;     ///< of that land, in the units whose people are counted and that have a plan
  double of_area = 0;     ///< people of those units
  std::size_t units = 0;  ///< with a count
  std::vector<Text> origins;
  std::vector<Text> assumptions;

  /// Persons per square kilometre where both are known; else negative.
  [[nodiscard]] double density_km2() const noexcept;
};

/// Sums over some units, in the order of the classes; words without a class last. `people` must have each unit and land
/// once.
[[nodiscard]] std::vector<LandPeopleSum> sum_people(const std::vector<LandPeople>& people, const LandAccount& account,
                                                    const LandClasses& classes,
                                                    const std::vector<std::uint32_t>& members);

}  // namespace comarca
