// SPDX-License-Identifier: Apache-2.0
#include "comarca/territory/coverage.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "comarca/base/error.hpp"
#include "comarca/base/parallel.hpp"
#include "territory/apart.hpp"
#include "territory/arcs.hpp"
#include "territory/noding.hpp"
#include "territory/plane.hpp"

namespace comarca {
namespace {

/// Putting a vertex into an edge moves it a little, which may bring it near others; twice is already rare.
constexpr int kMostRounds = 4;

/// Of a sample: a bound is wanted for the scale of the map, nothing more.
Box bounds(const Polygons& polygons) {
  Box box;
  const std::size_t step = polygons.points.size() / 1000 + 1;
  for (std::size_t i = 0; i < polygons.points.size(); i += step) {
    box.add(polygons.points[i]);
  }
  return box;
}

}  // namespace

Coverage::Coverage(Polygons polygons, const Projection& crs, const CoverageOptions& options)
    : tolerance_m(options.tolerance_m) {
  if (!(options.tolerance_m >= 0) || !std::isfinite(options.tolerance_m)) {
    throw usage_error("the tolerance must be zero or more metres", {}, "Give one such as 0.25.");
  }
  const std::size_t threads = options.threads > 0 ? options.threads : thread_count();
  Outline outline = make_outline(std::move(polygons), threads);
  MetricField field(crs, bounds(outline.polygons));
  metres_per_unit = field.metres_per_unit();
  const std::vector<std::uint8_t> excluded(outline.polygons.unit_count());
  EdgeMatch match = match_edges(outline, excluded, threads);
  MoveList moves;
  const double tolerance = tolerance_m / metres_per_unit;
  for (int round = 0; round < kMostRounds; ++round) {
    auto noded = node_unmatched(outline, match, moves, tolerance, threads);
    if (!noded) {
      break;
    }
    outline = make_outline(std::move(noded->polygons), threads);
    moves = std::move(noded->moves);
    match = match_edges(outline, excluded, threads);
  }
  for (const Moved& moved : moves.list()) {
    largest_move_m = std::max(largest_move_m, distance(moved.from, moved.to) * metres_per_unit);
  }
  build_arcs(*this, outline, match, moves, field, threads);
  find_apart_borders(*this, field, threads);
  build_nodes(*this);
}

Polygons Coverage::polygons() const {
  Polygons result;
  for (std::size_t unit = 0; unit < unit_count(); ++unit) {
    for (std::size_t part = unit_start[unit]; part < unit_start[unit + 1]; ++part) {
      for (std::size_t r = part_start[part]; r < part_start[part + 1]; ++r) {
        for (const ArcUse use : ring(r)) {
          const auto line = arc(use.arc);
          for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            result.add_point(use.backward ? line[line.size() - 1 - i] : line[i]);
          }
        }
        result.end_ring();
      }
      result.end_part();
    }
    result.end_unit();
  }
  return result;
}

}  // namespace comarca
