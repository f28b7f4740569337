// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace comarca {

/// Which part of a municipality a number is of: all of it, its towns, or the country around them.
enum class Zone { total, cabecera, resto };

[[nodiscard]] std::string_view zone_code(Zone zone) noexcept;
[[nodiscard]] std::optional<Zone> zone_from_code(std::string_view code) noexcept;

}  // namespace comarca
