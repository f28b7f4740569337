// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace comarca {

/// What a layer of a land-use plan holds.
enum class LandRole : std::uint8_t { land_class, category, use, hazard, determinant, perimeter, services, earlier };

inline constexpr std::array kLandRoles = {LandRole::land_class, LandRole::category,    LandRole::use,
                                          LandRole::hazard,     LandRole::determinant, LandRole::perimeter,
                                          LandRole::services,   LandRole::earlier};

/// "clase", "categoria", "uso", "amenaza", "determinante", "perimetro", "servicios", "anterior".
[[nodiscard]] std::string_view land_role_code(LandRole role) noexcept;
[[nodiscard]] std::optional<LandRole> land_role_from_code(std::string_view code) noexcept;

}  // namespace comarca
