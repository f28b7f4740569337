// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <utility>

#include "comarca/geometry/projection.hpp"
#include "comarca/territory/coverage.hpp"
#include "publication/themes/map_theme.hpp"

namespace comarca {
namespace {

struct BorderClass {
  Text label;
  Stroke stroke;
};

constexpr std::size_t kInSubregion = 0;
constexpr std::size_t kOutOfAll = 1;
constexpr std::size_t kBetweenSubregions = 2;
constexpr std::size_t kBetweenDepartments = 3;

const std::array<BorderClass, 4> kClasses = {
    {{{"Dentro de una subregión", "Within a subregion"}, {{140, 133, 119}, 0.25, {}}},
     {{"Entre municipios sin subregión", "Between municipalities without a subregion"}, {{140, 133, 119}, 0.25, {}}},
     {{"Entre subregiones", "Between subregions"}, {{91, 74, 138}, 0.5, {2, 1}}},
     {{"Entre departamentos", "Between departments"}, {{34, 34, 34}, 0.7, {3, 1}}}}};
const Text kBetweenMunicipalities = {"Entre municipios", "Between municipalities"};

/// The borders of all units, by what lies on their two sides.
class BorderTheme {
 public:
  explicit BorderTheme(const ThemeRequest& request)
      : request_(request), coverage_(*request.units.units.polygons, Projection(request.units.units.crs)) {
    for (const std::string& subregion : request.units.subregions) {
      has_subregions_ = has_subregions_ || !subregion.empty();
    }
  }

  [[nodiscard]] Map draw(const Members& members) const {
    const ProductUnits& units = request_.units;
    Map map;
    map.crs = units.units.crs;
    map.polygons.push_back({subset(units.units, members).polygons,
                            std::vector<std::uint32_t>(members.size(), 0),
                            {{{247, 242, 232}, Hatch::none, {}}},
                            {{120, 115, 105}, 0.15, {}},
                            true});
    auto [lines, pairs] = borders_of(members);
    for (std::size_t kind = 0; kind < kClasses.size(); ++kind) {
      if (!lines[kind].empty()) {
        add_lines(map, std::move(lines[kind]), kClasses[kind].stroke, label(kind).in(request_.language));
        map.legend.entries.back().count = pairs[kind].size();
      }
    }
    map.legend.title = in(request_.language, "Límites", "Borders");
    if (map.legend.entries.empty()) {
      map.legend.note = in(request_.language, "Sin elementos", "No features");
    }
    add_member_names(map, 0, units.units, members);
    return map;
  }

 private:
  /// The borders of each class: their lines, and the pairs of units, since one may be drawn in pieces.
  struct Borders {
    std::array<std::vector<std::vector<Point>>, kClasses.size()> lines;
    std::array<std::set<std::pair<std::size_t, std::size_t>>, kClasses.size()> pairs;
  };

  /// The borders that have a member on one side at least: where a place ends is a border too.
  [[nodiscard]] Borders borders_of(const Members& members) const {
    const std::set<std::size_t> among(members.begin(), members.end());
    Borders borders;
    for (std::size_t i = 0; i < coverage_.arc_count(); ++i) {
      const Arc& arc = coverage_.arcs[i];
      if (arc.left == kOutside || arc.right == kOutside || arc.left == arc.right ||
          !(among.contains(arc.left) || among.contains(arc.right))) {
        continue;
      }
      const auto points = coverage_.arc(i);
      const std::size_t kind = kind_of(arc.left, arc.right);
      borders.lines[kind].emplace_back(points.begin(), points.end());
      borders.pairs[kind].insert(std::minmax<std::size_t>(arc.left, arc.right));
    }
    return borders;
  }

  [[nodiscard]] std::size_t kind_of(std::size_t left, std::size_t right) const {
    const ProductUnits& units = request_.units;
    if (units.departments[left] != units.departments[right]) {
      return kBetweenDepartments;
    }
    if (units.subregions[left] != units.subregions[right]) {
      return kBetweenSubregions;
    }
    return units.subregions[left].empty() ? kOutOfAll : kInSubregion;
  }

  [[nodiscard]] const Text& label(std::size_t kind) const {
    return kind == kOutOfAll && !has_subregions_ ? kBetweenMunicipalities : kClasses[kind].label;
  }

  ThemeRequest request_;
  Coverage coverage_;
  bool has_subregions_ = false;
};

}  // namespace

MapTheme border_theme(const ThemeRequest& request) {
  const auto theme = std::make_shared<const BorderTheme>(request);
  SheetText text = layer_note(request.reader, contract().borders.layer_name(), request.language);
  text.title = in(request.language, "Límites entre municipios", "Borders between municipalities");
  return {text, [theme](const Members& members, const Shapes&) { return theme->draw(members); }};
}

}  // namespace comarca
