// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "territory/edge_match.hpp"

namespace comarca {

/// Where a vertex of a unit was before it was brought to its place. For a vertex put into an edge: the nearest point of
/// the edge.
struct Moved {
  std::uint32_t unit = 0;
  Point to;
  Point from;
};

/// Vertices that were moved or put in, sorted by unit and place.
class MoveList {
 public:
  void add(const Moved& moved) { list_.push_back(moved); }
  /// Sorts; of several origins of one vertex the farthest stays.
  void settle();
  [[nodiscard]] bool empty() const noexcept { return list_.empty(); }
  /// Null when the unit has had this vertex all along.
  [[nodiscard]] const Point* origin(std::uint32_t unit, Point at) const noexcept;
  [[nodiscard]] const std::vector<Moved>& list() const noexcept { return list_; }

 private:
  std::vector<Moved> list_;
};

/// Outlines with their edges matched, and what was moved to match them.
struct MatchedOutline {
  Outline outline;
  EdgeMatch match;
  MoveList moves;              ///< settled
  std::size_t lost_rings = 0;  ///< that the tolerance made vanish
};

struct Noded {
  Polygons polygons;
  MoveList moves;              ///< including those of the rounds before
  std::size_t lost_rings = 0;  ///< rings that the tolerance made vanish
};

/// Brings together what the exact match left over: vertices of different rings nearer than the tolerance become one,
/// and edges get the vertices of other rings that lie on them. Nothing else moves. Does not depend on the order of
/// units. Empty when there is nothing to do. The tolerance is in units of the CRS.
[[nodiscard]] std::optional<Noded> node_unmatched(const MatchedOutline& matched, double tolerance, std::size_t threads);

}  // namespace comarca
