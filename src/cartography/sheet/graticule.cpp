// SPDX-License-Identifier: Apache-2.0
#include "cartography/sheet/graticule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "comarca/cartography/numbers.hpp"

namespace comarca {
namespace {

constexpr int kSamples = 64;
constexpr double kWantedLines = 4;
constexpr std::array<double, 14> kMinutes = {0.25, 0.5, 1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 1800};

/// Which way a line of the graticule runs on paper.
enum class Run { up, across };

/// The line cut where it meets the frame's edge, for its figure.
struct Tick {
  double place = 0;  ///< along the edge
  std::string text;
};

class Graticules {
 public:
  Graticules(Canvas& canvas, const MapFrame& frame, const Projection& projection, const SheetLook& look)
      : canvas_(canvas), frame_(frame), projection_(projection), size_(look.size), language_(look.language) {}

  void geographic() {
    const Box shown = lonlat_box();
    if (shown.empty()) {
      return;
    }
    const Box drawn = reaching_over(shown);
    const double step = minutes_step(shown) / 60;
    for (double lon = std::ceil(shown.min_x / step) * step; lon <= shown.max_x; lon += step) {
      line(
          Run::up, degrees_text(lon, in(language_, "EO", "EW")),
          [&](double t) {
            return Point{lon, std::lerp(drawn.min_y, drawn.max_y, t)};
          },
          projection_);
    }
    for (double lat = std::ceil(shown.min_y / step) * step; lat <= shown.max_y; lat += step) {
      line(
          Run::across, degrees_text(lat, "NS"),
          [&](double t) {
            return Point{std::lerp(drawn.min_x, drawn.max_x, t), lat};
          },
          projection_);
    }
  }

  void projected() {
    const Box shown = frame_.shown();
    const Box drawn = reaching_over(shown);
    const double step = round_down((shown.max_x - shown.min_x) / kWantedLines);
    const auto text = [&](double value) { return number_text(value, decimals_for(std::array{step}), language_); };
    for (double x = std::ceil(shown.min_x / step) * step; x <= shown.max_x; x += step) {
      line(
          Run::up, text(x),
          [&](double t) {
            return Point{x, std::lerp(drawn.min_y, drawn.max_y, t)};
          },
          std::nullopt);
    }
    for (double y = std::ceil(shown.min_y / step) * step; y <= shown.max_y; y += step) {
      line(
          Run::across, text(y),
          [&](double t) {
            return Point{std::lerp(drawn.min_x, drawn.max_x, t), y};
          },
          std::nullopt);
    }
  }

 private:
  /// Lines that end on the frame's edge may miss it by rounding, and with it the place of their figure.
  [[nodiscard]] static Box reaching_over(const Box& shown) {
    return shown.grown(0.01 * std::min(shown.max_x - shown.min_x, shown.max_y - shown.min_y));
  }

  [[nodiscard]] Box lonlat_box() const {
    const Box map = frame_.shown();
    std::vector<Point> edge;
    for (int i = 0; i <= kSamples; ++i) {
      const double t = static_cast<double>(i) / kSamples;
      const double x = std::lerp(map.min_x, map.max_x, t);
      const double y = std::lerp(map.min_y, map.max_y, t);
      edge.insert(edge.end(), {{x, map.min_y}, {x, map.max_y}, {map.min_x, y}, {map.max_x, y}});
    }
    projection_.to_lonlat(edge);
    Box box;
    for (const Point point : edge) {
      if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
        return {};
      }
      box.add(point);
    }
    return box;
  }

  [[nodiscard]] static double minutes_step(const Box& lonlat) {
    const double wanted = (lonlat.max_x - lonlat.min_x) * 60 / kWantedLines;
    for (const double minutes : kMinutes) {
      if (minutes >= wanted) {
        return minutes;
      }
    }
    return kMinutes.back();
  }

