// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "comarca/landuse/area_overlay.hpp"
#include "landuse/edge_grid.hpp"

namespace comarca::landuse {

/// Overlays one feature after another with the units of a grid; one per thread, for the arrays it reuses.
///
/// A polygon is the sum over its edges of what lies below them, so the area that two polygons have in common is the
/// sum, over pairs of an edge each, of what lies below both. Only pairs one above the other count, and of those only
/// edges within the feature's box: units above it enter as level edges out of reach, and whatever lies below it
/// cancels.
class FeatureOverlay {
 public:
  FeatureOverlay(const EdgeGrid& grid, const ArealScale& scale, std::size_t unit_count);

  /// Appends the pieces of the feature in order of unit.
  void run(const Polygons& features, std::size_t feature, double feature_area_m2, std::vector<AreaPiece>& pieces);

 private:
  static constexpr std::uint32_t kNoSlot = 0xFFFFFFFFU;

  void split_into_bands(const CellRange& cells);
  void clip_to_band(std::size_t band, std::size_t first_row, std::size_t last_row, const CellRange& cells);
  void add_level_edges(std::vector<Crossing>& crossings, double y, std::int32_t sign, std::vector<Edge>& out) const;
  void gather_units(const CellRange& cells, const Box& box);
  void gather_cover(const CellRange& cells, const Box& box);
  /// Whether a band ends at a line of the grid or is the topmost.
  enum class Above : std::uint8_t { line, open };
  [[nodiscard]] Above above_of(const CellRange& cells) const noexcept {
    return cells.last_row + 1 == grid_.rows() ? Above::open : Above::line;
  }
  void add_unit_edge(Edge edge, const Box& box, Above above);
  void sweep();
  void add_pair(const Edge& mine, const Edge& theirs);
  [[nodiscard]] std::uint32_t slot_of(std::uint32_t unit);
  void emit(std::size_t feature, std::vector<AreaPiece>& pieces);

  const EdgeGrid& grid_;
  const ArealScale& scale_;
  std::vector<Edge> all_edges_;  ///< of the feature
  std::vector<Edge> mine_;       ///< of the feature, in the band
  std::vector<Edge> theirs_;     ///< of the units, in the band; owners are slots
  std::vector<Edge> active_;
  std::vector<std::vector<std::uint32_t>> bands_;  ///< edges of the feature by band
  std::vector<std::uint32_t> stamp_;               ///< by edge of the grid: the last band that saw it
  std::uint32_t band_number_ = 0;
  std::vector<std::uint32_t> slot_by_unit_;
  std::vector<std::uint32_t> unit_by_slot_;
  std::vector<double> area_by_slot_;
};

}  // namespace comarca::landuse
