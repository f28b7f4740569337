// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cartography/draw/canvas.hpp"
#include "comarca/base/date.hpp"

namespace comarca {

struct Bookmark {
  std::string title;
  double y_mm = 0;
};

struct Page {
  double width_mm = 297;
  double height_mm = 210;
  std::string name;   ///< distinguishes the files of many pages
  std::string title;  ///< a bookmark for the whole page, when there are more
  std::vector<Bookmark> bookmarks = {};
};

/// What a document says of itself.
struct DocumentInfo {
  std::string title;
  std::string subject;
  std::optional<Date> date;  ///< never the clock
};

/// A canvas that only measures: what it draws is seen nowhere.
[[nodiscard]] Canvas measuring_canvas();

/// One page as SVG.
[[nodiscard]] std::string page_svg(const Page& page, const std::function<void(Canvas&)>& draw);

using DrawPage = std::function<void(Canvas&, std::size_t page)>;
/// Pages, and what draws each.
struct DrawnPages {
  const std::vector<Page>& pages;
  DrawPage draw;
};

/// Draws pages into a file whose format is that of its extension (.png, .svg, .pdf). PDF holds all pages, with
/// bookmarks; the others get a file each, named "<stem>-<page name>" when there is more than one; `dpi` is of images.
/// Returns the files.
std::vector<std::filesystem::path> write_pages(const std::filesystem::path& path, const DrawnPages& drawn,
                                               const DocumentInfo& info, double dpi);

}  // namespace comarca
