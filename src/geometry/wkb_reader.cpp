// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstring>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/geometry/wkb.hpp"
#include "geometry/wkb_code.hpp"

namespace comarca {
namespace {

constexpr int kMaxDepth = 16;

class Reader {
 public:
  Reader(std::string_view bytes, Polygons& polygons) : rest_(bytes), polygons_(polygons) {}

  WkbNotes read() {
    geometry(0);
    polygons_.end_unit();
    return notes_;
  }

 private:
  template <class T>
  T take() {
    if (rest_.size() < sizeof(T)) {
      throw data_error("truncated geometry");
    }
    T value;
    std::memcpy(&value, rest_.data(), sizeof(T));
    rest_.remove_prefix(sizeof(T));
    return value;
  }

  std::uint32_t count(std::size_t smallest_item) {
    const auto raw = take<std::uint32_t>();
    const std::uint32_t value = swapped_ ? __builtin_bswap32(raw) : raw;
    if (value > rest_.size() / smallest_item) {
      throw data_error("truncated geometry");
    }
    return value;
  }

  double coordinate() {
    const auto bits = take<std::uint64_t>();
    return std::bit_cast<double>(swapped_ ? __builtin_bswap64(bits) : bits);
  }

  std::uint32_t header() {
    swapped_ = take<std::uint8_t>() == 0;
    const auto raw = take<std::uint32_t>();
    std::uint32_t code = swapped_ ? __builtin_bswap32(raw) : raw;
    dimensions_ = 2;
    if ((code & 0xE0000000U) != 0) {  // EWKB flags
      dimensions_ += ((code & 0x80000000U) != 0 ? 1U : 0U) + ((code & 0x40000000U) != 0 ? 1U : 0U);
      if ((code & 0x20000000U) != 0) {
        take<std::uint32_t>();
      }
      code &= 0x1FFFFFFFU;
    }
    dimensions_ += code >= 3000 ? 2U : code >= 1000 ? 1U : 0U;
    notes_.had_z_or_m = notes_.had_z_or_m || dimensions_ > 2;
    return code % 1000;
  }

  void geometry(int depth) {
    if (depth > kMaxDepth) {
      throw data_error("geometry collections nested too deep");
    }
    const std::uint32_t code = header();
    switch (code) {
      case kPolygon:
        polygon();
        return;
      case kMultiPolygon:
      case kCollection:
      case kMultiPoint:
      case kMultiLine:
        for (std::uint32_t left = count(5); left > 0; --left) {
          geometry(depth + 1);
        }
        return;
      case kPoint:
        skip_points(1);
        return;
      case kLine:
        skip_points(count(sizeof(Point)));
        return;
      default:
        throw data_error(fmt::format("geometry type {} is not a polygon", code), {},
                         "Convert curves and surfaces to polygons first.");
    }
  }

  void skip_points(std::uint32_t points) {
    ++notes_.other_geometries;
    const std::size_t bytes = std::size_t{points} * dimensions_ * sizeof(double);
    if (bytes > rest_.size()) {
      throw data_error("truncated geometry");
    }
    rest_.remove_prefix(bytes);
  }

  void polygon() {
    bool shell_kept = true;
    const std::uint32_t rings = count(4);
    for (std::uint32_t r = 0; r < rings; ++r) {
      const std::uint32_t points = count(dimensions_ * sizeof(double));
      read_points(points);
      if (!shell_kept || !polygons_.end_ring()) {  // a hole without its shell has nothing to be a hole of
        polygons_.points.resize(polygons_.ring_start.back());
        shell_kept = shell_kept && r > 0;
        notes_.dropped_rings += points > 0 ? 1 : 0;
      }
    }
    polygons_.end_part();
  }

  void read_points(std::uint32_t points) {
    auto& out = polygons_.points;
    const std::size_t first = out.size();
    if (points > 0 && !swapped_ && dimensions_ == 2) {
      out.resize(first + points);
      std::memcpy(static_cast<void*>(out.data() + first), rest_.data(), points * sizeof(Point));
      rest_.remove_prefix(points * sizeof(Point));
    } else {
      for (std::uint32_t i = 0; i < points; ++i) {
        const double x = coordinate();
        const double y = coordinate();
        out.push_back({x, y});
        for (std::uint32_t extra = 2; extra < dimensions_; ++extra) {
          coordinate();
        }
      }
    }
    for (std::size_t i = first; i < out.size(); ++i) {
      if (!std::isfinite(out[i].x) || !std::isfinite(out[i].y)) {
        throw data_error("a coordinate is not a finite number");
      }
    }
  }

  std::string_view rest_;
  Polygons& polygons_;
  WkbNotes notes_;
  bool swapped_ = false;
  std::uint32_t dimensions_ = 2;
};

/// Takes back what was added to polygons, unless it is kept.
class WholeOrNothing {
 public:
  explicit WholeOrNothing(Polygons& polygons)
      : polygons_(polygons),
        points_(polygons.points.size()),
        rings_(polygons.ring_start.size()),
        parts_(polygons.part_start.size()) {}
  WholeOrNothing(const WholeOrNothing&) = delete;
  WholeOrNothing& operator=(const WholeOrNothing&) = delete;
  ~WholeOrNothing() {
    if (!kept_) {
      polygons_.points.resize(points_);
      polygons_.ring_start.resize(rings_);
      polygons_.part_start.resize(parts_);
    }
  }
  void keep() noexcept { kept_ = true; }

 private:
  Polygons& polygons_;
  std::size_t points_;
  std::size_t rings_;
  std::size_t parts_;
  bool kept_ = false;
};

}  // namespace

WkbNotes append_wkb(Polygons& polygons, std::string_view wkb) {
  if (wkb.empty()) {
    polygons.end_unit();
    return {};
  }
  WholeOrNothing guard(polygons);
  const WkbNotes notes = Reader(wkb, polygons).read();
  guard.keep();
  return notes;
}

}  // namespace comarca
