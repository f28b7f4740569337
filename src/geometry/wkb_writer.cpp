// SPDX-License-Identifier: Apache-2.0
#include "comarca/geometry/wkb.hpp"
#include "geometry/wkb_code.hpp"

namespace comarca {
namespace {

template <class T>
void put(std::string& out, T value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof(T));
}

void put_header(std::string& out, WkbCode code) {
  put<std::uint8_t>(out, 1);
  put<std::uint32_t>(out, code);
}

enum class Direction { counter_clockwise, clockwise };

void put_ring(std::string& out, std::span<const Point> ring, Direction direction) {
  put(out, static_cast<std::uint32_t>(ring.size() + 1));
  const bool against = (signed_area(ring) < 0) == (direction == Direction::counter_clockwise);
  if (!against) {
    out.append(reinterpret_cast<const char*>(ring.data()), ring.size_bytes());
  } else {
    put(out, ring.front());
    for (std::size_t i = ring.size(); i-- > 1;) {
      put(out, ring[i]);
    }
  }
  put(out, ring.front());
}

}  // namespace

void append_multipolygon_wkb(std::string& out, const Polygons& polygons, std::size_t unit) {
  const std::size_t first = polygons.unit_start[unit];
  const std::size_t last = polygons.unit_start[unit + 1];
  put_header(out, kMultiPolygon);
  put(out, static_cast<std::uint32_t>(last - first));
  for (std::size_t part = first; part < last; ++part) {
    put_header(out, kPolygon);
    put(out, polygons.part_start[part + 1] - polygons.part_start[part]);
    for (std::size_t r = polygons.part_start[part]; r < polygons.part_start[part + 1]; ++r) {
      const bool shell = r == polygons.part_start[part];
      put_ring(out, polygons.ring(r), shell ? Direction::counter_clockwise : Direction::clockwise);
    }
  }
}

std::string multipolygon_wkb(const Polygons& polygons, std::size_t unit) {
  std::string out;
  append_multipolygon_wkb(out, polygons, unit);
  return out;
}

std::string point_wkb(Point point) {
  std::string out;
  put_header(out, kPoint);
  put(out, point);
  return out;
}

std::string multilinestring_wkb(std::span<const std::span<const Point>> lines) {
  std::string out;
  put_header(out, kMultiLine);
  put(out, static_cast<std::uint32_t>(lines.size()));
  for (const auto line : lines) {
    put_header(out, kLine);
    put(out, static_cast<std::uint32_t>(line.size()));
    out.append(reinterpret_cast<const char*>(line.data()), line.size_bytes());
  }
  return out;
}

}  // namespace comarca