  [[nodiscard]] static std::string degrees_text(double degrees, std::string_view sides) {
    const auto seconds = std::lround(std::abs(degrees) * 3600);
    std::string text = fmt::format("{}°", seconds / 3600);
    if (seconds % 3600 != 0) {
      text += fmt::format("{:02}′", seconds / 60 % 60);
    }
    if (seconds % 60 != 0) {
      text += fmt::format("{:02}″", seconds % 60);
    }
    return seconds == 0 ? text : text + (degrees > 0 ? sides.front() : sides.back());
  }

  template <class Along>
  void line(Run run, const std::string& text, const Along& along, const std::optional<Projection>& projection) {
    std::vector<Point> points;
    for (int i = 0; i <= kSamples; ++i) {
      points.push_back(along(static_cast<double>(i) / kSamples));
    }
    if (projection) {
      projection->from_lonlat(points);
    }
    cairo_t* const cr = canvas_.context();
    for (std::size_t i = 0; i < points.size(); ++i) {
      points[i] = frame_.to_paper(points[i]);
      i == 0 ? cairo_move_to(cr, points[i].x, points[i].y) : cairo_line_to(cr, points[i].x, points[i].y);
    }
    {
      const SavedState saved(canvas_);
      const std::unique_ptr<cairo_path_t, decltype(&cairo_path_destroy)> path(cairo_copy_path(cr), &cairo_path_destroy);
      const Rectangle& paper = frame_.paper();
      cairo_new_path(cr);
      cairo_rectangle(cr, paper.x, paper.y, paper.width, paper.height);
      cairo_clip(cr);
      cairo_append_path(cr, path.get());
      canvas_.set_stroke({{70, 110, 140}, 0.08 * size_, {}});
      cairo_stroke(cr);
    }
    figure(run, text, points);
  }

  /// Writes the figure where the line leaves the lower or the left edge, if it does.
  void figure(Run run, const std::string& text, const std::vector<Point>& points) {
    const Rectangle& paper = frame_.paper();
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
      const Point a = points[i];
      const Point b = points[i + 1];
      const double from = run == Run::up ? a.y - paper.bottom() : a.x - paper.x;
      const double to = run == Run::up ? b.y - paper.bottom() : b.x - paper.x;
      if ((from <= 0) == (to <= 0)) {
        continue;
      }
      const double t = from / (from - to);
      write(run, text, run == Run::up ? std::lerp(a.x, b.x, t) : std::lerp(a.y, b.y, t));
      return;
    }
  }

  void write(Run run, const std::string& text, double place) {
    const Rectangle& paper = frame_.paper();
    const TextStyle style{.size_mm = 1.8 * size_, .color = {60, 90, 115}};
    const TextSize box = canvas_.measure(text, style);
    const double from = run == Run::up ? paper.x : paper.y;
    const double to = run == Run::up ? paper.right() : paper.bottom();
    if (place - box.width / 2 < from || place + box.width / 2 > to) {
      return;
    }
    if (run == Run::up) {
      canvas_.write({place - box.width / 2, paper.bottom() + 0.5 * size_}, text, style);
      return;
    }
    const SavedState saved(canvas_);
    cairo_translate(canvas_.context(), paper.x - 0.5 * size_ - box.height, place + box.width / 2);
    cairo_rotate(canvas_.context(), -1.5707963267948966);
    canvas_.write({0, 0}, text, style);
  }

  Canvas& canvas_;
  const MapFrame& frame_;
  const Projection& projection_;
  double size_;
  Language language_;
};

}  // namespace

void draw_graticule(Canvas& canvas, const MapFrame& frame, const CoordinateLines& lines, const SheetLook& look) {
  Graticules graticules(canvas, frame, lines.projection, look);
  if (lines.kind == Graticule::geographic) {
    graticules.geographic();
  } else if (lines.kind == Graticule::projected) {
    graticules.projected();
  }
}

}  // namespace comarca
