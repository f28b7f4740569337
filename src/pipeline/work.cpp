// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/work.hpp"

#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/geometry/projection.hpp"
#include "comarca/pipeline/schemes.hpp"
#include "comarca/product/contract.hpp"
#include "pipeline/input_check.hpp"
#include "pipeline/land_table.hpp"
#include "pipeline/own_definitions.hpp"
#include "pipeline/subregions.hpp"

namespace comarca {
namespace {

std::vector<DeclaredLink> declared_links(const Project& project, const Territory& territory) {
  std::vector<DeclaredLink> links;
  const auto index = [&](const std::string& code, const Where& where) {
    const auto unit = territory.find(code);
    if (!unit) {
      throw usage_error(fmt::format("there is no municipality '{}'", code), where, "Use a code of the boundary file.");
    }
    return static_cast<std::uint32_t>(*unit);
  };
  for (const auto& link : project.borders.links) {
    links.push_back({index(link.from, link.where), index(link.to, link.where), link.reason});
  }
  return links;
}

Coverage find_borders(const Project& project, const Territory& territory) {
  std::vector<std::string> codes;
  for (const auto& unit : territory.municipalities) {
    codes.push_back(unit.code);
  }
  const CoverageOptions options{.tolerance_m = project.borders.tolerance_m,
                                .clean_width_m = project.borders.clean_width_m,
                                .layer = contract().municipalities.layer_name(),
                                .codes = codes};
  return Coverage(territory.polygons, Projection(territory.crs), options);
}

}  // namespace

Work compute_borders(const Project& project, const Catalog& catalog, Progress& progress) {
  Work work;
  progress.stage(in(project.language, "leyendo límites", "reading boundaries"));
  check_own_definitions(catalog, work.findings);
  check_inputs(project, catalog);
  BoundaryInput boundaries = read_boundaries(project, catalog.get<SourceCatalog>(), work.findings);
  work.territory = std::move(boundaries.territory);
  work.inputs = std::move(boundaries.inputs);
  progress.stage(in(project.language, "buscando fronteras", "finding borders"));
  work.coverage = find_borders(project, work.territory);
  work.findings.append(std::exchange(work.coverage.findings, {}));
  work.graph = BorderGraph(work.coverage, declared_links(project, work.territory));
  check_subregion_contiguity(work.territory, work.graph, work.findings);
  return work;
}

Work compute(const Project& project, const Catalog& catalog, Progress& progress) {
  Work work = compute_borders(project, catalog, progress);
  if (!project.tables.empty()) {
    progress.stage(in(project.language, "leyendo tablas", "reading tables"));
    work.tables = read_project_tables(project, catalog.get<SourceCatalog>(), work.territory, work.findings);
    for (const auto& table : work.tables) {
      work.inputs.push_back(table.record);
    }
  }
  std::vector<ProjectTable> feeding = work.tables;
  if (!project.landuse.empty()) {
    progress.stage(in(project.language, "cruzando planes de ordenamiento", "overlaying plans"));
    work.landuse =
        compute_landuse(project, catalog, work.territory, work.coverage, work.graph, work.inputs, work.findings);
    feeding.push_back(land_table(project, *work.landuse, work.territory, work.graph));
  }
  work.indicators = compute_indicators(project, catalog, work.territory, feeding, work.findings, progress);
  if (work.landuse) {
    work.landuse->people =
        people_by_land(project, *work.landuse, work.territory, work.indicators.statistics, work.inputs, work.findings);
  }
  if (!project.schemes.empty()) {
    progress.stage(in(project.language, "juzgando esquemas", "judging schemes"));
    work.schemes = judge_project_schemes(project, work, catalog, work.findings);
  }
  // The product says the same wherever the project lies and however it was named.
  work.findings.leave_out_folder(std::filesystem::absolute(project.file).parent_path().string());
  work.findings.leave_out_folder(project.file.parent_path().string());
  return work;
}

}  // namespace comarca
