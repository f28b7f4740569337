// SPDX-License-Identifier: Apache-2.0
#include "cartography/report/page_flow.hpp"

#include <iterator>
#include <utility>

#include <fmt/format.h>

// ADR 0193: one report, written as HTML and as PDF.
namespace comarca {

PageFlow::PageFlow() : measuring_(measuring_canvas()) {
  pages_.push_back({{kPageWidth, kPageHeight, "", "", {}}, {}});
  y_ = kPageMargin;
}

bool PageFlow::has_room(double height) const noexcept {
  return y_ + height <= kPageHeight - kPageMargin;
}

Point PageFlow::place(double height) {
  if (!has_room(height) && y_ > kPageMargin) {
    new_page();
  }
  const Point corner{kPageMargin, y_};
  y_ += height;
  return corner;
}

void PageFlow::put_waiting_sheets() {
  std::ranges::move(waiting_, std::back_inserter(pages_));
  waiting_.clear();
}

void PageFlow::new_page() {
  put_waiting_sheets();
  pages_.push_back({{kPageWidth, kPageHeight, "", "", {}}, {}});
  y_ = kPageMargin;
}

void PageFlow::draw(Draw draw) {
  pages_.back().drawings.push_back(std::move(draw));
}

void PageFlow::bookmark(const std::string& title) {
  pages_.back().page.bookmarks.push_back({title, y_});
}

void PageFlow::add_sheet(Page page, Draw draw) {
  waiting_.push_back({std::move(page), {std::move(draw)}});
}

void PageFlow::finish(const std::string& running_title) {
  put_waiting_sheets();
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    const Page page = pages_[i].page;
    const std::string number = fmt::format("{} / {}", i + 1, pages_.size());
    pages_[i].drawings.emplace_back([page, number, running_title](Canvas& canvas) {
      TextStyle style{.size_mm = 2, .color = {105, 105, 105}, .width_mm = page.width_mm - 2 * kPageMargin - 20};
      style.most_lines = 1;
      const double y = page.height_mm - 6.5;
      canvas.write({kPageMargin, y}, running_title, style);
      style.align = Align::right;
      style.width_mm = 20;
      canvas.write({page.width_mm - kPageMargin - 20, y}, number, style);
    });
  }
}

std::vector<Page> PageFlow::pages() const {
  std::vector<Page> pages;
  for (const FlowPage& page : pages_) {
    pages.push_back(page.page);
  }
  return pages;
}

void PageFlow::draw_page(Canvas& canvas, std::size_t number) const {
  for (const Draw& draw : pages_[number].drawings) {
    draw(canvas);
  }
}

}  // namespace comarca
