// SPDX-License-Identifier: Apache-2.0
#include "territory/arc_thinner.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "territory/plane.hpp"

namespace comarca {
namespace {

constexpr std::uint32_t kChunk = 8;
constexpr double kFlatCornersWeigh = 0.7;  // as mapshaper: a flat corner counts 1.7, a spike 0.3

Box triangle_box(std::span<const Point, 3> t) noexcept {
  return {std::min({t[0].x, t[1].x, t[2].x}), std::min({t[0].y, t[1].y, t[2].y}), std::max({t[0].x, t[1].x, t[2].x}),
          std::max({t[0].y, t[1].y, t[2].y})};
}

bool in_closed_triangle(std::span<const Point, 3> t, Point p) noexcept {
  const double s0 = Segment2{t[0], t[1]}.side(p);
  const double s1 = Segment2{t[1], t[2]}.side(p);
  const double s2 = Segment2{t[2], t[0]}.side(p);
  return (s0 >= 0 && s1 >= 0 && s2 >= 0) || (s0 <= 0 && s1 <= 0 && s2 <= 0);
}

}  // namespace

std::vector<ArcObstacles::Chunk> ArcObstacles::chunks_of(const Coverage& coverage) {
  std::vector<Chunk> chunks;
  for (std::uint32_t a = 0; a < coverage.arc_count(); ++a) {
    if (coverage.arcs[a].kind == ArcKind::apart) {
      continue;
    }
    for (std::uint32_t i = coverage.arc_start[a]; i < coverage.arc_start[a + 1]; i += kChunk) {
      chunks.push_back({a, i, std::min(i + kChunk, coverage.arc_start[a + 1])});
    }
  }
  return chunks;
}

std::vector<Box> ArcObstacles::boxes_of(const Coverage& coverage, const std::vector<Chunk>& chunks) {
  std::vector<Box> boxes(chunks.size());
  for (std::size_t c = 0; c < chunks.size(); ++c) {
    for (std::uint32_t i = chunks[c].begin; i < chunks[c].end; ++i) {
      boxes[c].add(coverage.points[i]);
    }
  }
  return boxes;
}

ArcObstacles::ArcObstacles(const Coverage& coverage)
    : coverage_(coverage), chunks_(chunks_of(coverage)), tree_(boxes_of(coverage, chunks_)) {}

bool ArcObstacles::any_inside(std::span<const Point, 3> triangle, std::uint32_t arc,
                              const std::vector<std::uint8_t>& gone) const {
  bool found = false;
  const Box box = triangle_box(triangle);
  tree_.query([&](const Box& other) { return !found && other.intersects(box); },
              [&](std::uint32_t c) {
                const Chunk& chunk = chunks_[c];
                const std::uint32_t own = chunk.arc == arc ? coverage_.arc_start[arc] : chunk.end;
                for (std::uint32_t i = chunk.begin; i < chunk.end && !found; ++i) {
                  const Point p = coverage_.points[i];
                  const bool counts = i < own || gone[i - own] == 0;
                  found = counts && p.x >= box.min_x && p.x <= box.max_x && p.y >= box.min_y && p.y <= box.max_y &&
                          p != triangle[0] && p != triangle[1] && p != triangle[2] && in_closed_triangle(triangle, p);
                }
              });
  return found;
}

double ArcThinner::weight_of(std::uint32_t index) const noexcept {
  const Point a = line_[before_[index]];
  const Point b = line_[index];
  const Point c = line_[after_[index]];
  const double area = std::abs(Segment2{a, b}.side(c)) / 2;
  const double product = distance(a, b) * distance(b, c);
  const double cosine = product > 0 ? ((a.x - b.x) * (c.x - b.x) + (a.y - b.y) * (c.y - b.y)) / product : 0;
  return area * (1 - kFlatCornersWeigh * cosine);
}

void ArcThinner::push(std::uint32_t index) {
  if (index > 0 && index + 1 < line_.size()) {
    current_[index] = weight_of(index);
    heap_.push_back({current_[index], index});
    std::ranges::push_heap(heap_, std::greater<>());
  }
}

void ArcThinner::weigh(std::uint32_t arc, std::uint32_t fewest_inside) {
  line_ = coverage_.arc(arc);
  const auto size = static_cast<std::uint32_t>(line_.size());
  before_.resize(size);
  after_.resize(size);
  current_.assign(size, 0);
  gone_.assign(size, 0);
  heap_.clear();
  for (std::uint32_t i = 0; i < size; ++i) {
    before_[i] = i - 1;
    after_[i] = i + 1;
  }
  for (std::uint32_t i = 1; i + 1 < size; ++i) {
    push(i);
  }
  std::uint32_t inside = size - 2;
  double reached = 0;
  while (!heap_.empty() && inside > fewest_inside) {
    std::ranges::pop_heap(heap_, std::greater<>());
    const Candidate candidate = heap_.back();
    heap_.pop_back();
    const std::uint32_t i = candidate.index;
    if (gone_[i] != 0 || candidate.weight != current_[i]) {
      continue;
    }
    const Point triangle[] = {line_[before_[i]], line_[i], line_[after_[i]]};
    if (obstacles_.any_inside(triangle, arc, gone_)) {
      continue;  // its turn comes again when a neighbour goes
    }
    gone_[i] = 1;
    --inside;
    reached = std::max(reached, candidate.weight);
    weights_[coverage_.arc_start[arc] + i] = reached;
    after_[before_[i]] = after_[i];
    before_[after_[i]] = before_[i];
    push(before_[i]);
    push(after_[i]);
  }
}

}  // namespace comarca
