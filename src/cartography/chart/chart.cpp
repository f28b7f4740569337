// SPDX-License-Identifier: Apache-2.0
#include "comarca/cartography/chart.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cartography/chart/chart_page.hpp"
#include "cartography/chart/chart_part.hpp"
#include "cartography/chart/value_axis.hpp"
#include "cartography/sheet/layout.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"

namespace comarca {
namespace {

constexpr double kMargin = 4;
constexpr double kGap = 2.5;
constexpr double kTitles = 0.8;  // letters of a chart's title and foot, against those of a sheet on A4

enum class Pass { measure, draw };

/// Title, figure, note and foot, one under another.
class ChartPage {
 public:
  ChartPage(Canvas& canvas, const Chart& chart, const ChartOptions& options, Pass pass)
      : canvas_(canvas), chart_(chart), options_(options), pass_(pass), width_(options.width_mm - 2 * kMargin) {}

  /// Returns the height of the page.
  double write() {
    write_text(chart_.text.title, title_style(canvas_, chart_.text.title, width_, kTitles));
    write_text(chart_.text.subtitle, subtitle_style(width_, kTitles));
    y_ += kGap;
    const auto part = chart_part(chart_, options_.language);
    if (pass_ == Pass::draw) {
      part->draw(canvas_, {kMargin, y_, width_, part->height()});
    }
    y_ += part->height() + kGap;
    write_text(chart_note(chart_, options_.language),
               {.size_mm = 2.0, .color = kChartGrey, .width_mm = width_, .most_lines = 4});
    y_ += kGap / 2;
    write_text(footer_text(chart_.text, options_.language), footer_style(width_, 1));
    return y_ + kMargin;
  }

 private:
  void write_text(const std::string& text, const TextStyle& style) {
    if (!text.empty()) {
      y_ += (pass_ == Pass::draw ? canvas_.write({kMargin, y_}, text, style) : canvas_.measure(text, style)).height;
    }
  }

  Canvas& canvas_;
  const Chart& chart_;
  const ChartOptions& options_;
  Pass pass_;
  double width_;
  double y_ = kMargin;
};

}  // namespace

const std::vector<std::string>& chart_kind_names() {
  static const std::vector<std::string> kNames = {"ranking", "distribution", "scatter", "change"};
  return kNames;
}

ChartKind chart_kind(std::string_view name) {
  const auto found = std::ranges::find(chart_kind_names(), name);
  if (found == chart_kind_names().end()) {
    throw usage_error(fmt::format("there is no kind of chart '{}'", name), {}, suggestion(name, chart_kind_names()));
  }
  return static_cast<ChartKind>(found - chart_kind_names().begin());
}

std::unique_ptr<ChartPart> chart_part(const Chart& chart, Language language) {
  switch (chart.kind) {
    case ChartKind::distribution:
      return distribution_part(chart, language);
    case ChartKind::scatter:
      return scatter_part(chart, language);
    case ChartKind::change:
      return change_part(chart, language);
    case ChartKind::ranking:
      break;
  }
  return ranking_part(chart, language);
}

Page chart_page(const Chart& chart, const ChartOptions& options) {
  Canvas canvas = measuring_canvas();
  return {options.width_mm, ChartPage(canvas, chart, options, Pass::measure).write(), chart.id, chart.text.title};
}

void draw_chart(Canvas& canvas, const Chart& chart, const ChartOptions& options) {
  ChartPage(canvas, chart, options, Pass::draw).write();
}

std::vector<std::filesystem::path> write_charts(const std::filesystem::path& path, std::span<const Chart> charts,
                                                const ChartOptions& options) {
  if (charts.empty()) {
    throw usage_error("there is no chart to draw", {.file = path.string()});
  }
  std::vector<Page> pages;
  for (const Chart& chart : charts) {
    pages.push_back(chart_page(chart, options));
  }
  const SheetText& text = charts.front().text;
  const auto draw = [&](Canvas& canvas, std::size_t page) {
    canvas.fill_rectangle({0, 0, pages[page].width_mm, pages[page].height_mm}, {255, 255, 255});
    draw_chart(canvas, charts[page], options);
  };
  return write_pages(path, {pages, draw}, {text.title, text.subtitle, text.date}, options.dpi);
}

}  // namespace comarca
