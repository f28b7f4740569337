// SPDX-License-Identifier: Apache-2.0
#include "territory/arcs.hpp"

#include <algorithm>

#include "territory/plane.hpp"
#include "territory/ranges.hpp"
#include "territory/segments.hpp"

namespace comarca {
namespace {

/// Adds up the part of an arc that both sides had from the start, and the widest gap between them.
void judge_sides(Arc& arc, std::span<const Point> line, const MoveList& moves, MetricField::Walker& walker) {
  arc.exact_m = 0;
  bool exact_before = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const Point* left = moves.origin(arc.left, line[i]);
    const Point* right = arc.right == kOutside ? nullptr : moves.origin(arc.right, line[i]);
    const bool exact = left == nullptr && right == nullptr;
    if (exact && exact_before) {
      arc.exact_m += walker.length_m(line[i - 1], line[i]);
    }
    if (!exact && arc.right != kOutside) {
      const double gap = distance(left != nullptr ? *left : line[i], right != nullptr ? *right : line[i]);
      arc.widest_gap_m = std::max(arc.widest_gap_m, gap * walker.metres_per_unit());
    }
    exact_before = exact;
  }
}

/// Index of the segment that makes each arc, in ascending order of first edge.
std::vector<std::uint32_t> makers(const std::vector<Segment>& segments) {
  std::vector<std::uint32_t> result;
  for (std::uint32_t i = 0; i < segments.size(); ++i) {
    if (segments[i].makes_arc) {
      result.push_back(i);
    }
  }
  return result;
}

void fill_arc_points(Coverage& coverage, std::size_t arc, const Outline& outline, const Segment& segment) {
  const auto& points = outline.polygons.points;
  Point* out = coverage.points.data() + coverage.arc_start[arc];
  const std::uint32_t ring_end = outline.polygons.ring_start[segment.ring + 1];
  const std::uint32_t straight = std::min(segment.count + 1, ring_end - segment.first);
  out = std::copy_n(points.data() + segment.first, straight, out);
  std::copy_n(points.data() + outline.polygons.ring_start[segment.ring], segment.count + 1 - straight, out);
}

void fill_uses(Coverage& coverage, const MatchedOutline& matched, const std::vector<Segment>& segments,
               const std::vector<std::uint32_t>& maker) {
  coverage.uses.reserve(segments.size());
  std::size_t made = 0;
  std::size_t ring = 0;
  coverage.ring_start.assign(1, 0);
  for (const Segment& segment : segments) {
    while (ring < segment.ring) {
      coverage.ring_start.push_back(static_cast<std::uint32_t>(coverage.uses.size()));
      ++ring;
    }
    if (segment.makes_arc) {
      coverage.uses.push_back({static_cast<std::uint32_t>(made++), false});
      continue;
    }
    const std::uint32_t first = matched.match.mate[last_edge(segment, matched.outline)];
    const auto at = std::ranges::lower_bound(maker, first, {}, [&](std::uint32_t i) { return segments[i].first; });
    coverage.uses.push_back({static_cast<std::uint32_t>(at - maker.begin()), true});
  }
  while (ring < matched.outline.polygons.ring_count()) {
    coverage.ring_start.push_back(static_cast<std::uint32_t>(coverage.uses.size()));
    ++ring;
  }
}

}  // namespace

void build_arcs(Coverage& coverage, const MatchedOutline& matched, MetricField& field, std::size_t threads) {
  const Outline& outline = matched.outline;
  const auto segments = find_segments(outline, matched.match, threads);
  const auto maker = makers(segments);
  coverage.arcs.resize(maker.size());
  coverage.arc_start.assign(1, 0);
  for (const std::uint32_t i : maker) {
    coverage.arc_start.push_back(coverage.arc_start.back() + segments[i].count + 1);
  }
  coverage.points.resize(coverage.arc_start.back());
  const auto cuts = even_cuts(coverage.arc_start, threads);
  for_ranges(threads, threads, [&](std::size_t thread, std::size_t, std::size_t) {
    MetricField::Walker walker(field);
    for (std::size_t a = cuts[thread]; a < cuts[thread + 1]; ++a) {
      const Segment& segment = segments[maker[a]];
      Arc& arc = coverage.arcs[a];
      fill_arc_points(coverage, a, outline, segment);
      arc.left = outline.unit_of_ring[segment.ring];
      arc.right = segment.other_unit;
      arc.kind = segment.kind;
      arc.length_m = walker.length_m(coverage.arc(a));
      arc.exact_m = arc.length_m;
      if (!matched.moves.empty()) {
        judge_sides(arc, coverage.arc(a), matched.moves, walker);
      }
    }
  });
  fill_uses(coverage, matched, segments, maker);
  coverage.part_start = outline.polygons.part_start;
  coverage.unit_start = outline.polygons.unit_start;
}

}  // namespace comarca
