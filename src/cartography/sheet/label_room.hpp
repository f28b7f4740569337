// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "cartography/sheet/map_frame.hpp"

namespace comarca {

/// The inside of a unit as horizontal spans on evenly spaced rows: where writing fits is read from it.
class LabelRoom {
 public:
  LabelRoom(const PaperRings& rings, std::size_t unit);

  [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }
  /// Middles of the places where a box of this size lies wholly inside, best first: those near the middle of the unit.
  [[nodiscard]] std::vector<Point> places(double width, double height) const;
  /// The roomiest point: the middle of the widest span.
  [[nodiscard]] Point heart() const noexcept { return heart_; }
  [[nodiscard]] const Rectangle& box() const noexcept { return box_; }

 private:
  struct Span {
    double from = 0;
    double to = 0;
  };
  [[nodiscard]] double row_y(std::size_t row) const noexcept;
  /// The part of `span` that stays inside on the rows [first, last].
  [[nodiscard]] Span common(Span span, std::size_t first, std::size_t last) const;

  Rectangle box_;
  double step_ = 1;
  std::vector<std::vector<Span>> rows_;
  Point heart_;
};

}  // namespace comarca
