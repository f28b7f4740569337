// SPDX-License-Identifier: Apache-2.0
#include "territory/metric_field.hpp"

#include <cmath>
#include <numbers>

#include "comarca/geometry/ellipsoid.hpp"

// ADR 0101: ellipsoidal lengths by a sampled metric.
namespace comarca {
namespace {

constexpr double kRadians = std::numbers::pi / 180;
constexpr double kHalfCell_m = 32'000;  // degree 5 leaves 1e-13 of a derivative, a bicubic 1e-12 of the scale
constexpr double kMidpoint_m = 300;     // one sample is right to 1e-10 up to here
constexpr double kStraight_m = 3'000;   // beyond, a straight line of the map and a geodesic differ by more than 1e-10
constexpr double kConformal = 3e-11;
constexpr double kGauss = 0.28867513459481287;  // 1 / (2 sqrt 3)

/// Radii of curvature, per radian of latitude and of longitude.
struct Radii {
  double meridian_m = 0;
  double parallel_m = 0;
};

Radii radii(double latitude) noexcept {
  const double sine = std::sin(latitude);
  const double w2 = 1 - Grs80::kEccentricity2 * sine * sine;
  const double normal = Grs80::kSemiMajor_m / std::sqrt(w2);
  return {normal * (1 - Grs80::kEccentricity2) / w2, normal * std::cos(latitude)};
}

constexpr std::size_t kFine = 6;    // samples of longitude and latitude per axis
constexpr std::size_t kCoarse = 4;  // samples of the metric per axis

template <std::size_t N>
std::array<double, N> chebyshev_nodes() {
  std::array<double, N> nodes{};
  for (std::size_t i = 0; i < N; ++i) {
    nodes[i] = std::cos((2 * static_cast<double>(i) + 1) * std::numbers::pi / (2 * static_cast<double>(N)));
  }
  return nodes;
}

/// Values and slopes at the coarse nodes of the Lagrange polynomials through the fine ones, and the way from values at
/// the coarse nodes to coefficients of powers.
struct Tables {
  double value[kCoarse][kFine] = {};
  double slope[kCoarse][kFine] = {};
  double power[kCoarse][kCoarse] = {};
  std::array<double, kFine> fine = chebyshev_nodes<kFine>();
  std::array<double, kCoarse> coarse = chebyshev_nodes<kCoarse>();

  Tables() {
    for (std::size_t i = 0; i < kCoarse; ++i) {
      for (std::size_t a = 0; a < kFine; ++a) {
        fill_basis(i, a);
      }
      fill_powers(i);
    }
  }

  void fill_basis(std::size_t i, std::size_t a) {
    double product = 1;
    double sum = 0;
    for (std::size_t b = 0; b < kFine; ++b) {
      if (b != a) {
        product *= (coarse[i] - fine[b]) / (fine[a] - fine[b]);
        sum += 1 / (coarse[i] - fine[b]);  // fine and coarse nodes never coincide
      }
    }
    value[i][a] = product;
    slope[i][a] = product * sum;
  }

  /// Coefficients of the Lagrange polynomial of coarse node i.
  void fill_powers(std::size_t i) {
    double coefficients[kCoarse] = {1};
    std::size_t degree = 0;
    for (std::size_t b = 0; b < kCoarse; ++b) {
      if (b == i) {
        continue;
      }
      const double scale = 1 / (coarse[i] - coarse[b]);
      ++degree;
      for (std::size_t k = degree + 1; k-- > 0;) {
        const double lower = k > 0 ? coefficients[k - 1] : 0;
        coefficients[k] = (lower - coarse[b] * (k < degree ? coefficients[k] : 0)) * scale;
      }
    }
    for (std::size_t k = 0; k < kCoarse; ++k) {
      power[k][i] = coefficients[k];
    }
  }
};

const Tables& tables() {
  static const Tables kTables;
  return kTables;
}

using Bicubic = std::array<double, kCoarse * kCoarse>;

Bicubic coefficients(const Bicubic& samples) {
  Bicubic half{};
  Bicubic result{};
  for (std::size_t k = 0; k < kCoarse; ++k) {
    for (std::size_t j = 0; j < kCoarse; ++j) {
      for (std::size_t i = 0; i < kCoarse; ++i) {
        half[k * kCoarse + j] += tables().power[k][i] * samples[i * kCoarse + j];
      }
    }
  }
  for (std::size_t k = 0; k < kCoarse; ++k) {
    for (std::size_t l = 0; l < kCoarse; ++l) {
      for (std::size_t j = 0; j < kCoarse; ++j) {
        result[k * kCoarse + l] += tables().power[l][j] * half[k * kCoarse + j];
      }
    }
  }
  return result;
}

double evaluate(const Bicubic& c, double u, double v) noexcept {
  double result = 0;
  for (std::size_t k = kCoarse; k-- > 0;) {
    const double* row = c.data() + k * kCoarse;
    result = result * u + (((row[3] * v + row[2]) * v + row[1]) * v + row[0]);
  }
  return result;
}

using Samples = std::array<Point, kFine * kFine>;

}  // namespace

/// ds² = e dx² + 2 f dx dy + g dy², all in units of the CRS; conformal cells need only the scale ds / |dx, dy|.
struct MetricField::Cell {
  Point centre;
  double per_unit = 0;  // 1 / half cell
  bool valid = false;
  bool conformal = false;
  Bicubic scale{};
  Bicubic e{};
  Bicubic f{};
  Bicubic g{};

