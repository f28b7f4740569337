// SPDX-License-Identifier: Apache-2.0
#include "territory/side_samples.hpp"

#include <algorithm>
#include <cmath>

#include "territory/arc_chunks.hpp"
#include "territory/plane.hpp"
#include "territory/ranges.hpp"

namespace comarca {
namespace {

constexpr double kMostPieces = 8;
constexpr double kFacing = -0.5;  // cosine: the other outline runs the opposite way, give or take 60 degrees

constexpr std::size_t kMostSeen = 512;  // runs of edges looked at for one
constexpr double kLeastReach = 1e-3;

class SideSampler {
 public:
  SideSampler(const Coverage& coverage, const SampleOptions& options)
      : coverage_(coverage), options_(options), chunks_(coverage, ArcChunks::Which::open) {}

  [[nodiscard]] std::size_t chunk_count() const noexcept { return chunks_.size(); }

  void sample_chunk(std::size_t chunk, std::vector<SideSample>& out) const {
    const std::uint32_t first = coverage_.arc_start[chunks_[chunk].arc];
    if (coverage_.arcs[chunks_[chunk].arc].kind != ArcKind::outer) {
      return;
    }
    for (std::uint32_t edge = chunks_[chunk].begin; edge < chunks_[chunk].end; ++edge) {
      if ((edge - first) % options_.stride == 0) {
        sample_edge(chunks_[chunk].arc, edge, out);
      }
    }
  }

 private:
  struct Nearest {
    double squared = 0;
    std::uint32_t unit = kOutside;
    double side = 0;
  };

  [[nodiscard]] Segment2 edge_at(std::uint32_t edge) const noexcept {
    return {coverage_.points[edge], coverage_.points[edge + 1]};
  }

  void sample_edge(std::uint32_t arc, std::uint32_t index, std::vector<SideSample>& out) const {
    const Segment2 edge = edge_at(index);
    const std::uint32_t unit = coverage_.arcs[arc].left;
    const auto candidates = facing(edge, unit);
    if (candidates.empty()) {
      return;
    }
    const double length = edge.length();
    const double pieces = std::clamp(std::ceil(length / options_.piece_length), 1.0, kMostPieces);
    const std::size_t first = out.size();
    for (double piece = 0; piece < pieces; ++piece) {
      const Nearest nearest = nearest_of(candidates, edge.at((piece + 0.5) / pieces));
      if (nearest.unit == kOutside) {
        continue;
      }
      const auto [low, high] = std::minmax(unit, nearest.unit);
      const double distance = std::sqrt(nearest.squared);
      const SideSample sample{low,
                              high,
                              arc,
                              index,
                              piece / pieces,
                              (piece + 1) / pieces,
                              length / pieces,
                              distance,
                              distance,
                              nearest.side > 0 ? -distance : distance};
      if (out.size() > first && continues(out.back(), sample)) {
        join(out.back(), sample);
      } else {
        out.push_back(sample);
      }
    }
  }

  static bool continues(const SideSample& before, const SideSample& after) noexcept {
    return before.low_unit == after.low_unit && before.high_unit == after.high_unit && before.end == after.begin;
  }

  static void join(SideSample& before, const SideSample& after) noexcept {
    const double total = before.length + after.length;
    before.distance = (before.distance * before.length + after.distance * after.length) / total;
    before.length = total;
    before.end = after.end;
    before.widest = std::max(before.widest, after.widest);
    before.least_gap = std::min(before.least_gap, after.least_gap);
  }

  struct Candidate {
    Segment2 edge;
    std::uint32_t unit = 0;
  };

  /// Facing edges in reach; where there are too many, those in half the reach, and so on.
  [[nodiscard]] std::vector<Candidate> facing(const Segment2& edge, std::uint32_t unit) const {
    std::vector<Candidate> result;
    for (double reach = options_.reach; reach > options_.reach * kLeastReach; reach /= 2) {
      result.clear();
      std::size_t seen = 0;
      chunks_.tree().query([&](const Box& box) { return seen <= kMostSeen && edge.may_meet(box, reach); },
                           [&](std::uint32_t c) {
                             ++seen;
                             add_facing(edge, unit, c, result);
                           });
      if (seen <= kMostSeen) {
        return result;
      }
    }
    return {};
  }

  void add_facing(const Segment2& edge, std::uint32_t unit, std::uint32_t chunk, std::vector<Candidate>& out) const {
    const std::uint32_t other = coverage_.arcs[chunks_[chunk].arc].left;
    for (std::uint32_t i = chunks_[chunk].begin; i < chunks_[chunk].end && other != unit; ++i) {
      const Segment2 candidate = edge_at(i);
      const double dot = (edge.to.x - edge.from.x) * (candidate.to.x - candidate.from.x) +
                         (edge.to.y - edge.from.y) * (candidate.to.y - candidate.from.y);
      if (dot < kFacing * edge.length() * candidate.length()) {
        out.push_back({candidate, other});
      }
    }
  }

  [[nodiscard]] Nearest nearest_of(const std::vector<Candidate>& candidates, Point from) const {
    Nearest best{options_.reach * options_.reach, kOutside, 0};
    for (const Candidate& candidate : candidates) {
      const double squared = squared_distance(candidate.edge.nearest(from), from);
      if (squared < best.squared || (squared == best.squared && candidate.unit < best.unit)) {
        best = {squared, candidate.unit, candidate.edge.side(from)};
      }
    }
    return best;
  }

  const Coverage& coverage_;
  SampleOptions options_;
  ArcChunks chunks_;
};

}  // namespace

std::vector<SideSample> sample_sides(const Coverage& coverage, const SampleOptions& options) {
  const SideSampler sampler(coverage, options);
  std::vector<std::vector<SideSample>> found(options.threads);
  for_ranges(sampler.chunk_count(), options.threads, [&](std::size_t thread, std::size_t begin, std::size_t end) {
    for (std::size_t chunk = begin; chunk < end; ++chunk) {
      sampler.sample_chunk(chunk, found[thread]);
    }
  });
  for (std::size_t thread = 1; thread < found.size(); ++thread) {
    found[0].insert(found[0].end(), found[thread].begin(), found[thread].end());
    found[thread] = {};
  }
  return std::move(found[0]);
}

std::size_t outer_edge_count(const Coverage& coverage) noexcept {
  std::size_t count = 0;
  for (std::size_t a = 0; a < coverage.arc_count(); ++a) {
    count += coverage.arcs[a].kind == ArcKind::outer ? coverage.arc_start[a + 1] - coverage.arc_start[a] - 1 : 0;
  }
  return count;
}

}  // namespace comarca
