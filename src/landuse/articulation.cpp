// SPDX-License-Identifier: Apache-2.0
#include "comarca/landuse/articulation.hpp"

#include <algorithm>
#include <cmath>

#include "landuse/border_walk.hpp"
#include "landuse/locator.hpp"

namespace comarca {
namespace {

using landuse::BorderWalk;

constexpr double kLocated_m = 0.1;  // how exactly a change along the border is found

struct Sides {
  std::string a;
  std::string b;
  bool operator==(const Sides&) const = default;
};

/// Asks the plans on both sides of a walk.
class SideReader {
 public:
  SideReader(const LandLayer& land, const ArticulationOptions& options)
      : land_(land), options_(options), locator_(land.polygons) {}

  [[nodiscard]] std::string land_at(Point point, std::uint32_t unit) const {
    std::string base;
    std::string category;
    for (const std::uint32_t feature : locator_.at(point)) {
      const LandFeature& found = land_.features[feature];
      if (found.plan == unit) {
        base = found.meaning.base.empty() ? base : found.meaning.base;
        category = found.meaning.category.empty() ? category : found.meaning.category;
      }
    }
    return category.empty() ? base : category;
  }

  /// The class of `unit`, first at the probe's distance from the border, then nearer and farther.
  [[nodiscard]] std::string side(const BorderWalk& walk, double at, std::uint32_t unit, double sign) const {
    const auto place = walk.at(at);
    for (const double distance : {options_.probe_m, options_.probe_m / 10, options_.reach_m / 2, options_.reach_m}) {
      const Point probe{place.point.x - sign * distance * place.direction.y,
                        place.point.y + sign * distance * place.direction.x};
      const std::string found = land_at(probe, unit);
      if (!found.empty()) {
        return found;
      }
    }
    return {};
  }

 private:
  const LandLayer& land_;
  const ArticulationOptions& options_;
  landuse::Locator locator_;
};

class ArcReader {
 public:
  ArcReader(const SideReader& reader, const BorderWalk& walk, const Arc& arc, const Border& border)
      : reader_(reader), walk_(walk), a_is_left_(arc.left == border.a), border_(border) {}

  [[nodiscard]] Sides sides(double at) const {
    const double left = a_is_left_ ? 1 : -1;
    return {reader_.side(walk_, at, border_.a, left), reader_.side(walk_, at, border_.b, -left)};
  }

  /// Where between two places of different sides the first of them ends.
  [[nodiscard]] double change(double from, double to, const Sides& before) const {
    while (to - from > kLocated_m) {
      const double middle = (from + to) / 2;
      (sides(middle) == before ? from : to) = middle;
    }
    return (from + to) / 2;
  }

 private:
  const SideReader& reader_;
  const BorderWalk& walk_;
  bool a_is_left_;
  const Border& border_;
};

BorderStretch stretch_of(const BorderWalk& walk, double from, double to, const Sides& sides, std::uint32_t border,
                         const CompatibilityMatrix& matrix) {
  BorderStretch stretch{.border = border,
                        .land_a = sides.a,
                        .land_b = sides.b,
                        .verdict = {},
                        .reason = {},
                        .length_m = (to - from) * walk.true_scale(),
                        .line = walk.part(from, to)};
  if (!sides.a.empty() && !sides.b.empty()) {
    const Compatibility& cell = matrix.between(sides.a, sides.b);
    stretch.verdict = cell.verdict;
    stretch.reason = cell.reason;
  }
  return stretch;
}

void walk_arc(const ArcReader& reader, const BorderWalk& walk, std::uint32_t border, double step,
              const CompatibilityMatrix& matrix, std::vector<BorderStretch>& out) {
  const double count = std::max(1.0, std::ceil(walk.length() / step));
  double from = 0;
  double last = walk.length() / count / 2;
  Sides now = reader.sides(last);
  for (double i = 1; i < count; ++i) {
    const double at = walk.length() * (i + 0.5) / count;
    const Sides next = reader.sides(at);
    if (!(next == now)) {
      const double change = reader.change(last, at, now);
      out.push_back(stretch_of(walk, from, change, now, border, matrix));
      from = change;
      now = next;
    }
    last = at;
  }
  out.push_back(stretch_of(walk, from, walk.length(), now, border, matrix));
}

}  // namespace

void BorderAgreement::add(const BorderStretch& stretch) {
  length_m += stretch.length_m;
  judged_m += stretch.verdict.empty() ? 0 : stretch.length_m;
  conflict_m += stretch.verdict == "conflicto" ? stretch.length_m : 0;
  review_m += stretch.verdict == "revisar" ? stretch.length_m : 0;
}

BorderAgreement Articulation::among(const BorderGraph& graph, const std::vector<std::uint32_t>& members) const {
  BorderAgreement total;
  const auto is_member = [&](std::uint32_t unit) { return std::ranges::find(members, unit) != members.end(); };
  for (const BorderStretch& stretch : stretches) {
    const Border& border = graph.borders()[stretch.border];
    if (is_member(border.a) && is_member(border.b)) {
      total.add(stretch);
    }
  }
  return total;
}

Articulation articulate(const LandLayer& land, const Coverage& coverage, const BorderGraph& graph,
                        const LandDefinitions& definitions, const ArticulationOptions& options) {
  Articulation result;
  result.by_border.resize(graph.borders().size());
  result.by_unit.resize(graph.unit_count());
  if (land.features.empty()) {
    return result;
  }
  const SideReader reader(land, options);
  for (std::size_t index = 0; index < graph.borders().size(); ++index) {
    const Border& border = graph.borders()[index];
    for (const std::uint32_t arc : graph.border_arcs(index)) {
      const BorderWalk walk(coverage.arc(arc), coverage.arcs[arc].length_m);
      if (walk.length() > 0) {
        walk_arc(ArcReader(reader, walk, coverage.arcs[arc], border), walk, static_cast<std::uint32_t>(index),
                 options.step_m, definitions.compatibility, result.stretches);
      }
    }
  }
  for (const BorderStretch& stretch : result.stretches) {
    result.by_border[stretch.border].add(stretch);
    result.by_unit[graph.borders()[stretch.border].a].add(stretch);
    result.by_unit[graph.borders()[stretch.border].b].add(stretch);
  }
  return result;
}

}  // namespace comarca
