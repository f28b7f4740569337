// SPDX-License-Identifier: Apache-2.0
#include "comarca/landuse/articulation.hpp"

#include <algorithm>

#include "landuse/side_reader.hpp"

// ADR 0171: borders are judged by asking each plan just inside.
namespace comarca {
namespace {

using landuse::BorderWalk;

struct Sides {
  std::string a;
  std::string b;
  bool operator==(const Sides&) const = default;
};

/// Where a stretch begins and ends on its walk.
struct Reach {
  double from = 0;
  double to = 0;
};

BorderStretch stretch_of(const BorderWalk& walk, Reach reach, const Sides& sides, const CompatibilityMatrix& matrix) {
  BorderStretch stretch{.land_a = sides.a,
                        .land_b = sides.b,
                        .verdict = {},
                        .reason = {},
                        .length_m = (reach.to - reach.from) * walk.true_scale(),
                        .line = walk.part(reach.from, reach.to)};
  if (!sides.a.empty() && !sides.b.empty()) {
    const Compatibility& cell = matrix.between(sides.a, sides.b);
    stretch.verdict = cell.verdict;
    stretch.reason = cell.reason;
  }
  return stretch;
}

}  // namespace

void BorderAgreement::add(const BorderStretch& stretch) {
  length_m += stretch.length_m;
  judged_m += stretch.verdict ? stretch.length_m : 0;
  conflict_m += stretch.verdict == LandVerdict::conflict ? stretch.length_m : 0;
  review_m += stretch.verdict == LandVerdict::review ? stretch.length_m : 0;
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

Articulation articulate(const LandLayer& land, const BorderLines& borders, const LandDefinitions& definitions,
                        const ArticulationOptions& options) {
  const auto& [coverage, graph] = borders;
  Articulation result;
  result.by_border.resize(graph.borders().size());
  result.by_unit.resize(graph.unit_count());
  if (land.features.empty()) {
    return result;
  }
  const landuse::SideReader reader(land, options);
  landuse::walk_borders(
      coverage, graph, [&](std::uint32_t index, const BorderWalk& walk, const landuse::BorderSides& sides) {
        const auto read = [&](double at) {
          const auto place = walk.at(at);
          return Sides{reader.land_of(place, sides.a), reader.land_of(place, sides.b)};
        };
        landuse::cut_where_it_changes(walk, options.step_m, read, [&](double from, double to, const Sides& said) {
          result.stretches.push_back(stretch_of(walk, {from, to}, said, definitions.compatibility));
          result.stretches.back().border = index;
        });
      });
  for (const BorderStretch& stretch : result.stretches) {
    result.by_border[stretch.border].add(stretch);
    result.by_unit[graph.borders()[stretch.border].a].add(stretch);
    result.by_unit[graph.borders()[stretch.border].b].add(stretch);
  }
  return result;
}

}  // namespace comarca
