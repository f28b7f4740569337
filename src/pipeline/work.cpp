// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/work.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/geometry/projection.hpp"
#include "comarca/pipeline/schemes.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/project/project.hpp"
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
                                .clean_width_m = project.borders.closed_m(),
                                .layer = contract().municipalities.layer_name(),
                                .codes = codes};
  return Coverage(territory.polygons, Projection(territory.crs), options);
}

/// The tables of the project; their records are the files they were read from.
Stage<std::vector<ProjectTable>> read_tables(const RunContext& run, const Territory& territory, Progress& progress) {
  Stage<std::vector<ProjectTable>> stage;
  if (run.project.tables.empty()) {
    return stage;
  }
  progress.stage(in(run.project.language, "leyendo tablas", "reading tables"));
  stage.value = read_project_tables(run.project, run.catalog.get<SourceCatalog>(), territory, stage.findings);
  for (const auto& table : stage.value) {
    stage.inputs.push_back(table.record);
  }
  return stage;
}

Stage<std::optional<LanduseWork>> overlay_plans(const RunContext& run, const Borders& borders, Progress& progress) {
  if (run.project.landuse.empty()) {
    return {};
  }
  progress.stage(in(run.project.language, "cruzando planes de ordenamiento", "overlaying plans"));
  Stage<LanduseWork> stage = compute_landuse(run, borders);
  return {std::move(stage.value), std::move(stage.findings), std::move(stage.inputs)};
}

/// From tables, and from what the plans say as one more table.
Stage<IndicatorWork> find_figures(const RunContext& run, const Borders& borders,
                                  const std::vector<ProjectTable>& tables, const std::optional<LanduseWork>& landuse) {
  if (!landuse) {
    return compute_indicators(run, borders.territory, tables);
  }
  std::vector<ProjectTable> with_plans = tables;
  with_plans.push_back(land_table(run.project, *landuse, borders.territory, borders.graph));
  return compute_indicators(run, borders.territory, with_plans);
}

/// What each stage found and read, in the order of the stages. A file that two stages read is cited once.
class Told {
 public:
  explicit Told(const Borders& borders) : inputs_(borders.inputs), findings_(borders.findings) {}

  template <class T>
  void add(const Stage<T>& stage) {
    findings_.append(stage.findings);
    inputs_.insert(inputs_.end(), stage.inputs.begin(), stage.inputs.end());
  }
  /// Layers of plans may be the file of the boundaries.
  template <class T>
  void add_uncited(const Stage<T>& stage) {
    findings_.append(stage.findings);
    for (const auto& record : stage.inputs) {
      if (std::ranges::find(inputs_, record.file, &InputRecord::file) == inputs_.end()) {
        inputs_.push_back(record);
      }
    }
  }

  void cite(const std::vector<InputRecord>& records) { inputs_.insert(inputs_.end(), records.begin(), records.end()); }

  [[nodiscard]] std::vector<InputRecord> inputs() const { return inputs_; }
  /// The product says the same wherever the project lies and however it was named.
  [[nodiscard]] Findings findings(const Project& project) const {
    Findings all = findings_;
    all.leave_out_folder(std::filesystem::absolute(project.file).parent_path().string());
    all.leave_out_folder(project.file.parent_path().string());
    return all;
  }

 private:
  std::vector<InputRecord> inputs_;
  Findings findings_;
};

}  // namespace

Borders compute_borders(const RunContext& run, Progress& progress) {
  const Project& project = run.project;
  progress.stage(in(project.language, "leyendo límites", "reading boundaries"));
  Findings findings;
  check_own_definitions(run.catalog, findings);
  check_inputs(project, run.catalog);
  BoundaryInput boundaries = read_boundaries(project, run.catalog.get<SourceCatalog>(), findings);
  progress.stage(in(project.language, "buscando fronteras", "finding borders"));
  Coverage coverage = find_borders(project, boundaries.territory);
  findings.append(std::exchange(coverage.findings, {}));
  BorderGraph graph(coverage, declared_links(project, boundaries.territory));
  check_subregion_contiguity(boundaries.territory, graph, findings);
  return {std::move(boundaries.territory), std::move(coverage), std::move(graph), std::move(boundaries.inputs),
          std::move(findings)};
}

Work compute(const RunContext& run, Progress& progress) {
  const Project& project = run.project;
  Borders borders = compute_borders(run, progress);
  auto tables = read_tables(run, borders.territory, progress);
  auto landuse = overlay_plans(run, borders, progress);
  if (!tables.value.empty() || landuse.value || !project.indicators.microdata.empty()) {
    progress.stage(in(project.language, "calculando indicadores", "computing indicators"));
  }
  auto figures = find_figures(run, borders, tables.value, landuse.value);
  Stage<std::vector<LandPeople>> people;
  if (landuse.value) {
    people = people_by_land(project, borders.territory, *landuse.value, figures.value.statistics);
  }
  Stage<std::shared_ptr<const JudgedSchemes>> schemes;
  if (!project.schemes.empty()) {
    progress.stage(in(project.language, "juzgando esquemas", "judging schemes"));
    schemes = judge_project_schemes(run, borders, tables.value);
  }
  Told told(borders);
  told.add(tables);
  told.add_uncited(landuse);
  told.add(figures);
  told.add(people);
  told.add(schemes);
  told.cite(own_definition_records(run.catalog));
  return {.territory = std::move(borders.territory),
          .coverage = std::move(borders.coverage),
          .graph = std::move(borders.graph),
          .inputs = told.inputs(),
          .tables = std::move(tables.value),
          .indicators = std::move(figures.value),
          .landuse = std::move(landuse.value),
          .land_people = std::move(people.value),
          .schemes = std::move(schemes.value),
          .findings = told.findings(project)};
}

}  // namespace comarca
