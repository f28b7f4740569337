// SPDX-License-Identifier: Apache-2.0
#include "cli/map_command.hpp"

#include "comarca/cartography/classes.hpp"

namespace comarca::cli {

void MapCommand::describe(CLI::App& app) {
  app.add_option("product", product_, "The GeoPackage that `comarca run` wrote")->required();
  app.add_option("value", section_.value, "An indicator, a variable of the tables, or a column of the layer");
  app.add_option("-o,--output", output_, "A .pdf, .svg or .png file")->capture_default_str();
  app.add_option("--kind", section_.kind, "What kind of map")->check(CLI::IsMember(map_kinds()))->capture_default_str();
  app.add_option("--layer", section_.layer, "Polygons of the product")->capture_default_str();
  app.add_option("--second", section_.second, "The other indicator of a bivariate map");
  app.add_option("--period", section_.period, "Vintage of the value, as 2018; the last when absent");
  app.add_option("--of", section_.of, "Code of a subregion or department: only its units");
  app.add_option("--title", section_.title, "Title; that of the value when absent");
  app.add_option("--subtitle", section_.subtitle, "Line under the title");
  app.add_option("--method", section_.method, "How classes are made")
      ->check(CLI::IsMember(class_method_names()))
      ->capture_default_str();
  app.add_option("--classes", section_.classes, "How many classes")->check(CLI::Range(1, 12))->capture_default_str();
  app.add_option("--thresholds", section_.thresholds, "Breaks between classes, ascending")->delimiter(',');
  app.add_option("--published", section_.published, "Classes an office publishes, as pnud-idh or dnp-idf");
  app.add_option(
         "--same-scale", section_.same_scale,
         "Levels and periods whose values make the classes too: municipios, subregiones, departamentos, a year, "
         "or periodos for all years")
      ->delimiter(',');
  app.add_option("--palette", section_.palette, "Palette of styles/palettes.toml");
  app.add_option("--middle", section_.middle, "Middle of a diverging palette");
  app.add_option("--paper", section_.paper, "Paper size")
      ->check(CLI::IsMember({"a4", "a3", "a2", "a1", "a0"}))
      ->capture_default_str();
  app.add_option("--orientation", section_.orientation, "How the paper lies")
      ->check(CLI::IsMember({"automatic", "landscape", "portrait"}))
      ->capture_default_str();
  app.add_option("--graticule", section_.graticule, "Lines of longitude and latitude, of the CRS, or none")
      ->check(CLI::IsMember({"none", "geographic", "projected"}))
      ->capture_default_str();
  app.add_option("--atlas", section_.atlas, "A sheet for each of these, after an index")
      ->check(CLI::IsMember({"subregiones", "departamentos"}));
  app.add_option("--dpi", section_.dpi, "Dots per inch of PNG")->check(CLI::Range(30, 1200))->capture_default_str();
  app.footer(
      "Example: comarca map producto.gpkg ipm -o ipm.pdf\n"
      "         comarca map producto.gpkg ipm --atlas subregiones -o atlas.pdf\n"
      "         comarca map producto.gpkg ipm --period 2018 --same-scale periodos -o ipm-2018.pdf\n"
      "         comarca map producto.gpkg poblacion --kind symbols --paper a3 -o poblacion.png");
}

int MapCommand::run(Session& session) {
  section_.file = output_;
  session.progress->stage(session.language_or(Language::spanish) == Language::spanish ? "dibujando" : "drawing");
  const auto files = draw_map(product_, section_, session.data, session.language_or(Language::spanish));
  session.progress->stage("");
  session.print_files(files);
  return 0;
}

}  // namespace comarca::cli
