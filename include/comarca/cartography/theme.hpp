// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/cartography/classes.hpp"
#include "comarca/cartography/map_content.hpp"
#include "comarca/cartography/palette.hpp"

namespace comarca {

enum class ValueStatus {
  known,
  missing,   ///< sin dato: nobody measured it
  withheld,  ///< retenido: there is a figure, but too little lies behind it
};

/// What a map shows of one unit.
struct MapUnit {
  std::string code;
  std::string name;
  std::optional<double> value = std::nullopt;
  ValueStatus status = ValueStatus::known;  ///< known without a value counts as missing

  /// The status with that last rule applied.
  [[nodiscard]] ValueStatus effective_status() const noexcept {
    return status == ValueStatus::known && !value ? ValueStatus::missing : status;
  }
};

/// Polygons and their units, index by index; polygons in the CRS of the map.
struct MapUnits {
  std::string crs = "EPSG:9377";
  std::shared_ptr<const Polygons> polygons;
  std::vector<MapUnit> units;
};

/// The fills of "sin dato" and "retenido": hatched, so that no print takes them for a class.
[[nodiscard]] Fill missing_fill() noexcept;
[[nodiscard]] Fill withheld_fill() noexcept;

/// Classes of the units' own values, or of many years or levels when given all of them.
[[nodiscard]] Classes classes_of(std::span<const MapUnits* const> sets, const ClassSpec& spec);

/// One colour a class; `middle` splits a diverging palette, and a class that lies on both sides of it gets the colour
/// that takes no side.
[[nodiscard]] std::vector<Fill> class_fills(const Classes& classes, const Palette& palette,
                                            std::optional<double> middle = std::nullopt);

/// One fill a category, each different: colours first, then the same with lines, then with dots (3 × 12 at least).
[[nodiscard]] std::vector<Fill> category_fills(const Palette& palette, std::size_t count);

struct ChoroplethSpec {
  std::string legend_title;
  Classes classes;
  std::vector<Fill> fills;
  Language language = Language::spanish;
};
/// Units filled by class; always with a class for units without data and one for withheld figures.
[[nodiscard]] Map choropleth(const MapUnits& units, const ChoroplethSpec& spec);

struct SymbolSpec {
  std::string legend_title;
  Color color = {28, 95, 156};
  Color negative_color = {217, 102, 28};
  double largest_mm = 12;                        ///< diameter of the largest value, on A4
  std::optional<double> largest = std::nullopt;  ///< that value, shared by many sheets; else the largest shown
  Language language = Language::spanish;
};
/// The value farthest from zero, for circles; nothing when no unit has one.
[[nodiscard]] std::optional<double> largest_of(const MapUnits& units);
/// Circles whose area is in proportion to the value; negative values in another colour.
[[nodiscard]] Map proportional_symbols(const MapUnits& units, const SymbolSpec& spec);

struct BivariateSpec {
  std::string across_title;
  std::string upwards_title;
  Classes across;   ///< up to three classes
  Classes upwards;  ///< up to three classes
  Palette palette;
  Language language = Language::spanish;
};
/// Two indicators in one map; `second` holds the same units in the same order.
[[nodiscard]] Map bivariate(const MapUnits& units, std::span<const MapUnit> second, const BivariateSpec& spec);

/// One category of a layer, as a soil class or a scheme.
struct Category {
  std::string label;
  Fill fill;
};
struct CategorySpec {
  std::string legend_title;
  Language language = Language::spanish;
};
/// Units filled by category; kUnfilled is "sin dato".
[[nodiscard]] Map categories(const MapUnits& units, std::span<const std::uint32_t> category_of,
                             std::span<const Category> list, const CategorySpec& spec);

/// Lines over a map, with their legend entry: a border in conflict, the outline of a scheme.
void add_lines(Map& map, std::vector<std::vector<Point>> lines, const Stroke& stroke, const std::string& label);

/// Names of all units of layer 0, the largest first.
void add_names(Map& map, std::span<const MapUnit> units);

/// What lies around, in grey under everything.
void add_context(Map& map, std::shared_ptr<const Polygons> polygons);

}  // namespace comarca
