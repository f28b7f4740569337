// SPDX-License-Identifier: Apache-2.0
#include "cli/areas_command.hpp"

#include <cstdio>

#include <fmt/format.h>

#include "comarca/pipeline/class_areas_report.hpp"

namespace comarca::cli {

void AreasCommand::describe(Options& options) {
  options.argument("layer", &layer_, "Polygon layer with the classes").required();
  options.argument("units", &units_, "Polygon layer of the units").required();
  options.option("--class", &class_column_, "Column of the layer that says the class").required();
  options.option("--unit", &unit_column_, "Column of the units that names them").required();
  options.option("--crs", &crs_, "CRS in which edges are straight").with_default();
  options.footer(
      "Areas are on the ellipsoid, in hectares, whatever the CRS.\n"
      "Example: comarca areas suelo.gpkg municipios.gpkg --class clase --unit codigo > areas.csv");
}

int AreasCommand::run(Session& session) {
  Findings findings;
  const auto areas = class_areas({layer_, class_column_}, {units_, unit_column_}, crs_, findings);
  session.progress->stage("");
  print_findings(findings, session.language_or(Language::spanish), 20);
  fmt::print("{}", class_areas_csv(areas));
  return 0;
}

}  // namespace comarca::cli
