// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cartography/chart/chart_page.hpp"
#include "cartography/report/report_options.hpp"
#include "cartography/report/table_flow.hpp"
#include "cartography/sheet/layout.hpp"
#include "cartography/sheet/sheet_page.hpp"
#include "comarca/base/atomic_file.hpp"
#include "comarca/base/error.hpp"
#include "comarca/cartography/report.hpp"

namespace comarca {
namespace {

static_assert(kReportTextWidth == kPageWidth - 2 * kPageMargin);

/// Puts the blocks of a report on pages.
class Pages {
 public:
  Pages(PageFlow& flow, const Report& report) : flow_(flow), report_(report) {}

  void operator()(const ReportParagraph& paragraph) {
    write(paragraph.text, {.size_mm = 2.7, .width_mm = kReportTextWidth});
    flow_.skip(1.6);
  }

  void operator()(const ReportList& list) {
    for (const std::string& item : list.items) {
      write("•  " + item, {.size_mm = 2.7, .width_mm = kReportTextWidth});
      flow_.skip(0.6);
    }
    flow_.skip(1.6);
  }

  void operator()(const ReportTable& table) { flow_table(flow_, table); }

  void operator()(const ReportFigure& figure) {
    std::visit([this](const auto& drawing) { put(drawing); }, figure.drawing);
  }

  void title() {
    write(report_.title, {.size_mm = 6.2, .weight = Weight::bold, .width_mm = kReportTextWidth});
    const TextStyle small{.size_mm = 3, .color = {85, 85, 85}, .width_mm = kReportTextWidth};
    write(report_.subtitle, small);
    write(date_line(report_.date, report_.language), small);
  }

  void section(const ReportSection& section) {
    if (!flow_.has_room(room_under_heading(section))) {
      flow_.new_page();
    }
    flow_.skip(5);
    flow_.bookmark(section.title);
    write(section.title, {.size_mm = 4.1, .weight = Weight::bold, .color = {40, 75, 75}, .width_mm = kReportTextWidth});
    flow_.skip(1.8);
    for (const ReportBlock& block : section.blocks) {
      std::visit(*this, block);
    }
  }

 private:
  /// A heading is never left alone at the foot of a page.
  [[nodiscard]] double room_under_heading(const ReportSection& section) const {
    constexpr double kLeast = 45;
    constexpr double kHeading = 15;
    const auto* const figure = section.blocks.empty() ? nullptr : std::get_if<ReportFigure>(&section.blocks.front());
    const auto* const chart = figure != nullptr ? std::get_if<Chart>(&figure->drawing) : nullptr;
    return chart != nullptr ? kHeading + chart_page(*chart, report_chart_options(report_.language)).height_mm : kLeast;
  }

  void write(const std::string& text, const TextStyle& style) {
    if (text.empty()) {
      return;
    }
    const Point corner = flow_.place(flow_.measure().measure(text, style).height);
    flow_.draw([corner, text, style](Canvas& canvas) { canvas.write(corner, text, style); });
  }

  void put(const Sheet& sheet) {
    const SheetOptions options = report_sheet_options(report_.language);
    const Page page = sheet_page(sheet, options);
    flow_.add_sheet(page, [&sheet, page, options](Canvas& canvas) { draw_sheet(canvas, sheet, page, options); });
  }

  void put(const Chart& chart) {
    const ChartOptions options = report_chart_options(report_.language);
    const Point corner = flow_.place(chart_page(chart, options).height_mm);
    flow_.draw([&chart, corner, options](Canvas& canvas) {
      const SavedState saved(canvas);
      cairo_translate(canvas.context(), corner.x, corner.y);
      draw_chart(canvas, chart, options);
    });
    flow_.skip(2);
  }

  PageFlow& flow_;
  const Report& report_;
};

}  // namespace

void write_report_pdf(const std::filesystem::path& path, const Report& report) {
  PageFlow flow;
  Pages pages(flow, report);
  pages.title();
  for (const ReportSection& section : report.sections) {
    pages.section(section);
  }
  flow.finish(report.title);
  const auto draw = [&](Canvas& canvas, std::size_t page) { flow.draw_page(canvas, page); };
  write_pages(path, {flow.pages(), draw}, {report.title, report.subtitle, report.date}, 0);
}

std::vector<std::filesystem::path> write_report(const std::filesystem::path& path, const Report& report) {
  std::vector<std::filesystem::path> files{path};
  if (!path.has_extension()) {
    files = {std::filesystem::path(path).replace_extension(".html"),
             std::filesystem::path(path).replace_extension(".pdf")};
  }
  for (const auto& file : files) {
    if (file.extension() == ".html") {
      write_file(file, report_html(report));
    } else if (file.extension() == ".pdf") {
      write_report_pdf(file, report);
    } else {
      throw usage_error("a report is a .html or .pdf file", {.file = file.string()},
                        "Give a name without an extension for both.");
    }
  }
  return files;
}

}  // namespace comarca
