// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/landuse.hpp"

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
ArealScale scale_about(const Territory& territory, const std::map<std::string, LandLayer>& layers) {
  Box about = territory.polygons.box();
  for (const auto& [role, layer] : layers) {
    about.add(layer.polygons.box());
  }
  return {Projection(territory.crs), about};
}

LandLayer split(const LandLayer& layer, const LandContext& context) {
  return split_by_unit(layer, overlay_areas(layer.polygons, context.units, context.scale), context);
}

void join_layers(std::map<std::string, LandLayer>& layers, LandLayer& plans) {
  plans = std::move(layers["clase"]);
  plans.append(layers["categoria"]);
}

}  // namespace

std::optional<LanduseWork> compute_landuse(const Project& project, const std::filesystem::path& data,
                                           const Territory& territory, const Coverage& coverage,
                                           const BorderGraph& graph, std::vector<InputRecord>& inputs,
                                           Findings& findings) {
  if (project.landuse.empty()) {
    return std::nullopt;
  }
  LanduseWork work;
  work.definitions = LandDefinitions::load(data / "layers" / "landuse");
  check_plans(project, work.definitions.plans, territory, findings);
  auto layers = read_land_layers(project, work.definitions.classes, territory, inputs, findings);
  const ArealScale scale = scale_about(territory, layers);
  const auto codes = codes_of(territory);
  const LandContext context{territory.polygons, codes, scale, work.definitions.classes, project.landuse.least_m2};
  LandLayer plans;
  cut_overlaps(layers["categoria"], context, findings);
  join_layers(layers, plans);
  work.account = account_land(plans, context, findings);
  work.land = split_by_unit(plans, work.account.overlay, context);
  const ArticulationOptions options{project.landuse.probe_m, project.landuse.reach_m, project.landuse.step_m};
  work.articulation = articulate(work.land, coverage, graph, work.definitions, options);
  work.edges = match_edges(work.land, coverage, graph, options);
  if (layers.contains("perimetro") && layers.contains("servicios")) {
    check_inside(layers["perimetro"], layers["servicios"], context, findings);
  }
  if (layers.contains("amenaza")) {
    work.exposures = exposure(work.land, layers["amenaza"], context);
  }
  if (layers.contains("anterior")) {
    work.change = change_between(split(layers["anterior"], context), work.land, context);
  }
  return work;
}

std::vector<LandFigure> land_figures(const LanduseWork& work) {
  std::string protection;
  for (const LandClass& entry : work.definitions.classes.list()) {
    protection = entry.kind == LandKind::overlay && protection.empty() ? entry.id : protection;
  }
  std::vector<LandFigure> figures;
  for (std::uint32_t unit = 0; unit < work.account.identities.size(); ++unit) {
    const LandIdentity& identity = work.account.identities[unit];
    LandFigure figure{.unit = unit, .share_protected_pct = {}, .border_conflict_pct = {}};
    if (identity.has_plan() && identity.unit_m2 > 0) {
      figure.share_protected_pct = 100 * work.account.area_m2(unit, protection) / identity.unit_m2;
    }
    if (work.articulation.by_unit[unit].judged_m > 0) {
      figure.border_conflict_pct = work.articulation.by_unit[unit].conflict_pct();
    }
    figures.push_back(figure);
  }
  return figures;
}

}  // namespace comarca
