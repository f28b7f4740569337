// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "landuse/edges.hpp"

namespace comarca::landuse {

/// A change of weight along a horizontal line.
struct Crossing {
  double x = 0;
  std::uint32_t owner = 0;
  std::int32_t step = 0;
};

/// A unit that holds a point, and how often.
struct Cover {
  std::uint32_t owner = 0;
  std::int32_t weight = 0;
  bool operator==(const Cover&) const = default;
};

struct CellRange {
  std::size_t first_column = 0;
  std::size_t last_column = 0;
  std::size_t first_row = 0;
  std::size_t last_row = 0;
};

/// The edges of many units by cells of a grid, and who covers the corners of the cells. Line j is the bottom of row j
/// and the top of row j - 1. A cell holds every edge that touches it, its sides included.
class EdgeGrid {
 public:
  explicit EdgeGrid(const Polygons& units);

  [[nodiscard]] const std::vector<Edge>& edges() const noexcept { return edges_; }
  [[nodiscard]] std::size_t columns() const noexcept { return columns_; }
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] double line_y(std::size_t line) const noexcept { return origin_.y + static_cast<double>(line) * cell_; }
  /// The cells that the box touches; what lies beyond the grid belongs to its outermost cells.
  [[nodiscard]] CellRange cells(const Box& box) const noexcept;
  /// True when no edge touches any cell of the range.
  [[nodiscard]] bool untouched(const CellRange& range) const noexcept;
  [[nodiscard]] std::span<const std::uint32_t> edges_of(std::size_t column, std::size_t row) const noexcept;
  /// Crossings of a line within the width of a column, from left to right.
  [[nodiscard]] std::span<const Crossing> crossings(std::size_t column, std::size_t line) const noexcept;
  /// Who covers the line just before the first crossing of this column.
  [[nodiscard]] std::span<const Cover> covers(std::size_t column, std::size_t line) const noexcept;

 private:
  struct Entry {
    std::uint64_t bucket = 0;
    Crossing crossing;
  };
  [[nodiscard]] std::size_t column_of(double x) const noexcept;
  [[nodiscard]] std::size_t row_of(double y) const noexcept;
  template <class Take>
  void for_cells(const Edge& edge, const Take& take) const;
  void choose_cells(const Box& box);
  void fill_cells();
  void fill_crossings();
  void fill_covers();

  std::vector<Edge> edges_;
  Point origin_;
  double cell_ = 1;
  std::size_t columns_ = 1;
  std::size_t rows_ = 1;
  std::vector<std::uint32_t> cell_start_;
  std::vector<std::uint32_t> cell_edges_;
  std::vector<std::uint32_t> touched_before_;  ///< touched cells below and to the left, for sums over ranges
  std::vector<std::uint32_t> crossing_start_;
  std::vector<Crossing> crossings_;
  std::vector<std::uint32_t> cover_start_;
  std::vector<Cover> covers_;
};

}  // namespace comarca::landuse
