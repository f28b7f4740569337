// SPDX-License-Identifier: Apache-2.0
#include "comarca/landuse/population.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "comarca/base/units.hpp"

namespace comarca {
namespace {

void add_once(std::vector<Text>& texts, const Text& text) {
  if (!text.es.empty() && std::ranges::find(texts, text) == texts.end()) {
    texts.push_back(text);
  }
}

/// Places in the list of classes, so that sums come out in its order.
std::vector<std::size_t> order_of(const std::vector<std::string>& lands, const LandClasses& classes) {
  std::vector<std::size_t> order;
  for (const auto& land : lands) {
    const LandClass* found = classes.find(land);
    order.push_back(static_cast<std::size_t>(found - classes.list().data()));
  }
  return order.empty() ? std::vector{classes.list().size()} : order;
}

}  // namespace

double LandPeopleSum::density_km2() const noexcept {
  return area_m2 > 0 ? of_area / area_m2 * kSquareMetresPerSquareKilometre : -1;
}

std::vector<LandPeopleSum> sum_people(const std::vector<LandPeople>& people, const LandAccount& account,
                                      const LandClasses& classes, const std::vector<std::uint32_t>& members) {
  std::map<std::vector<std::size_t>, LandPeopleSum> sums;
  for (const LandPeople& each : people) {
    if (std::ranges::find(members, each.unit) == members.end()) {
      continue;
    }
    LandPeopleSum& sum = sums[order_of(each.lands, classes)];
    sum.lands = each.lands;
    sum.people += each.people;
    ++sum.units;
    add_once(sum.origins, each.origin);
    add_once(sum.assumptions, each.assumption);
    if (account.identities[each.unit].has_plan()) {
      sum.of_area += each.people;
      for (const auto& land : each.lands) {
        sum.area_m2 += account.area_m2(each.unit, land);
      }
    }
  }
  std::vector<LandPeopleSum> result;
  for (auto& [order, sum] : sums) {
    result.push_back(std::move(sum));
  }
  return result;
}

}  // namespace comarca