  void fill(const Samples& lonlat);

  [[nodiscard]] double length(Point at, double dx, double dy) const noexcept {
    const double u = (at.x - centre.x) * per_unit;
    const double v = (at.y - centre.y) * per_unit;
    if (conformal) {
      return std::sqrt(dx * dx + dy * dy) * evaluate(scale, u, v);
    }
    return std::sqrt(evaluate(e, u, v) * dx * dx + 2 * evaluate(f, u, v) * dx * dy + evaluate(g, u, v) * dy * dy);
  }
};

void MetricField::Cell::fill(const Samples& lonlat) {
  Bicubic e_samples{};
  Bicubic f_samples{};
  Bicubic g_samples{};
  Bicubic scale_samples{};
  conformal = true;
  for (std::size_t i = 0; i < kCoarse; ++i) {
    for (std::size_t j = 0; j < kCoarse; ++j) {
      Point du;
      Point dv;
      double latitude = 0;
      for (std::size_t a = 0; a < kFine; ++a) {
        for (std::size_t b = 0; b < kFine; ++b) {
          const Point& s = lonlat[a * kFine + b];
          const double along_u = tables().slope[i][a] * tables().value[j][b];
          const double along_v = tables().value[i][a] * tables().slope[j][b];
          du = {du.x + along_u * s.x, du.y + along_u * s.y};
          dv = {dv.x + along_v * s.x, dv.y + along_v * s.y};
          latitude += tables().value[i][a] * tables().value[j][b] * s.y;
        }
      }
      const Radii r = radii(latitude * kRadians);
      const double to_east = r.parallel_m * kRadians * per_unit;
      const double to_north = r.meridian_m * kRadians * per_unit;
      const std::size_t at = i * kCoarse + j;
      e_samples[at] = du.x * to_east * du.x * to_east + du.y * to_north * du.y * to_north;
      f_samples[at] = du.x * to_east * dv.x * to_east + du.y * to_north * dv.y * to_north;
      g_samples[at] = dv.x * to_east * dv.x * to_east + dv.y * to_north * dv.y * to_north;
      scale_samples[at] = std::sqrt((e_samples[at] + g_samples[at]) / 2);
      conformal = conformal && std::abs(f_samples[at]) < kConformal * e_samples[at] &&
                  std::abs(e_samples[at] - g_samples[at]) < kConformal * e_samples[at];
    }
  }
  scale = coefficients(scale_samples);
  e = coefficients(e_samples);
  f = coefficients(f_samples);
  g = coefficients(g_samples);
}

MetricField::MetricField(const Projection& crs, const Box& about) : crs_(crs) {
  if (crs_.is_geographic()) {
    metres_per_unit_ = Grs80::kSemiMajor_m * kRadians;
  } else if (!about.empty()) {
    const Point middle{(about.min_x + about.max_x) / 2, (about.min_y + about.max_y) / 2};
    Point ends[] = {middle, {middle.x, middle.y + 1}};
    crs_.to_lonlat(ends);
    const double metres = Ellipsoid::distance_m(ends[0], ends[1]);
    // A projection stretches by some per cent; anything more is another unit.
    metres_per_unit_ = std::isfinite(metres) && (metres > 1.2 || metres < 0.8) && metres > 0 ? metres : 1;
  }
  half_cell_ = kHalfCell_m / metres_per_unit_;
}

MetricField::~MetricField() = default;

std::pair<std::int64_t, std::int64_t> MetricField::index_of(Point point) const noexcept {
  return {static_cast<std::int64_t>(std::floor(point.x / (2 * half_cell_))),
          static_cast<std::int64_t>(std::floor(point.y / (2 * half_cell_)))};
}

std::unique_ptr<MetricField::Cell> MetricField::sample(std::pair<std::int64_t, std::int64_t> index) const {
  auto made = std::make_unique<Cell>();
  made->centre = {(2 * static_cast<double>(index.first) + 1) * half_cell_,
                  (2 * static_cast<double>(index.second) + 1) * half_cell_};
  made->per_unit = 1 / half_cell_;
  Samples lonlat;
  for (std::size_t a = 0; a < kFine; ++a) {
    for (std::size_t b = 0; b < kFine; ++b) {
      lonlat[a * kFine + b] = {made->centre.x + tables().fine[a] * half_cell_,
                               made->centre.y + tables().fine[b] * half_cell_};
    }
  }
  crs_.to_lonlat(lonlat);
  made->valid = true;
  for (Point& point : lonlat) {
    made->valid = made->valid && std::isfinite(point.x) && std::isfinite(point.y);
    // The antimeridian must not tear a cell.
    point.x -= 360 * std::round((point.x - lonlat[0].x) / 360);
  }
  if (made->valid) {
    made->fill(lonlat);
  }
  return made;
}

const MetricField::Cell* MetricField::cell(std::pair<std::int64_t, std::int64_t> index) {
  const std::lock_guard lock(mutex_);
  auto& slot = cells_[index];
  if (!slot) {
    slot = sample(index);
    complete_ = complete_ && slot->valid;
  }
  return slot.get();
}

double MetricField::geodesic_m(Point from, Point to) {
  Point ends[] = {from, to};
  const std::lock_guard lock(mutex_);
  crs_.to_lonlat(ends);
  const double length = Ellipsoid::distance_m(ends[0], ends[1]);
  if (std::isfinite(length)) {
    return length;
  }
  complete_ = false;
  return std::hypot(to.x - from.x, to.y - from.y) * metres_per_unit_;
}

double MetricField::geographic_m(Point from, Point to) const {
  const double dx = (to.x - from.x) * kRadians;
  const double dy = (to.y - from.y) * kRadians;
  const double middle = (from.y + to.y) / 2 * kRadians;
  const Radii at = radii(middle);
  const double length = std::hypot(dx * at.parallel_m, dy * at.meridian_m);
  if (length < kMidpoint_m) {
    return length;
  }
  // A straight line of the map bends away from the geodesic the more, the farther from the equator.
  if (length * (1 + 3 * std::abs(std::tan(middle))) > kStraight_m) {
    return Ellipsoid::distance_m(from, to);
  }
  const Radii before = radii(middle - kGauss * dy);
  const Radii after = radii(middle + kGauss * dy);
  return (std::hypot(dx * before.parallel_m, dy * before.meridian_m) +
          std::hypot(dx * after.parallel_m, dy * after.meridian_m)) /
         2;
}

double MetricField::Walker::scaled(Point at, double dx, double dy) {
  if (cell_ == nullptr || at.x < cell_box_.min_x || at.x > cell_box_.max_x || at.y < cell_box_.min_y ||
      at.y > cell_box_.max_y) {
    cell_ = field_.cell(field_.index_of(at));
    const Point c = cell_->centre;
    const double h = field_.half_cell_;
    cell_box_ = {c.x - h, c.y - h, c.x + h, c.y + h};
  }
  return cell_->valid ? cell_->length(at, dx, dy) : std::hypot(dx, dy) * field_.metres_per_unit_;
}

double MetricField::Walker::projected_m(Point from, Point to) {
  const double dx = to.x - from.x;
  const double dy = to.y - from.y;
  const Point middle{(from.x + to.x) / 2, (from.y + to.y) / 2};
  const double squared = (dx * dx + dy * dy) * field_.metres_per_unit_ * field_.metres_per_unit_;
  if (squared < kMidpoint_m * kMidpoint_m) {
    return scaled(middle, dx, dy);
  }
  if (squared > kStraight_m * kStraight_m) {
    return field_.geodesic_m(from, to);
  }
  const double before = scaled({middle.x - kGauss * dx, middle.y - kGauss * dy}, dx, dy);
  return (before + scaled({middle.x + kGauss * dx, middle.y + kGauss * dy}, dx, dy)) / 2;
}

double MetricField::Walker::length_m(Point from, Point to) {
  return field_.crs_.is_geographic() ? field_.geographic_m(from, to) : projected_m(from, to);
}

double MetricField::Walker::length_m(std::span<const Point> line) {
  double total = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    total += length_m(line[i - 1], line[i]);
  }
  return total;
}

}  // namespace comarca
