// SPDX-License-Identifier: Apache-2.0
#include "comarca/synth/demo_folder.hpp"

#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/catalog/document.hpp"
#include "synth/blueprint.hpp"
#include "synth/boundary_file.hpp"
#include "synth/census/census.hpp"
#include "synth/figures.hpp"
#include "synth/landuse/plan_files.hpp"
#include "synth/output_folder.hpp"
#include "synth/project_file.hpp"
#include "synth/society.hpp"
#include "synth/table_layout.hpp"
#include "synth/territory_truth.hpp"

namespace comarca {
namespace {

using synth::Figures;
using synth::OutputFolder;

std::string read_me(const DemoFolderOptions& options, const DemoTerritory& territory) {
  return fmt::format(
      "{}\n\nNada de lo que hay aquí es un lugar, una persona ni una cifra real. Hecho por `comarca synth` con {} "
      "municipios, {} personas y la semilla {}: con los mismos números salen los mismos bytes.\n\nverdad/ guarda lo "
      "que un programa debería hallar.\nEl departamento se llama {} ({}).\n",
      synth::kReadMeStart, options.territory.units, options.persons, options.territory.seed,
      territory.departments.front().name, territory.departments.front().code);
}

std::string whole_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw io_error("cannot read this file", {.file = path.string()}, "It comes with comarca: install it again.");
  }
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The tables whose figures are known.
std::vector<synth::TableLayout> tables_for(const Table& root, const Figures& figures) {
  auto layouts = synth::read_table_layouts(root);
  std::erase_if(layouts, [&](const synth::TableLayout& layout) {
    return !layout.needs.empty() && figures.find(layout.needs) == nullptr;
  });
  return layouts;
}

/// The units and who lives in each.
struct Society {
  const DemoTerritory& territory;
  const std::vector<synth::Town>& towns;
};

/// Microdata that were written, and what they say of each unit.
struct Microdata {
  std::string folder;
  std::string source;
  synth::CensusTruth truth;
};

Microdata write_microdata(const DemoFolderOptions& options, const Society& society, OutputFolder& folder,
                          Progress& progress) {
  progress.stage("counting the people");
  const synth::Questionnaire questionnaire(Document::from_file(options.layouts / "censo.toml").root());
  auto truth =
      synth::write_census({society.territory, society.towns, questionnaire, options.territory.seed}, folder, progress);
  synth::write_census_truth(society.territory, truth, folder);
  return {questionnaire.folder(), questionnaire.source(), std::move(truth)};
}

}  // namespace

DemoFolder write_demo_folder(const DemoFolderOptions& options, const std::filesystem::path& folder,
                             Progress& progress) {
  OutputFolder output(folder, options.existing);
  progress.stage("drawing the territory");
  const auto blueprint =
      synth::make_blueprint(options.territory, PlaceNames::from_file(options.layouts / "lugares.toml"));
  const DemoTerritory& territory = blueprint.territory;
  const auto towns = synth::plan_society(territory, options.persons, options.territory.seed);
  const auto layouts = Document::from_file(options.layouts / "tablas.toml").root();

  Figures figures(territory.units.size());
  synth::add_identity(territory, figures);
  synth::add_population(territory, towns, options.territory.seed, figures);
  synth::add_described(layouts, towns, options.territory.seed, figures);
  synth::ProjectInputs inputs;
  std::uint64_t households = 0;
  if (options.persons > 0) {
    const Microdata microdata = write_microdata(options, {territory, towns}, output, progress);
    inputs.microdata_folder = microdata.folder;
    inputs.microdata_source = microdata.source;
    synth::add_needs(microdata.truth, figures);
    households = microdata.truth.households;
  }
  progress.stage("writing boundaries and tables");
  output.write(synth::kReadMe, read_me(options, territory));
  inputs.requests = whole_text(options.layouts / "proyecto.txt");
  if (!inputs.microdata_folder.empty()) {
    inputs.requests += whole_text(options.layouts / "proyecto_censo.txt");
  }
  const auto boundaries = layouts.required("limites").table();
  inputs.tables = tables_for(layouts, figures);
  synth::write_boundaries(territory, figures, boundaries, output);
  for (const auto& table : inputs.tables) {
    output.write(table.file, synth::table_text(table, figures));
  }
  layouts.finish();
  synth::write_territory_truth(territory, output);
  inputs.plans =
      synth::write_plans(blueprint, synth::PlanLayouts(Document::from_file(options.layouts / "pot.toml").root()),
                         options.territory.seed, output);
  output.write("project.toml", synth::project_text(territory, boundaries, inputs));
  output.finish();
  return {.files = output.files(),
          .bytes = output.bytes(),
          .persons = options.persons,
          .households = households,
          .units = territory.units.size(),
          .vertices = territory.polygons.points.size()};
}

}  // namespace comarca
