// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/cartography/sheet.hpp"
#include "comarca/project/map_section.hpp"
#include "publication/map/map_units.hpp"

namespace comarca {

class Catalog;

/// The sheets a section asks for, with the figures of a product.
[[nodiscard]] std::vector<Sheet> make_sheets(const ProductReader& reader, const MapSection& section,
                                             const Catalog& catalog, Language language);

}  // namespace comarca
