// SPDX-License-Identifier: Apache-2.0
#include "comarca/landuse/continuity.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "comarca/geometry/wkb.hpp"
#include "landuse/nearest_edge.hpp"
#include "landuse/side_reader.hpp"

// ADR 0172: continuity is judged where a theme reaches the border.
namespace comarca {
namespace {

using landuse::BorderWalk;
using landuse::Side;

struct Presences {
  Presence a = Presence::unsaid;
  Presence b = Presence::unsaid;
  bool operator==(const Presences&) const = default;
  [[nodiscard]] bool of_interest() const noexcept { return a == Presence::reaches || b == Presence::reaches; }
};

/// Asks for one theme on both sides of a walk.
class ThemeReader {
 public:
  ThemeReader(const LandTheme& theme, const landuse::SideReader& plans, const ContinuityOptions& options)
      : theme_(theme), plans_(plans), options_(options), locator_(theme.areas.polygons) {}

  [[nodiscard]] Presence presence(const BorderWalk::Place& place, const Side& side) const {
    // The second, nearer probe finds strips that are narrower than the first one's distance.
    for (const double distance : {options_.walk.probe_m, options_.walk.probe_m / 10}) {
      if (has(landuse::point_inside(place, side, distance), side.unit)) {
        return Presence::reaches;
      }
    }
    if (landuse::nearest_edge({locator_.grid(), theme_.areas, side.unit}, place.point, options_.within_m)) {
      return Presence::near;
    }
    return says(place, side) ? Presence::absent : Presence::unsaid;
  }

 private:
  [[nodiscard]] bool has(Point point, std::uint32_t unit) const {
    return std::ranges::any_of(locator_.at(point),
                               [&](std::uint32_t feature) { return theme_.areas.features[feature].plan == unit; });
  }
  [[nodiscard]] bool says(const BorderWalk::Place& place, const Side& side) const {
    return theme_.said_in.empty() ? !plans_.land_of(place, side).empty() : theme_.said_in[side.unit];
  }

  const LandTheme& theme_;
  const landuse::SideReader& plans_;
  const ContinuityOptions& options_;
  landuse::Locator locator_;
};

/// Whose plan has it, and whose has not, on the longest interrupted stretch of a border.
struct Interruption {
  double length_m = 0;
  const ContinuityStretch* longest = nullptr;
};

Finding finding_of(const Interruption& interruption, const Text& theme, const Border& border,
                   std::span<const std::string> codes) {
  const ContinuityStretch& stretch = *interruption.longest;
  const bool a_has_it = stretch.a == Presence::reaches;
  const std::string& from = codes[a_has_it ? border.a : border.b];
  const std::string& to = codes[a_has_it ? border.b : border.a];
  return {.code = "continuidad-interrumpida",
          .severity = Severity::warning,
          .unit = from,
          .where = fmt::format("{}/{}", from, to),
          .what = {fmt::format("{} llega al límite de {} con {} y no sigue al otro lado en {:.0f} m.", theme.es, from,
                               to, interruption.length_m),
                   fmt::format("{} reaches the border of {} with {} and does not go on behind it over {:.0f} m.",
                               theme.en, from, to, interruption.length_m)},
          .remedy = {"Acuerden los dos municipios si sigue o por qué termina en el límite.",
                     "The two municipalities should agree whether it goes on, or why it ends at the border."},
          .wkb = point_wkb(stretch.line[stretch.line.size() / 2]),
          .magnitude = interruption.length_m};
}

}  // namespace

void ContinuityShare::add(const ContinuityStretch& stretch) noexcept {
  length_m += stretch.length_m;
  judged_m += stretch.judged() ? stretch.length_m : 0;
  interrupted_m += stretch.judged() && stretch.interrupted() ? stretch.length_m : 0;
}

std::vector<ContinuityStretch> follow_across_borders(const std::vector<LandTheme>& themes, const LandLayer& plans,
                                                     const BorderLines& borders, const ContinuityOptions& options) {
  std::vector<ContinuityStretch> stretches;
  const landuse::SideReader plan_reader(plans, options.walk);
  for (std::uint32_t theme = 0; theme < themes.size(); ++theme) {
    const ThemeReader reader(themes[theme], plan_reader, options);
    landuse::walk_borders(borders.coverage, borders.graph,
                          [&](std::uint32_t border, const BorderWalk& walk, const landuse::BorderSides& sides) {
                            const auto read = [&](double at) {
                              const auto place = walk.at(at);
                              return Presences{reader.presence(place, sides.a), reader.presence(place, sides.b)};
                            };
                            landuse::cut_where_it_changes(
                                walk, options.walk.step_m, read, [&](double from, double to, const Presences& found) {
                                  if (found.of_interest()) {
                                    stretches.push_back({border, theme, found.a, found.b,
                                                         (to - from) * walk.true_scale(), walk.part(from, to)});
                                  }
                                });
                          });
  }
  return stretches;
}

void report_interruptions(const std::vector<ContinuityStretch>& stretches, const InterruptionContext& context,
                          Findings& findings) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, Interruption> by_border;
  for (const ContinuityStretch& stretch : stretches) {
    if (stretch.judged() && stretch.interrupted()) {
      Interruption& sum = by_border[{stretch.border, stretch.theme}];
      sum.length_m += stretch.length_m;
      const bool longer = sum.longest == nullptr || stretch.length_m > sum.longest->length_m;
      sum.longest = longer ? &stretch : sum.longest;
    }
  }
  for (const auto& [key, interruption] : by_border) {
    if (interruption.length_m >= context.least_m) {
      findings.add(finding_of(interruption, context.themes[key.second].title, context.graph.borders()[key.first],
                              context.codes));
    }
  }
}

}  // namespace comarca
