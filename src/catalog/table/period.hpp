// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "comarca/catalog/source.hpp"

namespace comarca::catalog {

/// The year a cell holds: "2018", "2018.0", "2018-12-31", or nanoseconds since 1970 as some exports write dates.
[[nodiscard]] std::optional<int> parse_year(std::string_view cell, PeriodForm form);

}  // namespace comarca::catalog
