// SPDX-License-Identifier: Apache-2.0
#include "territory/arcs.hpp"

#include <algorithm>
#include <cmath>

#include "territory/ranges.hpp"
#include "territory/segments.hpp"

namespace comarca {
namespace {

/// What the edges of an arc tell about how well its two sides agree.
class SideBySide {
 public:
  SideBySide(const Outline& outline, const EdgeMatch& match, std::span<const Moved> moved)
      : outline_(outline), match_(match), moved_(moved) {}

  /// Adds up the exact part and the widest gap of an arc that begins at `segment`.
  void judge(Arc& arc, const Segment& segment, MetricField::Walker& walker, double metres_per_unit) const {
    std::uint32_t edge = segment.first;
    arc.exact_m = 0;
    for (std::uint32_t i = 0; i < segment.count; ++i) {
      const std::uint32_t next = outline_.next(edge, segment.ring);
      const std::uint32_t mate = match_.mate[edge];
      const std::uint32_t mate_next = mate == kNoMate ? edge : outline_.next(mate, outline_.ring_of(mate));
      const bool exact = !moved_from(edge) && !moved_from(next) && (mate == kNoMate || !moved_from(mate)) &&
                         (mate == kNoMate || !moved_from(mate_next));
      if (exact) {
        arc.exact_m += walker.length_m(outline_.polygons.points[edge], outline_.polygons.points[next]);
      } else if (mate != kNoMate) {
        arc.widest_gap_m =
            std::max({arc.widest_gap_m, gap(edge, mate_next) * metres_per_unit, gap(next, mate) * metres_per_unit});
      }
      edge = next;
    }
  }

 private:
  [[nodiscard]] const Point* moved_from(std::uint32_t point) const noexcept {
    const auto found = std::ranges::lower_bound(moved_, point, {}, &Moved::point);
    return found != moved_.end() && found->point == point ? &found->from : nullptr;
  }
  [[nodiscard]] Point origin(std::uint32_t point) const noexcept {
    const Point* from = moved_from(point);
    return from != nullptr ? *from : outline_.polygons.points[point];
  }
  [[nodiscard]] double gap(std::uint32_t a, std::uint32_t b) const noexcept {
    const Point p = origin(a);
    const Point q = origin(b);
    return std::hypot(p.x - q.x, p.y - q.y);
  }

  const Outline& outline_;
  const EdgeMatch& match_;
  std::span<const Moved> moved_;
};

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

void fill_uses(Coverage& coverage, const EdgeMatch& match, const Outline& outline, const std::vector<Segment>& segments,
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
    const std::uint32_t first = match.mate[last_edge(segment, outline)];
    const auto at = std::ranges::lower_bound(maker, first, {}, [&](std::uint32_t i) { return segments[i].first; });
    coverage.uses.push_back({static_cast<std::uint32_t>(at - maker.begin()), true});
  }
  while (ring < outline.polygons.ring_count()) {
    coverage.ring_start.push_back(static_cast<std::uint32_t>(coverage.uses.size()));
    ++ring;
  }
}

}  // namespace

void build_arcs(Coverage& coverage, const Outline& outline, const EdgeMatch& match, std::span<const Moved> moved,
                MetricField& field, std::size_t threads) {
  const auto segments = find_segments(outline, match, threads);
  const auto maker = makers(segments);
  coverage.arcs.resize(maker.size());
  coverage.arc_start.assign(1, 0);
  for (const std::uint32_t i : maker) {
    coverage.arc_start.push_back(coverage.arc_start.back() + segments[i].count + 1);
  }
  coverage.points.resize(coverage.arc_start.back());
  const auto cuts = even_cuts(coverage.arc_start, threads);
  const SideBySide sides(outline, match, moved);
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
      if (!moved.empty()) {
        sides.judge(arc, segment, walker, field.metres_per_unit());
      }
    }
  });
  fill_uses(coverage, match, outline, segments, maker);
  coverage.part_start = outline.polygons.part_start;
  coverage.unit_start = outline.polygons.unit_start;
}

}  // namespace comarca
