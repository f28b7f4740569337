// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "landuse/edge_grid.hpp"

namespace comarca::landuse {

/// Which features hold a point.
class Locator {
 public:
  explicit Locator(const Polygons& polygons) : box_(polygons.box()), grid_(polygons) {}

  /// Ascending.
  [[nodiscard]] std::vector<std::uint32_t> at(Point point) const {
    std::vector<Cover> found;
    if (!box_.intersects({point.x, point.y, point.x, point.y})) {
      return {};
    }
    const auto add = [&](std::uint32_t owner, std::int32_t weight) {
      auto entry = std::ranges::find(found, owner, &Cover::owner);
      if (entry == found.end()) {
        entry = found.insert(found.end(), {owner, 0});
      }
      entry->weight += weight;
    };
    const CellRange cell = grid_.cells({point.x, point.y, point.x, point.y});
    const std::size_t top = cell.first_row + 1;
    for (const Cover& cover : grid_.covers(cell.first_column, top)) {
      add(cover.owner, cover.weight);
    }
    for (const Crossing& crossing : grid_.crossings(cell.first_column, top)) {
      if (crossing.x <= point.x) {
        add(crossing.owner, crossing.step);
      }
    }
    for (const std::uint32_t index : grid_.edges_of(cell.first_column, cell.first_row)) {
      const Edge& edge = grid_.edges()[index];
      if (edge.left.x <= point.x && point.x < edge.right.x) {
        const double y = edge.y_at(point.x);
        // Above the top line it is among the covers already.
        if (y > point.y && above_top(edge, point.x, grid_.line_y(top)) == Above::no) {
          add(edge.owner, edge.weight);
        }
      }
    }
    std::vector<std::uint32_t> owners;
    for (const Cover& cover : found) {
      if (cover.weight > 0) {
        owners.push_back(cover.owner);
      }
    }
    std::ranges::sort(owners);
    return owners;
  }

  [[nodiscard]] const EdgeGrid& grid() const noexcept { return grid_; }

 private:
  enum class Above : std::uint8_t { no, yes };
  /// Decided by the crossing itself, so that it never disagrees with the crossings of the line.
  static Above above_top(const Edge& edge, double x, double top) noexcept {
    if (!edge.crosses(top)) {
      return edge.left.y > top ? Above::yes : Above::no;
    }
    const bool right_is_above = edge.right.y > top;
    return (x >= edge.x_at(top)) == right_is_above ? Above::yes : Above::no;
  }

  Box box_;
  EdgeGrid grid_;
};

}  // namespace comarca::landuse
