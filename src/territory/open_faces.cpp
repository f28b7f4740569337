// SPDX-License-Identifier: Apache-2.0
#include "territory/open_faces.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "territory/arc_chunks.hpp"
#include "territory/plane.hpp"
#include "territory/ranges.hpp"
#include "territory/ring_builder.hpp"

namespace comarca {
namespace {

/// Arcs that lie on one another count as one that winds as often as they do together.
class Coincidence {
 public:
  explicit Coincidence(const Coverage& arcs) : weight_(arcs.arc_count(), 1) {
    std::map<Key, std::uint32_t> first;
    for (std::uint32_t a = 0; a < arcs.arc_count(); ++a) {
      const auto [known, fresh] = first.try_emplace(key_of(arcs, a), a);
      if (fresh) {
        continue;
      }
      const std::uint32_t twin = known->second;
      weight_[a] = 0;
      weight_[twin] += arcs.arcs[a].from_node == arcs.arcs[twin].from_node ? 1 : -1;
      also_.emplace_back(twin, a);
    }
    std::ranges::sort(also_);
  }

  /// 0 for those that another one stands for, or that cancel out.
  [[nodiscard]] int weight(std::uint32_t arc) const noexcept { return weight_[arc]; }

  /// The arcs that it stands for, itself left out.
  [[nodiscard]] std::vector<std::uint32_t> others(std::uint32_t arc) const {
    std::vector<std::uint32_t> result;
    for (auto i = std::ranges::lower_bound(also_, std::pair{arc, 0U}); i != also_.end() && i->first == arc; ++i) {
      result.push_back(i->second);
    }
    return result;
  }

 private:
  using Key = std::tuple<std::uint32_t, std::uint32_t, Point>;
  /// Arcs meet only at nodes, so the ends and the first step tell a line.
  static Key key_of(const Coverage& arcs, std::uint32_t a) {
    const auto line = arcs.arc(a);
    const auto [low, high] = std::minmax(arcs.arcs[a].from_node, arcs.arcs[a].to_node);
    const Point steps[] = {line[1], line[line.size() - 2]};
    const bool closed = low == high;
    return {low, high, closed ? std::min(steps[0], steps[1]) : steps[arcs.arcs[a].from_node == low ? 0 : 1]};
  }

  std::vector<int> weight_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> also_;
};

/// How often the arcs wind around a point.
class WindingNumbers {
 public:
  WindingNumbers(const Coverage& arcs, const Coincidence& coincidence)
      : arcs_(arcs), coincidence_(coincidence), chunks_(arcs, ArcChunks::Which::open) {}

  /// On the left of the use, right beside the middle of the edge.
  [[nodiscard]] int left_of(ArcUse use, std::uint32_t edge) const {
    const int left = left_of(edge, coincidence_.weight(use.arc));
    return use.backward ? left - coincidence_.weight(use.arc) : left;
  }

 private:
  [[nodiscard]] int left_of(std::uint32_t edge, int weight) const {
    const Segment2 own{arcs_.points[edge], arcs_.points[edge + 1]};
    const Point at = own.at(0.5);
    int winding = own.to.y > own.from.y ? weight : 0;
    chunks_.tree().query([&](const Box& box) { return box.max_x >= at.x && box.min_y <= at.y && box.max_y >= at.y; },
                         [&](std::uint32_t c) {
                           for (std::uint32_t i = chunks_[c].begin; i < chunks_[c].end; ++i) {
                             winding += i == edge ? 0 : crossed(i, at);
                           }
                         });
    return winding;
  }

  /// +1 when a ray to the east meets the edge on its way up, -1 on its way down.
  [[nodiscard]] int crossed(std::uint32_t edge, Point at) const {
    const Segment2 other{arcs_.points[edge], arcs_.points[edge + 1]};
    if ((other.from.y > at.y) == (other.to.y > at.y)) {
      return 0;
    }
    const double x = other.from.x + (at.y - other.from.y) / (other.to.y - other.from.y) * (other.to.x - other.from.x);
    if (!(x > at.x)) {
      return 0;
    }
    return other.to.y > other.from.y ? 1 : -1;
  }

