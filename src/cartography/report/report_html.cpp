// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "cartography/chart/chart_page.hpp"
#include "cartography/report/drawing_library.hpp"
#include "cartography/report/report_options.hpp"
#include "cartography/report/report_style.hpp"
#include "cartography/sheet/layout.hpp"
#include "cartography/sheet/sheet_page.hpp"
#include "comarca/base/xml.hpp"
#include "comarca/cartography/report.hpp"

namespace comarca {
namespace {

bool is_numeric(const ReportTable& table, std::size_t column) {
  return std::ranges::any_of(table.rows,
                             [&](const std::vector<ReportCell>& row) { return row[column].number.has_value(); });
}

/// Writes the blocks of a report one after another.
class Html {
 public:
  explicit Html(const Report& report) : report_(report) {}

  void operator()(const ReportParagraph& paragraph) {
    text_ += fmt::format("<p>{}</p>\n", xml_escaped(paragraph.text));
  }

  void operator()(const ReportList& list) {
    text_ += "<ul>\n";
    for (const std::string& item : list.items) {
      text_ += fmt::format("<li>{}</li>\n", xml_escaped(item));
    }
    text_ += "</ul>\n";
  }

  void operator()(const ReportTable& table) {
    text_ += fmt::format("<div class=\"t\"><table>\n<caption>{}</caption>\n<thead><tr>", xml_escaped(table.caption));
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      text_ += fmt::format("<th scope=\"col\"{}><button type=\"button\">{}</button></th>",
                           is_numeric(table, column) ? " class=\"n\"" : "", xml_escaped(table.columns[column]));
    }
    text_ += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
      add_row(table, row);
    }
    text_ += "</tbody></table></div>\n";
  }

  void operator()(const ReportFigure& figure) {
    const std::string svg = std::visit([this](const auto& drawing) { return svg_of(drawing); }, figure.drawing);
    text_ += fmt::format("<figure>{}</figure>\n", drawings_.add(svg, figure.description));
  }

  void section(const ReportSection& section) {
    text_ += fmt::format("<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n", section.id,
                         xml_escaped(section.title));
    for (const ReportBlock& block : section.blocks) {
      std::visit(*this, block);
    }
    text_ += "</section>\n";
  }

  void contents() {
    text_ += fmt::format("<nav aria-label=\"{}\"><ul>\n", in(report_.language, "Contenido", "Contents"));
    for (const ReportSection& section : report_.sections) {
      text_ += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", section.id, xml_escaped(section.title));
    }
    text_ += "</ul></nav>\n";
  }

  [[nodiscard]] std::string text() const { return text_ + drawings_.shapes(); }

 private:
  void add_row(const ReportTable& table, const std::vector<ReportCell>& row) {
    text_ += "<tr>";
    for (std::size_t column = 0; column < row.size(); ++column) {
      const ReportCell& cell = row[column];
      // Fifteen digits are enough to sort by, and what lies beyond them is noise of the last sum.
      const std::string number = cell.number ? fmt::format(" data-v=\"{:.15g}\"", *cell.number) : "";
      const char* const kind = is_numeric(table, column) ? " class=\"n\"" : "";
      text_ += column == 0 ? fmt::format("<th scope=\"row\"{}{}>{}</th>", kind, number, xml_escaped(cell.text))
                           : fmt::format("<td{}{}>{}</td>", kind, number, xml_escaped(cell.text));
    }
    text_ += "</tr>\n";
  }

  [[nodiscard]] std::string svg_of(const Sheet& sheet) const {
    const SheetOptions options = report_sheet_options(report_.language);
    const Page page = sheet_page(sheet, options);
    return page_svg(page, [&](Canvas& canvas) { draw_sheet(canvas, sheet, page, options); });
  }

  [[nodiscard]] std::string svg_of(const Chart& chart) const {
    const ChartOptions options = report_chart_options(report_.language);
    return page_svg(chart_page(chart, options), [&](Canvas& canvas) { draw_chart(canvas, chart, options); });
  }

  const Report& report_;
  std::string text_;
  DrawingLibrary drawings_;
};

}  // namespace

std::string report_html(const Report& report) {
  Html html(report);
  html.contents();
  for (const ReportSection& section : report.sections) {
    html.section(section);
  }
  const std::string title = xml_escaped(report.title);
  return fmt::format(
      "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n{}</head>\n<body>\n"
      "<header><h1>{}</h1>\n<p>{}</p>\n<p>{}</p></header>\n<main>\n{}</main>\n{}</body>\n</html>\n",
      language_code(report.language), title, kReportStyle, title, xml_escaped(report.subtitle),
      xml_escaped(date_line(report.date, report.language)), html.text(), kReportScript);
}

}  // namespace comarca
