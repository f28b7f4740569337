// SPDX-License-Identifier: Apache-2.0
#include "cartography/sheet/furniture.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "comarca/cartography/numbers.hpp"

namespace comarca {
namespace {

constexpr Color kInk = {34, 34, 34};

struct Unit {
  double metres = 1000;
  const char* name = "km";
};

}  // namespace

double scale_denominator(const MapFrame& frame, const Ground& ground) {
  return 1000 * ground.metres_per_unit / frame.mm_per_unit();
}

void round_scale(MapFrame& frame, const Ground& ground) {
  constexpr std::array<double, 26> kRound = {1,    1.1, 1.2, 1.25, 1.3, 1.4, 1.5, 1.6, 1.75, 1.8, 2,   2.25, 2.5,
                                             2.75, 3,   3.5, 4,    4.5, 5,   5.5, 6,   6.5,  7,   7.5, 8,    10};
  const double exact = scale_denominator(frame, ground);
  const double power = std::pow(10.0, std::floor(std::log10(exact)));
  for (const double factor : kRound) {
    if (factor * power >= exact * (1 - 1e-9)) {
      frame.set_scale(1000 * ground.metres_per_unit / (factor * power));
      return;
    }
  }
}

PaperScale paper_scale(const MapFrame& frame, const Ground& ground) {
  return {frame.mm_per_unit() / ground.metres_per_unit, scale_denominator(frame, ground)};
}

double draw_scale_bar(Canvas& canvas, const Rectangle& place, const PaperScale& scale, const SheetLook& look) {
  const auto& [size, language] = look;
  const TextStyle figures{.size_mm = 2.0 * size, .color = kInk};
  const double length_m = round_down((place.width - 10 * size) / scale.mm_per_metre);
  const Unit unit = length_m >= 1000 ? Unit{} : Unit{1, "m"};
  const double length = length_m * scale.mm_per_metre;
  const double left = place.x + (place.width - length) / 2;
  const double bar_top = place.y + 3.2 * size;
  const double height = 1.2 * size;
  for (int part = 0; part < 4; ++part) {
    canvas.fill_rectangle({left + length * part / 4, bar_top, length / 4, height},
                          part % 2 == 0 ? kInk : Color{255, 255, 255});
  }
  canvas.stroke_rectangle({left, bar_top, length, height}, {kInk, 0.15 * size, {}});
  const int decimals = decimals_for(std::array{length_m / 2 / unit.metres});
  for (int half = 0; half <= 2; ++half) {
    std::string text = number_text(length_m * half / 2 / unit.metres,
                                   half == 1   ? decimals
                                   : half == 0 ? 0
                                               : decimals_for(std::array{length_m / unit.metres}),
                                   language);
    const double width = canvas.measure(text, figures).width;
    if (half == 2) {
      text += fmt::format(" {}", unit.name);
    }
    canvas.write({left + length * half / 2 - width / 2, place.y}, text, figures);
  }
  const std::string ratio =
      fmt::format("{} 1:{}", in(language, "Escala", "Scale"), number_text(std::round(scale.denominator), 0, language));
  canvas.write({place.x, bar_top + height + 0.6 * size}, ratio,
               {.size_mm = 2.0 * size, .align = Align::center, .width_mm = place.width});
  return 3.2 * size + height + 3.6 * size;
}

void draw_north_arrow(Canvas& canvas, const Rectangle& place, const Ground& ground, double size) {
  cairo_t* const cr = canvas.context();
  const SavedState saved(canvas);
  cairo_translate(cr, place.x + place.width / 2, place.y + place.height / 2);
  cairo_rotate(cr, std::atan2(ground.north_x, -ground.north_y));
  const double reach = place.height / 2;
  const TextStyle letter{.size_mm = 2.8 * size, .weight = Weight::bold, .color = kInk};
  const TextSize box = canvas.measure("N", letter);
  const double top = -reach + box.height;
  const double half = (reach - top) * 0.3;
  cairo_move_to(cr, 0, top);
  cairo_line_to(cr, half, reach);
  cairo_line_to(cr, 0, reach - (reach - top) * 0.25);
  cairo_close_path(cr);
  canvas.set_color(kInk);
  cairo_fill(cr);
  cairo_move_to(cr, 0, top);
  cairo_line_to(cr, -half, reach);
  cairo_line_to(cr, 0, reach - (reach - top) * 0.25);
  cairo_close_path(cr);
  canvas.set_stroke({kInk, 0.2 * size, {}});
  cairo_stroke(cr);
  canvas.write({-box.width / 2, -reach - 0.3 * size}, "N", letter);
}

}  // namespace comarca
