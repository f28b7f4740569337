// SPDX-License-Identifier: Apache-2.0
#include "cartography/sheet/painter.hpp"

#include <algorithm>
#include <numbers>

#include "cartography/sheet/labels.hpp"
#include "cartography/sheet/markers.hpp"

// ADR 0191: sheets thin borders on a grid of the paper.
namespace comarca {
namespace {

constexpr double kGridMm = 0.05;  // finer than a printer's dot at 300 dpi
constexpr double kTinyMm = 0.7;   // units smaller than this get a ring
constexpr double kRingMm = 1.2;
constexpr double kLabelSizeMm = 2.2;

void add_path(Canvas& canvas, const PaperRings& rings, std::size_t unit) {
  cairo_t* const cr = canvas.context();
  for (std::size_t index = rings.unit_start[unit]; index < rings.unit_start[unit + 1]; ++index) {
    const auto ring = rings.ring(index);
    cairo_move_to(cr, ring[0].x, ring[0].y);
    for (const Point vertex : ring.subspan(1)) {
      cairo_line_to(cr, vertex.x, vertex.y);
    }
    cairo_close_path(cr);
  }
}

void circle_path(Canvas& canvas, Point at, double diameter) {
  cairo_new_sub_path(canvas.context());
  cairo_arc(canvas.context(), at.x, at.y, diameter / 2, 0, 2 * std::numbers::pi);
}

void paint_fills(Canvas& canvas, const PolygonLayer& layer, const PaperRings& rings) {
  cairo_set_fill_rule(canvas.context(), CAIRO_FILL_RULE_EVEN_ODD);
  for (std::size_t unit = 0; unit < layer.fill_of.size(); ++unit) {
    if (layer.fill_of[unit] != kUnfilled && rings.unit_start[unit] != rings.unit_start[unit + 1]) {
      add_path(canvas, rings, unit);
      canvas.fill_path(layer.fills[layer.fill_of[unit]]);
      cairo_new_path(canvas.context());
    }
  }
}

void paint_outlines(Canvas& canvas, const Stroke& stroke, const PaperRings& rings) {
  if (stroke.width_mm <= 0) {
    return;
  }
  for (std::size_t unit = 0; unit + 1 < rings.unit_start.size(); ++unit) {
    add_path(canvas, rings, unit);
    canvas.set_stroke(stroke);
    cairo_stroke(canvas.context());
  }
}

void mark_tiny(Canvas& canvas, const PolygonLayer& layer, const MapFrame& frame, double size) {
  const Polygons& polygons = *layer.polygons;
  for (std::size_t unit = 0; unit < layer.fill_of.size(); ++unit) {
    const Box box = polygons.unit_box(unit);
    const double widest =
        box.empty() ? kTinyMm : std::max(box.max_x - box.min_x, box.max_y - box.min_y) * frame.mm_per_unit();
    if (layer.fill_of[unit] == kUnfilled || polygons.unit_empty(unit) || widest >= kTinyMm * size) {
      continue;
    }
    circle_path(canvas, frame.to_paper({(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2}), kRingMm * size);
    canvas.fill_path(layer.fills[layer.fill_of[unit]]);
    canvas.set_stroke({{34, 34, 34}, 0.2 * size, {}});
    cairo_stroke(canvas.context());
  }
}

void paint_as_one(Canvas& canvas, const PolygonLayer& layer, const PaperRings& rings, const Stroke& outline) {
  cairo_set_fill_rule(canvas.context(), CAIRO_FILL_RULE_EVEN_ODD);
  for (std::size_t unit = 0; unit + 1 < rings.unit_start.size(); ++unit) {
    add_path(canvas, rings, unit);
  }
  canvas.fill_path(layer.fills.front());
  canvas.set_stroke(outline);
  cairo_stroke(canvas.context());
}

PaperRings paint_polygons(Canvas& canvas, const PolygonLayer& layer, const MapFrame& frame, double size) {
  PaperRings rings = rings_on_paper(*layer.polygons, frame, kGridMm);
  if (layer.as_one_path) {
    paint_as_one(canvas, layer, rings, scaled(layer.outline, size));
  } else {
    paint_fills(canvas, layer, rings);
    paint_outlines(canvas, scaled(layer.outline, size), rings);
  }
  if (layer.mark_tiny_units) {
    mark_tiny(canvas, layer, frame, size);
  }
  return rings;
}

void paint_lines(Canvas& canvas, const LineLayer& layer, const MapFrame& frame, double size) {
  cairo_t* const cr = canvas.context();
  for (const auto& line : layer.lines) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      const Point at = frame.to_paper(line[i]);
      i == 0 ? cairo_move_to(cr, at.x, at.y) : cairo_line_to(cr, at.x, at.y);
    }
  }
  if (layer.casing.width_mm > 0) {
    canvas.set_stroke(scaled(layer.casing, size));
    cairo_stroke_preserve(cr);
  }
  canvas.set_stroke(scaled(layer.stroke, size));
  cairo_stroke(cr);
}

/// Large circles first, so that none is hidden.
void paint_circles(Canvas& canvas, std::vector<Circle> circles, const MapFrame& frame, double size) {
  std::ranges::stable_sort(circles, [](const Circle& a, const Circle& b) { return a.diameter_mm > b.diameter_mm; });
  for (const auto& circle : circles) {
    circle_path(canvas, frame.to_paper(circle.at), circle.diameter_mm * size);
    canvas.fill_path(circle.fill);
    canvas.set_stroke({{255, 255, 255}, 0.25 * size, {}});
    cairo_stroke_preserve(canvas.context());
    canvas.set_stroke({{34, 34, 34}, 0.12 * size, {}});
    cairo_stroke(canvas.context());
  }
}

void write_names(Canvas& canvas, const Map& map, const std::vector<PaperRings>& rings, const SizedFrame& into) {
  const MapFrame& frame = into.frame;
  std::vector<Rectangle> obstacles;
  const auto keep_free = [&](Point place, double width) {
    const Point at = frame.to_paper(place);
    obstacles.push_back({at.x - width / 2, at.y - width / 2, width, width});
  };
  for (const auto& circle : map.circles) {
    keep_free(circle.at, circle.diameter_mm * into.size);
  }
  for (const auto& marker : map.markers) {
    keep_free(marker.at, marker.size_mm * into.size);
  }
  std::vector<LabelRequest> requests;
  for (const auto& label : map.labels) {
    requests.push_back({label.text, &rings[label.layer], label.unit, label.importance, label.bold});
  }
  draw_labels(canvas, place_labels(canvas, std::move(requests),
                                   {frame.paper(), kLabelSizeMm * into.size, std::move(obstacles)}));
}

}  // namespace

void paint_map(Canvas& canvas, const Map& map, const SizedFrame& into, Names names) {
  const auto& [frame, size] = into;
  const SavedState saved(canvas);
  const Rectangle& paper = frame.paper();
  cairo_rectangle(canvas.context(), paper.x, paper.y, paper.width, paper.height);
  cairo_clip(canvas.context());
  for (const auto& layer : map.background) {
    paint_polygons(canvas, layer, frame, size);
  }
  std::vector<PaperRings> rings;
  for (const auto& layer : map.polygons) {
    rings.push_back(paint_polygons(canvas, layer, frame, size));
  }
  for (const auto& layer : map.lines) {
    paint_lines(canvas, layer, frame, size);
  }
  paint_circles(canvas, map.circles, frame, size);
  for (const auto& marker : map.markers) {
    draw_marker(canvas, {frame.to_paper(marker.at), marker.shape, marker.size_mm * size, marker.fill,
                         scaled(marker.outline, size)});
  }
  if (names == Names::write) {
    write_names(canvas, map, rings, into);
  }
}

}  // namespace comarca
