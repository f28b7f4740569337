// SPDX-License-Identifier: Apache-2.0
#include "cli/synth_command.hpp"

#include <cstdio>

#include <fmt/format.h>

#include "comarca/synth/demo_folder.hpp"
#include "comarca/synth/demo_report.hpp"

namespace comarca::cli {
namespace {

/// A count below zero would be read as a very large one.
std::string zero_or_more(const std::string& text) {
  return text.starts_with('-') ? fmt::format("{} is below zero", text) : std::string();
}

}  // namespace

void SynthCommand::describe(Options& options) {
  options.argument("folder", &folder_, "The folder to make").required();
  options.option("--units", &units_, "Municipalities, 12 to 60000; more than 999 make several departments")
      .check(zero_or_more)
      .with_default();
  options.option("--vertices", &vertices_, "Vertices over all polygons, about; 0 for 450 a unit")
      .check(zero_or_more)
      .with_default();
  options.option("--persons", &persons_, "Persons in the census microdata, 0 for none")
      .check(zero_or_more)
      .with_default();
  options.option("--seed", &seed_, "The same seed gives the same bytes").check(zero_or_more).with_default();
  options.option("--dirt", &dirt_,
                 "Defects of real files, separated by commas: slivers, overlaps, extra-vertices, simplified-alone");
  options.flag("--replace", replace_, "Replace a folder that this command made before");
  options.flag("--json", json_, "Print what was made as JSON");
  options.footer(
      "Example: comarca synth demo\n"
      "         comarca synth --units 1122 --persons 1000000 --seed 7 --dirt slivers,overlaps /tmp/sucio");
}

int SynthCommand::run(Session& session) {
  DemoFolderOptions options;
  options.territory.units = units_;
  options.territory.vertices = vertices_;
  options.territory.seed = seed_;
  options.territory.dirt = dirt_from_list(dirt_);
  options.persons = persons_;
  options.layouts = session.catalog.data() / "layers" / "demo";
  options.existing = replace_ ? ExistingFolder::replace : ExistingFolder::refuse;
  const DemoFolder made = write_demo_folder(options, folder_, *session.progress);
  session.progress->stage("");
  if (json_) {
    fmt::print("{}", demo_json(made, folder_));
  } else if (!session.quiet) {
    fmt::print("{}", demo_text(made, folder_, session.language_or(Language::spanish)));
  }
  return 0;
}

}  // namespace comarca::cli
