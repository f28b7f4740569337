// SPDX-License-Identifier: Apache-2.0
#include "territory/coverage_check.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "territory/arcs.hpp"
#include "territory/arrangement.hpp"
#include "territory/close_faces.hpp"
#include "territory/covering_units.hpp"
#include "territory/ring_builder.hpp"

namespace comarca {
namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

/// More slivers than these along borders digitised apart are left to the finding of each border.
constexpr std::size_t kMostTold = 1000;

double unit_area_m2(const Coverage& coverage, std::uint32_t unit) {
  double area = 0;
  const std::size_t first = coverage.part_start[coverage.unit_start[unit]];
  const std::size_t last = coverage.part_start[coverage.unit_start[unit + 1]];
  for (std::size_t r = first; r < last; ++r) {
    area += ring_area(coverage, coverage.ring(r));
  }
  return area * coverage.metres_per_unit * coverage.metres_per_unit;
}

/// Overlaps whose outline does not name all that lie there: asks every arc of the coverage.
void find_containers(const Coverage& coverage, const Coverage& arrangement, std::vector<OpenFace>& faces) {
  std::vector<OpenFace*> asked;
  std::vector<Point> places;
  for (OpenFace& face : faces) {
    if (face.cover > static_cast<int>(face.units.size())) {
      asked.push_back(&face);
      places.push_back(point_inside(face_polygon(arrangement, face), 0));
    }
  }
  if (asked.empty()) {
    return;
  }
  const auto covering = covering_units(coverage, places);
  for (std::size_t i = 0; i < asked.size(); ++i) {
    OpenFace& face = *asked[i];
    const auto inner = face.units;
    for (const std::uint32_t unit : covering[i]) {
      const bool whole = inner.size() == 1 && unit != inner.front() &&
                         std::abs(unit_area_m2(coverage, inner.front()) - face.area_m2) < 1e-6 * face.area_m2;
      face.container = whole && face.container == kOutside ? unit : face.container;
      if (!std::ranges::binary_search(inner, unit)) {
        face.units.push_back(unit);
      }
    }
  }
}

std::vector<OpenFace> find_faces(const Coverage& coverage, const Coverage& arrangement, std::size_t threads) {
  auto faces = find_open_faces(arrangement, threads);
  find_containers(coverage, arrangement, faces);
  return faces;
}

std::set<Pair> apart_pairs(const Coverage& coverage) {
  std::set<Pair> pairs;
  for (const Arc& arc : coverage.arcs) {
    if (arc.kind == ArcKind::apart) {
      pairs.insert(std::minmax(arc.left, arc.right));
    }
  }
  return pairs;
}

bool told_by_a_border(const OpenFace& face, const std::set<Pair>& apart, double apart_reach_m) {
  if (apart.empty() || face.width_m > apart_reach_m) {
    return false;
  }
  for (std::size_t i = 0; i < face.units.size(); ++i) {
    for (std::size_t j = i + 1; j < face.units.size(); ++j) {
      if (apart.contains(std::minmax(face.units[i], face.units[j]))) {
        return true;
      }
    }
  }
  return false;
}

std::vector<std::uint32_t> open_arc_numbers(const Coverage& coverage) {
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t a = 0; a < coverage.arc_count(); ++a) {
    if (coverage.arcs[a].kind == ArcKind::outer || coverage.arcs[a].kind == ArcKind::doubled) {
      numbers.push_back(a);
    }
  }
  return numbers;
}

std::vector<Point> sorted_points(const Polygons& polygons, std::size_t unit) {
  const auto span = polygons.unit_points(unit);
  std::vector<Point> points(span.begin(), span.end());
  std::ranges::sort(points);
  return points;
}

}  // namespace

void close_narrow_faces(Coverage& coverage, CoverageReporter& reporter, double width_m, std::size_t threads) {
  split_crossings(coverage, threads);
  Coverage arrangement = open_arcs(coverage);
  build_nodes(arrangement);
  const auto faces = find_faces(coverage, arrangement, threads);
  std::vector<const OpenFace*> closed;
  for (const OpenFace& face : faces) {
    if (face.width_m <= width_m && can_close(face)) {
      closed.push_back(&face);
      reporter.face(arrangement, face, CoverageReporter::Treatment::closed);
    }
  }
  if (!closed.empty()) {
    close_faces(coverage, closed, open_arc_numbers(coverage));
  }
}

void report_faces(const Coverage& coverage, CoverageReporter& reporter, std::size_t threads) {
  Coverage arrangement = open_arcs(coverage);
  if (split_crossings(arrangement, threads) == 0) {
    build_nodes(arrangement);
  }
  auto faces = find_faces(coverage, arrangement, threads);
  const auto apart = apart_pairs(coverage);
  const auto told = [&](const OpenFace& face) { return told_by_a_border(face, apart, coverage.apart_reach_m); };
  if (static_cast<std::size_t>(std::ranges::count_if(faces, told)) > kMostTold) {
    std::erase_if(faces, told);
  }
  for (const OpenFace& face : faces) {
    reporter.face(arrangement, face, CoverageReporter::Treatment::left);
  }
}

std::vector<Duplicate> find_duplicates(const Outline& outline) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> signatures;
  for (std::uint32_t unit = 0; unit < outline.polygons.unit_count(); ++unit) {
    if (!outline.polygons.unit_empty(unit)) {
      signatures.emplace_back(outline.unit_signature[unit], unit);
    }
  }
  std::ranges::sort(signatures);
  std::vector<Duplicate> result;
  std::size_t original = 0;
  for (std::size_t i = 1; i < signatures.size(); ++i) {
    if (signatures[i].first != signatures[original].first) {
      original = i;
    } else if (sorted_points(outline.polygons, signatures[i].second) ==
               sorted_points(outline.polygons, signatures[original].second)) {
      result.push_back({signatures[i].second, signatures[original].second});
    }
  }
  std::ranges::sort(result, {}, &Duplicate::unit);
  return result;
}

Polygons without_units(const Polygons& polygons, std::span<const Duplicate> units) {
  Polygons out;
  for (std::uint32_t unit = 0; unit < polygons.unit_count(); ++unit) {
    if (std::ranges::binary_search(units, unit, {}, &Duplicate::unit)) {
      out.end_unit();
    } else {
      out.append_unit(polygons, unit);
    }
  }
  return out;
}

}  // namespace comarca
