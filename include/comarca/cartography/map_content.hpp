// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "comarca/cartography/color.hpp"
#include "comarca/geometry/polygons.hpp"

namespace comarca {

/// Lines rise to the right unless their name says otherwise; `cross` rises and falls.
enum class Hatch { none, lines, dots, falling, level, cross };

struct Fill {
  Color color = {255, 255, 255};
  Hatch hatch = Hatch::none;
  Color hatch_color = {120, 120, 120};
  double opacity = 1;  ///< of the color; the hatch always covers
  bool operator==(const Fill&) const = default;
};

struct Stroke {
  Color color = {60, 60, 60};
  double width_mm = 0.2;  ///< on A4; wider on larger paper. 0 draws nothing
  std::vector<double> dash_mm = {};
};

/// A unit that is not filled.
inline constexpr std::uint32_t kUnfilled = 0xFFFFFFFFU;

/// Polygons with a fill for each unit.
struct PolygonLayer {
  std::shared_ptr<const Polygons> polygons;  ///< in the CRS of the map
  std::vector<std::uint32_t> fill_of;        ///< by unit, index into fills
  std::vector<Fill> fills;
  Stroke outline;
  bool mark_tiny_units = false;  ///< a ring around what would be too small to see
  bool as_one_path = false;      ///< with the first fill, so that PDF and SVG hold each vertex once
};

struct LineLayer {
  std::vector<std::vector<Point>> lines;
  Stroke stroke;
  Stroke casing = {{255, 255, 255}, 0};  ///< drawn under the line
};

struct Circle {
  Point at;
  double diameter_mm = 2;  ///< on A4
  Fill fill;
};

enum class MarkerShape { circle, square, triangle, diamond, cross };

/// The sign of a place.
struct Marker {
  Point at;
  MarkerShape shape = MarkerShape::circle;
  double size_mm = 2;  ///< on A4
  Fill fill;
  Stroke outline;
};

/// A name to write in a unit of a polygon layer.
struct MapLabel {
  std::string text;
  std::size_t layer = 0;  ///< index into Map::polygons
  std::size_t unit = 0;
  double importance = 0;  ///< the most important gets its place first
  bool bold = false;
};

enum class LegendShape { area, line, circle, marker, heading };

struct LegendEntry {
  LegendShape shape = LegendShape::area;
  std::string label;
  std::optional<std::size_t> count = std::nullopt;
  Fill fill = {};
  Stroke stroke = {};
  double diameter_mm = 0;                    ///< of a circle or marker
  MarkerShape marker = MarkerShape::circle;  ///< of a marker
};

/// The square of a map of two indicators: fills and counts row by row, from low to high.
struct BivariateLegend {
  std::vector<Fill> fills;
  std::vector<std::size_t> counts;
  std::string across;
  std::string upwards;
};

struct Legend {
  std::string title;
  std::vector<LegendEntry> entries;
  std::optional<BivariateLegend> square = std::nullopt;
  std::string note = {};
};

/// What a map shows, bottom to top: background, polygons, lines, circles, markers, labels.
struct Map {
  std::string crs = "EPSG:9377";
  std::vector<PolygonLayer> background;  ///< what lies around: it neither counts nor widens the map
  std::vector<PolygonLayer> polygons;
  std::vector<LineLayer> lines;
  std::vector<Circle> circles;
  std::vector<Marker> markers;
  std::vector<MapLabel> labels;
  Legend legend;
};

}  // namespace comarca
