// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/cartography/chart.hpp"
#include "comarca/cartography/sheet.hpp"

namespace comarca {

struct ReportParagraph {
  std::string text;
};

struct ReportList {
  std::vector<std::string> items;
};

/// What a table says in one place, and the number it is sorted by when it is one.
struct ReportCell {
  std::string text;
  std::optional<double> number = std::nullopt;
};

struct ReportTable {
  std::string caption;
  std::vector<std::string> columns;
  std::vector<std::vector<ReportCell>> rows;  ///< each with a cell a column; the first names the row
};

/// A map or a chart, with what it shows in words for those who cannot see it.
struct ReportFigure {
  std::variant<Sheet, Chart> drawing;
  std::string description;
};

using ReportBlock = std::variant<ReportParagraph, ReportList, ReportTable, ReportFigure>;

struct ReportSection {
  std::string id;  ///< where links to it go
  std::string title;
  std::vector<ReportBlock> blocks;
};

/// What a report says, whatever it is written as.
struct Report {
  std::string title;
  std::string subtitle;
  std::optional<Date> date;  ///< of the product; never the clock
  Language language = Language::spanish;
  std::vector<ReportSection> sections;
};

/// One page that needs no network: drawings inside, tables that sort, and a style for print.
[[nodiscard]] std::string report_html(const Report& report);

/// A4 pages with bookmarks and page numbers; maps have sheets of their own.
void write_report_pdf(const std::filesystem::path& path, const Report& report);

/// Writes a .html or a .pdf, or both when the path has no extension. Returns the files written.
std::vector<std::filesystem::path> write_report(const std::filesystem::path& path, const Report& report);

}  // namespace comarca
