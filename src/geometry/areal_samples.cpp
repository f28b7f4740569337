// SPDX-License-Identifier: Apache-2.0
#include "geometry/areal_samples.hpp"

#include <cmath>
#include <numbers>

#include "comarca/geometry/ellipsoid.hpp"

namespace comarca {
namespace {

constexpr double kRadians = std::numbers::pi / 180;
constexpr std::size_t kFine = 7;  // samples of longitude and latitude per axis
constexpr std::size_t kCoarse = kArealPowers;

template <std::size_t N>
std::array<double, N> chebyshev_nodes() {
  std::array<double, N> nodes{};
  for (std::size_t i = 0; i < N; ++i) {
    nodes[i] = std::cos((2 * static_cast<double>(i) + 1) * std::numbers::pi / (2 * static_cast<double>(N)));
  }
  return nodes;
}

/// Values and slopes, at the coarse nodes, of the Lagrange polynomials through the fine nodes; and the way from values
/// at the coarse nodes to coefficients of powers.
struct Tables {
  std::array<double, kFine> fine = chebyshev_nodes<kFine>();
  std::array<double, kCoarse> coarse = chebyshev_nodes<kCoarse>();
  double value[kCoarse][kFine] = {};
  double slope[kCoarse][kFine] = {};
  double power[kCoarse][kCoarse] = {};

  Tables() {
    for (std::size_t i = 0; i < kCoarse; ++i) {
      for (std::size_t a = 0; a < kFine; ++a) {
        fill_basis(i, a);
      }
      fill_powers(i);
    }
  }

  /// Both sets of nodes hold 0, so the slope is summed without dividing by a distance between them.
  void fill_basis(std::size_t i, std::size_t a) {
    double product = 1;
    double sum = 0;
    for (std::size_t left_out = 0; left_out < kFine; ++left_out) {
      if (left_out == a) {
        continue;
      }
      product *= (coarse[i] - fine[left_out]) / (fine[a] - fine[left_out]);
      double term = 1 / (fine[a] - fine[left_out]);
      for (std::size_t b = 0; b < kFine; ++b) {
        if (b != a && b != left_out) {
          term *= (coarse[i] - fine[b]) / (fine[a] - fine[b]);
        }
      }
      sum += term;
    }
    value[i][a] = product;
    slope[i][a] = sum;
  }

  /// Coefficients of the Lagrange polynomial of coarse node i.
  void fill_powers(std::size_t i) {
    double made[kCoarse] = {1};
    std::size_t degree = 0;
    for (std::size_t b = 0; b < kCoarse; ++b) {
      if (b == i) {
        continue;
      }
      const double scale = 1 / (coarse[i] - coarse[b]);
      ++degree;
      for (std::size_t k = degree + 1; k-- > 0;) {
        made[k] = ((k > 0 ? made[k - 1] : 0) - coarse[b] * made[k]) * scale;
      }
    }
    for (std::size_t k = 0; k < kCoarse; ++k) {
      power[k][i] = made[k];
    }
  }
};

const Tables& tables() {
  static const Tables kTables;
  return kTables;
}

using Samples = std::array<Point, kFine * kFine>;

/// Square metres per square step of u and v at coarse node (i, j).
double scale_at(const Samples& lonlat, std::size_t i, std::size_t j) {
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
  const double sine = std::sin(latitude * kRadians);
  const double w2 = 1 - Grs80::kEccentricity2 * sine * sine;
  const double per_square_degree = Grs80::kSemiMajor_m * Grs80::kSemiMajor_m * (1 - Grs80::kEccentricity2) / (w2 * w2) *
                                   std::cos(latitude * kRadians) * kRadians * kRadians;
  return std::abs(du.x * dv.y - du.y * dv.x) * per_square_degree;
}

bool sample(const Projection& crs, Point centre, double half_side, Samples& lonlat) {
  for (std::size_t a = 0; a < kFine; ++a) {
    for (std::size_t b = 0; b < kFine; ++b) {
      lonlat[a * kFine + b] = {centre.x + tables().fine[a] * half_side, centre.y + tables().fine[b] * half_side};
    }
  }
  crs.to_lonlat(lonlat);
  bool finite = true;
  const Point first = lonlat[0];
  for (Point& point : lonlat) {
    finite = finite && std::isfinite(point.x) && std::isfinite(point.y);
    // The antimeridian must not tear a patch; small numbers keep the digits of the derivatives.
    point.x -= 360 * std::round((point.x - first.x) / 360);
    point.x -= first.x;
  }
  return finite;
}

}  // namespace

ArealPatch areal_patch(const Projection& crs, Point centre, double half_side) {
  ArealPatch patch;
  Samples lonlat;
  patch.valid = sample(crs, centre, half_side, lonlat);
  if (!patch.valid) {
    patch.power[0] = 1;
    return patch;
  }
  std::array<double, kCoarse * kCoarse> scale{};
  for (std::size_t i = 0; i < kCoarse; ++i) {
    for (std::size_t j = 0; j < kCoarse; ++j) {
      scale[i * kCoarse + j] = scale_at(lonlat, i, j) / (half_side * half_side);
    }
  }
  for (std::size_t k = 0; k < kCoarse; ++k) {
    for (std::size_t l = 0; l < kCoarse; ++l) {
      double sum = 0;
      for (std::size_t i = 0; i < kCoarse; ++i) {
        for (std::size_t j = 0; j < kCoarse; ++j) {
          sum += tables().power[k][i] * tables().power[l][j] * scale[i * kCoarse + j];
        }
      }
      patch.power[k * kArealPowers + l] = sum;
    }
  }
  return patch;
}

}  // namespace comarca
