// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "cartography/draw/canvas.hpp"
#include "comarca/base/language.hpp"
#include "comarca/geometry/projection.hpp"

namespace comarca {

/// A window on the map: which part of it lies where on paper.
class MapFrame {
 public:
  /// Shows the extent whole and centred, as large as fits.
  MapFrame(const Rectangle& paper, const Box& extent);

  void set_scale(double mm_per_unit) noexcept { mm_per_unit_ = mm_per_unit; }
  [[nodiscard]] double mm_per_unit() const noexcept { return mm_per_unit_; }
  [[nodiscard]] const Rectangle& paper() const noexcept { return paper_; }
  [[nodiscard]] Point center() const noexcept { return center_; }
  [[nodiscard]] Box shown() const noexcept;
  [[nodiscard]] Point to_paper(Point map) const noexcept {
    return {paper_.x + paper_.width / 2 + (map.x - center_.x) * mm_per_unit_,
            paper_.y + paper_.height / 2 - (map.y - center_.y) * mm_per_unit_};
  }

 private:
  Rectangle paper_;
  Point center_;
  double mm_per_unit_ = 1;
};

/// A frame and how much larger than on A4 lines, symbols and letters in it are.
struct SizedFrame {
  const MapFrame& frame;
  double size = 1;
};

/// How much larger than on A4 things are drawn, and what language their words are in.
struct SheetLook {
  double size = 1;
  Language language = Language::spanish;
};

/// What the middle of a map is like on the ellipsoid.
struct Ground {
  double metres_per_unit = 1;  ///< along the rows of the map
  double north_x = 0;          ///< direction of true north on paper, a unit vector
  double north_y = -1;
};
/// Nothing when the projection has no answer there.
[[nodiscard]] std::optional<Ground> ground_at(const Projection& projection, Point center, double reach);

/// Rings in millimetres, thinned to what the eye can see. Every vertex goes to the same place whatever ring it belongs
/// to, so borders stay shared.
struct PaperRings {
  std::vector<Point> points;
  std::vector<std::uint32_t> ring_start{0};
  std::vector<std::uint32_t> unit_start{0};  ///< rings of each unit; none for a unit out of the frame

  [[nodiscard]] std::span<const Point> ring(std::size_t index) const noexcept {
    return {points.data() + ring_start[index], points.data() + ring_start[index + 1]};
  }
};
[[nodiscard]] PaperRings rings_on_paper(const Polygons& polygons, const MapFrame& frame, double grid_mm);

}  // namespace comarca
