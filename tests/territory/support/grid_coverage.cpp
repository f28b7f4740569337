// SPDX-License-Identifier: Apache-2.0
#include "territory/support/grid_coverage.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace comarca::testing {
namespace {

using Corner = std::pair<int, int>;
constexpr double kCell_m = 1000;
constexpr double kEast_m = 5'000'000;
constexpr double kNorth_m = 2'000'000;

struct Ring {
  std::vector<Corner> corners;

  [[nodiscard]] double area() const {
    double twice = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
      const auto [x, y] = corners[i];
      const auto [u, v] = corners[(i + 1) % corners.size()];
      twice += static_cast<double>(x * v - u * y);
    }
    return twice / 2;
  }
  [[nodiscard]] bool holds(double px, double py) const {
    bool inside = false;
    for (std::size_t i = 0; i < corners.size(); ++i) {
      const auto [x, y] = corners[i];
      const auto [u, v] = corners[(i + 1) % corners.size()];
      if ((y > py) != (v > py) && px < x) {
        inside = !inside;
      }
      static_cast<void>(u);
    }
    return inside;
  }
};

/// Follows unit edges, turning left where there is a choice, so that cells that touch at a corner are parts apart.
std::vector<Ring> trace(std::multimap<Corner, Corner> edges) {
  std::vector<Ring> rings;
  while (!edges.empty()) {
    Ring ring;
    auto edge = edges.begin();
    const Corner start = edge->first;
    Corner before = start;
    Corner at = edge->second;
    edges.erase(edge);
    ring.corners.push_back(start);
    while (at != start) {
      ring.corners.push_back(at);
      auto [choice, end] = edges.equal_range(at);
      auto best = choice;
      const Corner way{at.first - before.first, at.second - before.second};
      for (auto candidate = choice; candidate != end; ++candidate) {
        const Corner turn{candidate->second.first - at.first, candidate->second.second - at.second};
        if (way.first * turn.second - way.second * turn.first > 0) {
          best = candidate;
        }
      }
      before = at;
      at = best->second;
      edges.erase(best);
    }
    rings.push_back(std::move(ring));
  }
  return rings;
}

/// The smallest shell around a hole: the one that holds the cell west of the hole's westernmost lowest corner.
const Ring* innermost(const std::vector<Ring>& rings, const Ring& hole) {
  const auto low = *std::ranges::min_element(hole.corners);
  const Ring* best = nullptr;
  for (const Ring& shell : rings) {
    if (shell.area() > 0 && shell.holds(low.first - 0.5, low.second + 0.5) &&
        (best == nullptr || shell.area() < best->area())) {
      best = &shell;
    }
  }
  return best;
}

void add_ring(Polygons& out, const Ring& ring) {
  for (const auto& [x, y] : ring.corners) {
    out.add_point({kEast_m + kCell_m * x, kNorth_m + kCell_m * y});
  }
  out.end_ring();
}

}  // namespace

DrawnMap::DrawnMap(std::vector<std::string> rows) : rows_(std::move(rows)) {
  for (const auto& row : rows_) {
    letters_ += row;
  }
  std::erase(letters_, '.');
  std::ranges::sort(letters_);
  letters_.erase(std::unique(letters_.begin(), letters_.end()), letters_.end());
}

char DrawnMap::cell(int column, int row) const {
  const int from_top = static_cast<int>(rows_.size()) - 1 - row;
  if (from_top < 0 || row < 0 || column < 0) {
    return '.';
  }
  const auto& text = rows_[static_cast<std::size_t>(from_top)];
  return static_cast<std::size_t>(column) < text.size() ? text[static_cast<std::size_t>(column)] : '.';
}

std::uint32_t DrawnMap::unit(char letter) const {
  return static_cast<std::uint32_t>(letters_.find(letter));
}

void DrawnMap::add_unit(Polygons& out, char letter) const {
  std::multimap<Corner, Corner> edges;
  for (int row = 0; row < static_cast<int>(rows_.size()); ++row) {
    for (int column = 0; column < static_cast<int>(rows_[0].size()); ++column) {
      if (cell(column, row) != letter) {
        continue;
      }
      const Corner corners[] = {{column, row}, {column + 1, row}, {column + 1, row + 1}, {column, row + 1}};
      const char beside[] = {cell(column, row - 1), cell(column + 1, row), cell(column, row + 1),
                             cell(column - 1, row)};
      for (std::size_t side = 0; side < 4; ++side) {
        if (beside[side] != letter) {
          edges.emplace(corners[side], corners[(side + 1) % 4]);
        }
      }
    }
  }
  const auto rings = trace(std::move(edges));
  for (const Ring& shell : rings) {
    if (shell.area() < 0) {
      continue;
    }
    add_ring(out, shell);
    for (const Ring& hole : rings) {
      if (hole.area() < 0 && innermost(rings, hole) == &shell) {
        add_ring(out, hole);
      }
    }
    out.end_part();
  }
  out.end_unit();
}

Polygons DrawnMap::polygons() const {
  Polygons out;
  for (const char letter : letters_) {
    add_unit(out, letter);
  }
  return out;
}

Coverage grid_coverage(const std::vector<std::string>& rows) {
  return {DrawnMap(rows).polygons(), Projection("EPSG:9377")};
}

double map_length(const Coverage& coverage, const BorderGraph& graph, std::uint32_t i, std::uint32_t j) {
  const Border* border = graph.border(i, j);
  if (border == nullptr) {
    return 0;
  }
  double total = 0;
  for (const std::uint32_t a : graph.border_arcs(static_cast<std::size_t>(border - graph.borders().data()))) {
    const auto line = coverage.arc(a);
    for (std::size_t k = 1; k < line.size(); ++k) {
      total += std::hypot(line[k].x - line[k - 1].x, line[k].y - line[k - 1].y);
    }
  }
  return total;
}

}  // namespace comarca::testing
