// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "comarca/cartography/palette.hpp"
#include "comarca/cartography/sheet.hpp"
#include "comarca/project/map_section.hpp"
#include "publication/map/map_units.hpp"

namespace comarca {

class Catalog;

/// What the theme of a map is made from; it must outlive the theme.
struct ThemeRequest {
  const ProductReader& reader;
  const MapSection& section;
  const Catalog& catalog;
  const Palettes& palettes;
  const ProductUnits& units;  ///< of the section's layer; the municipalities for a map of kind "styled"
  Language language = Language::spanish;
};

/// Positions in ThemeRequest::units.
using Members = std::vector<std::size_t>;

/// The polygons of all units, in the detail of a sheet.
using Shapes = std::shared_ptr<const Polygons>;

/// What all sheets of a map say of it, and how it shows some of the units. The first polygons of a map are what it is
/// fitted to.
struct MapTheme {
  SheetText text;  ///< without what a sheet adds: subtitle and date
  std::function<Map(const Members&, const Shapes&)> draw;
  bool units_first = true;  ///< the first polygons are the units drawn, one by one
};

/// Choropleths, proportional symbols and bivariate maps.
[[nodiscard]] MapTheme value_theme(const ThemeRequest& request);
/// The categories of a column of texts.
[[nodiscard]] MapTheme category_theme(const ThemeRequest& request);
/// The borders within and between subregions and departments.
[[nodiscard]] MapTheme border_theme(const ThemeRequest& request);
/// A layer as its style draws it, over the municipalities. Throws a usage error for a layer that no style is for.
[[nodiscard]] MapTheme styled_theme(const ThemeRequest& request);

/// The members alone, so that the legend counts what the sheet shows.
[[nodiscard]] MapUnits subset(const MapUnits& units, const Members& members);
[[nodiscard]] MapUnits subset(const MapUnits& units, const Members& members, const Polygons& shapes);

/// Writes the members' names in the polygons of a layer of the map, unless they are too many for a sheet.
void add_member_names(Map& map, std::size_t layer, const MapUnits& units, const Members& members);

/// Source, method, vintage and status of what a layer of the product shows by itself.
[[nodiscard]] SheetText layer_note(const ProductReader& reader, const std::string& layer, Language language);

}  // namespace comarca