  const Coverage& arcs_;
  const Coincidence& coincidence_;
  ArcChunks chunks_;
};

struct RingEdge {
  ArcUse use;
  std::uint32_t edge = 0;
};

/// The edge of the ring that rises or falls most: there the sides are told best.
RingEdge steepest_edge(const Coverage& arcs, const std::vector<ArcUse>& ring) {
  RingEdge best{ring.front(), arcs.arc_start[ring.front().arc]};
  double most = -1;
  for (const ArcUse use : ring) {
    for (std::uint32_t i = arcs.arc_start[use.arc]; i + 1 < arcs.arc_start[use.arc + 1]; ++i) {
      const double rise = std::abs(arcs.points[i + 1].y - arcs.points[i].y);
      if (rise > most) {
        most = rise;
        best = {use, i};
      }
    }
  }
  return best;
}

/// A ring of arcs, what it encloses and how often units cover that.
struct WoundRing {
  std::vector<ArcUse> uses;
  double area = 0;  ///< in units of the CRS
  int cover = 0;
};

OpenFace describe(const Coverage& arcs, const Coincidence& coincidence, WoundRing wound) {
  OpenFace face;
  face.cover = wound.cover;
  face.ring = std::move(wound.uses);
  double perimeter = 0;
  for (const ArcUse use : face.ring) {
    const auto line = arcs.arc(use.arc);
    for (std::size_t i = 1; i < line.size(); ++i) {
      perimeter += distance(line[i - 1], line[i]);
    }
    if (wound.cover == 0 || !use.backward) {
      face.units.push_back(arcs.arcs[use.arc].left);
      for (const std::uint32_t other : coincidence.others(use.arc)) {
        face.units.push_back(arcs.arcs[other].left);
        face.coincident.insert(face.coincident.end(), {use.arc, other});
      }
    }
  }
  std::ranges::sort(face.units);
  face.units.erase(std::unique(face.units.begin(), face.units.end()), face.units.end());
  face.area_m2 = std::abs(wound.area) * arcs.metres_per_unit * arcs.metres_per_unit;
  face.width_m = perimeter > 0 ? 2 * std::abs(wound.area) / perimeter * arcs.metres_per_unit : 0;
  return face;
}

}  // namespace

std::vector<OpenFace> find_open_faces(const Coverage& arrangement, std::size_t threads) {
  const Coincidence coincidence(arrangement);
  std::vector<ArcUse> both_sides;
  for (std::uint32_t a = 0; a < arrangement.arc_count(); ++a) {
    if (coincidence.weight(a) != 0) {
      both_sides.push_back({a, false});
      both_sides.push_back({a, true});
    }
  }
  auto rings = RingBuilder(arrangement).rings(both_sides);
  const WindingNumbers windings(arrangement, coincidence);
  std::vector<std::vector<OpenFace>> found(threads);
  for_ranges(rings.size(), threads, [&](std::size_t thread, std::size_t begin, std::size_t end) {
    for (std::size_t r = begin; r < end; ++r) {
      const double area = ring_area(arrangement, rings[r]);
      if (!(area > 0)) {
        continue;  // the outside of a piece
      }
      const RingEdge steepest = steepest_edge(arrangement, rings[r]);
      const int cover = windings.left_of(steepest.use, steepest.edge);
      if (cover != 1) {
        found[thread].push_back(describe(arrangement, coincidence, {std::move(rings[r]), area, std::max(cover, 0)}));
      }
    }
  });
  std::vector<OpenFace> faces;
  for (auto& some : found) {
    std::ranges::move(some, std::back_inserter(faces));
  }
  return faces;
}

Polygons face_polygon(const Coverage& arrangement, const OpenFace& face) {
  Polygons result;
  for (const ArcUse use : face.ring) {
    const auto line = arrangement.arc(use.arc);
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      result.add_point(use.backward ? line[line.size() - 1 - i] : line[i]);
    }
  }
  result.end_ring();
  result.end_part();
  result.end_unit();
  return result;
}

}  // namespace comarca
