// SPDX-License-Identifier: Apache-2.0
#include "territory/segments.hpp"

#include <algorithm>

#include "territory/ranges.hpp"

namespace comarca {
namespace {

/// Vertices through which more than one ring passes with the outside beside it: there the outside is cut too.
std::vector<std::uint64_t> meeting_points(const Outline& outline, const EdgeMatch& match, std::size_t threads) {
  std::vector<std::vector<std::uint64_t>> found(threads);
  for_rings(outline.polygons, threads, [&](std::size_t thread, std::size_t begin, std::size_t end) {
    for (std::size_t r = begin; r < end; ++r) {
      const std::uint32_t first = outline.polygons.ring_start[r];
      const std::uint32_t last = outline.polygons.ring_start[r + 1] - 1;
      bool open_before = match.mate[last] == kNoMate;
      for (std::uint32_t edge = first; edge <= last; ++edge) {
        const bool open = match.mate[edge] == kNoMate;
        if (open || open_before) {
          found[thread].push_back(point_hash(outline.polygons.points[edge]));
        }
        open_before = open;
      }
    }
    std::ranges::sort(found[thread]);
  });
  std::vector<std::uint64_t> merged;
  for (const auto& some : found) {
    const auto middle = static_cast<std::ptrdiff_t>(merged.size());
    merged.insert(merged.end(), some.begin(), some.end());
    std::inplace_merge(merged.begin(), merged.begin() + middle, merged.end());
  }
  std::vector<std::uint64_t> repeated;
  for (std::size_t i = 1; i < merged.size(); ++i) {
    if (merged[i] == merged[i - 1] && (repeated.empty() || repeated.back() != merged[i])) {
      repeated.push_back(merged[i]);
    }
  }
  return repeated;
}

class Cutter {
 public:
  Cutter(const Outline& outline, const EdgeMatch& match, const std::vector<std::uint64_t>& meetings)
      : outline_(outline), match_(match), meetings_(meetings) {}

  void cut(std::uint32_t ring, std::vector<Segment>& out) {
    const std::uint32_t begin = outline_.polygons.ring_start[ring];
    const std::uint32_t end = outline_.polygons.ring_start[ring + 1];
    const std::size_t first_segment = out.size();
    std::uint32_t previous = end - 1;
    for (std::uint32_t edge = begin; edge < end; ++edge) {
      if (breaks(previous, edge)) {
        out.push_back(begin_segment(ring, edge));
      }
      previous = edge;
    }
    if (out.size() == first_segment) {
      out.push_back(begin_segment(ring, lowest_point(begin, end)));
    }
    close_segments(std::span(out).subspan(first_segment), begin, end);
  }

 private:
  /// True when the neighbour changes between two successive edges.
  bool breaks(std::uint32_t before, std::uint32_t after) {
    const std::uint32_t mate_before = match_.mate[before];
    const std::uint32_t mate_after = match_.mate[after];
    if (mate_before != kNoMate && mate_after != kNoMate) {
      enter(mate_after);
      const std::uint32_t follows = mate_after + 1 == mate_end_ ? mate_begin_ : mate_after + 1;
      return follows != mate_before;
    }
    if (mate_before != mate_after) {
      return true;
    }
    if (!match_.doubled.empty() && doubled_on(before) != doubled_on(after)) {
      return true;
    }
    return !meetings_.empty() && std::ranges::binary_search(meetings_, point_hash(outline_.polygons.points[after]));
  }

  /// Keeps the ring of the mate at hand: successive edges have theirs in the same one.
  void enter(std::uint32_t mate) {
    if (mate < mate_begin_ || mate >= mate_end_) {
      mate_ring_ = outline_.ring_of(mate);
      mate_begin_ = outline_.polygons.ring_start[mate_ring_];
      mate_end_ = outline_.polygons.ring_start[mate_ring_ + 1];
    }
  }

  /// Unit on whose border the edge lies without being matched, or kOutside.
  [[nodiscard]] std::uint32_t doubled_on(std::uint32_t edge) const {
    const auto found = std::ranges::lower_bound(match_.doubled, edge, {}, &DoubledEdge::edge);
    if (found == match_.doubled.end() || found->edge != edge || found->other == kNoMate) {
      return kOutside;
    }
    return outline_.unit_of(found->other);
  }

  Segment begin_segment(std::uint32_t ring, std::uint32_t edge) {
    Segment segment;
    segment.first = edge;
    segment.ring = ring;
    const std::uint32_t mate = match_.mate[edge];
    if (mate != kNoMate) {
      enter(mate);
      segment.other_unit = outline_.unit_of_ring[mate_ring_];
      segment.kind = ArcKind::shared;
    } else if (!match_.doubled.empty()) {
      segment.other_unit = doubled_on(edge);
      segment.kind = segment.other_unit == kOutside ? ArcKind::outer : ArcKind::doubled;
    }
    return segment;
  }

  /// Where a ring without breaks begins: the same point from both sides.
  [[nodiscard]] std::uint32_t lowest_point(std::uint32_t begin, std::uint32_t end) const {
    const auto& points = outline_.polygons.points;
    return static_cast<std::uint32_t>(std::min_element(points.begin() + begin, points.begin() + end) - points.begin());
  }

  void close_segments(std::span<Segment> segments, std::uint32_t begin, std::uint32_t end) {
    for (std::size_t i = 0; i < segments.size(); ++i) {
      Segment& segment = segments[i];
      const bool last = i + 1 == segments.size();
      segment.count =
          last ? segments.front().first + (end - begin) - segment.first : segments[i + 1].first - segment.first;
      if (segment.kind == ArcKind::shared) {
        const std::uint32_t unit = outline_.unit_of_ring[segment.ring];
        const std::uint32_t opposite = match_.mate[last_edge(segment, outline_)];
        segment.makes_arc = unit != segment.other_unit ? unit < segment.other_unit : segment.first < opposite;
      }
    }
  }

  const Outline& outline_;
  const EdgeMatch& match_;
  const std::vector<std::uint64_t>& meetings_;
  std::size_t mate_ring_ = 0;
  std::uint32_t mate_begin_ = 1;
  std::uint32_t mate_end_ = 0;
};

}  // namespace

std::vector<Segment> find_segments(const Outline& outline, const EdgeMatch& match, std::size_t threads) {
  const auto meetings = meeting_points(outline, match, threads);
  std::vector<std::vector<Segment>> found(threads);
  for_rings(outline.polygons, threads, [&](std::size_t thread, std::size_t begin, std::size_t end) {
    Cutter cutter(outline, match, meetings);
    for (std::size_t r = begin; r < end; ++r) {
      cutter.cut(static_cast<std::uint32_t>(r), found[thread]);
    }
  });
  std::vector<Segment> segments;
  for (const auto& some : found) {
    segments.insert(segments.end(), some.begin(), some.end());
  }
  return segments;
}

}  // namespace comarca
