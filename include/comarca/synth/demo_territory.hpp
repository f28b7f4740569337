// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "comarca/geometry/polygons.hpp"
#include "comarca/synth/place_names.hpp"

namespace comarca {

/// Defects of real boundary files, to be combined with `|`.
enum class Dirt : unsigned {
  none = 0,
  slivers = 1,           ///< thin gaps along some borders
  overlaps = 2,          ///< thin overlaps along some borders
  extra_vertices = 4,    ///< vertices that only one of two neighbours has, on their common line
  simplified_alone = 8,  ///< every ring simplified without regard to its neighbours
};
[[nodiscard]] constexpr Dirt operator|(Dirt a, Dirt b) noexcept {
  return static_cast<Dirt>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
[[nodiscard]] constexpr bool has(Dirt set, Dirt one) noexcept {
  return (static_cast<unsigned>(set) & static_cast<unsigned>(one)) != 0;
}
/// "slivers,overlaps,extra-vertices,simplified-alone", any of them, or ""; throws a usage error for another word.
[[nodiscard]] Dirt dirt_from_list(std::string_view list);

/// Whether the borders are also measured on the ellipsoid, which takes most of the time of a large territory.
enum class EllipsoidalTruth { measure, skip };

struct DemoOptions {
  std::size_t units = 30;      ///< 12 to 60,000; one department up to 999
  std::uint64_t seed = 1;      ///< the same seed gives the same bytes
  std::size_t vertices = 0;    ///< wanted sum over all polygons, met within a few per cent; 0: 450 a unit
  std::size_t subregions = 0;  ///< in each department; 0: one for each 8 municipalities, 4 to 8
  Dirt dirt = Dirt::none;      ///< spoils the polygons, never the truth
  double simplify_m = 250;     ///< tolerance of Dirt::simplified_alone
  EllipsoidalTruth ellipsoid = EllipsoidalTruth::measure;
};

struct DemoUnit {
  std::string code;  ///< two digits of the department, three of the unit; 001 is the capital
  std::string name;
  std::uint32_t department = 0;  ///< index
  std::uint32_t subregion = 0;   ///< index
  double area_m2 = 0;            ///< in the plane, of the clean polygon
};

struct DemoArea {
  std::string code;
  std::string name;
  std::uint32_t department = 0;  ///< of a subregion: the index of its department
};

/// A border of positive length; first < second are indices of units.
struct DemoBorder {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  double length_m = 0;     ///< in the plane of EPSG:9377
  double ellipsoid_m = 0;  ///< on GRS 80; 0 when it was not measured
};

/// What was spoilt on one border, on the side of one unit.
struct DemoDefect {
  Dirt kind = Dirt::none;
  std::uint32_t spoilt = 0;  ///< the unit whose polygon differs from the truth
  std::uint32_t neighbour = 0;
  std::size_t vertices = 0;  ///< added
  double area_m2 = 0;        ///< of the gap or overlap
};

using UnitPair = std::pair<std::uint32_t, std::uint32_t>;

/// A fictional territory with the truth about it. Units are ordered by code.
struct DemoTerritory {
  std::vector<DemoUnit> units;
  std::vector<DemoArea> departments;
  std::vector<DemoArea> subregions;
  Polygons polygons;                     ///< EPSG:9377, vertices on the millimetre
  std::vector<DemoBorder> borders;       ///< by pair
  std::vector<UnitPair> corner_touches;  ///< pairs that meet only in points
  std::vector<DemoDefect> defects;
  std::uint32_t island = 0;   ///< touches nobody
  std::uint32_t enclave = 0;  ///< lies wholly inside enclave_host
  std::uint32_t enclave_host = 0;
  std::uint32_t exclave_owner = 0;  ///< has a second part wholly inside exclave_host, which it borders nowhere else
  std::uint32_t exclave_host = 0;
  UnitPair border_of_200_m;
};

/// Makes a territory in memory. Throws a usage error for impossible options.
[[nodiscard]] DemoTerritory make_demo_territory(const DemoOptions& options, const PlaceNames& names);

}  // namespace comarca
