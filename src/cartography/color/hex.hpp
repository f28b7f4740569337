// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "comarca/cartography/color.hpp"
#include "comarca/catalog/document.hpp"

namespace comarca {

/// "#rrggbb", or nothing.
[[nodiscard]] std::optional<Color> try_color_from_hex(std::string_view hex) noexcept;

/// A colour of a definition; a mistake has its place.
[[nodiscard]] Color read_color(const Value& value);

}  // namespace comarca
