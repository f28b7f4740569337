// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "publication/themes/map_theme.hpp"

namespace comarca {

/// The classes of a figure: of the whole layer in the map's period, and of every level and period that the section
/// wants on the same scale. Throws a usage error for a word that is none of these.
[[nodiscard]] Classes shared_classes(const ThemeRequest& request, const std::string& value, const ClassSpec& spec);

/// The value farthest from zero among the same, for circles; nothing when there is none.
[[nodiscard]] std::optional<double> shared_largest(const ThemeRequest& request, const std::string& value);

}  // namespace comarca
