// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/cartography/theme.hpp"

namespace comarca {

/// Thinner where there are many, so that borders do not hide what they bound.
[[nodiscard]] double outline_width(std::size_t units) noexcept;

[[nodiscard]] LegendEntry area_entry(const std::string& label, std::size_t count, const Fill& fill);

/// "Sin dato" and "Retenido", which every map of values has.
void add_status_entries(Legend& legend, std::size_t missing, std::size_t withheld, Language language);

}  // namespace comarca
