// SPDX-License-Identifier: Apache-2.0
#include "publication/themes/map_theme.hpp"

#include <array>
#include <set>

#include <fmt/format.h>

namespace comarca {
namespace {

constexpr std::size_t kMostNames = 150;  // more than these do not fit on a sheet

constexpr std::array<std::string_view, 1> kBoundaries = {input_roles::kBoundaries};
constexpr std::array<std::string_view, 1> kPlans = {input_roles::kPlans};
constexpr std::array<std::string_view, 2> kPlansAndBoundaries = {input_roles::kPlans, input_roles::kBoundaries};

/// The roles of the input files behind a layer.
std::span<const std::string_view> roles_of(const std::string& layer) {
  if (layer == contract().land.layer_name()) {
    return kPlans;
  }
  const bool of_plans = layer == contract().articulation.layer_name() || layer == contract().continuity.layer_name();
  return of_plans ? std::span<const std::string_view>(kPlansAndBoundaries) : kBoundaries;
}

/// Layers that hold what their sources do, and not what was computed from it.
bool as_given(const std::string& layer) {
  return layer == contract().municipalities.layer_name() || layer == contract().land.layer_name();
}

/// The days whose law judged the schemes.
std::string days_of_law(const LayerRows& schemes, Language language) {
  std::set<std::string> days;
  for (std::size_t row = 0; row < schemes.size(); ++row) {
    days.insert(schemes.text(row, contract().schemes.law_date));
  }
  days.erase("");
  return days.empty() ? "" : fmt::format("{} {}", in(language, "ley al", "law of"), fmt::join(days, ", "));
}

}  // namespace

MapUnits subset(const MapUnits& units, const Members& members) {
  return subset(units, members, *units.polygons);
}

MapUnits subset(const MapUnits& units, const Members& members, const Polygons& shapes) {
  auto polygons = std::make_shared<Polygons>();
  MapUnits result;
  result.crs = units.crs;
  for (const std::size_t member : members) {
    polygons->append_unit(shapes, member);
    result.units.push_back(units.units[member]);
  }
  result.polygons = std::move(polygons);
  return result;
}

void add_member_names(Map& map, std::size_t layer, const MapUnits& units, const Members& members) {
  if (members.size() > kMostNames) {
    return;
  }
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (const std::string& name = units.units[members[i]].name; !name.empty()) {
      map.labels.push_back({name, layer, i, planar_area(*map.polygons[layer].polygons, i)});
    }
  }
}

SheetText layer_note(const ProductReader& reader, const std::string& layer, Language language) {
  const InputNote inputs = reader.inputs(roles_of(layer), language);
  SheetText text;
  text.source = inputs.source;
  text.vintage = inputs.vintage;
  if (layer == contract().schemes.layer_name()) {
    text.vintage = both(text.vintage, days_of_law(reader.rows(contract().schemes), language));
  }
  text.method = reader.layer_name(layer).description;
  text.status = as_given(layer) ? in(language, "como lo da la fuente", "as its source gives it")
                                : in(language, "calculado de la fuente", "computed from its source");
  return text;
}

}  // namespace comarca
