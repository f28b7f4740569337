// SPDX-License-Identifier: Apache-2.0
#include "synth/support/edge_ledger.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace comarca {
namespace {

// Coordinates are taken from here, so that products fit 64 bits.
constexpr std::int64_t kOriginX = 4'750'000'000;
constexpr std::int64_t kOriginY = 2'050'000'000;

}  // namespace

EdgeLedger::EdgeLedger(const Polygons& polygons) {
  const auto millimetres = [](Point point) {
    return Millimetres{std::llround(point.x * 1000) - kOriginX, std::llround(point.y * 1000) - kOriginY};
  };
  for (std::uint32_t unit = 0; unit < polygons.unit_count(); ++unit) {
    for (std::size_t part = polygons.unit_start[unit]; part < polygons.unit_start[unit + 1]; ++part) {
      for (std::size_t r = polygons.part_start[part]; r < polygons.part_start[part + 1]; ++r) {
        Point from = polygons.ring(r).back();
        for (const Point to : polygons.ring(r)) {
          const bool is_new = owner_.emplace(Segment(millimetres(from), millimetres(to)), unit).second;
          claimed_twice_ += is_new ? 0 : 1;
          from = to;
        }
      }
    }
  }
}

std::size_t EdgeLedger::coast_segments() const {
  return static_cast<std::size_t>(std::ranges::count_if(owner_, [&](const auto& entry) {
    return !owner_.contains({entry.first.second, entry.first.first});
  }));
}

std::int64_t EdgeLedger::swept(const Segment& segment) {
  return segment.first.x * segment.second.y - segment.second.x * segment.first.y;
}

std::int64_t EdgeLedger::twice_area_of_units() const {
  std::int64_t twice = 0;
  for (const auto& [segment, unit] : owner_) {
    twice += swept(segment);
  }
  return twice;
}

std::int64_t EdgeLedger::twice_area_inside_coast() const {
  std::int64_t twice = 0;
  for (const auto& [segment, unit] : owner_) {
    twice += owner_.contains({segment.second, segment.first}) ? 0 : swept(segment);
  }
  return twice;
}

std::map<UnitPair, double> EdgeLedger::border_lengths() const {
  std::map<UnitPair, double> lengths;
  for (const auto& [segment, unit] : owner_) {
    const auto opposite = owner_.find({segment.second, segment.first});
    if (opposite != owner_.end() && unit < opposite->second) {
      lengths[{unit, opposite->second}] += std::hypot(static_cast<double>(segment.first.x - segment.second.x),
                                                      static_cast<double>(segment.first.y - segment.second.y)) /
                                           1000;
    }
  }
  return lengths;
}

std::vector<UnitPair> EdgeLedger::point_only_pairs() const {
  std::map<Millimetres, std::set<std::uint32_t>> units_at;
  for (const auto& [segment, unit] : owner_) {
    units_at[segment.first].insert(unit);
  }
  const auto borders = border_lengths();
  std::set<UnitPair> pairs;
  for (const auto& [point, units] : units_at) {
    for (auto first = units.begin(); first != units.end(); ++first) {
      for (auto second = std::next(first); second != units.end(); ++second) {
        if (!borders.contains({*first, *second})) {
          pairs.emplace(*first, *second);
        }
      }
    }
  }
  return {pairs.begin(), pairs.end()};
}

int EdgeLedger::side(const Millimetres& a, const Millimetres& b, const Millimetres& c) {
  const std::int64_t twice = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
  return twice > 0 ? 1 : twice < 0 ? -1 : 0;
}

bool EdgeLedger::cross(const Segment& a, const Segment& b) {
  const bool common_end = a.first == b.first || a.first == b.second || a.second == b.first || a.second == b.second;
  if (common_end) {
    return false;
  }
  return side(a.first, a.second, b.first) * side(a.first, a.second, b.second) <= 0 &&
         side(b.first, b.second, a.first) * side(b.first, b.second, a.second) <= 0 &&
         std::max(std::min(a.first.x, a.second.x), std::min(b.first.x, b.second.x)) <=
             std::min(std::max(a.first.x, a.second.x), std::max(b.first.x, b.second.x)) &&
         std::max(std::min(a.first.y, a.second.y), std::min(b.first.y, b.second.y)) <=
             std::min(std::max(a.first.y, a.second.y), std::max(b.first.y, b.second.y));
}

std::size_t EdgeLedger::crossings() const {
  std::vector<Segment> segments;
  for (const auto& [segment, unit] : owner_) {
    if (segment.first < segment.second || !owner_.contains({segment.second, segment.first})) {
      segments.push_back(segment.first < segment.second ? segment : Segment(segment.second, segment.first));
    }
  }
  std::ranges::sort(segments);
  std::size_t found = 0;
  std::vector<Segment> open;  // a sweep over x: segments that reach this far
  for (const Segment& segment : segments) {
    std::erase_if(open, [&](const Segment& earlier) { return earlier.second.x < segment.first.x; });
    for (const Segment& earlier : open) {
      found += cross(earlier, segment) ? 1 : 0;
    }
    open.push_back(segment);
  }
  return found;
}

}  // namespace comarca
