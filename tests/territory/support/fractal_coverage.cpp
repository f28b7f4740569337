// SPDX-License-Identifier: Apache-2.0
#include "territory/support/fractal_coverage.hpp"

#include <algorithm>
#include <cmath>
#include <random>

namespace comarca::testing {
namespace {

constexpr double kCell_m = 10'000;

double uniform(std::mt19937& random) {
  return static_cast<double>(random()) / 4294967296.0 - 0.5;
}

/// Points strictly between the two corners, inside the diamond whose diagonal they are.
std::vector<Point> crooked(Point from, Point to, std::size_t vertices, std::mt19937& random) {
  std::vector<Point> line;
  double walk = 0;
  for (std::size_t i = 1; i <= vertices; ++i) {
    const double share = (static_cast<double>(i) + 0.4 * uniform(random)) / static_cast<double>(vertices + 1);
    walk = 0.9 * walk + uniform(random);
    const double off = 0.9 * std::min(share, 1 - share) * std::tanh(walk);
    line.push_back({from.x + share * (to.x - from.x) - off * (to.y - from.y),
                    from.y + share * (to.y - from.y) + off * (to.x - from.x)});
  }
  return line;
}

}  // namespace

Polygons fractal_polygons(std::size_t side, std::size_t vertices, std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto corner = [](std::size_t column, std::size_t row) {
    return Point{5e6 + kCell_m * static_cast<double>(column), 2e6 + kCell_m * static_cast<double>(row)};
  };
  const std::size_t n = side + 1;
  std::vector<std::vector<Point>> east(n * n);
  std::vector<std::vector<Point>> north(n * n);
  for (std::size_t row = 0; row < n; ++row) {
    for (std::size_t column = 0; column < n; ++column) {
      east[row * n + column] = crooked(corner(column, row), corner(column + 1, row), vertices, random);
      north[row * n + column] = crooked(corner(column, row), corner(column, row + 1), vertices, random);
    }
  }
  Polygons out;
  const auto add = [&](Point start, const std::vector<Point>& line, bool backward) {
    out.add_point(start);
    for (std::size_t i = 0; i < line.size(); ++i) {
      out.add_point(backward ? line[line.size() - 1 - i] : line[i]);
    }
  };
  for (std::size_t row = 0; row < side; ++row) {
    for (std::size_t column = 0; column < side; ++column) {
      add(corner(column, row), east[row * n + column], false);
      add(corner(column + 1, row), north[row * n + column + 1], false);
      add(corner(column + 1, row + 1), east[(row + 1) * n + column], true);
      add(corner(column, row + 1), north[row * n + column], true);
      out.end_ring();
      out.end_part();
      out.end_unit();
    }
  }
  return out;
}

Coverage fractal_coverage(std::size_t side, std::size_t vertices, std::uint32_t seed) {
  return {fractal_polygons(side, vertices, seed), Projection("EPSG:9377")};
}

}  // namespace comarca::testing
