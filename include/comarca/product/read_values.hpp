// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/geometry/polygons.hpp"
#include "comarca/territory/border_graph.hpp"

namespace comarca {

/// What an input file was used for, as the product says it.
namespace input_roles {
inline constexpr std::string_view kBoundaries = "límites";
inline constexpr std::string_view kPlans = "suelo";
}  // namespace input_roles

/// A municipality of a product, without its polygon.
struct ProductMunicipality {
  std::string code;
  std::string name;
  std::string department;
  std::string department_name;
  double area_km2 = 0;
  double perimeter_km = 0;
};

/// A pair of neighbours; `a` and `b` are positions in ProductBorders::municipalities.
struct ProductBorder {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  BorderKind kind = BorderKind::declared;
  double length_m = 0;
  double tolerance_m = 0;
  double widest_gap_m = 0;
  double exact_share = 1;
  double confidence = 1;
  std::string link_reason;  ///< of a declared link
};

struct ProductBorders {
  std::vector<ProductMunicipality> municipalities;  ///< in order of code
  std::vector<ProductBorder> borders;
};

/// What a user's query says of a set of members.
struct QueryAnswer {
  std::optional<bool> holds;  ///< empty: NULL
  std::string says;
};

/// What people call something of a product, and what it is.
struct ProductName {
  std::string title;
  std::string description;
};

/// Where something of a product comes from.
struct InputNote {
  std::string source;
  std::string vintage;
};

/// The features of a layer, which are units or lie in some, by feature.
struct UnitPlaces {
  std::vector<std::string> codes;
  std::vector<std::string> names;
  std::vector<std::string> subregions;  ///< code, empty when it has none
  std::vector<std::string> departments;
};

/// The polygons of the same.
struct UnitShapes {
  std::string crs;
  std::shared_ptr<const Polygons> polygons;
};

}  // namespace comarca
