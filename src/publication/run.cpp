// SPDX-License-Identifier: Apache-2.0
#include "comarca/publication/run.hpp"
#include "comarca/publication/chart.hpp"
#include "comarca/publication/map.hpp"

#include <memory>
#include <utility>

#include "comarca/base/atomic_file.hpp"
#include "comarca/pipeline/recording_writer.hpp"
#include "comarca/pipeline/schemes.hpp"
#include "comarca/pipeline/work.hpp"
#include "comarca/product/metadata.hpp"
#include "publication/output_check.hpp"
#include "publication/qgis/presentation.hpp"

namespace comarca {
namespace {

constexpr double kSquareMetresPerSquareKilometre = 1e6;
constexpr const char* kDateOfNoVintage = "2000-01-01";

RunSummary summarise(Work& work) {
  RunSummary summary;
  const Territory& territory = work.territory;
  summary.municipalities = territory.municipalities.size();
  summary.subregions = territory.subregions.size();
  summary.departments = territory.departments.size();
  for (const Border& border : work.graph.borders()) {
    summary.borders += border.kind == BorderKind::line ? 1 : 0;
    summary.point_contacts += border.kind == BorderKind::point ? 1 : 0;
  }
  for (const auto& unit : territory.municipalities) {
    summary.area_km2 += unit.measure.area_m2 / kSquareMetresPerSquareKilometre;
  }
  summary.findings = std::move(work.findings);
  return summary;
}

/// The date every stamp of the product carries: never the clock, so that the same inputs give the same bytes.
std::string product_date(const Project& project, const std::vector<InputRecord>& inputs) {
  if (!project.date.empty()) {
    return project.date;
  }
  const std::string& vintage = inputs.front().vintage;
  return vintage.size() == 4 ? vintage + "-01-01" : vintage.size() == 10 ? vintage : kDateOfNoVintage;
}

/// Puts the product and what lies beside it in place. All bytes are on disk before the first name changes, so that a
/// full disk leaves the earlier files as they were.
void finish_with(LayerWriter& writer, const std::vector<Companion>& companions) {
  std::vector<std::unique_ptr<AtomicFile>> files;
  for (const Companion& companion : companions) {
    files.push_back(std::make_unique<AtomicFile>(companion.path));
    files.back()->write(companion.bytes);
  }
  writer.finish();
  for (const auto& file : files) {
    file->commit();
  }
}

void write_product(const Project& project, const Catalog& catalog, const Work& work, const Target& target) {
  const Territory& territory = work.territory;
  const WriterOptions options{project.crs, project.language, product_date(project, work.inputs)};
  const auto writer = std::make_unique<RecordingWriter>(make_layer_writer(target.format, target.place, options));
  write_municipalities(*writer, territory);
  if (!territory.subregions.empty()) {
    write_subregions(*writer, territory, work.coverage);
  }
  write_departments(*writer, territory, work.coverage);
  write_borders(*writer, work, project.borders.weak_border_m);
  write_data(*writer, work.tables, territory, project.language);
  write_indicators(*writer, work, project.language);
  if (work.landuse) {
    write_landuse(*writer, work, project.language);
  }
  if (work.schemes) {
    write_schemes(*writer, *work.schemes, work, project.language);
  }
  write_findings(*writer, work.findings, project.language);
  write_inputs(*writer, work.inputs, project.language);
  const auto styled = styled_layers(catalog, writer->layers(), writer->values());
  writer->set_styles(product_styles(styled, project.language));
  const Presented presented{project, work, styled, options.date};
  writer->set_web_style(web_style(presented, ""));
  writer->set_metadata(iso_metadata({project.name, options.date, project.language}, territory, work.inputs));
  std::vector<Companion> companions;
  if (target.format == LayerFormat::geopackage) {
    companions = companions_of(presented, target.place);
  }
  finish_with(*writer, companions);
}

void draw_figures(const Project& project, const Catalog& catalog, const Target& target, Progress& progress) {
  if (target.format != LayerFormat::geopackage || (project.maps.empty() && project.charts.empty())) {
    return;
  }
  progress.stage(project.language == Language::spanish ? "dibujando" : "drawing");
  for (const auto& map : project.maps) {
    draw_map(target.place, map, catalog, project.language);
  }
  for (const auto& chart : project.charts) {
    draw_chart_of(target.place, chart, project.language);
  }
}

}  // namespace

RunSummary check_project(const Project& project, const Catalog& catalog, Progress& progress) {
  check_outputs(project, {LayerFormat::geopackage, project.product.string()});
  Work work = compute(project, catalog, progress);
  return summarise(work);
}

RunSummary run_project(const Project& project, const Catalog& catalog, const Target& target, Progress& progress) {
  check_outputs(project, target);
  Work work = compute(project, catalog, progress);
  progress.stage(project.language == Language::spanish ? "escribiendo el producto" : "writing the product");
  write_product(project, catalog, work, target);
  draw_figures(project, catalog, target, progress);
  return summarise(work);
}

}  // namespace comarca
