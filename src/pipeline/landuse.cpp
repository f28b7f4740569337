// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/landuse.hpp"

#include <set>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/pipeline/work.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/met_in.hpp"
#include "comarca/project/project.hpp"
#include "pipeline/landuse_input.hpp"

namespace comarca {
namespace {

std::vector<std::string> codes_of(const Territory& territory) {
  std::vector<std::string> codes;
  for (const auto& unit : territory.municipalities) {
    codes.push_back(unit.code);
  }
  return codes;
}

/// Encloses the municipalities and every layer.
ArealScale scale_about(const Territory& territory, const std::map<LandRole, LandLayer>& layers) {
  Box about = territory.polygons.box();
  for (const auto& [role, layer] : layers) {
    about.add(layer.polygons.box());
  }
  return {Projection(territory.crs), about};
}

LandLayer split(const LandLayer& layer, const LandContext& context) {
  return split_by_unit(layer, overlay_areas(layer.polygons, context.units, context.scale), context);
}

void join_layers(std::map<LandRole, LandLayer>& layers, LandLayer& plans) {
  plans = std::move(layers[LandRole::land_class]);
  plans.append(layers[LandRole::category]);
}

/// What lies over the plans.
struct LandOver {
  LandLayer land;
  std::vector<LandArea> areas;  ///< of uses and superior norms
};

/// Areas of hazards are not added up: those of different phenomena overlap.
LandOver find_over(std::map<LandRole, LandLayer>& layers, const LandContext& of_classes,
                   const LandDefinitions& definitions, Findings& findings) {
  LandOver over;
  for (const LandRole role : {LandRole::use, LandRole::determinant, LandRole::hazard}) {
    const auto layer = layers.find(role);
    if (layer == layers.end()) {
      continue;
    }
    const bool adds_up = role != LandRole::hazard;
    const LandContext context{of_classes.units, of_classes.codes, of_classes.scale, definitions.words_of(role),
                              of_classes.least_m2};
    if (adds_up) {
      cut_overlaps(layer->second, context, findings);
    }
    const LandAccount account = account_land(layer->second, context, findings);
    over.land.append(split_by_unit(layer->second, account.overlay, context));
    over.areas.insert(over.areas.end(), account.areas.begin(), adds_up ? account.areas.end() : account.areas.begin());
  }
  return over;
}

/// What divides the units, as the plans draw it: beyond the border too where a plan goes too far. What does not say
/// whose it is belongs to the unit that has most of it.
LandLayer as_drawn(const LandLayer& plans, const AreaOverlay& overlay) {
  std::vector<std::uint32_t> unit_of(plans.features.size(), kOutside);
  std::vector<double> largest_m2(plans.features.size(), 0);
  for (const AreaPiece& piece : overlay.pieces) {
    if (piece.area_m2 > largest_m2[piece.feature]) {
      largest_m2[piece.feature] = piece.area_m2;
      unit_of[piece.feature] = piece.unit;
    }
  }
  LandLayer result;
  for (std::size_t i = 0; i < plans.features.size(); ++i) {
    if (plans.features[i].divides()) {
      result.features.push_back(plans.features[i]);
      result.polygons.append_unit(plans.polygons, i);
      std::uint32_t& plan = result.features.back().plan;
      plan = plan == kOutside ? unit_of[i] : plan;
    }
  }
  return result;
}

LandLayer of_category(const LandLayer& layer, const std::string& id) {
  LandLayer result;
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    if (layer.features[i].meaning.category == id) {
      result.features.push_back(layer.features[i]);
      result.polygons.append_unit(layer.polygons, i);
    }
  }
  return result;
}

/// Municipalities whose hazards are known: they have some, or a layer of theirs says by being empty that they have
/// none.
std::vector<bool> with_hazards(const Project& project, const Territory& territory, const LandLayer& over) {
  std::vector<bool> with(territory.municipalities.size(), false);
  for (const LandFeature& feature : over.features) {
    with[feature.plan] = with[feature.plan] || feature.role == LandRole::hazard;
  }
  for (const LandLayerSection& section : project.landuse.layers) {
    if (section.role == land_role_code(LandRole::hazard) && !section.municipality.empty()) {
      with[need_municipality(territory, section.municipality, section.where)] = true;
    }
  }
  return with;
}

/// What should not end at a border: categories over any class, and levels of hazard.
std::vector<LandTheme> themes_of(const LandDefinitions& definitions, const LandLayer& land, const LandLayer& over,
                                 const std::vector<bool>& with_hazards) {
  std::vector<LandTheme> themes;
  for (const LandClass& entry : definitions.classes.list()) {
    if (entry.kind == LandKind::overlay) {
      themes.push_back({entry.id, entry.title, of_category(land, entry.id), {}});
    }
  }
  for (const LandClass& level : definitions.hazards.list()) {
    themes.push_back({level.id, level.title, of_category(over, level.id), with_hazards});
  }
  std::erase_if(themes, [](const LandTheme& theme) { return theme.areas.features.empty(); });
  return themes;
}

/// The change of the units that have both dates; the others are told of.
LandChange account_change(LandLayer before, LandLayer after, const LandContext& context, Findings& findings) {
  cut_divisions(before, context.scale);
  cut_divisions(after, context.scale);
  LandChange change = change_between(before, after, context);
  std::set<std::string> one_date;
  for (const LandLayer* layer : {&before, &after}) {
    for (const LandFeature& feature : layer->features) {
      if (feature.plan != kOutside && feature.divides() && !change.both_dates[feature.plan]) {
        one_date.insert(context.codes[feature.plan]);
      }
    }
  }
  if (!one_date.empty()) {
    const std::string codes = join({one_date.begin(), one_date.end()}, ", ");
    findings.add(
        {.code = "cuenta-sin-fecha",
         .severity = Severity::info,
         .layer = "landuse",
         .what = {fmt::format("Sin clases en una de las dos fechas, y por eso sin cuenta del suelo: {}.", codes),
                  fmt::format("No classes at one of the two dates, hence no land account: {}.", codes)},
         .remedy = {"Agregue la capa de la fecha que falta.", "Add the layer of the missing date."}});
  }
  return change;
}

}  // namespace

