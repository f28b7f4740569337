// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/cartography/sheet.hpp"
#include "comarca/project/map_section.hpp"
#include "publication/map/map_units.hpp"

namespace comarca {

class Catalog;

/// What sheets are made from.
struct SheetSource {
  const ProductReader& reader;
  const Catalog& catalog;
  Language language = Language::spanish;
};

/// The units of the layer that a section draws.
[[nodiscard]] ProductUnits units_of(const ProductReader& reader, const MapSection& section);

/// The sheets a section asks for, over those units, in whatever detail they are.
[[nodiscard]] std::vector<Sheet> make_sheets(const SheetSource& source, const MapSection& section, ProductUnits units);

/// The same in all detail.
[[nodiscard]] std::vector<Sheet> make_sheets(const ProductReader& reader, const MapSection& section,
                                             const Catalog& catalog, Language language);

}  // namespace comarca
