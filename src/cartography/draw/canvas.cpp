// SPDX-License-Identifier: Apache-2.0
#include "cartography/draw/canvas.hpp"

#include "comarca/base/error.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace comarca {
namespace {

constexpr const char* kFontFamily = "DejaVu Sans Condensed, DejaVu Sans, sans-serif";

struct FontDeleter {
  void operator()(PangoFontDescription* font) const noexcept { pango_font_description_free(font); }
};
using FontDescription = std::unique_ptr<PangoFontDescription, FontDeleter>;

struct OptionsDeleter {
  void operator()(cairo_font_options_t* options) const noexcept { cairo_font_options_destroy(options); }
};

/// Fontconfig lists families that no file stands behind, so a word is laid out: its letters are there or they are not.
void require_fonts(PangoLayout* layout) {
  const FontDescription font(pango_font_description_from_string(kFontFamily));
  pango_layout_set_font_description(layout, font.get());
  pango_layout_set_text(layout, "A\u00f1o 1", -1);
  if (pango_layout_get_unknown_glyphs_count(layout) > 0) {
    throw io_error("no font with Latin letters is installed, so no text can be drawn", {},
                   "Install one, as the Debian package fonts-dejavu-core.");
  }
}

/// Text is laid out the same on every kind of surface: no rounding to pixels.
void lay_out_exactly(PangoLayout* layout) {
  const std::unique_ptr<cairo_font_options_t, OptionsDeleter> options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  PangoContext* const context = pango_layout_get_context(layout);
  pango_cairo_context_set_font_options(context, options.get());
  pango_context_set_round_glyph_positions(context, FALSE);
}

PangoAlignment alignment(Align align) noexcept {
  switch (align) {
    case Align::center:
      return PANGO_ALIGN_CENTER;
    case Align::right:
      return PANGO_ALIGN_RIGHT;
    case Align::left:
      break;
  }
  return PANGO_ALIGN_LEFT;
}

// Hatches go from multiples of the step, so that neighbouring units share one pattern.
constexpr double kHatchStep = 1.2;
constexpr double kDot = 0.16;

double first_step(double from) noexcept {
  return std::floor(from / kHatchStep) * kHatchStep;
}

/// What a path reaches over, in millimetres.
struct Extents {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

void add_dots(cairo_t* cr, const Extents& of) {
  for (double y = first_step(of.top); y <= of.bottom + kDot; y += kHatchStep) {
    for (double x = first_step(of.left); x <= of.right + kDot; x += kHatchStep) {
      cairo_new_sub_path(cr);
      cairo_arc(cr, x, y, kDot, 0, 2 * std::numbers::pi);
    }
  }
}

/// A line is where x + y (rising), x - y (falling) or y (level) is a multiple of the step.
void add_lines(cairo_t* cr, Hatch hatch, const Extents& of) {
  const auto& [left, top, right, bottom] = of;
  const double above = top - kHatchStep;
  const double below = bottom + kHatchStep;
  if (hatch == Hatch::lines || hatch == Hatch::cross) {
    for (double sum = first_step(left + top); sum <= right + bottom; sum += kHatchStep) {
      cairo_move_to(cr, sum - below, below);
      cairo_line_to(cr, sum - above, above);
    }
  }
  if (hatch == Hatch::falling || hatch == Hatch::cross) {
    for (double difference = first_step(left - bottom); difference <= right - top; difference += kHatchStep) {
      cairo_move_to(cr, difference + above, above);
      cairo_line_to(cr, difference + below, below);
    }
  }
  if (hatch == Hatch::level) {
    for (double y = first_step(top); y <= below; y += kHatchStep) {
      cairo_move_to(cr, left - kHatchStep, y);
      cairo_line_to(cr, right + kHatchStep, y);
    }
  }
}

}  // namespace

Stroke scaled(Stroke stroke, double size) {
  stroke.width_mm *= size;
  for (double& dash : stroke.dash_mm) {
    dash *= size;
  }
  return stroke;
}

Canvas::Canvas(cairo_surface_t* surface, double units_per_mm)
    : context_(cairo_create(surface)), layout_(pango_cairo_create_layout(context_.get())) {
  cairo_scale(context_.get(), units_per_mm, units_per_mm);
  require_fonts(layout_.get());
  lay_out_exactly(layout_.get());
  cairo_set_line_join(context_.get(), CAIRO_LINE_JOIN_ROUND);
}

void Canvas::set_color(Color color, double opacity) {
  cairo_set_source_rgba(context(), color.red / 255.0, color.green / 255.0, color.blue / 255.0, opacity);
}

void Canvas::set_stroke(const Stroke& stroke) {
  set_color(stroke.color);
  cairo_set_line_width(context(), stroke.width_mm);
  cairo_set_dash(context(), stroke.dash_mm.data(), static_cast<int>(stroke.dash_mm.size()), 0);
}

void Canvas::fill_rectangle(const Rectangle& place, Color color) {
  cairo_rectangle(context(), place.x, place.y, place.width, place.height);
  set_color(color);
  cairo_fill(context());
}

void Canvas::stroke_rectangle(const Rectangle& place, const Stroke& stroke) {
  cairo_rectangle(context(), place.x, place.y, place.width, place.height);
  set_stroke(stroke);
  cairo_stroke(context());
}

void Canvas::stroke_line(Point from, Point to, const Stroke& stroke) {
  cairo_move_to(context(), from.x, from.y);
  cairo_line_to(context(), to.x, to.y);
  set_stroke(stroke);
  cairo_stroke(context());
}

void Canvas::fill_path(const Fill& fill) {
  set_color(fill.color, fill.opacity);
  cairo_fill_preserve(context());
  if (fill.hatch != Hatch::none) {
    hatch_path(fill);
  }
}

/// Lines or dots in the current path, drawn as strokes so that every format keeps them sharp.
void Canvas::hatch_path(const Fill& fill) {
  cairo_t* const cr = context();
  Extents of;
  cairo_path_extents(cr, &of.left, &of.top, &of.right, &of.bottom);
  const std::unique_ptr<cairo_path_t, decltype(&cairo_path_destroy)> path(cairo_copy_path(cr), &cairo_path_destroy);
  {
    const SavedState saved(*this);
    cairo_clip(cr);
    if (fill.hatch == Hatch::dots) {
      add_dots(cr, of);
      set_color(fill.hatch_color);
      cairo_fill(cr);
    } else {
      add_lines(cr, fill.hatch, of);
      cairo_new_sub_path(cr);
      set_stroke({fill.hatch_color, 0.15, {}});
      cairo_stroke(cr);
    }
  }
  cairo_new_path(cr);
  cairo_append_path(cr, path.get());
}

void Canvas::shape(const std::string& text, const TextStyle& style) {
  const FontDescription font(pango_font_description_from_string(kFontFamily));
  pango_font_description_set_absolute_size(font.get(), style.size_mm * PANGO_SCALE);
  pango_font_description_set_weight(font.get(), style.weight == Weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style(font.get(), style.slant == Slant::italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  PangoLayout* const layout = layout_.get();
  pango_layout_set_font_description(layout, font.get());
  pango_layout_set_alignment(layout, alignment(style.align));
  pango_layout_set_width(layout, style.width_mm > 0 ? static_cast<int>(style.width_mm * PANGO_SCALE) : -1);
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height(layout, style.most_lines > 0 ? -style.most_lines : -1);
  pango_layout_set_ellipsize(layout, style.most_lines > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  if (style.most_lines == 0) {
    pango_layout_set_height(layout, -1);
  }
  pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
}

TextSize Canvas::measure(const std::string& text, const TextStyle& style) {
  shape(text, style);
  PangoRectangle logical{};
  pango_layout_get_extents(layout_.get(), nullptr, &logical);
  return {static_cast<double>(logical.width) / PANGO_SCALE, static_cast<double>(logical.height) / PANGO_SCALE,
          pango_layout_get_line_count(layout_.get())};
}

TextSize Canvas::write(Point corner, const std::string& text, const TextStyle& style) {
  const TextSize size = measure(text, style);
  cairo_t* const cr = context();
  cairo_move_to(cr, corner.x, corner.y);
  if (style.halo_mm > 0) {
    pango_cairo_layout_path(cr, layout_.get());
    set_stroke({{255, 255, 255}, 2 * style.halo_mm, {}});
    cairo_stroke(cr);
    cairo_move_to(cr, corner.x, corner.y);
  }
  set_color(style.color);
  pango_cairo_show_layout(cr, layout_.get());
  cairo_new_path(cr);
  return size;
}

}  // namespace comarca
