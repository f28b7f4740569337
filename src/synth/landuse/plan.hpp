// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "comarca/geometry/polygons.hpp"
#include "synth/blueprint.hpp"

namespace comarca::synth {

/// What a piece of land is called, by plan layer.
enum class Land : std::uint8_t { urbano, expansion, rural, suburbano, proteccion, alta, media };
constexpr std::array<std::string_view, 7> kLandNames = {"urbano",     "expansion", "rural", "suburbano",
                                                        "proteccion", "alta",      "media"};

enum class PlanLayer : std::uint8_t { clase, categoria, amenaza };
constexpr std::array<std::string_view, 3> kPlanLayerNames = {"clase", "categoria", "amenaza"};

[[nodiscard]] constexpr PlanLayer layer_of(Land land) noexcept {
  if (land <= Land::rural) {
    return PlanLayer::clase;
  }
  return land <= Land::proteccion ? PlanLayer::categoria : PlanLayer::amenaza;
}

/// The plan of one municipality, in EPSG:9377: pieces[i] is unit i of polygons.
struct LandPlan {
  std::vector<Land> pieces;
  Polygons polygons;
};

/// Two kinds of plan in turn. A town in the middle: an urban core, an expansion ring around it, rings of protection and
/// of suburban land in the rural rest, high hazard over the core and part of the expansion, medium hazard around. Or
/// sectors from the middle to the border: one urban, one of expansion, the others rural, so that classes meet those of
/// the neighbours. The enclave is all urban, units with somebody else's land in their middle all rural.
class LandPlanner {
 public:
  LandPlanner(const Blueprint& blueprint, std::uint64_t seed) : blueprint_(blueprint), seed_(seed) {}

  [[nodiscard]] LandPlan plan(std::uint32_t unit) const;
  /// Class of a unit's land along an edge of its cell.
  [[nodiscard]] Land class_along(std::uint32_t unit, std::uint32_t edge) const;

 private:
  enum class Shape : std::uint8_t { town, sectors, all_rural, all_urban };
  [[nodiscard]] Shape shape_of(std::uint32_t unit) const noexcept;
  void add_town(std::uint32_t unit, LandPlan& plan) const;
  void add_sectors(std::uint32_t unit, LandPlan& plan) const;
  void add_exclave(std::uint32_t unit, LandPlan& plan) const;

  const Blueprint& blueprint_;
  std::uint64_t seed_;
};

}  // namespace comarca::synth
