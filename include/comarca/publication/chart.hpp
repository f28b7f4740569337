// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/project/chart_section.hpp"

namespace comarca {

/// Draws a chart of a product (a GeoPackage that `comarca run` wrote). Returns the files. Throws a usage error that
/// names what the product has when it lacks what is asked for.
std::vector<std::filesystem::path> draw_chart_of(const std::filesystem::path& product, const ChartSection& section,
                                                 Language language);

}  // namespace comarca
