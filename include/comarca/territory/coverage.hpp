// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/geometry/polygons.hpp"
#include "comarca/geometry/projection.hpp"

namespace comarca {

/// Stands for "no unit": what lies beyond the outline of the coverage.
inline constexpr std::uint32_t kOutside = 0xFFFFFFFFU;

/// Where more units than these meet at one point, they are not paired with each other for that: a finding says so.
inline constexpr std::size_t kCrowd = 256;

struct CoverageOptions {
  double tolerance_m = 0.25;  ///< vertices and lines nearer than this are the same
  double clean_width_m = 0;   ///< gaps and overlaps up to this width are closed and reported; 0 closes none
  std::size_t threads = 0;    ///< 0: all the machine has
  std::string layer;          ///< named in the findings
  std::span<const std::string> codes = {};  ///< of the units, named in the findings; indexes when empty
};

enum class ArcKind : std::uint8_t {
  shared,   ///< the outline of the units on both sides
  outer,    ///< a unit on the left and nothing on the right
  doubled,  ///< the outline of the left unit only, lying on a line that the right one already shares with another
  apart,    ///< not in any outline: the units run side by side, digitised apart; drawn along the left one
};

/// A line with the same unit on each side all along.
struct Arc {
  std::uint32_t left = kOutside;
  std::uint32_t right = kOutside;
  std::uint32_t from_node = 0;
  std::uint32_t to_node = 0;
  ArcKind kind = ArcKind::shared;
  double length_m = 0;      ///< on the ellipsoid
  double exact_m = 0;       ///< of which both sides gave the very same coordinates
  double widest_gap_m = 0;  ///< largest distance bridged between the two sides
};

/// One passage of a ring along an arc.
struct ArcUse {
  std::uint32_t arc = 0;
  bool backward = false;
  bool operator==(const ArcUse&) const = default;
};

/// The topology of a set of polygons that should tile a territory: which lines are the outline of two units at once,
/// and everything that is wrong with the tiling. Each shared border is stored once, as an *arc*; units are rings of
/// arcs.
///
/// When to use it. Whenever something depends on neighbours having the very same border: who borders whom
/// (BorderGraph), putting units together (dissolved_coverage), simplifying without gaps (simplify), what lies on a
/// border (articulation, continuity). For the area or outline of one polygon, Polygons is enough and costs nothing.
///
///     Coverage coverage(std::move(layer.polygons), Projection(crs), {.layer = layer.name, .codes = codes});
///     for (const Finding& finding : coverage.findings.list()) { ... }   // gaps, overlaps, repaired rings
///     const BorderGraph graph(coverage);
///
/// Guarantees.
/// - Units keep their index, and an arc its units: `left` and `right` are positions in the polygons that were given.
/// - Where both sides have the same coordinates the arc has them too, unchanged. Elsewhere vertices move by less than
///   the tolerance and the largest move is told (`largest_move_m`); nothing else is repaired unless `clean_width_m`
///   asks for it, and what is closed is a finding.
/// - The result depends on neither the order of the units, nor the direction or the start of a ring, nor `threads`.
/// - Lengths are those of the ellipsoid to 1e-9, 600 km off the centre of the projection too (ADR 0101).
/// - No data make it throw. Coordinates that are no numbers, rings without area, polygons given twice, gaps and
///   overlaps become findings with their place; borders that run side by side, digitised apart, become arcs of their
///   own kind.
///
/// Cost. Linear: 0.1 s of processor and 70 MB per million vertices, reading included; clean data skip welding and
/// tracing of faces (ADR 0100). Where every polygon was simplified alone, outlines are sampled against each other, at
/// some ten times that (ADR 0102). Copying one copies all.
///
/// The caller must ensure that the coordinates are those of `crs`, that `codes` outlives the constructor and has a code
/// for each unit (or none at all), and that the arrays below are only read: they refer to each other by position.
///
/// Layout. Arc a owns points [arc_start[a], arc_start[a+1]), both ends included; ring r uses [ring_start[r],
/// ring_start[r+1]); part p rings [part_start[p], part_start[p+1]); unit u parts [unit_start[u], unit_start[u+1]).
/// Shells run counter-clockwise.
class Coverage {
 public:
  Coverage() = default;
  /// Finds the shared borders. `polygons` may be in any ring direction; pass it with std::move to spare a copy. The
  /// unit of `tolerance_m` is the metre also when the CRS is geographic. Throws only on options that make no sense:
  /// whatever is wrong with the data becomes a finding.
  Coverage(Polygons polygons, const Projection& crs, const CoverageOptions& options = {});

  std::vector<Point> points;
  std::vector<std::uint32_t> arc_start{0};
  std::vector<Arc> arcs;
  std::vector<ArcUse> uses;
  std::vector<std::uint32_t> ring_start{0};
  std::vector<std::uint32_t> part_start{0};
  std::vector<std::uint32_t> unit_start{0};
  /// Units met at each node: node n has units [node_start[n], node_start[n+1]) of node_units, sorted.
  std::vector<std::uint32_t> node_start{0};
  std::vector<std::uint32_t> node_units;
  std::vector<Point> node_points;
  double metres_per_unit = 1;  ///< of the CRS: 1, or what a degree has
  double tolerance_m = 0;
  double largest_move_m = 0;  ///< the largest distance a vertex was moved
  double apart_reach_m = 0;   ///< how far apart borders digitised twice usually run; 0 when there are none
  Findings findings;

  [[nodiscard]] std::size_t unit_count() const noexcept { return unit_start.size() - 1; }
  [[nodiscard]] std::size_t arc_count() const noexcept { return arcs.size(); }
  [[nodiscard]] std::size_t ring_count() const noexcept { return ring_start.size() - 1; }
  [[nodiscard]] std::size_t node_count() const noexcept { return node_start.size() - 1; }
  [[nodiscard]] std::span<const Point> arc(std::size_t index) const noexcept {
    return {points.data() + arc_start[index], points.data() + arc_start[index + 1]};
  }
  [[nodiscard]] std::span<const ArcUse> ring(std::size_t index) const noexcept {
    return {uses.data() + ring_start[index], uses.data() + ring_start[index + 1]};
  }
  [[nodiscard]] std::span<const std::uint32_t> units_at(std::size_t node) const noexcept {
    return {node_units.data() + node_start[node], node_units.data() + node_start[node + 1]};
  }
  /// The units put together again from their arcs.
  [[nodiscard]] Polygons polygons() const;
};

}  // namespace comarca
