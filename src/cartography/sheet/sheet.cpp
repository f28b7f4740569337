// SPDX-License-Identifier: Apache-2.0
#include "comarca/cartography/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cartography/draw/output.hpp"
#include "cartography/sheet/furniture.hpp"
#include "cartography/sheet/graticule.hpp"
#include "cartography/sheet/layout.hpp"
#include "cartography/sheet/legend.hpp"
#include "cartography/sheet/painter.hpp"
#include "cartography/sheet/sheet_page.hpp"
#include "comarca/base/error.hpp"
#include "comarca/cartography/numbers.hpp"

namespace comarca {
namespace {

constexpr Color kInk = {34, 34, 34};
constexpr Color kSea = {243, 247, 250};

/// One page being drawn.
class SheetPage {
 public:
  SheetPage(Canvas& canvas, const Sheet& sheet, const Page& page, const SheetOptions& options)
      : canvas_(canvas),
        sheet_(sheet),
        options_(options),
        page_(page),
        layout_(lay_out(canvas, sheet, page, options)),
        size_(layout_.size),
        projection_(sheet.map.crs),
        frame_(layout_.map, sheet_extent(sheet)) {
    const Box shown = frame_.shown();
    ground_ = ground_at(projection_, frame_.center(), (shown.max_x - shown.min_x) / 8);
    if (ground_) {
      round_scale(frame_, *ground_);
    }
  }

  void draw() {
    canvas_.fill_rectangle({0, 0, page_.width_mm, page_.height_mm}, {255, 255, 255});
    write_title();
    draw_main_map();
    layout_.orientation == Orientation::landscape ? draw_side_panel() : draw_lower_panel();
    canvas_.write({layout_.footer.x, layout_.footer.y}, footer_text(sheet_.text, options_.language),
                  footer_style(layout_.footer.width, size_));
  }

 private:
  void write_title() {
    const Rectangle& place = layout_.title;
    const auto style = title_style(canvas_, sheet_.text.title, place.width, size_);
    const double height = canvas_.write({place.x, place.y}, sheet_.text.title, style).height;
    if (!sheet_.text.subtitle.empty()) {
      canvas_.write({place.x, place.y + height}, sheet_.text.subtitle, subtitle_style(place.width, size_));
    }
  }

  void draw_main_map() {
    canvas_.fill_rectangle(frame_.paper(), kSea);
    if (ground_) {
      draw_graticule(canvas_, frame_, {options_.graticule, projection_}, look());
    }
    paint_beside_insets();
    canvas_.stroke_rectangle(frame_.paper(), {kInk, 0.3 * size_, {}});
  }

  /// The map without what an inset shows, for wide paper may reach the islands: nothing is drawn twice.
  void paint_beside_insets() {
    const SavedState saved(canvas_);
    Map rest = sheet_.map;
    for (const auto& inset : sheet_.insets) {
      clip_out(inset.extent);
      std::erase_if(rest.circles, [&](const Circle& circle) {
        return inset.extent.intersects({circle.at.x, circle.at.y, circle.at.x, circle.at.y});
      });
      std::erase_if(rest.labels, [&](const MapLabel& label) {
        return inset.extent.intersects(rest.polygons[label.layer].polygons->unit_box(label.unit));
      });
    }
    paint_map(canvas_, rest, {frame_, size_}, Names::write);
  }

  void clip_out(const Box& extent) {
    cairo_t* const cr = canvas_.context();
    const Rectangle& paper = frame_.paper();
    // With the ring that marks what would be too small to see.
    const Box hidden = extent.grown(size_ / frame_.mm_per_unit());
    const Point upper = frame_.to_paper({hidden.min_x, hidden.max_y});
    const Point lower = frame_.to_paper({hidden.max_x, hidden.min_y});
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_rectangle(cr, paper.x, paper.y, paper.width, paper.height);
    cairo_rectangle(cr, upper.x, upper.y, lower.x - upper.x, lower.y - upper.y);
    cairo_clip(cr);
  }

