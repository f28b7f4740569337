// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/land_role.hpp"

namespace comarca {

std::string_view land_role_code(LandRole role) noexcept {
  switch (role) {
    case LandRole::land_class:
      return "clase";
    case LandRole::category:
      return "categoria";
    case LandRole::use:
      return "uso";
    case LandRole::hazard:
      return "amenaza";
    case LandRole::determinant:
      return "determinante";
    case LandRole::perimeter:
      return "perimetro";
    case LandRole::services:
      return "servicios";
    case LandRole::earlier:
      return "anterior";
  }
  return "";
}

std::optional<LandRole> land_role_from_code(std::string_view code) noexcept {
  for (const LandRole role : kLandRoles) {
    if (land_role_code(role) == code) {
      return role;
    }
  }
  return std::nullopt;
}

}  // namespace comarca
