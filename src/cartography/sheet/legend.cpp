// SPDX-License-Identifier: Apache-2.0
#include "cartography/sheet/legend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numbers>

namespace comarca {
namespace {

constexpr Color kInk = {34, 34, 34};
constexpr double kSmallest = 0.55;

enum class Pass { measure, draw };

/// Writes a legend from top to bottom; a measuring pass moves the pen and draws nothing.
class Writer {
 public:
  Writer(Canvas& canvas, const Rectangle& place, double size, Language language, Pass pass)
      : canvas_(canvas), place_(place), size_(size), language_(language), pass_(pass), y_(place.y) {}

  double write(const Legend& legend) {
    title(legend.title);
    const bool counted =
        std::ranges::any_of(legend.entries, [](const LegendEntry& entry) { return entry.count.has_value(); });
    count_width_ = counted ? 8 * size_ : 0;
    if (legend.square) {
      square(*legend.square);
    }
    bool headed = false;
    for (const auto& entry : legend.entries) {
      if (entry.count && !headed) {
        count_heading();
        headed = true;
      }
      write_entry(entry);
    }
    if (!legend.note.empty()) {
      y_ += 0.8 * size_;
      y_ += text({place_.x, y_}, legend.note,
                 {.size_mm = 1.9 * size_, .slant = Slant::italic, .color = {85, 85, 85}, .width_mm = place_.width});
    }
    return y_ - place_.y;
  }

 private:
  double text(Point corner, const std::string& words, const TextStyle& style) {
    return (pass_ == Pass::draw ? canvas_.write(corner, words, style) : canvas_.measure(words, style)).height;
  }

  void title(const std::string& words) {
    if (!words.empty()) {
      y_ += text({place_.x, y_}, words,
                 {.size_mm = 2.7 * size_, .weight = Weight::bold, .width_mm = place_.width, .most_lines = 4});
      y_ += 1.2 * size_;
    }
  }

  void count_heading() {
    const TextStyle style{
        .size_mm = 1.8 * size_, .align = Align::right, .color = {85, 85, 85}, .width_mm = place_.width};
    y_ += text({place_.x, y_}, language_ == Language::spanish ? "n.º" : "n", style) + 0.3 * size_;
  }

  void write_entry(const LegendEntry& entry) {
    const bool heading = entry.shape == LegendShape::heading;
    const double swatch =
        heading ? 0 : std::max(7.5 * size_, entry.shape == LegendShape::circle ? entry.diameter_mm * size_ + size_ : 0);
    const double indent = heading ? 0 : swatch + 1.6 * size_;
    const TextStyle style{.size_mm = 2.3 * size_,
                          .weight = heading ? Weight::bold : Weight::normal,
                          .width_mm = place_.width - indent - count_width_};
    const double label_height = canvas_.measure(entry.label, style).height;
    const double swatch_height = entry.shape == LegendShape::circle ? std::max(3.6, entry.diameter_mm) * size_
                                 : heading                          ? 0
                                                                    : 3.6 * size_;
    const double height = std::max(label_height, swatch_height);
    if (pass_ == Pass::draw) {
      draw_swatch(entry, {place_.x, y_ + (height - swatch_height) / 2, swatch, swatch_height});
      canvas_.write({place_.x + indent, y_ + (height - label_height) / 2}, entry.label, style);
      if (entry.count) {
        canvas_.write({place_.x, y_ + (height - label_height) / 2}, fmt::format("{}", *entry.count),
                      {.size_mm = 2.3 * size_, .align = Align::right, .color = {85, 85, 85}, .width_mm = place_.width});
      }
    }
    y_ += height + 0.9 * size_;
  }

  void draw_swatch(const LegendEntry& entry, const Rectangle& place) {
    cairo_t* const cr = canvas_.context();
    const double middle = place.y + place.height / 2;
    switch (entry.shape) {
      case LegendShape::area:
        cairo_rectangle(cr, place.x, place.y, place.width, place.height);
        canvas_.fill_path(entry.fill);
        canvas_.set_stroke({kInk, 0.15 * size_, {}});
        cairo_stroke(cr);
        break;
      case LegendShape::line:
        canvas_.stroke_line({place.x, middle}, {place.right(), middle}, scaled(entry.stroke, size_));
        break;
      case LegendShape::circle:
        cairo_new_sub_path(cr);
        cairo_arc(cr, place.x + place.width / 2, middle, entry.diameter_mm * size_ / 2, 0, 2 * std::numbers::pi);
        canvas_.fill_path(entry.fill);
        canvas_.set_stroke({kInk, 0.15 * size_, {}});
        cairo_stroke(cr);
        break;
      case LegendShape::heading:
        break;
    }
  }

  /// Three by three, low to high: the first indicator to the right, the second upwards.
  void square(const BivariateLegend& legend) {
    const double cell = std::min(8 * size_, (place_.width - 8 * size_) / 3);
    const TextStyle style{.size_mm = 2.1 * size_, .width_mm = place_.width, .most_lines = 3};
    y_ += text({place_.x, y_}, "↑ " + legend.upwards, style) + 0.8 * size_;
    if (pass_ == Pass::draw) {
      for (std::size_t i = 0; i < legend.fills.size(); ++i) {
        cairo_rectangle(canvas_.context(), place_.x + static_cast<double>(i % 3) * cell,
                        y_ + static_cast<double>(2 - i / 3) * cell, cell, cell);
        canvas_.fill_path(legend.fills[i]);
        canvas_.set_stroke({{255, 255, 255}, 0.2 * size_, {}});
        cairo_stroke(canvas_.context());
      }
    }
    y_ += 3 * cell + 0.8 * size_;
    y_ += text({place_.x, y_}, "→ " + legend.across, style) + 1.5 * size_;
  }

  Canvas& canvas_;
  Rectangle place_;
  double size_;
  Language language_;
  Pass pass_;
  double y_;
  double count_width_ = 0;
};

}  // namespace

double legend_height(Canvas& canvas, const Legend& legend, double width, double size, Language language) {
  return Writer(canvas, {0, 0, width, 0}, size, language, Pass::measure).write(legend);
}

double draw_legend(Canvas& canvas, const Legend& legend, const Rectangle& place, double size, Language language) {
  double fitted = size;
  while (fitted > kSmallest * size && legend_height(canvas, legend, place.width, fitted, language) > place.height) {
    fitted *= 0.95;
  }
  Legend shown = legend;
  const std::size_t all = shown.entries.size();
  while (!shown.entries.empty() && legend_height(canvas, shown, place.width, fitted, language) > place.height) {
    shown.entries.pop_back();
    shown.note =
        fmt::format("{} {}", all - shown.entries.size(),
                    language == Language::spanish ? "más no caben en la leyenda" : "more do not fit in the legend");
  }
  return Writer(canvas, place, fitted, language, Pass::draw).write(shown);
}

}  // namespace comarca
