// SPDX-License-Identifier: Apache-2.0
#include "synth/society.hpp"

#include <algorithm>

#include "synth/random.hpp"

namespace comarca::synth {
namespace {

constexpr std::uint64_t kInhabitantsAUnit = 40'000;
constexpr std::uint64_t kShareOfCapital = 200;  // per mille

bool is_capital(const DemoUnit& unit) {
  return unit.code.ends_with("001");
}

/// Products of three even draws: most towns small, a few ten times as large.
std::vector<std::uint64_t> weights(const DemoTerritory& territory, Random& random) {
  std::vector<std::uint64_t> result;
  std::uint64_t sum = 0;
  for (std::size_t unit = 0; unit < territory.units.size(); ++unit) {
    std::uint64_t weight = 1;
    for (int draw = 0; draw < 3; ++draw) {
      weight *= static_cast<std::uint64_t>(random.between(10, 60));
    }
    sum += weight;
    result.push_back(weight);
  }
  for (std::size_t unit = 0; unit < territory.units.size(); ++unit) {
    if (is_capital(territory.units[unit])) {
      result[unit] += sum * kShareOfCapital / 1000 / territory.departments.size();
    }
  }
  return result;
}

enum class Rank { capital, other };

Town town_like(Random& random, Rank rank, std::uint32_t poverty_of_subregion) {
  const bool capital = rank == Rank::capital;
  Town town;
  town.poverty = capital ? 140 : std::clamp(poverty_of_subregion + random.below(240), 150U, 850U);
  town.in_cabecera = capital ? 920 : 750 - town.poverty / 2 - random.below(150);
  town.in_centros = random.below(std::min(150U, 1000 - town.in_cabecera));
  return town;
}

}  // namespace

std::vector<Town> plan_society(const DemoTerritory& territory, std::uint64_t persons, std::uint64_t seed) {
  Random random(seed, kPeopleStream);
  const auto weight = weights(territory, random);
  std::uint64_t sum = 0;
  for (const std::uint64_t one : weight) {
    sum += one;
  }
  std::vector<std::uint32_t> poverty_of_subregion;
  for (std::size_t i = 0; i < territory.subregions.size(); ++i) {
    poverty_of_subregion.push_back(150 + random.below(450));
  }
  const std::uint64_t inhabitants = kInhabitantsAUnit * territory.units.size();
  const std::uint64_t each_stands_for = persons == 0 ? 0 : std::max<std::uint64_t>(1, inhabitants / persons);
  std::vector<Town> towns;
  std::uint64_t left = persons;
  for (std::size_t unit = 0; unit < territory.units.size(); ++unit) {
    const DemoUnit& about = territory.units[unit];
    Town town =
        town_like(random, is_capital(about) ? Rank::capital : Rank::other, poverty_of_subregion[about.subregion]);
    // Shares of a large number: divided before it is multiplied, it cannot overflow.
    town.persons = unit + 1 == weight.size()
                       ? left
                       : std::min(left, persons / sum * weight[unit] + persons % sum * weight[unit] / sum);
    left -= town.persons;
    const std::uint64_t stands_for = persons == 0
                                         ? inhabitants / sum * weight[unit] + inhabitants % sum * weight[unit] / sum
                                         : town.persons * each_stands_for;
    town.counted = stands_for;
    town.population = stands_for * static_cast<std::uint64_t>(random.between(970, 1090)) / 1000;
    towns.push_back(town);
  }
  return towns;
}

}  // namespace comarca::synth
