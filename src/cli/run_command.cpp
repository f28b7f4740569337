// SPDX-License-Identifier: Apache-2.0
#include "cli/run_command.hpp"

#include <cstdio>
#include <map>

#include <fmt/format.h>

#include "cli/summary.hpp"
#include "comarca/base/error.hpp"
#include "comarca/pipeline/run.hpp"
#include "comarca/publication/presenter.hpp"

namespace comarca::cli {
namespace {

const std::map<std::string, LayerFormat> kFormats = {{"gpkg", LayerFormat::geopackage},
                                                     {"flatgeobuf", LayerFormat::flatgeobuf},
                                                     {"geojson", LayerFormat::geojson},
                                                     {"postgis", LayerFormat::postgis}};
constexpr std::size_t kFindingsShown = 10;

Target choose_target(const Project& project, const std::string& to, const std::string& output) {
  const LayerFormat format = kFormats.at(to);
  if (!output.empty()) {
    return {format, output};
  }
  if (format == LayerFormat::postgis) {
    throw usage_error("--to postgis needs to know the database", {}, "Add --output 'host=... dbname=... user=...'.");
  }
  const bool folder = format != LayerFormat::geopackage;
  auto place = project.product;
  return {format, (folder ? place.replace_extension("." + to) : place).string()};
}

}  // namespace

void RunCommand::describe(Options& options) {
  options.argument("project", &project_, "The project file").required();
  options.option("-o,--output", &output_,
                 "Where to write instead of [product] file: a file, a folder, a libpq connection string");
  options.option("--to", &to_, "Format of the product")
      .one_of({"gpkg", "flatgeobuf", "geojson", "postgis"})
      .with_default();
  options.flag("--json", json_, "Print the summary as JSON");
  options.footer(
      "Example: comarca run valle/project.toml\n"
      "         comarca run project.toml --to postgis -o 'dbname=observatorio schema=valle'");
}

int RunCommand::run(Session& session) {
  const Project project = session.open_project(project_);
  const ProductPresenter presenter(session.catalog);
  Target target = choose_target(project, to_, output_);
  target.presenter = &presenter;
  const RunSummary summary = run_project(project, session.catalog, target, *session.progress);
  session.progress->stage("");
  if (json_) {
    fmt::print("{}\n", summary_json(summary, project, target.place));
  } else if (!session.quiet) {
    print_findings(summary.findings, project.language, kFindingsShown);
    fmt::print("{}\n",
               summary_text(summary, project, target.format == LayerFormat::postgis ? "PostGIS" : target.place));
  }
  return summary.findings.has_errors() ? 1 : 0;
}

}  // namespace comarca::cli
