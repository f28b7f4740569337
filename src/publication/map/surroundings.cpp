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

/// Each paper is as wide as the next smaller one is tall.
double times_a4(const std::string& paper) {
  return std::pow(std::numbers::sqrt2, '4' - paper.back());
}

}  // namespace

std::shared_ptr<const Polygons> nearby(const Polygons& shapes, const std::vector<std::size_t>& members) {
  const Box box = box_of(shapes, members);
  const Box around = box.empty() ? box : box.grown(kReach * longer_side(box));
  auto result = std::make_shared<Polygons>();
  for (std::size_t unit = 0; unit < shapes.unit_count(); ++unit) {
    if (!shapes.unit_empty(unit) && shapes.unit_box(unit).intersects(around)) {
      result->append_unit(shapes, unit);
    }
  }
  return result;
}

std::shared_ptr<const Polygons> in_detail_of_sheet(const MapUnits& units, const std::vector<std::size_t>& members,
                                                   const std::string& paper) {
  const Coverage coverage(*units.polygons, Projection(units.crs));
  const double length = longer_side(box_of(*units.polygons, members));
  const double tolerance_m = std::max(kLeast_m, length * coverage.metres_per_unit / (kDetailsOnA4 * times_a4(paper)));
  return std::make_shared<const Polygons>(simplify(coverage, {.tolerance_m = tolerance_m}).polygons());
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
