// SPDX-License-Identifier: Apache-2.0
#include "territory/noding.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

#include "territory/packed_boxes.hpp"
#include "territory/plane.hpp"
#include "territory/ranges.hpp"

namespace comarca {
namespace {

constexpr std::uint32_t kManyRings = 0xFFFFFFFFU;

/// An end of unmatched edges.
struct Vertex {
  Point at;
  std::uint32_t ring = 0;  ///< the only one that has it, or kManyRings
  bool anchored = false;   ///< matched edges end here too: better that it stays
};

struct OpenEdge {
  std::uint32_t edge = 0;
  std::uint32_t ring = 0;
};

struct PointHash {
  std::size_t operator()(Point point) const noexcept { return static_cast<std::size_t>(point_hash(point)); }
};

using PointMap = std::unordered_map<Point, Point, PointHash>;

struct Leftover {
  std::vector<OpenEdge> edges;
  std::vector<Vertex> vertices;  ///< without repetition, anchored ones first, then by place
};

bool same_rings(const Vertex& a, const Vertex& b) noexcept {
  return a.ring == b.ring && a.ring != kManyRings;
}

void merge_repeated(std::vector<Vertex>& vertices) {
  std::ranges::sort(vertices, [](const Vertex& a, const Vertex& b) {
    return std::tie(a.at, a.ring, a.anchored) < std::tie(b.at, b.ring, b.anchored);
  });
  std::size_t kept = 0;
  for (const Vertex& vertex : vertices) {
    if (kept > 0 && vertices[kept - 1].at == vertex.at) {
      Vertex& known = vertices[kept - 1];
      known.ring = known.ring == vertex.ring ? known.ring : kManyRings;
      known.anchored |= vertex.anchored;
    } else {
      vertices[kept++] = vertex;
    }
  }
  vertices.resize(kept);
}

Leftover find_leftover(const Outline& outline, const EdgeMatch& match) {
  Leftover left;
  const auto& points = outline.polygons.points;
  for (std::uint32_t ring = 0; ring < outline.polygons.ring_count(); ++ring) {
    const std::uint32_t first = outline.polygons.ring_start[ring];
    const std::uint32_t end = outline.polygons.ring_start[ring + 1];
    bool open_before = match.mate[end - 1] == kNoMate;
    for (std::uint32_t edge = first; edge < end; ++edge) {
      const bool open = match.mate[edge] == kNoMate;
      if (open) {
        left.edges.push_back({edge, ring});
      }
      if (open || open_before) {
        left.vertices.push_back({points[edge], ring, open != open_before});
      }
      open_before = open;
    }
  }
  merge_repeated(left.vertices);
  std::ranges::stable_sort(left.vertices, [](const Vertex& a, const Vertex& b) { return a.anchored && !b.anchored; });
  return left;
}

/// The representatives so far, by cells as wide as the tolerance.
class WeldGrid {
 public:
  WeldGrid(const std::vector<Vertex>& vertices, double tolerance) : vertices_(vertices), tolerance_(tolerance) {}

