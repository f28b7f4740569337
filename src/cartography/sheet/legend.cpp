// SPDX-License-Identifier: Apache-2.0
#include "cartography/sheet/legend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numbers>
#include <sstream>
#include <string>

#include "cartography/sheet/legend_columns.hpp"

#include "cartography/sheet/markers.hpp"

namespace comarca {
namespace {

constexpr Color kInk = {34, 34, 34};
constexpr Color kNote = {85, 85, 85};
constexpr double kSmallest = 0.7;        // letters of 1.6 mm
constexpr double kNarrowestColumn = 32;  // mm, at size 1
constexpr double kBesideLabel = 16;      // of a column: swatch and count
constexpr double kColumnGap = 3;
constexpr std::size_t kMostColumns = 4;

enum class Pass { measure, draw };

/// How large a legend is written, in how many columns and in what language.
struct Fit {
  double size = 1;
  std::size_t columns = 1;
  Language language = Language::spanish;
};

/// Writes a legend from top to bottom; a measuring pass moves the pen and draws nothing.
class Writer {
 public:
  Writer(Canvas& canvas, const Rectangle& place, const Fit& fit, Pass pass)
      : canvas_(canvas),
        place_(place),
        size_(fit.size),
        columns_(fit.columns),
        language_(fit.language),
        pass_(pass),
        y_(place.y) {
    const double gaps = kColumnGap * size_ * static_cast<double>(columns_ - 1);
    column_width_ = (place.width - gaps) / static_cast<double>(columns_);
  }

  double write(const Legend& legend) {
    title(legend.title);
    for (const auto& entry : legend.entries) {
      if (entry.count) {
        const double width = canvas_.measure(fmt::format("{}", *entry.count), {.size_mm = 2.3 * size_}).width;
        count_width_ = std::max(count_width_, width + 2 * size_);
      }
    }
    if (legend.square) {
      square(*legend.square);
    }
    write_entries(legend.entries);
    if (!legend.note.empty()) {
      y_ += 0.8 * size_;
      y_ += text({place_.x, y_}, legend.note,
                 {.size_mm = 1.9 * size_, .slant = Slant::italic, .color = kNote, .width_mm = place_.width});
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

  void write_entries(const std::vector<LegendEntry>& entries) {
    const double top = y_;
    double lowest = top;
    double x = place_.x;
    for (const LegendColumn& column : columns_of(entries)) {
      y_ = top;
      bool headed = false;
      for (std::size_t i = column.begin; i < column.end; ++i) {
        if (entries[i].count && !headed) {
          y_ += count_heading({x, y_});
          headed = true;
        }
        y_ += write_entry({x, y_}, entries[i]);
      }
      lowest = std::max(lowest, y_);
      x += column_width_ + kColumnGap * size_;
    }
    y_ = lowest;
  }

  std::vector<LegendColumn> columns_of(const std::vector<LegendEntry>& entries) {
    std::vector<double> heights;
    for (const auto& entry : entries) {
      heights.push_back(entry_height(entry));
    }
    return even_columns(heights, columns_);
  }

  double count_heading(Point corner) {
    const TextStyle style{.size_mm = 1.8 * size_, .align = Align::right, .color = kNote, .width_mm = column_width_};
    return text(corner, in(language_, "n.º", "n"), style) + 0.3 * size_;
  }

  [[nodiscard]] double swatch_width(const LegendEntry& entry) const {
    return entry.shape == LegendShape::heading  ? 0
           : entry.shape == LegendShape::circle ? std::max(7.5, entry.diameter_mm + 1) * size_
                                                : 7.5 * size_;
  }

  [[nodiscard]] double swatch_height(const LegendEntry& entry) const {
    return entry.shape == LegendShape::heading  ? 0
           : entry.shape == LegendShape::circle ? std::max(3.6, entry.diameter_mm) * size_
                                                : 3.6 * size_;
  }

  [[nodiscard]] double indent(const LegendEntry& entry) const {
    return entry.shape == LegendShape::heading ? 0 : swatch_width(entry) + 1.6 * size_;
  }

  [[nodiscard]] TextStyle label_style(const LegendEntry& entry) const {
    return {.size_mm = 2.3 * size_,
            .weight = entry.shape == LegendShape::heading ? Weight::bold : Weight::normal,
            .width_mm = column_width_ - indent(entry) - count_width_};
  }

  double entry_height(const LegendEntry& entry) {
    return std::max(canvas_.measure(entry.label, label_style(entry)).height, swatch_height(entry)) + 0.9 * size_;
  }

  double write_entry(Point corner, const LegendEntry& entry) {
    const double whole = entry_height(entry);
    if (pass_ == Pass::measure) {
      return whole;
    }
    const double height = whole - 0.9 * size_;
    const TextStyle style = label_style(entry);
    const double label_y = corner.y + (height - canvas_.measure(entry.label, style).height) / 2;
    const double swatch = swatch_height(entry);
    draw_swatch(entry, {corner.x, corner.y + (height - swatch) / 2, swatch_width(entry), swatch});
    canvas_.write({corner.x + indent(entry), label_y}, entry.label, style);
    if (entry.count) {
      canvas_.write({corner.x, label_y}, fmt::format("{}", *entry.count),
                    {.size_mm = 2.3 * size_, .align = Align::right, .color = kNote, .width_mm = column_width_});
    }
    return whole;
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
      case LegendShape::marker:
        draw_marker(canvas_, {{place.x + place.width / 2, middle},
                              entry.marker,
                              entry.diameter_mm * size_,
                              entry.fill,
                              {entry.stroke.color, entry.stroke.width_mm * size_, {}}});
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
        square_cell(
            legend, i,
            {place_.x + static_cast<double>(i % 3) * cell, y_ + static_cast<double>(2 - i / 3) * cell, cell, cell});
      }
    }
    y_ += 3 * cell + 0.8 * size_;
    y_ += text({place_.x, y_}, "→ " + legend.across, style) + 1.5 * size_;
  }

