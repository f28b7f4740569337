// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace comarca {

/// What a row or a figure is of: a territorial unit, or a set of them that is added up.
enum class Level : std::uint8_t {
  municipality,
  subregion,
  department,
  country,
  whole_set,  ///< every municipality of the project, as one unit
  scheme,
  total,  ///< every municipality of the project, in tables of sums
  pair,   ///< two units that share a border
};

inline constexpr std::array kLevels = {Level::municipality, Level::subregion, Level::department, Level::country,
                                       Level::whole_set,    Level::scheme,    Level::total,      Level::pair};

/// "municipio", "subregion", "departamento", "pais", "conjunto", "esquema", "total" or "par".
[[nodiscard]] std::string_view level_code(Level level) noexcept;
[[nodiscard]] std::optional<Level> level_from_code(std::string_view code) noexcept;

}  // namespace comarca
