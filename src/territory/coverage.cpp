// SPDX-License-Identifier: Apache-2.0
#include "comarca/territory/coverage.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "comarca/base/error.hpp"
#include "comarca/base/parallel.hpp"
#include "territory/apart.hpp"
#include "territory/arcs.hpp"
#include "territory/coverage_check.hpp"
#include "territory/noding.hpp"
#include "territory/plane.hpp"

// ADR 0100: shared borders: hash first, test only what is left.
namespace comarca {
namespace {

/// Putting a vertex into an edge moves it a little, which may bring it near others; twice is already rare.
constexpr int kMostRounds = 4;

constexpr std::size_t kSampledRings = 1000;
constexpr std::size_t kSampledSides = 16;
/// Vertices welded within more than this share of what usually separates them change the shapes, not their noise.
constexpr double kLargestShareOfSide = 0.25;

/// Of a sample: a bound is wanted for the scale of the map, nothing more.
Box bounds(const Polygons& polygons) {
  Box box;
  const std::size_t step = polygons.points.size() / 1000 + 1;
  for (std::size_t i = 0; i < polygons.points.size(); i += step) {
    const Point point = polygons.points[i];
    if (std::isfinite(point.x) && std::isfinite(point.y)) {
      box.add(point);
    }
  }
  return box;
}

/// Median length of the sides of a sample of rings, in units of the CRS; 0 without any.
double typical_side(const Polygons& polygons) {
  std::vector<double> sides;
  const std::size_t step = polygons.ring_count() / kSampledRings + 1;
  for (std::size_t r = 0; r < polygons.ring_count(); r += step) {
    const auto ring = polygons.ring(r);
    const std::size_t stride = ring.size() / kSampledSides + 1;
    for (std::size_t i = 0; i + 1 < ring.size(); i += stride) {
      if (const double side = distance(ring[i], ring[i + 1]); std::isfinite(side) && side > 0) {
        sides.push_back(side);
      }
    }
  }
  if (sides.empty()) {
    return 0;
  }
  const auto middle = sides.begin() + static_cast<std::ptrdiff_t>(sides.size() / 2);
  std::ranges::nth_element(sides, middle);
  return *middle;
}

void check(const CoverageOptions& options) {
  if (!(options.tolerance_m >= 0) || !std::isfinite(options.tolerance_m)) {
    throw usage_error("the tolerance must be zero or more metres", {}, "Give one such as 0.25.");
  }
  if (!(options.clean_width_m >= 0) || !std::isfinite(options.clean_width_m)) {
    throw usage_error("the width up to which gaps are closed must be zero or more metres", {}, "Give one such as 5.");
  }
}

MatchedOutline match_outlines(Outline outline, double tolerance, std::size_t threads) {
  MatchedOutline result{std::move(outline), {}, {}, 0};
  result.match = match_edges(result.outline, threads);
  for (int round = 0; round < kMostRounds; ++round) {
    auto noded = node_unmatched(result, tolerance, threads);
    if (!noded) {
      break;
    }
    result.outline = make_outline(std::move(noded->polygons), threads);
    result.lost_rings += noded->lost_rings + result.outline.collapsed.size();
    result.moves = std::move(noded->moves);
    result.match = match_edges(result.outline, threads);
  }
  return result;
}

Outline clean_outline(Polygons polygons, CoverageReporter& reporter, std::size_t threads) {
  Outline outline = make_outline(std::move(polygons), threads);
  reporter.outline(outline);
  const auto duplicates = find_duplicates(outline);
  if (!duplicates.empty()) {
    reporter.duplicates(outline.polygons, duplicates);
    outline = make_outline(without_units(outline.polygons, duplicates), threads);
  }
  return outline;
}

void report_moves(Coverage& coverage, CoverageReporter& reporter, const MoveList& moves) {
  const Moved* farthest = nullptr;
  for (const Moved& moved : moves.list()) {
    const double move_m = distance(moved.from, moved.to) * coverage.metres_per_unit;
    if (move_m > coverage.largest_move_m) {
      coverage.largest_move_m = move_m;
      farthest = &moved;
    }
  }
  if (farthest != nullptr) {
    reporter.largest_move(farthest->unit, farthest->to);
  }
}

}  // namespace

Coverage::Coverage(Polygons polygons, const Projection& crs, const CoverageOptions& options)
    : tolerance_m(options.tolerance_m) {
  check(options);
  const std::size_t threads = options.threads > 0 ? options.threads : thread_count();
  CoverageReporter reporter(*this, options);
  MetricField field(crs, bounds(polygons));
  metres_per_unit = field.metres_per_unit();
  const double side_m = typical_side(polygons) * metres_per_unit;
  {
    const MatchedOutline matched =
        match_outlines(clean_outline(std::move(polygons), reporter, threads), tolerance_m / metres_per_unit, threads);
    if (matched.lost_rings > 0) {
      reporter.lost_rings(matched.lost_rings, matched.outline.polygons.ring_count());
    }
    if (tolerance_m > kLargestShareOfSide * side_m && side_m > 0) {
      reporter.coarse_tolerance(side_m);
    }
    report_moves(*this, reporter, matched.moves);
    build_arcs(*this, matched, field, threads);
  }
  if (options.clean_width_m > 0) {
    build_nodes(*this);
    close_narrow_faces(*this, reporter, options.clean_width_m, threads);
  }
  find_apart_borders(*this, field, threads);
  build_nodes(*this);
  report_faces(*this, reporter, threads);
  reporter.apart_borders();
  reporter.crowds();
  if (!field.complete()) {
    reporter.outside_crs();
  }
  findings.sort();
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
