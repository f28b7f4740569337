// SPDX-License-Identifier: Apache-2.0
#include "comarca/territory/simplify.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <utility>

#include "comarca/base/error.hpp"
#include "territory/arc_thinner.hpp"
#include "territory/ranges.hpp"

// ADR 0103: simplification by arc.
namespace comarca {
namespace {

void check(const SimplifyOptions& options) {
  const bool tolerance_fits =
      !options.tolerance_m || (*options.tolerance_m >= 0 && std::isfinite(*options.tolerance_m));
  const bool share_fits = !options.share || (*options.share >= 0 && *options.share <= 1);
  if ((!options.tolerance_m && !options.share) || !tolerance_fits || !share_fits) {
    throw usage_error("simplification needs a tolerance of zero or more metres, or a share between 0 and 1", {},
                      "Give one such as 100 m, or 0.1.");
  }
}

/// The fewest vertices inside each arc: enough for rings of one arc not to vanish, and for arcs between the same two
/// nodes not to fall together.
std::vector<std::uint32_t> fewest_inside(const Coverage& coverage) {
  std::vector<std::uint32_t> fewest(coverage.arc_count());
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> straightest;
  for (std::uint32_t a = 0; a < coverage.arc_count(); ++a) {
    const Arc& arc = coverage.arcs[a];
    if (arc.kind == ArcKind::apart) {
      continue;
    }
    if (arc.from_node == arc.to_node) {
      fewest[a] = 2;
      continue;
    }
    const auto [known, fresh] = straightest.try_emplace(std::minmax(arc.from_node, arc.to_node), a);
    if (!fresh) {
      const bool straighter = coverage.arc(a).size() < coverage.arc(known->second).size();
      fewest[straighter ? std::exchange(known->second, a) : a] = 1;
    }
  }
  return fewest;
}

std::vector<double> weigh(const Coverage& coverage, std::size_t threads) {
  std::vector<double> weights(coverage.points.size(), std::numeric_limits<double>::infinity());
  const auto fewest = fewest_inside(coverage);
  const ArcObstacles obstacles(coverage);
  const auto cuts = even_cuts(coverage.arc_start, threads);
  for_ranges(threads, threads, [&](std::size_t thread, std::size_t, std::size_t) {
    ArcThinner thinner(coverage, obstacles, weights);
    for (std::size_t a = cuts[thread]; a < cuts[thread + 1]; ++a) {
      thinner.weigh(static_cast<std::uint32_t>(a), fewest[a]);
    }
  });
  return weights;
}

/// The weight from which vertices are kept.
double threshold(const Coverage& coverage, const std::vector<double>& weights, const SimplifyOptions& options) {
  double least = std::numeric_limits<double>::infinity();
  if (options.tolerance_m) {
    const double side = *options.tolerance_m / coverage.metres_per_unit;
    least = std::numbers::sqrt3 / 4 * side * side;
  }
  if (options.share) {
    std::vector<double> inside;
    for (std::size_t a = 0; a < coverage.arc_count(); ++a) {
      inside.insert(inside.end(), weights.begin() + coverage.arc_start[a] + 1,
                    weights.begin() + coverage.arc_start[a + 1] - 1);
    }
    const auto dropped = static_cast<std::size_t>((1 - *options.share) * static_cast<double>(inside.size()));
    if (dropped < inside.size()) {
      std::ranges::nth_element(inside, inside.begin() + static_cast<std::ptrdiff_t>(dropped));
      least = std::min(least, inside[dropped]);
    }
  }
  return least;
}

}  // namespace

Coverage simplify(const Coverage& coverage, const SimplifyOptions& options) {
  check(options);
  const auto weights = weigh(coverage, thread_count());
  const double least = threshold(coverage, weights, options);
  Coverage out = coverage;
  out.points.clear();
  for (std::size_t a = 0; a < coverage.arc_count(); ++a) {
    for (std::size_t i = coverage.arc_start[a]; i < coverage.arc_start[a + 1]; ++i) {
      if (weights[i] >= least) {
        out.points.push_back(coverage.points[i]);
      }
    }
    out.arc_start[a + 1] = static_cast<std::uint32_t>(out.points.size());
  }
  return out;
}

}  // namespace comarca
