// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "comarca/base/level.hpp"
#include "comarca/product/layer.hpp"
#include "comarca/statistics/statistics.hpp"

namespace comarca {

template <>
struct WordsOf<Level> {
  static constexpr auto kAll = kLevels;
  static std::string_view word(Level level) noexcept { return level_code(level); }
};

template <>
struct WordsOf<Zone> {
  static constexpr std::array kAll = {Zone::total, Zone::cabecera, Zone::resto};
  static std::string_view word(Zone zone) noexcept { return zone_code(zone); }
};

// Columns that several layers share, so that they have one alias and one meaning everywhere.

[[nodiscard]] ColumnSpec code_spec();
/// Codes of municipalities.
[[nodiscard]] ColumnSpec municipality_code_spec();
/// Codes of municipalities, subregions or departments.
[[nodiscard]] ColumnSpec unit_code_spec();
/// Codes of any of them, or of a scheme.
[[nodiscard]] ColumnSpec group_code_spec();
[[nodiscard]] ColumnSpec name_spec();
[[nodiscard]] ColumnSpec department_code_spec();
[[nodiscard]] ColumnSpec area_km2_spec();
[[nodiscard]] ColumnSpec perimeter_km_spec();
/// How many municipalities something is made of.
[[nodiscard]] ColumnSpec municipality_count_spec();
[[nodiscard]] ColumnSpec scheme_spec();
[[nodiscard]] ColumnSpec zone_spec();
[[nodiscard]] ColumnSpec period_spec();
[[nodiscard]] ColumnSpec figure_spec();
[[nodiscard]] ColumnSpec figure_title_spec();
[[nodiscard]] ColumnSpec figure_unit_spec();

}  // namespace comarca
