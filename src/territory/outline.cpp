// SPDX-License-Identifier: Apache-2.0
#include "territory/outline.hpp"

#include <algorithm>
#include <cmath>

#include "territory/ranges.hpp"

namespace comarca {
namespace {

struct RingLook {
  double area = 0;
  std::uint64_t signature = 0;
  bool repeats = false;
};

RingLook look_at(std::span<const Point> ring) noexcept {
  RingLook look;
  const Point origin = ring.front();
  Point from = ring.back();
  std::uint64_t from_hash = point_hash(from);
  double twice = 0;
  for (const Point to : ring) {
    const std::uint64_t to_hash = point_hash(to);
    const std::uint64_t key = edge_hash(from_hash, to_hash);
    look.signature += key ^ (key >> 29);
    look.repeats |= from == to;
    twice += (from.x - origin.x) * (to.y - origin.y) - (to.x - origin.x) * (from.y - origin.y);
    from = to;
    from_hash = to_hash;
  }
  look.area = twice / 2;
  return look;
}

bool finite(std::span<const Point> points) noexcept {
  return std::ranges::all_of(points, [](Point p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

/// True when the unit needs to be built anew.
bool settle_unit(Outline& outline, std::size_t unit) {
  Polygons& polygons = outline.polygons;
  bool rebuild = false;
  for (std::size_t part = polygons.unit_start[unit]; part < polygons.unit_start[unit + 1]; ++part) {
    for (std::size_t r = polygons.part_start[part]; r < polygons.part_start[part + 1]; ++r) {
      outline.unit_of_ring[r] = static_cast<std::uint32_t>(unit);
      const auto ring = polygons.ring(r);
      const RingLook look = look_at(ring);
      outline.unit_signature[unit] += look.signature;
      // Not a number spreads into the area.
      rebuild |= look.repeats || look.area == 0 || !std::isfinite(look.area);
      const bool shell = r == polygons.part_start[part];
      if ((look.area < 0) == shell) {
        std::ranges::reverse(ring);
      }
    }
  }
  return rebuild;
}

void add_ring_without_repeats(Polygons& out, std::span<const Point> ring) {
  const std::size_t first = out.points.size();
  for (const Point point : ring) {
    if (out.points.size() == first || out.points.back() != point) {
      out.add_point(point);
    }
  }
}

/// Appends what is left of a unit; true when all of its rings were kept.
bool append_settled(Polygons& out, const Polygons& polygons, std::size_t unit) {
  bool kept = true;
  for (std::size_t part = polygons.unit_start[unit]; part < polygons.unit_start[unit + 1]; ++part) {
    for (std::size_t r = polygons.part_start[part]; r < polygons.part_start[part + 1]; ++r) {
      const bool shell = r == polygons.part_start[part];
      add_ring_without_repeats(out, polygons.ring(r));
      const std::size_t first = out.ring_start.back();
      const std::span<const Point> added(out.points.data() + first, out.points.size() - first);
      if (added.size() < 3 || signed_area(added) == 0) {
        out.points.resize(first);
        kept = false;
        if (shell) {
          break;
        }
        continue;
      }
      kept &= out.end_ring();
    }
    out.end_part();
  }
  out.end_unit();
  return kept;
}

Outline rebuilt(const Outline& outline, std::size_t threads) {
  const Polygons& polygons = outline.polygons;
  Polygons out;
  std::vector<std::uint32_t> broken;
  std::vector<std::uint32_t> collapsed;
  for (std::size_t unit = 0; unit < polygons.unit_count(); ++unit) {
    if (!polygons.unit_empty(unit) && !finite(polygons.unit_points(unit))) {
      broken.push_back(static_cast<std::uint32_t>(unit));
      out.end_unit();
    } else if (!append_settled(out, polygons, unit)) {
      collapsed.push_back(static_cast<std::uint32_t>(unit));
    }
  }
  Outline result = make_outline(std::move(out), threads);
  result.broken_units = std::move(broken);
  result.collapsed = std::move(collapsed);
  return result;
}

}  // namespace

std::size_t Outline::ring_of(std::uint32_t edge) const noexcept {
  const auto after = std::ranges::upper_bound(polygons.ring_start, edge);
  return static_cast<std::size_t>(after - polygons.ring_start.begin()) - 1;
}

Outline make_outline(Polygons polygons, std::size_t threads) {
  Outline outline;
  outline.polygons = std::move(polygons);
  outline.unit_of_ring.resize(outline.polygons.ring_count());
  outline.unit_signature.resize(outline.polygons.unit_count());
  std::vector<std::uint8_t> rebuild(threads);
  for_units(outline.polygons, threads, [&](std::size_t thread, std::size_t begin, std::size_t end) {
    bool any = false;
    for (std::size_t unit = begin; unit < end; ++unit) {
      any |= settle_unit(outline, unit);
    }
    rebuild[thread] = any ? 1 : 0;
  });
  const bool any = std::ranges::any_of(rebuild, [](std::uint8_t flag) { return flag != 0; });
  return any ? rebuilt(outline, threads) : outline;
}

}  // namespace comarca
