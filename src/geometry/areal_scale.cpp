// SPDX-License-Identifier: Apache-2.0
#include "comarca/geometry/areal_scale.hpp"

#include <algorithm>
#include <cmath>

#include "comarca/base/parallel.hpp"
#include "comarca/geometry/ellipsoid.hpp"
#include "geometry/areal_samples.hpp"

namespace comarca {
namespace {

constexpr double kTile_m = 50'000;              // degree 4 leaves less than 1e-12 of the scale
constexpr double kLongest_m = 10'000;           // two Gauss points are right to 1e-12 up to here
constexpr std::ptrdiff_t kMostTiles = 200;      // along one axis
constexpr double kGauss = 0.28867513459481287;  // 1 / (2 sqrt 3)

/// Metres in one unit of the CRS, near enough to choose the size of a tile.
double metres_per_unit(const Projection& crs, const Box& about) {
  if (about.empty()) {
    return 1;
  }
  const Point middle{(about.min_x + about.max_x) / 2, (about.min_y + about.max_y) / 2};
  const double step = crs.is_geographic() ? 0.001 : 1;
  Point ends[] = {middle, {middle.x, middle.y + step}};
  crs.to_lonlat(ends);
  const double metres = Ellipsoid::distance_m(ends[0], ends[1]) / step;
  return std::isfinite(metres) && metres > 0 ? metres : 1;
}

std::ptrdiff_t tile_count(double extent, double size) {
  return std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(std::ceil(extent / size)), 1, kMostTiles);
}

/// Two numbers in one register: both Gauss points of an edge are computed at once.
using Two = double __attribute__((vector_size(16)));

/// The polynomial of a tile, at one point or two.
template <class Number>
[[gnu::always_inline]] inline Number polynomial(const double* c, Number u, Number v) noexcept {
  const Number c0 = ((((c[5] * v + c[4]) * v + c[3]) * v + c[2]) * v + c[1]) * v + c[0];
  const Number c1 = (((c[10] * v + c[9]) * v + c[8]) * v + c[7]) * v + c[6];
  const Number c2 = ((c[14] * v + c[13]) * v + c[12]) * v + c[11];
  const Number c3 = (c[17] * v + c[16]) * v + c[15];
  const Number c4 = c[19] * v + c[18];
  return (((c4 * u + c3) * u + c2) * u + c1) * u + c0;
}

}  // namespace

ArealScale::ArealScale(const Projection& crs, const Box& about) {
  const double unit_m = metres_per_unit(crs, about);
  const double width = about.empty() ? 1 : about.max_x - about.min_x;
  const double height = about.empty() ? 1 : about.max_y - about.min_y;
  const double size =
      std::max({kTile_m / unit_m, width / static_cast<double>(kMostTiles), height / static_cast<double>(kMostTiles)});
  origin_ = about.empty() ? Point{} : Point{about.min_x, about.min_y};
  half_tile_ = size / 2;
  tiles_per_unit_ = 1 / size;
  longest_ = kLongest_m / unit_m;
  columns_ = tile_count(width, size);
  rows_ = tile_count(height, size);
  tiles_.reserve(static_cast<std::size_t>(columns_ * rows_));
  for (std::ptrdiff_t row = 0; row < rows_; ++row) {
    for (std::ptrdiff_t column = 0; column < columns_; ++column) {
      const Point centre{origin_.x + (2 * static_cast<double>(column) + 1) * half_tile_,
                         origin_.y + (2 * static_cast<double>(row) + 1) * half_tile_};
      const ArealPatch patch = areal_patch(crs, centre, half_tile_);
      complete_ = complete_ && patch.valid;
      Tile& tile = tiles_.emplace_back();
      for (std::size_t i = 0; i < kPowersX; ++i) {
        for (std::size_t at = kStart[i] + 1; at < kStart[i + 1]; ++at) {
          const std::size_t j = at - kStart[i] - 1;
          tile.power[at] = patch.power[i * kArealPowers + j] * half_tile_ / static_cast<double>(j + 1);
        }
      }
    }
  }
  stack_columns();
}

/// Makes the integral along y continuous from each tile to the one above.
void ArealScale::stack_columns() {
  for (std::ptrdiff_t column = 0; column < columns_; ++column) {
    std::array<double, kPowersX> below{};
    for (std::ptrdiff_t row = 0; row < rows_; ++row) {
      auto& power = tiles_[static_cast<std::size_t>(row * columns_ + column)].power;
      for (std::size_t i = 0; i < kPowersX; ++i) {
        double at_bottom = 0;
        double at_top = 0;
        for (std::size_t at = kStart[i] + 1; at < kStart[i + 1]; ++at) {
          at_bottom += power[at] * ((at - kStart[i]) % 2 == 0 ? 1 : -1);
          at_top += power[at];
        }
        power[kStart[i]] = below[i] - at_bottom;
        below[i] = power[kStart[i]] + at_top;
      }
    }
  }
}

