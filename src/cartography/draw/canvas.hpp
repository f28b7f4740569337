// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include <memory>
#include <string>

#include "comarca/cartography/map_content.hpp"
#include "comarca/geometry/polygons.hpp"

namespace comarca {

/// A rectangle of paper in millimetres, from its upper left corner.
struct Rectangle {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  [[nodiscard]] double right() const noexcept { return x + width; }
  [[nodiscard]] double bottom() const noexcept { return y + height; }
  [[nodiscard]] Rectangle inset(double margin) const noexcept {
    return {x + margin, y + margin, width - 2 * margin, height - 2 * margin};
  }
  [[nodiscard]] bool overlaps(const Rectangle& other) const noexcept {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
  [[nodiscard]] bool holds(const Rectangle& other) const noexcept {
    return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
  }
};

/// The stroke on paper this much larger than A4.
[[nodiscard]] Stroke scaled(Stroke stroke, double size);

enum class Weight { normal, bold };
enum class Slant { upright, italic };
enum class Align { left, center, right };

struct TextStyle {
  double size_mm = 2.6;
  Weight weight = Weight::normal;
  Slant slant = Slant::upright;
  Align align = Align::left;
  Color color = {34, 34, 34};
  double width_mm = 0;  ///< lines are broken at this width; 0 breaks none
  int most_lines = 0;   ///< what does not fit ends in an ellipsis; 0 is no limit
  double halo_mm = 0;   ///< white around the letters
};

struct TextSize {
  double width = 0;
  double height = 0;
  int lines = 1;
};

struct ContextDeleter {
  void operator()(cairo_t* context) const noexcept { cairo_destroy(context); }
};
struct LayoutDeleter {
  void operator()(PangoLayout* layout) const noexcept { g_object_unref(layout); }
};

/// Draws on one page, in millimetres.
class Canvas {
 public:
  Canvas(cairo_surface_t* surface, double units_per_mm);

  [[nodiscard]] cairo_t* context() const noexcept { return context_.get(); }

  void set_color(Color color, double opacity = 1);
  void set_stroke(const Stroke& stroke);
  void fill_rectangle(const Rectangle& place, Color color);
  void stroke_rectangle(const Rectangle& place, const Stroke& stroke);
  void stroke_line(Point from, Point to, const Stroke& stroke);
  /// Fills the current path, with its hatch, and keeps it.
  void fill_path(const Fill& fill);

  [[nodiscard]] TextSize measure(const std::string& text, const TextStyle& style);
  /// Draws from the upper left corner of the text's box (of the given width, when it has one).
  TextSize write(Point corner, const std::string& text, const TextStyle& style);

 private:
  void shape(const std::string& text, const TextStyle& style);
  void hatch_path(const Fill& fill);

  std::unique_ptr<cairo_t, ContextDeleter> context_;
  std::unique_ptr<PangoLayout, LayoutDeleter> layout_;
};

/// Saves the state of a context and restores it at the end of the scope.
class SavedState {
 public:
  explicit SavedState(const Canvas& canvas) : context_(canvas.context()) { cairo_save(context_); }
  SavedState(const SavedState&) = delete;
  SavedState& operator=(const SavedState&) = delete;
  ~SavedState() { cairo_restore(context_); }

 private:
  cairo_t* context_;
};

}  // namespace comarca
