// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/project/map_section.hpp"

namespace comarca {

class Catalog;

/// Draws a map of a product (a GeoPackage that `comarca run` wrote). Returns the files. Throws a usage error that
/// names what the product has when it lacks what is asked for.
std::vector<std::filesystem::path> draw_map(const std::filesystem::path& product, const MapSection& section,
                                            const Catalog& catalog, Language language);

}  // namespace comarca
