// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cartography/draw/output.hpp"
#include "comarca/cartography/sheet.hpp"

namespace comarca {

/// Where the parts of a sheet go.
struct SheetLayout {
  double size = 1;  ///< how much larger than on A4 lines and letters are
  Rectangle title;
  Rectangle map;
  Rectangle panel;  ///< beside the map (landscape) or under it (portrait)
  Rectangle footer;
  Orientation orientation = Orientation::landscape;
};

/// Width and height of a page in millimetres, turned as the map asks for.
[[nodiscard]] Page sheet_page(const Sheet& sheet, const SheetOptions& options);
/// What the main frame is to show.
[[nodiscard]] Box sheet_extent(const Sheet& sheet);

[[nodiscard]] SheetLayout lay_out(Canvas& canvas, const Sheet& sheet, const Page& page, const SheetOptions& options);

/// The sheet's title in the largest letters with which it takes at most three lines.
[[nodiscard]] TextStyle title_style(Canvas& canvas, const std::string& title, double width, double size);
[[nodiscard]] TextStyle subtitle_style(double width, double size);
[[nodiscard]] TextStyle footer_style(double width, double size);
/// Source, method, vintage, status and date as one paragraph.
[[nodiscard]] std::string footer_text(const SheetText& text, Language language);

}  // namespace comarca
