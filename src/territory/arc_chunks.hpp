// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "comarca/territory/coverage.hpp"
#include "territory/packed_boxes.hpp"

namespace comarca {

/// The edges of a coverage's arcs in short runs, in a tree of their boxes.
class ArcChunks {
 public:
  enum class Which { open, all };  ///< open: outer and doubled arcs; all: every arc of some ring

  /// Edge i runs from Coverage::points[i] to the next point.
  struct Chunk {
    std::uint32_t arc = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  ArcChunks(const Coverage& coverage, Which which)
      : chunks_(chunks_of(coverage, which)), tree_(boxes_of(coverage, chunks_)) {}

  [[nodiscard]] std::size_t size() const noexcept { return chunks_.size(); }
  [[nodiscard]] const Chunk& operator[](std::size_t index) const noexcept { return chunks_[index]; }
  [[nodiscard]] const PackedBoxes& tree() const noexcept { return tree_; }

 private:
  static constexpr std::uint32_t kEdges = 4;

  static bool wanted(ArcKind kind, Which which) noexcept {
    return kind == ArcKind::outer || kind == ArcKind::doubled || (which == Which::all && kind == ArcKind::shared);
  }

  static std::vector<Chunk> chunks_of(const Coverage& coverage, Which which) {
    std::vector<Chunk> chunks;
    for (std::uint32_t a = 0; a < coverage.arc_count(); ++a) {
      if (!wanted(coverage.arcs[a].kind, which)) {
        continue;
      }
      const std::uint32_t end = coverage.arc_start[a + 1] - 1;
      for (std::uint32_t i = coverage.arc_start[a]; i < end; i += kEdges) {
        chunks.push_back({a, i, std::min(i + kEdges, end)});
      }
    }
    return chunks;
  }

  static std::vector<Box> boxes_of(const Coverage& coverage, const std::vector<Chunk>& chunks) {
    std::vector<Box> boxes(chunks.size());
    for (std::size_t c = 0; c < chunks.size(); ++c) {
      for (std::uint32_t i = chunks[c].begin; i <= chunks[c].end; ++i) {
        boxes[c].add(coverage.points[i]);
      }
    }
    return boxes;
  }

  std::vector<Chunk> chunks_;
  PackedBoxes tree_;
};

}  // namespace comarca