  /// Legend on top, scale at the foot, insets between.
  void draw_side_panel() {
    const Rectangle& panel = layout_.panel;
    const double foot = panel.bottom() - 12 * size_;
    draw_orientation({panel.x, foot, panel.width, 12 * size_});
    const std::size_t count = inset_count();
    const double legend_full = legend_height(canvas_, sheet_.map.legend, panel.width, look());
    const double room = foot - panel.y - 2 * size_;
    double insets = 0;
    if (count > 0) {
      const double rows = static_cast<double>((count + 1) / 2);
      insets = std::clamp(room - legend_full - 4 * size_, 30 * size_ * rows, 40 * size_ * rows);
    }
    draw_legend(canvas_, sheet_.map.legend,
                {panel.x, panel.y, panel.width, room - insets - (count > 0 ? 3 * size_ : 0)}, look());
    draw_insets({panel.x, foot - 2 * size_ - insets, panel.width, insets});
  }

  /// Legend to the left, insets and scale to the right.
  void draw_lower_panel() {
    const Rectangle& panel = layout_.panel;
    const double half = (panel.width - 6 * size_) / 2;
    const Rectangle right{panel.x + half + 6 * size_, panel.y, half, panel.height};
    // A long legend takes the room that no inset needs.
    const bool long_one = inset_count() == 0 && legend_height(canvas_, sheet_.map.legend, half, look()) > panel.height;
    const Rectangle legend = long_one ? Rectangle{panel.x, panel.y, panel.width, panel.height - 14 * size_}
                                      : Rectangle{panel.x, panel.y, half, panel.height};
    draw_legend(canvas_, sheet_.map.legend, legend, look());
    draw_orientation({right.x, right.bottom() - 12 * size_, right.width, 12 * size_});
    draw_insets({right.x, right.y, right.width, right.height - 15 * size_});
  }

  void draw_orientation(const Rectangle& place) {
    if (ground_) {
      draw_north_arrow(canvas_, {place.x, place.y, 10 * size_, place.height}, *ground_, size_);
      draw_scale_bar(canvas_, {place.x + 11 * size_, place.y + 1.5 * size_, place.width - 11 * size_, place.height},
                     paper_scale(frame_, *ground_), look());
    }
  }

  [[nodiscard]] SheetLook look() const { return {size_, options_.language}; }
  [[nodiscard]] std::size_t inset_count() const { return sheet_.insets.size() + (sheet_.locator ? 1 : 0); }