  /// The nearest representative in reach, or the vertex itself, which becomes one.
  [[nodiscard]] std::uint32_t settle(std::uint32_t index) {
    const Point at = vertices_[index].at;
    const auto column = cell_of(at.x);
    const auto row = cell_of(at.y);
    std::uint32_t best = index;
    double nearest = tolerance_ * tolerance_;
    for (std::int64_t dx = -1; dx <= 1; ++dx) {
      for (std::int64_t dy = -1; dy <= 1; ++dy) {
        const auto found = first_.find(key(column + dx, row + dy));
        for (std::uint32_t i = found == first_.end() ? kNone : found->second; i != kNone; i = next_[i]) {
          const double squared = squared_distance(vertices_[members_[i]].at, at);
          if (squared <= nearest && !same_rings(vertices_[members_[i]], vertices_[index])) {
            best = members_[i];
            nearest = std::nextafter(squared, -1.0);  // of equally near ones the first stays
          }
        }
      }
    }
    if (best == index) {
      add(index, key(column, row));
    }
    return best;
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
  [[nodiscard]] std::int64_t cell_of(double value) const noexcept {
    return static_cast<std::int64_t>(std::clamp(std::floor(value / tolerance_), -9e18, 9e18));
  }
  [[nodiscard]] static std::uint64_t key(std::int64_t column, std::int64_t row) noexcept {
    return mixed(static_cast<std::uint64_t>(column) * 0x9E3779B97F4A7C15U + static_cast<std::uint64_t>(row));
  }
  void add(std::uint32_t index, std::uint64_t cell) {
    const auto [slot, fresh] = first_.emplace(cell, kNone);
    next_.push_back(slot->second);
    slot->second = static_cast<std::uint32_t>(members_.size());
    members_.push_back(index);
  }

  const std::vector<Vertex>& vertices_;
  double tolerance_;
  std::unordered_map<std::uint64_t, std::uint32_t> first_;
  std::vector<std::uint32_t> members_;
  std::vector<std::uint32_t> next_;
};

/// Moves vertices onto their representatives; where each that moved went.
PointMap weld(Leftover& left, double tolerance) {
  PointMap target;
  WeldGrid grid(left.vertices, tolerance);
  std::vector<std::uint32_t> joined;
  for (std::uint32_t i = 0; i < left.vertices.size(); ++i) {
    const std::uint32_t best = grid.settle(i);
    if (best != i) {
      target.emplace(left.vertices[i].at, left.vertices[best].at);
      joined.push_back(best);
    }
  }
  // Only now: while welding, two vertices of one ring must stay two.
  for (const std::uint32_t index : joined) {
    left.vertices[index].ring = kManyRings;
  }
  std::erase_if(left.vertices, [&](const Vertex& vertex) { return target.contains(vertex.at); });
  return target;
}

/// A vertex to be put into an edge.
struct Insertion {
  std::uint32_t edge = 0;
  double share = 0;
  Point at;
  auto operator<=>(const Insertion&) const = default;
};

Point placed(const PointMap& target, Point point) {
  const auto found = target.find(point);
  return found == target.end() ? point : found->second;
}

/// Finds the vertices left over that lie on edges left over of other rings.
class EdgeSplitter {
 public:
  EdgeSplitter(const Outline& outline, const Leftover& left, const PointMap& target, double tolerance)
      : outline_(outline), left_(left), target_(target), tolerance_(tolerance), tree_(boxes_of(left.vertices)) {}

  /// In order of edge, along it.
  [[nodiscard]] std::vector<Insertion> insertions(std::size_t threads) const {
    std::vector<std::vector<Insertion>> found(threads);
    for_ranges(left_.edges.size(), threads, [&](std::size_t thread, std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        add_on(left_.edges[i], found[thread]);
      }
    });
    std::vector<Insertion> result;
    for (const auto& some : found) {
      result.insert(result.end(), some.begin(), some.end());
    }
    std::ranges::sort(result);
    return result;
  }

 private:
  static std::vector<Box> boxes_of(const std::vector<Vertex>& vertices) {
    std::vector<Box> boxes;
    boxes.reserve(vertices.size());
    for (const Vertex& vertex : vertices) {
      boxes.push_back({vertex.at.x, vertex.at.y, vertex.at.x, vertex.at.y});
    }
    return boxes;
  }

  void add_on(const OpenEdge& open, std::vector<Insertion>& out) const {
    const Segment2 edge{placed(target_, outline_.polygons.points[open.edge]),
                        placed(target_, outline_.end(open.edge, open.ring))};
    tree_.query([&](const Box& box) { return edge.may_meet(box, tolerance_); },
                [&](std::uint32_t index) {
                  const Vertex& vertex = left_.vertices[index];
                  const double share = edge.share_of(vertex.at);
                  if (vertex.ring == open.ring || !(share > 0 && share < 1) || vertex.at == edge.from ||
                      vertex.at == edge.to || squared_distance(edge.at(share), vertex.at) > tolerance_ * tolerance_) {
                    return;
                  }
                  out.push_back({open.edge, share, vertex.at});
                });
  }

