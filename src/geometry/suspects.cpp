// SPDX-License-Identifier: Apache-2.0
#include "comarca/geometry/suspects.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <utility>

#include "comarca/base/parallel.hpp"

namespace comarca {
namespace {

constexpr std::size_t kLongRing = 20'000;  // GEOS is as fast from here on
constexpr double kNearlyZero = 1e-12;      // of the product of the lengths

struct Side {
  Point left;
  Point right;
  std::uint32_t index = 0;
};

/// Which side of the line through a and b a point lies on; 0 when that is too close to tell.
int side_of(Point a, Point b, Point point) noexcept {
  const double first = (b.x - a.x) * (point.y - a.y);
  const double second = (b.y - a.y) * (point.x - a.x);
  const double turn = first - second;
  if (std::abs(turn) <= kNearlyZero * (std::abs(first) + std::abs(second))) {
    return 0;
  }
  return turn > 0 ? 1 : -1;
}

/// True when they meet, or nearly do.
bool meet(const Side& a, const Side& b) noexcept {
  if (std::max(a.left.y, a.right.y) < std::min(b.left.y, b.right.y) ||
      std::max(b.left.y, b.right.y) < std::min(a.left.y, a.right.y)) {
    return false;
  }
  return side_of(a.left, a.right, b.left) * side_of(a.left, a.right, b.right) <= 0 &&
         side_of(b.left, b.right, a.left) * side_of(b.left, b.right, a.right) <= 0;
}

/// Looks at one ring after another; keeps its arrays.
class RingReader {
 public:
  [[nodiscard]] bool meets_itself(std::span<const Point> ring) {
    const std::size_t count = ring.size();
    sides_.clear();
    for (std::size_t i = 0; i < count; ++i) {
      const auto [left, right] = std::minmax(ring[i], ring[(i + 1) % count]);
      sides_.push_back({left, right, static_cast<std::uint32_t>(i)});
    }
    std::ranges::sort(sides_, {}, [](const Side& side) { return side.left.x; });
    active_.clear();
    for (const Side& side : sides_) {
      std::size_t kept = 0;
      for (const Side& other : active_) {
        if (other.right.x < side.left.x) {
          continue;
        }
        active_[kept++] = other;
        const std::size_t apart = (side.index + count - other.index) % count;
        if (apart > 1 && apart + 1 < count && meet(side, other)) {
          return true;
        }
      }
      active_.resize(kept);
      active_.push_back(side);
    }
    return false;
  }

 private:
  std::vector<Side> sides_;
  std::vector<Side> active_;
};

bool is_suspect(const Polygons& polygons, std::size_t unit, RingReader& reader) {
  if (polygons.unit_empty(unit)) {
    return false;
  }
  const std::size_t first = polygons.part_start[polygons.unit_start[unit]];
  const std::size_t last = polygons.part_start[polygons.unit_start[unit + 1]];
  const auto ring = polygons.ring(first);
  return last - first > 1 || ring.size() > kLongRing || reader.meets_itself(ring);
}

}  // namespace

std::vector<std::size_t> suspect_units(const Polygons& polygons) {
  std::vector<std::vector<std::size_t>> by_thread(thread_count());
  for_ranges(polygons.unit_count(), by_thread.size(), [&](std::size_t thread, std::size_t begin, std::size_t end) {
    RingReader reader;
    for (std::size_t unit = begin; unit < end; ++unit) {
      if (is_suspect(polygons, unit, reader)) {
        by_thread[thread].push_back(unit);
      }
    }
  });
  std::vector<std::size_t> suspects;
  for (const auto& list : by_thread) {
    suspects.insert(suspects.end(), list.begin(), list.end());
  }
  return suspects;
}

std::vector<Repair> repair_suspects(Polygons& polygons) {
  const std::vector<std::size_t> suspects = suspect_units(polygons);
  Polygons some;
  for (const std::size_t unit : suspects) {
    some.append_unit(polygons, unit);
  }
  std::vector<Repair> repairs = repair_invalid(some);
  if (repairs.empty()) {
    return repairs;
  }
  Polygons result;
  auto next = repairs.begin();
  for (std::size_t unit = 0; unit < polygons.unit_count(); ++unit) {
    const bool mended = next != repairs.end() && suspects[next->unit] == unit;
    result.append_unit(mended ? some : polygons, mended ? (next++)->unit : unit);
  }
  for (Repair& repair : repairs) {
    repair.unit = suspects[repair.unit];
  }
  polygons = std::move(result);
  return repairs;
}

}  // namespace comarca
