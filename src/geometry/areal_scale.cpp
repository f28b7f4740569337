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
constexpr std::size_t kMostTiles = 200;         // along one axis
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

std::size_t tile_count(double extent, double size) {
  return std::clamp<std::size_t>(static_cast<std::size_t>(std::ceil(extent / size)), 1, kMostTiles);
}

}  // namespace

ArealScale::ArealScale(const Projection& crs, const Box& about) {
  const double unit_m = metres_per_unit(crs, about);
  const double width = about.empty() ? 1 : about.max_x - about.min_x;
  const double height = about.empty() ? 1 : about.max_y - about.min_y;
  const double size = std::max({kTile_m / unit_m, width / kMostTiles, height / kMostTiles});
  origin_ = about.empty() ? Point{} : Point{about.min_x, about.min_y};
  half_tile_ = size / 2;
  longest_ = kLongest_m / unit_m;
  columns_ = tile_count(width, size);
  rows_ = tile_count(height, size);
  tiles_.resize(columns_ * rows_);
  for (std::size_t row = 0; row < rows_; ++row) {
    for (std::size_t column = 0; column < columns_; ++column) {
      const Point centre{origin_.x + (2 * static_cast<double>(column) + 1) * half_tile_,
                         origin_.y + (2 * static_cast<double>(row) + 1) * half_tile_};
      const ArealPatch patch = areal_patch(crs, centre, half_tile_);
      complete_ = complete_ && patch.valid;
      auto& power = tiles_[row * columns_ + column].power;
      for (std::size_t i = 0; i < kPowersX; ++i) {
        for (std::size_t j = 0; j + 1 < kPowersY; ++j) {
          power[i * kPowersY + j + 1] = patch.power[i * kArealPowers + j] * half_tile_ / static_cast<double>(j + 1);
        }
      }
    }
  }
  stack_columns();
}

/// Makes the integral along y continuous from each tile to the one above.
void ArealScale::stack_columns() {
  for (std::size_t column = 0; column < columns_; ++column) {
    std::array<double, kPowersX> below{};
    for (std::size_t row = 0; row < rows_; ++row) {
      auto& power = tiles_[row * columns_ + column].power;
      for (std::size_t i = 0; i < kPowersX; ++i) {
        double at_bottom = 0;
        double at_top = 0;
        for (std::size_t j = 1; j < kPowersY; ++j) {
          at_bottom += power[i * kPowersY + j] * (j % 2 == 0 ? 1 : -1);
          at_top += power[i * kPowersY + j];
        }
        power[i * kPowersY] = below[i] - at_bottom;
        below[i] = power[i * kPowersY] + at_top;
      }
    }
  }
}

const ArealScale::Tile& ArealScale::tile(Point point, double& u, double& v) const noexcept {
  const double across = (point.x - origin_.x) / (2 * half_tile_);
  const double up = (point.y - origin_.y) / (2 * half_tile_);
  const auto column = static_cast<std::size_t>(std::clamp(across, 0.0, static_cast<double>(columns_ - 1)));
  const auto row = static_cast<std::size_t>(std::clamp(up, 0.0, static_cast<double>(rows_ - 1)));
  u = 2 * (across - static_cast<double>(column)) - 1;
  v = 2 * (up - static_cast<double>(row)) - 1;
  return tiles_[row * columns_ + column];
}

double ArealScale::column(Point point) const noexcept {
  double u = 0;
  double v = 0;
  const auto& power = tile(point, u, v).power;
  double result = 0;
  for (std::size_t i = kPowersX; i-- > 0;) {
    const double* c = power.data() + i * kPowersY;
    result = result * u + (((((c[5] * v + c[4]) * v + c[3]) * v + c[2]) * v + c[1]) * v + c[0]);
  }
  return result;
}

double ArealScale::at(Point point) const noexcept {
  double u = 0;
  double v = 0;
  const auto& power = tile(point, u, v).power;
  double result = 0;
  for (std::size_t i = kPowersX; i-- > 0;) {
    const double* c = power.data() + i * kPowersY;
    result = result * u + ((((5 * c[5] * v + 4 * c[4]) * v + 3 * c[3]) * v + 2 * c[2]) * v + c[1]);
  }
  return result / half_tile_;
}

double ArealScale::under(Point from, Point to) const noexcept {
  const double dx = to.x - from.x;
  const double dy = to.y - from.y;
  const double reach = std::max(std::abs(dx), std::abs(dy));
  if (!(reach > longest_)) {
    const Point middle{(from.x + to.x) / 2, (from.y + to.y) / 2};
    return (column({middle.x - kGauss * dx, middle.y - kGauss * dy}) +
            column({middle.x + kGauss * dx, middle.y + kGauss * dy})) /
           2 * dx;
  }
  const double pieces = std::min(std::ceil(reach / longest_), 1e5);
  double total = 0;
  Point at = from;
  for (double piece = 1; piece <= pieces; ++piece) {
    const Point next{from.x + dx * piece / pieces, from.y + dy * piece / pieces};
    const Point middle{(at.x + next.x) / 2, (at.y + next.y) / 2};
    const double half_x = kGauss * (next.x - at.x);
    const double half_y = kGauss * (next.y - at.y);
    total += (column({middle.x - half_x, middle.y - half_y}) + column({middle.x + half_x, middle.y + half_y})) / 2 *
             (next.x - at.x);
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