  void square_cell(const BivariateLegend& legend, std::size_t index, const Rectangle& cell) {
    const Fill& fill = legend.fills[index];
    cairo_rectangle(canvas_.context(), cell.x, cell.y, cell.width, cell.height);
    canvas_.fill_path(fill);
    canvas_.set_stroke({{255, 255, 255}, 0.2 * size_, {}});
    cairo_stroke(canvas_.context());
    if (index < legend.counts.size()) {
      const std::string count = fmt::format("{}", legend.counts[index]);
      const TextStyle style{.size_mm = 2.1 * size_,
                            .align = Align::center,
                            .color = lab_of(fill.color).lightness > 60 ? kInk : Color{255, 255, 255},
                            .width_mm = cell.width};
      canvas_.write({cell.x, cell.y + (cell.height - canvas_.measure(count, style).height) / 2}, count, style);
    }
  }

  Canvas& canvas_;
  Rectangle place_;
  double size_;
  std::size_t columns_;
  Language language_;
  Pass pass_;
  double y_;
  double count_width_ = 0;
  double column_width_ = 0;
};

double height_of(Canvas& canvas, const Legend& legend, double width, const Fit& fit) {
  return Writer(canvas, {0, 0, width, 0}, fit, Pass::measure).write(legend);
}

/// At size 1, so that no word is broken.
double narrowest_column(Canvas& canvas, const Legend& legend) {
  double widest = 0;
  for (const auto& entry : legend.entries) {
    std::istringstream words(entry.label);
    for (std::string word; words >> word;) {
      widest = std::max(widest, canvas.measure(word, {.size_mm = 2.3}).width);
    }
  }
  return std::max(kNarrowestColumn, widest + kBesideLabel);
}

/// As large as fits; another column only where it lets the letters grow. The smallest in the most columns when nothing
/// fits.
Fit best_fit(Canvas& canvas, const Legend& legend, const Rectangle& place, const SheetLook& look) {
  const double size = look.size;
  Fit best{kSmallest * size, 1, look.language};
  bool fits = false;
  const double narrowest = narrowest_column(canvas, legend);
  for (std::size_t columns = 1; columns <= kMostColumns; ++columns) {
    const double gaps = kColumnGap * static_cast<double>(columns - 1);
    const double widest = place.width / (narrowest * static_cast<double>(columns) + gaps);
    double fitted = columns == 1 ? size : std::min(size, widest);
    while (fitted >= kSmallest * size &&
           height_of(canvas, legend, place.width, {fitted, columns, look.language}) > place.height) {
      fitted *= 0.95;
    }
    if (fitted >= kSmallest * size && (!fits || fitted > 1.05 * best.size)) {
      best = {fitted, columns, look.language};
      fits = true;
    } else if (!fits && widest >= kSmallest * size) {
      best.columns = columns;
    }
  }
  return best;
}

}  // namespace

double legend_height(Canvas& canvas, const Legend& legend, double width, const SheetLook& look) {
  return height_of(canvas, legend, width, {look.size, 1, look.language});
}

double draw_legend(Canvas& canvas, const Legend& legend, const Rectangle& place, const SheetLook& look) {
  const Fit fit = best_fit(canvas, legend, place, look);
  Legend shown = legend;
  const std::size_t all = shown.entries.size();
  while (!shown.entries.empty() && height_of(canvas, shown, place.width, fit) > place.height) {
    shown.entries.pop_back();
    shown.note = fmt::format("{} {}", all - shown.entries.size(),
                             in(look.language, "más no caben en la leyenda", "more do not fit in the legend"));
  }
  return Writer(canvas, place, fit, Pass::draw).write(shown);
}

}  // namespace comarca
