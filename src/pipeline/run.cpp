// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/run.hpp"

#include <memory>
#include <optional>
#include <utility>

#include "comarca/base/atomic_file.hpp"
#include "comarca/base/date.hpp"
#include "comarca/base/file_set.hpp"
#include "comarca/base/units.hpp"
#include "comarca/pipeline/layers.hpp"
#include "comarca/pipeline/schemes.hpp"
#include "comarca/pipeline/work.hpp"
#include "comarca/product/metadata.hpp"
#include "comarca/product/presenter.hpp"
#include "comarca/product/product_writer.hpp"
#include "comarca/project/project.hpp"
#include "pipeline/output_check.hpp"

namespace comarca {
namespace {

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
    summary.area_km2 += to_km2(unit.measure.area_m2);
  }
  summary.findings = std::move(work.findings);
  return summary;
}

/// The date every stamp of the product carries: never the clock, so that the same inputs give the same bytes.
Date product_date(const Project& project, const std::vector<InputRecord>& inputs) {
  if (project.date) {
    return *project.date;
  }
  const std::string& vintage = inputs.front().vintage;
  for (const std::string& iso : {vintage, vintage + "-01-01"}) {  // a day, or a year
    if (const auto day = Date::parse(iso)) {
      return *day;
    }
  }
  return *Date::of(2000, 1, 1);  // any will do, if it is always the same
}

/// Writes a product and what lies beside it. A GeoPackage and its companions take their places together; the other
/// formats are one folder or one transaction, and put themselves in place.
class ProductWriting {
 public:
  ProductWriting(const Project& project, const Target& target) : project_(project), target_(target) {
    if (target.format == LayerFormat::geopackage) {
      files_.emplace(target.place);
      written_ = files_->stage(target.place);
    }
  }

  void write(const Work& work) {
    const ProductImprint imprint{project_.name, project_.crs, product_date(project_, work.inputs), project_.language,
                                 files_ ? std::filesystem::path(target_.place).filename().string() : std::string()};
    RecordingWriter writer(
        make_product_writer(target_.format, written_, {imprint.crs, imprint.language, imprint.date.iso()}));
    fill_layers({writer, work, project_.language, project_.borders.weak_border_m});
    if (target_.presenter != nullptr) {
      present(writer, imprint);
    }
    writer.set_metadata(iso_metadata({imprint.title, imprint.date, imprint.language}, work.territory, work.inputs));
    writer.finish();
  }

  /// From the product that is not in its place yet: nothing replaces an earlier file before all is drawn.
  void draw(Progress& progress) {
    if (!files_ || target_.presenter == nullptr || (project_.maps.empty() && project_.charts.empty())) {
      return;
    }
    progress.stage(in(project_.language, "dibujando", "drawing"));
    for (const auto& map : project_.maps) {
      target_.presenter->draw(written_, staged(map), project_.language);
    }
    for (const auto& chart : project_.charts) {
      target_.presenter->draw(written_, staged(chart), project_.language);
    }
  }

  void commit() {
    if (files_) {
      files_->commit();
    }
  }

 private:
  void present(RecordingWriter& writer, const ProductImprint& imprint) {
    Presentation presentation = target_.presenter->present(writer, imprint);
    writer.set_styles(std::move(presentation.styles));
    writer.set_web_style(std::move(presentation.web_style));
    for (const Companion& companion : presentation.companions) {
      write_file(files_->stage(std::filesystem::path(target_.place).replace_extension(companion.ending)),
                 companion.bytes);
    }
  }

  /// A map or a chart with the place where it is drawn first.
  template <class Section>
  Section staged(Section section) {
    make_folder_of(section.file);
    section.file = files_->stage(section.file);
    return section;
  }

  const Project& project_;
  const Target& target_;
  std::string written_ = target_.place;
  std::optional<FileSet> files_;
};

}  // namespace

RunSummary check_project(const Project& project, const Catalog& catalog, Progress& progress) {
  check_outputs(project, {LayerFormat::geopackage, project.product.string()});
  Work work = compute({project, catalog}, progress);
  return summarise(work);
}

RunSummary run_project(const Project& project, const Catalog& catalog, const Target& target, Progress& progress) {
  check_outputs(project, target);
  Work work = compute({project, catalog}, progress);
  progress.stage(in(project.language, "escribiendo el producto", "writing the product"));
  ProductWriting writing(project, target);
  writing.write(work);
  writing.draw(progress);
  writing.commit();
  return summarise(work);
}

}  // namespace comarca
