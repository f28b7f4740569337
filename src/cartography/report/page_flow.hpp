// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cartography/draw/output.hpp"

namespace comarca {

/// Pages that fill from top to bottom. What is put on them is measured now and drawn when the pages are.
class PageFlow {
 public:
  using Draw = std::function<void(Canvas&)>;

  PageFlow();

  /// Measures as the pages will be drawn.
  [[nodiscard]] Canvas& measure() noexcept { return measuring_; }
  /// The upper left corner of a place of this height, on the next page when this one has no more room.
  Point place(double height);
  [[nodiscard]] bool has_room(double height) const noexcept;
  void new_page();
  void skip(double height) noexcept { y_ += height; }
  /// On the page of the last place().
  void draw(Draw draw);
  void bookmark(const std::string& title);
  /// A page of another size, after this one is full: text goes on meanwhile.
  void add_sheet(Page page, Draw draw);

  /// Puts the sheets that wait, and numbers on every page; nothing can be added afterwards.
  void finish(const std::string& running_title);
  [[nodiscard]] std::vector<Page> pages() const;
  void draw_page(Canvas& canvas, std::size_t number) const;

 private:
  struct FlowPage {
    Page page;
    std::vector<Draw> drawings;
  };
  void put_waiting_sheets();

  Canvas measuring_;
  std::vector<FlowPage> pages_;
  std::vector<FlowPage> waiting_;
  double y_ = 0;
};

/// A4 with these margins, in millimetres.
inline constexpr double kPageMargin = 18;
inline constexpr double kPageWidth = 210;
inline constexpr double kPageHeight = 297;

}  // namespace comarca
