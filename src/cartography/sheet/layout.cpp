// SPDX-License-Identifier: Apache-2.0
#include "cartography/sheet/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "cartography/sheet/graticule.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"

namespace comarca {
namespace {

constexpr double kMargin = 8;
constexpr double kGap = 3;
constexpr double kPanelWidth = 64;
constexpr double kPanelHeight = 62;

const std::vector<std::string> kPapers = {"a4", "a3", "a2", "a1", "a0"};

/// Short and long side in millimetres (ISO 216).
struct Sides {
  double short_side;
  double long_side;
};
constexpr std::array<Sides, 5> kSides = {{{210, 297}, {297, 420}, {420, 594}, {594, 841}, {841, 1189}}};

}  // namespace

Paper paper_size(std::string_view name) {
  const auto found = std::ranges::find(kPapers, name);
  if (found == kPapers.end()) {
    throw usage_error(fmt::format("there is no paper size '{}'", name), {}, suggestion(name, kPapers));
  }
  return static_cast<Paper>(found - kPapers.begin());
}

Box sheet_extent(const Sheet& sheet) {
  Box extent = sheet.extent;
  if (extent.empty() && !sheet.map.polygons.empty()) {
    extent = sheet.map.polygons.front().polygons->box();
  }
  if (extent.empty()) {
    return {0, 0, 1, 1};
  }
  const double reach = std::max(extent.max_x - extent.min_x, extent.max_y - extent.min_y);
  return extent.grown(reach > 0 ? 0.03 * reach : 1);
}

Page sheet_page(const Sheet& sheet, const SheetOptions& options) {
  const Sides sides = kSides[static_cast<std::size_t>(options.paper)];
  const Box extent = sheet_extent(sheet);
  const bool wide = extent.max_x - extent.min_x > extent.max_y - extent.min_y;
  const bool landscape =
      options.orientation == Orientation::automatic ? wide : options.orientation == Orientation::landscape;
  return {landscape ? sides.long_side : sides.short_side, landscape ? sides.short_side : sides.long_side, sheet.id,
          sheet.text.title};
}

TextStyle title_style(Canvas& canvas, const std::string& title, double width, double size) {
  TextStyle style{.size_mm = 5.4 * size, .weight = Weight::bold, .width_mm = width};
  while (style.size_mm > 3 * size && canvas.measure(title, style).lines > 2) {
    style.size_mm *= 0.93;
  }
  style.most_lines = 4;
  return style;
}

TextStyle subtitle_style(double width, double size) {
  return {.size_mm = 3.1 * size, .color = {70, 70, 70}, .width_mm = width, .most_lines = 3};
}

TextStyle footer_style(double width, double size) {
  return {.size_mm = 1.9 * size, .color = {70, 70, 70}, .width_mm = width, .most_lines = 6};
}

std::string footer_text(const SheetText& text, Language language) {
  std::vector<std::string> parts;
  const auto add = [&](const char* name, const std::string& words) {
    if (!words.empty()) {
      parts.push_back(fmt::format("{}: {}", name, words));
    }
  };
  add(in(language, "Fuente", "Source"), text.source);
  add(in(language, "Método", "Method"), text.method);
  add(in(language, "Vigencia", "Vintage"), text.vintage);
  add(in(language, "Estado", "Status"), text.status);
  add(in(language, "Elaborado", "Made"), text.date ? text.date->iso() : std::string());
  return join(parts, "  ·  ");
}

SheetLayout lay_out(Canvas& canvas, const Sheet& sheet, const Page& page, const SheetOptions& options) {
  SheetLayout layout;
  const double short_side = std::min(page.width_mm, page.height_mm);
  layout.size = std::pow(short_side / 210, 0.85);
  layout.orientation = page.width_mm > page.height_mm ? Orientation::landscape : Orientation::portrait;
  const double size = layout.size;
  const Rectangle inside = Rectangle{0, 0, page.width_mm, page.height_mm}.inset(kMargin * size);
  double title_height =
      canvas.measure(sheet.text.title, title_style(canvas, sheet.text.title, inside.width, size)).height;
  if (!sheet.text.subtitle.empty()) {
    title_height += canvas.measure(sheet.text.subtitle, subtitle_style(inside.width, size)).height;
  }
  layout.title = {inside.x, inside.y, inside.width, title_height};
  const std::string footer = footer_text(sheet.text, options.language);
  const double footer_height = footer.empty() ? 0 : canvas.measure(footer, footer_style(inside.width, size)).height;
  layout.footer = {inside.x, inside.bottom() - footer_height, inside.width, footer_height};

  const double top = layout.title.bottom() + kGap * size;
  const double bottom = layout.footer.y - (footer_height > 0 ? kGap : 0) * size;
  const double margin = options.graticule == Graticule::none ? 0 : kGraticuleMargin * size;
  if (layout.orientation == Orientation::landscape) {
    const double panel = kPanelWidth * size;
    layout.panel = {inside.right() - panel, top, panel, bottom - top};
    layout.map = {inside.x + margin, top, inside.width - panel - kGap * size - margin, bottom - top - margin};
  } else {
    const double panel = kPanelHeight * size;
    layout.panel = {inside.x, bottom - panel, inside.width, panel};
    layout.map = {inside.x + margin, top, inside.width - margin, bottom - top - panel - kGap * size - margin};
  }
  return layout;
}

}  // namespace comarca