  const Outline& outline_;
  const Leftover& left_;
  const PointMap& target_;
  double tolerance_;
  PackedBoxes tree_;
};

/// Writes the polygons anew, ring by ring.
class Rewriter {
 public:
  Rewriter(const Outline& outline, const MoveList& before, const PointMap& target,
           const std::vector<Insertion>& insertions)
      : outline_(outline), before_(before), target_(target), insertions_(insertions) {}

  Noded write() {
    const Polygons& from = outline_.polygons;
    for (const Moved& moved : before_.list()) {
      out_.moves.add({moved.unit, placed(target_, moved.to), moved.from});
    }
    for (std::size_t unit = 0; unit < from.unit_count(); ++unit) {
      for (std::size_t part = from.unit_start[unit]; part < from.unit_start[unit + 1]; ++part) {
        write_part(static_cast<std::uint32_t>(unit), part);
      }
      out_.polygons.end_unit();
    }
    out_.moves.settle();
    return std::move(out_);
  }

 private:
  void write_part(std::uint32_t unit, std::size_t part) {
    const Polygons& from = outline_.polygons;
    for (std::size_t r = from.part_start[part]; r < from.part_start[part + 1]; ++r) {
      write_ring(unit, r);
      if (!out_.polygons.end_ring()) {
        ++out_.lost_rings;
        if (r == from.part_start[part]) {
          break;
        }
      }
    }
    out_.polygons.end_part();
  }

  void write_ring(std::uint32_t unit, std::size_t ring) {
    const Polygons& from = outline_.polygons;
    for (std::uint32_t edge = from.ring_start[ring]; edge < from.ring_start[ring + 1]; ++edge) {
      const Point was = from.points[edge];
      const Point is = target_.empty() ? was : placed(target_, was);
      if (is != was && before_.origin(unit, was) == nullptr) {
        out_.moves.add({unit, is, was});
      }
      add(is);
      const Segment2 line{was, outline_.end(edge, ring)};
      for (; next_ < insertions_.size() && insertions_[next_].edge == edge; ++next_) {
        const Point at = insertions_[next_].at;
        out_.moves.add({unit, at, line.nearest(at)});
        add(at);
      }
    }
  }

  void add(Point point) {
    Polygons& polygons = out_.polygons;
    if (polygons.points.size() == polygons.ring_start.back() || polygons.points.back() != point) {
      polygons.add_point(point);
    }
  }

  const Outline& outline_;
  const MoveList& before_;
  const PointMap& target_;
  const std::vector<Insertion>& insertions_;
  std::size_t next_ = 0;
  Noded out_;
};

bool by_place(const Moved& a, const Moved& b) noexcept {
  return std::tie(a.unit, a.to) < std::tie(b.unit, b.to);
}

}  // namespace

void MoveList::settle() {
  std::ranges::sort(list_, [](const Moved& a, const Moved& b) {
    const double far_a = squared_distance(a.to, a.from);
    const double far_b = squared_distance(b.to, b.from);
    return std::tie(a.unit, a.to, far_b, a.from) < std::tie(b.unit, b.to, far_a, b.from);
  });
  const auto same = [](const Moved& a, const Moved& b) { return a.unit == b.unit && a.to == b.to; };
  list_.erase(std::unique(list_.begin(), list_.end(), same), list_.end());
}

const Point* MoveList::origin(std::uint32_t unit, Point at) const noexcept {
  const Moved wanted{unit, at, {}};
  const auto found = std::lower_bound(list_.begin(), list_.end(), wanted, by_place);
  return found != list_.end() && found->unit == unit && found->to == at ? &found->from : nullptr;
}

std::optional<Noded> node_unmatched(const MatchedOutline& matched, double tolerance, std::size_t threads) {
  Leftover left = find_leftover(matched.outline, matched.match);
  if (left.edges.empty() || !(tolerance > 0)) {
    return std::nullopt;
  }
  const PointMap target = weld(left, tolerance);
  const auto insertions = EdgeSplitter(matched.outline, left, target, tolerance).insertions(threads);
  if (target.empty() && insertions.empty()) {
    return std::nullopt;
  }
  return Rewriter(matched.outline, matched.moves, target, insertions).write();
}

}  // namespace comarca
