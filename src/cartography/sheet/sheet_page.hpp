// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cartography/draw/output.hpp"
#include "comarca/cartography/sheet.hpp"

namespace comarca {

/// Draws a sheet from the corner (0, 0) of the page that sheet_page() gives it.
void draw_sheet(Canvas& canvas, const Sheet& sheet, const Page& page, const SheetOptions& options);

}  // namespace comarca
