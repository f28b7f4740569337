// SPDX-License-Identifier: Apache-2.0
#include "comarca/territory/coverage.hpp"

#include <cmath>
#include <utility>

#include "comarca/base/error.hpp"
#include "comarca/base/parallel.hpp"
#include "territory/arcs.hpp"

namespace comarca {

Coverage::Coverage(Polygons polygons, const Projection& crs, const CoverageOptions& options)
    : tolerance_m(options.tolerance_m) {
  if (!(options.tolerance_m >= 0) || !std::isfinite(options.tolerance_m)) {
    throw usage_error("the tolerance must be zero or more metres", {}, "Give one such as 0.25.");
  }
  const std::size_t threads = options.threads > 0 ? options.threads : thread_count();
  const Outline outline = make_outline(std::move(polygons), threads);
  const std::vector<std::uint8_t> excluded(outline.polygons.unit_count());
  const EdgeMatch match = match_edges(outline, excluded, threads);
  MetricField field(crs, outline.polygons.points.empty() ? Box{} : outline.polygons.unit_box(0));
  build_arcs(*this, outline, match, {}, field, threads);
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