  void draw_insets(const Rectangle& place) {
    const std::size_t count = inset_count();
    if (count == 0 || place.height < 8 * size_) {
      return;
    }
    const bool side_by_side = place.width > place.height;
    const std::size_t columns = count == 1 ? 1 : side_by_side ? std::min<std::size_t>(count, 3) : 2;
    const std::size_t rows = (count + columns - 1) / columns;
    const double gap = 2 * size_;
    const double width = (place.width - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    const double height = (place.height - gap * static_cast<double>(rows - 1)) / static_cast<double>(rows);
    for (std::size_t i = 0; i < count; ++i) {
      const Rectangle cell{place.x + static_cast<double>(i % columns) * (width + gap),
                           place.y + static_cast<double>(i / columns) * (height + gap), width, height};
      i < sheet_.insets.size() ? draw_island(sheet_.insets[i], cell) : draw_locator(*sheet_.locator, cell);
    }
  }

  /// The frame of an inset under its caption.
  Rectangle captioned(const std::string& caption, const Rectangle& cell) {
    const TextStyle style{.size_mm = 1.9 * size_, .width_mm = cell.width, .most_lines = 2};
    const double height = canvas_.write({cell.x, cell.y}, caption, style).height + 0.5 * size_;
    const Rectangle box{cell.x, cell.y + height, cell.width, cell.height - height};
    canvas_.fill_rectangle(box, kSea);
    return box;
  }

  void draw_island(const Inset& inset, const Rectangle& cell) {
    MapFrame frame(cell.inset(3 * size_), inset.extent);
    const auto ground =
        ground_at(projection_, frame.center(), std::max(1.0, (inset.extent.max_x - inset.extent.min_x) / 8));
    std::string caption = inset.title;
    if (ground) {
      round_scale(frame, *ground);
      caption +=
          fmt::format(" (1:{})", number_text(std::round(scale_denominator(frame, *ground)), 0, options_.language));
    }
    const Rectangle box = captioned(caption, cell);
    MapFrame fitted(box, inset.extent);
    fitted.set_scale(std::min(frame.mm_per_unit(), fitted.mm_per_unit()));
    paint_map(canvas_, sheet_.map, {fitted, 0.8 * size_}, Names::leave_out);
    canvas_.stroke_rectangle(box, {kInk, 0.2 * size_, {}});
  }

  void draw_locator(const Locator& locator, const Rectangle& cell) {
    const Rectangle box = captioned(locator.title, cell);
    Map map;
    const bool outlined = locator.polygons->unit_count() <= 60 && !locator.near;
    PolygonLayer layer{locator.polygons,
                       std::vector<std::uint32_t>(locator.polygons->unit_count(), 0),
                       {{{214, 212, 206}, Hatch::none, {}}, {{90, 90, 90}, Hatch::none, {}}},
                       {{150, 150, 150}, outlined ? 0.1 : 0.0, {}}};
    for (const std::size_t unit : locator.highlighted) {
      layer.fill_of[unit] = 1;
    }
    map.polygons.push_back(std::move(layer));
    // Far islands shrink the locator only where the sheet is about them.
    Box whole = locator.near ? *locator.near : far_parts(*locator.polygons).main;
    for (const std::size_t unit : locator.highlighted) {
      whole.add(locator.polygons->unit_box(unit));
    }
    whole.add(frame_.shown());
    const MapFrame frame(box.inset(1.5 * size_), whole);
    paint_map(canvas_, map, {frame, size_}, Names::leave_out);
    mark_extent(frame, box);
    canvas_.stroke_rectangle(box, {kInk, 0.2 * size_, {}});
  }

  /// What the main frame shows, as a rectangle in the locator.
  void mark_extent(const MapFrame& locator, const Rectangle& box) {
    const Box shown = frame_.shown();
    const Point upper = locator.to_paper({shown.min_x, shown.max_y});
    const Point lower = locator.to_paper({shown.max_x, shown.min_y});
    const SavedState saved(canvas_);
    cairo_rectangle(canvas_.context(), box.x, box.y, box.width, box.height);
    cairo_clip(canvas_.context());
    canvas_.stroke_rectangle({upper.x, upper.y, lower.x - upper.x, lower.y - upper.y},
                             {{190, 30, 45}, 0.3 * size_, {}});
  }

  Canvas& canvas_;
  const Sheet& sheet_;
  const SheetOptions& options_;
  const Page& page_;
  SheetLayout layout_;
  double size_;
  Projection projection_;
  MapFrame frame_;
  std::optional<Ground> ground_;
};

}  // namespace

void draw_sheet(Canvas& canvas, const Sheet& sheet, const Page& page, const SheetOptions& options) {
  SheetPage(canvas, sheet, page, options).draw();
}

std::vector<std::filesystem::path> write_sheets(const std::filesystem::path& path, std::span<const Sheet> sheets,
                                                const SheetOptions& options) {
  if (sheets.empty()) {
    throw usage_error("there is no sheet to draw", {.file = path.string()});
  }
  std::vector<Page> pages;
  for (const auto& sheet : sheets) {
    pages.push_back(sheet_page(sheet, options));
  }
  const SheetText& text = sheets.front().text;
  const std::string& title = options.document_title.empty() ? text.title : options.document_title;
  const auto draw = [&](Canvas& canvas, std::size_t page) { draw_sheet(canvas, sheets[page], pages[page], options); };
  return write_pages(path, {pages, draw}, {title, text.subtitle, text.date}, options.dpi);
}

}  // namespace comarca
