// SPDX-License-Identifier: Apache-2.0
#include "cartography/sheet/markers.hpp"

#include <numbers>
#include <vector>

namespace comarca {
namespace {

/// Corners around the middle, of a sign one wide.
std::vector<Point> corners_of(MarkerShape shape) {
  switch (shape) {
    case MarkerShape::square:
      return {{-0.45, -0.45}, {0.45, -0.45}, {0.45, 0.45}, {-0.45, 0.45}};
    case MarkerShape::triangle:
      return {{0, -0.5}, {0.5, 0.4}, {-0.5, 0.4}};
    case MarkerShape::diamond:
      return {{0, -0.5}, {0.5, 0}, {0, 0.5}, {-0.5, 0}};
    case MarkerShape::cross:
      return {{-0.15, -0.5}, {0.15, -0.5}, {0.15, -0.15}, {0.5, -0.15}, {0.5, 0.15},   {0.15, 0.15},
              {0.15, 0.5},   {-0.15, 0.5}, {-0.15, 0.15}, {-0.5, 0.15}, {-0.5, -0.15}, {-0.15, -0.15}};
    case MarkerShape::circle:
      break;
  }
  return {};
}

}  // namespace

void draw_marker(Canvas& canvas, const Marker& marker) {
  const auto& [at, shape, size_mm, fill, outline] = marker;
  cairo_t* const cr = canvas.context();
  cairo_new_path(cr);
  if (shape == MarkerShape::circle) {
    cairo_arc(cr, at.x, at.y, size_mm / 2, 0, 2 * std::numbers::pi);
  }
  for (const Point corner : corners_of(shape)) {
    cairo_line_to(cr, at.x + corner.x * size_mm, at.y + corner.y * size_mm);
  }
  cairo_close_path(cr);
  canvas.fill_path(fill);
  if (outline.width_mm > 0) {
    canvas.set_stroke(outline);
    cairo_stroke_preserve(cr);
  }
  cairo_new_path(cr);
}

}  // namespace comarca