// Inlined wherever it is called: with its parts in memory, edges would wait for them.
[[gnu::always_inline]] inline ArealScale::InTile ArealScale::find(Point point) const noexcept {
  const double across = (point.x - origin_.x) * tiles_per_unit_;
  const double up = (point.y - origin_.y) * tiles_per_unit_;
  const auto column = static_cast<std::ptrdiff_t>(std::clamp(across, 0.0, static_cast<double>(columns_ - 1)));
  const auto row = static_cast<std::ptrdiff_t>(std::clamp(up, 0.0, static_cast<double>(rows_ - 1)));
  return {tiles_[static_cast<std::size_t>(row * columns_ + column)], 2 * (across - static_cast<double>(column)) - 1,
          2 * (up - static_cast<double>(row)) - 1};
}

double ArealScale::column(Point point) const noexcept {
  const InTile place = find(point);
  return polynomial(place.tile.power.data(), place.u, place.v);
}

double ArealScale::at(Point point) const noexcept {
  const InTile place = find(point);
  double result = 0;
  for (std::size_t i = kPowersX; i-- > 0;) {
    double slope = 0;
    for (std::size_t j = kStart[i + 1] - kStart[i] - 1; j > 0; --j) {
      slope = slope * place.v + static_cast<double>(j) * place.tile.power[kStart[i] + j];
    }
    result = result * place.u + slope;
  }
  return result / half_tile_;
}

/// Two Gauss points, which lie in one tile nearly always.
[[gnu::always_inline]] inline double ArealScale::under_short(Point from, Point to) const noexcept {
  const double dx = to.x - from.x;
  const double dy = to.y - from.y;
  const Point middle{(from.x + to.x) / 2, (from.y + to.y) / 2};
  const InTile place = find(middle);
  const double du = 2 * kGauss * dx * tiles_per_unit_;
  const double dv = 2 * kGauss * dy * tiles_per_unit_;
  if (std::abs(place.u) + std::abs(du) <= 1 && std::abs(place.v) + std::abs(dv) <= 1) {
    const Two both =
        polynomial(place.tile.power.data(), Two{place.u - du, place.u + du}, Two{place.v - dv, place.v + dv});
    return (both[0] + both[1]) / 2 * dx;
  }
  const double half_x = kGauss * dx;
  const double half_y = kGauss * dy;
  return (column({middle.x - half_x, middle.y - half_y}) + column({middle.x + half_x, middle.y + half_y})) / 2 * dx;
}

double ArealScale::under(Point from, Point to) const noexcept {
  const double dx = to.x - from.x;
  const double dy = to.y - from.y;
  const double reach = std::max(std::abs(dx), std::abs(dy));
  if (!(reach > longest_)) {
    return under_short(from, to);
  }
  const double pieces = std::min(std::ceil(reach / longest_), 1e5);
  double total = 0;
  Point at = from;
  for (double piece = 1; piece <= pieces; ++piece) {
    const Point next{from.x + dx * piece / pieces, from.y + dy * piece / pieces};
    total += under_short(at, next);
    at = next;
  }
  return total;
}

double ArealScale::ring_area_m2(std::span<const Point> ring) const noexcept {
  if (ring.size() < 3) {
    return 0;
  }
  double total = 0;
  Point from = ring.back();
  for (const Point to : ring) {
    total -= under(from, to);
    from = to;
  }
  return total;
}

double ArealScale::area_m2(const Polygons& polygons, std::size_t unit) const noexcept {
  double area = 0;
  for (std::size_t part = polygons.unit_start[unit]; part < polygons.unit_start[unit + 1]; ++part) {
    for (std::size_t r = polygons.part_start[part]; r < polygons.part_start[part + 1]; ++r) {
      const double ring_m2 = std::abs(ring_area_m2(polygons.ring(r)));
      area += r == polygons.part_start[part] ? ring_m2 : -ring_m2;
    }
  }
  return area;
}

std::vector<double> ArealScale::areas_m2(const Polygons& polygons) const {
  std::vector<double> areas(polygons.unit_count());
  for_ranges(areas.size(), thread_count(), [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t unit = begin; unit < end; ++unit) {
      areas[unit] = area_m2(polygons, unit);
    }
  });
  return areas;
}

}  // namespace comarca
