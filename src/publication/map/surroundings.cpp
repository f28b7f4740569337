// SPDX-License-Identifier: Apache-2.0
#include "publication/map/surroundings.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

#include "comarca/territory/dissolve.hpp"
#include "comarca/territory/simplify.hpp"

namespace comarca {
namespace {

constexpr double kLeast_m = 0.5;             // no coverage is simplified by less
constexpr double kReach = 1.0;               // longer sides of the members around them: more than any paper shows
constexpr double kDetailsOnA4 = 700.0;       // a quarter of a millimetre across the map of an A4 sheet
constexpr double kDetailsInLocator = 400.0;  // a tenth of one in a locator of four centimetres
constexpr double kStepsInLocator = 800.0;    // of a grid: half of that, so that no step is seen

double longer_side(const Box& box) {
  return std::max(box.max_x - box.min_x, box.max_y - box.min_y);
}

Box box_of(const Polygons& shapes, const std::vector<std::size_t>& members) {
  Box box;
  for (const std::size_t member : members) {
    if (!shapes.unit_empty(member)) {
      box.add(shapes.unit_box(member));
    }
  }
  return box;
}

/// What a sheet of some units may show.
Box surroundings_of(const Polygons& shapes, const std::vector<std::size_t>& members) {
  const Box box = box_of(shapes, members);
  return box.empty() ? box : box.grown(kReach * longer_side(box));
}

Polygons with_empty_units_beyond(const Polygons& shapes, const Box& box) {
  Polygons result;
  for (std::size_t unit = 0; unit < shapes.unit_count(); ++unit) {
    if (!shapes.unit_empty(unit) && shapes.unit_box(unit).intersects(box)) {
      result.append_unit(shapes, unit);
    } else {
      result.end_unit();
    }
  }
  return result;
}

/// A ring on a grid, without what shrinks to less than a triangle. The same vertex goes to the same place in every
/// ring.
std::vector<Point> ring_on_grid(std::span<const Point> ring, double grid) {
  std::vector<Point> points;
  for (const Point vertex : ring) {
    const Point snapped{std::round(vertex.x / grid) * grid, std::round(vertex.y / grid) * grid};
    if (points.empty() || !(points.back() == snapped)) {
      points.push_back(snapped);
    }
  }
  while (points.size() > 1 && points.back() == points.front()) {
    points.pop_back();
  }
  return points.size() < 3 ? std::vector<Point>() : points;
}

/// Each unit by its rings on a grid; a part without its outline is left out, holes and all.
Polygons on_grid(const Polygons& shapes, double grid) {
  Polygons result;
  for (std::size_t unit = 0; unit < shapes.unit_count(); ++unit) {
    for (std::size_t part = shapes.unit_start[unit]; part < shapes.unit_start[unit + 1]; ++part) {
      for (std::size_t ring = shapes.part_start[part]; ring < shapes.part_start[part + 1]; ++ring) {
        const auto points = ring_on_grid(shapes.ring(ring), grid);
        if (points.empty() && ring == shapes.part_start[part]) {
          break;
        }
        if (!points.empty()) {
          result.points.insert(result.points.end(), points.begin(), points.end());
          result.end_ring();
        }
      }
      if (result.part_start.back() != result.ring_count()) {
        result.end_part();
      }
    }
    result.end_unit();
  }
  return result;
}

/// Each paper is as wide as the next smaller one is tall.
double times_a4(const std::string& paper) {
  return std::pow(std::numbers::sqrt2, '4' - paper.back());
}

}  // namespace

std::shared_ptr<const Polygons> nearby(const Polygons& shapes, const std::vector<std::size_t>& members, Shown shown) {
  const Box around = surroundings_of(shapes, members);
  std::vector<char> left_out(shapes.unit_count(), 0);
  if (shown == Shown::others) {
    for (const std::size_t member : members) {
      left_out[member] = 1;
    }
  }
  auto result = std::make_shared<Polygons>();
  for (std::size_t unit = 0; unit < shapes.unit_count(); ++unit) {
    if (left_out[unit] == 0 && !shapes.unit_empty(unit) && shapes.unit_box(unit).intersects(around)) {
      result->append_unit(shapes, unit);
    }
  }
  return result;
}

PaperShapes shapes_on_paper(const MapUnits& units, const std::vector<std::size_t>& members, const std::string& paper) {
  const Polygons& all = *units.polygons;
  const Projection projection(units.crs);
  const Coverage near(with_empty_units_beyond(all, surroundings_of(all, members)), projection);
  const double length_m = longer_side(box_of(all, members)) * near.metres_per_unit;
  const double tolerance_m = std::max(kLeast_m, length_m / (kDetailsOnA4 * times_a4(paper)));
  std::vector<std::uint32_t> is_member(all.unit_count(), 0);
  for (const std::size_t member : members) {
    is_member[member] = 1;
  }
  const Polygons two = dissolve(Coverage(all, projection), is_member, 2);
  return {std::make_shared<const Polygons>(simplify(near, {.tolerance_m = tolerance_m}).polygons()),
          {std::make_shared<const Polygons>(on_grid(two, longer_side(all.box()) / kStepsInLocator)),
           {1},
           {},
           far_parts(all).main}};
}

PaperDetail::PaperDetail(const MapUnits& units, std::span<const std::string> group_of, const std::string& paper)
    : units_(units),
      coverage_(*units.polygons, Projection(units.crs)),
      details_on_sheet_(kDetailsOnA4 * times_a4(paper)) {
  std::map<std::string, std::uint32_t> index;
  for (const std::string& group : group_of) {
    const auto next = static_cast<std::uint32_t>(groups_);
    // A unit without a group is one by itself.
    const std::uint32_t found = group.empty() ? next : index.emplace(group, next).first->second;
    groups_ += found == next ? 1U : 0U;
    group_of_.push_back(found);
  }
}

const DrawnDetail& PaperDetail::for_sheet_of(const std::vector<std::size_t>& members) {
  return simplified(longer_side(box_of(*units_.polygons, members)), details_on_sheet_);
}

const DrawnDetail& PaperDetail::for_locator() {
  return simplified(longer_side(units_.polygons->box()), kDetailsInLocator);
}

const DrawnDetail& PaperDetail::simplified(double length, double details) {
  const double tolerance_m = std::max(kLeast_m, length * coverage_.metres_per_unit / details);
  const int power = static_cast<int>(std::floor(std::log2(tolerance_m)));
  const auto next = by_power_.lower_bound(power);
  if (next != by_power_.end() && next->first == power) {
    return next->second;
  }
  // What is coarser comes from what is already less fine.
  const Coverage& finer = next == by_power_.begin() ? coverage_ : std::prev(next)->second.coverage;
  DrawnDetail& made = by_power_[power];
  made.coverage = simplify(finer, {.tolerance_m = std::exp2(power)});
  made.units = std::make_shared<const Polygons>(made.coverage.polygons());
  made.groups = std::make_shared<const Polygons>(dissolve(made.coverage, group_of_, groups_));
  return made;
}

}  // namespace comarca