Stage<LanduseWork> compute_landuse(const RunContext& run, const Borders& borders) {
  const auto& [territory, coverage, graph, inputs, told] = borders;
  const LanduseSection& section = run.project.landuse;
  const auto& definitions = run.catalog.get<LandDefinitions>();
  Findings findings;
  check_plans(run.project, definitions.plans, territory, findings);
  LandSources sources = read_land_layers(run.project, definitions, territory, findings);
  auto& layers = sources.by_role;
  const ArealScale scale = scale_about(territory, layers);
  const auto codes = codes_of(territory);
  const LandContext context{territory.polygons, codes, scale, definitions.classes, section.least_m2};
  LandLayer plans;
  cut_overlaps(layers[LandRole::category], context, findings);
  join_layers(layers, plans);
  LandAccount account = account_land(plans, context, findings);
  LandLayer land = split_by_unit(plans, account.overlay, context);
  LandOver over = find_over(layers, context, definitions, findings);
  const ArticulationOptions options{section.probe_m, section.reach_m, section.step_m};
  Articulation articulation = articulate(land, {coverage, graph}, definitions, options);
  auto edges = match_edges(as_drawn(plans, account.overlay), {coverage, graph}, options);
  auto hazards_known = with_hazards(run.project, territory, over.land);
  auto themes = themes_of(definitions, land, over.land, hazards_known);
  auto continuity = follow_across_borders(themes, land, {coverage, graph}, {options, section.continuity_m});
  Findings interruptions;
  report_interruptions(continuity, {themes, graph, codes, section.interruption_m}, interruptions);
  findings.append(met_in(contract().continuity, interruptions));
  if (layers.contains(LandRole::perimeter) && layers.contains(LandRole::services)) {
    check_inside(layers[LandRole::perimeter], layers[LandRole::services], context, findings);
  }
  auto exposures =
      layers.contains(LandRole::hazard) ? exposure(land, layers[LandRole::hazard], context) : std::vector<Exposure>();
  LandChange change = layers.contains(LandRole::earlier)
                          ? account_change(split(layers[LandRole::earlier], context), land, context, findings)
                          : LandChange();
  return {{.definitions = definitions,
           .land = std::move(land),
           .over = std::move(over.land),
           .account = std::move(account),
           .areas_over = std::move(over.areas),
           .articulation = std::move(articulation),
           .edges = std::move(edges),
           .exposures = std::move(exposures),
           .change = std::move(change),
           .hazards_known = std::move(hazards_known),
           .themes = std::move(themes),
           .continuity = std::move(continuity)},
          std::move(findings),
          std::move(sources.inputs)};
}

}  // namespace comarca
