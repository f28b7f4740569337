// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/landuse.hpp"

#include <set>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/met_in.hpp"
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

/// Puts into the work what lies over the plans. Areas of hazards are not added up: those of different phenomena
/// overlap.
void add_over(std::map<LandRole, LandLayer>& layers, const LandContext& of_classes, LanduseWork& work,
              Findings& findings) {
  for (const LandRole role : {LandRole::use, LandRole::determinant, LandRole::hazard}) {
    const auto layer = layers.find(role);
    if (layer == layers.end()) {
      continue;
    }
    const bool adds_up = role != LandRole::hazard;
    const LandContext context{of_classes.units, of_classes.codes, of_classes.scale, work.definitions.words_of(role),
                              of_classes.least_m2};
    if (adds_up) {
      cut_overlaps(layer->second, context, findings);
    }
    const LandAccount account = account_land(layer->second, context, findings);
    work.over.append(split_by_unit(layer->second, account.overlay, context));
    work.areas_over.insert(work.areas_over.end(), account.areas.begin(),
                           adds_up ? account.areas.end() : account.areas.begin());
  }
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
std::vector<LandTheme> themes_of(const LanduseWork& work, const std::vector<bool>& with_hazards) {
  std::vector<LandTheme> themes;
  for (const LandClass& entry : work.definitions.classes.list()) {
    if (entry.kind == LandKind::overlay) {
      themes.push_back({entry.id, entry.title, of_category(work.land, entry.id), {}});
    }
  }
  for (const LandClass& level : work.definitions.hazards.list()) {
    themes.push_back({level.id, level.title, of_category(work.over, level.id), with_hazards});
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

std::optional<LanduseWork> compute_landuse(const Project& project, const Catalog& catalog, const Territory& territory,
                                           const Coverage& coverage, const BorderGraph& graph,
                                           std::vector<InputRecord>& inputs, Findings& findings) {
  if (project.landuse.empty()) {
    return std::nullopt;
  }
  LanduseWork work;
  work.definitions = catalog.get<LandDefinitions>();
  check_plans(project, work.definitions.plans, territory, findings);
  auto layers = read_land_layers(project, work.definitions, territory, inputs, findings);
  const ArealScale scale = scale_about(territory, layers);
  const auto codes = codes_of(territory);
  const LandContext context{territory.polygons, codes, scale, work.definitions.classes, project.landuse.least_m2};
  LandLayer plans;
  cut_overlaps(layers[LandRole::category], context, findings);
  join_layers(layers, plans);
  work.account = account_land(plans, context, findings);
  work.land = split_by_unit(plans, work.account.overlay, context);
  add_over(layers, context, work, findings);
  const ArticulationOptions options{project.landuse.probe_m, project.landuse.reach_m, project.landuse.step_m};
  work.articulation = articulate(work.land, coverage, graph, work.definitions, options);
  work.edges = match_edges(as_drawn(plans, work.account.overlay), coverage, graph, options);
  work.hazards_known = with_hazards(project, territory, work.over);
  work.themes = themes_of(work, work.hazards_known);
  work.continuity =
      follow_across_borders(work.themes, work.land, coverage, graph, {options, project.landuse.continuity_m});
  Findings interruptions;
  report_interruptions(work.continuity, work.themes, graph, codes, project.landuse.interruption_m, interruptions);
  findings.append(met_in(contract().continuity, interruptions));
  if (layers.contains(LandRole::perimeter) && layers.contains(LandRole::services)) {
    check_inside(layers[LandRole::perimeter], layers[LandRole::services], context, findings);
  }
  if (layers.contains(LandRole::hazard)) {
    work.exposures = exposure(work.land, layers[LandRole::hazard], context);
  }
  if (layers.contains(LandRole::earlier)) {
    work.change = account_change(split(layers[LandRole::earlier], context), work.land, context, findings);
  }
  return work;
}

}  // namespace comarca
