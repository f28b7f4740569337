// SPDX-License-Identifier: Apache-2.0
#include "cli/map_command.hpp"

#include "comarca/cartography/classes.hpp"

namespace comarca::cli {

void MapCommand::describe(Options& options) {
  options.argument("product", &product_, "The GeoPackage that `comarca run` wrote").required();
  options.argument("value", &section_.value, "An indicator, a variable of the tables, or a column of the layer");
  options.option("-o,--output", &output_, "A .pdf, .svg or .png file").with_default();
  options.option("--kind", &section_.kind, "What kind of map").one_of(map_kinds()).with_default();
  options.option("--layer", &section_.layer, "Polygons of the product").with_default();
  options.option("--second", &section_.second, "The other indicator of a bivariate map");
  options.option("--period", &section_.period, "Vintage of the value, as 2018; the last when absent");
  options.option("--of", &section_.of, "Code of a subregion or department: only its units");
  options.option("--title", &section_.title, "Title; that of the value when absent");
  options.option("--subtitle", &section_.subtitle, "Line under the title");
  options.option("--method", &section_.method, "How classes are made").one_of(class_method_names()).with_default();
  options.option("--classes", &section_.classes, "How many classes").range(1, 12).with_default();
  options.option("--thresholds", &section_.thresholds, "Breaks between classes, ascending").separated_by(',');
  options.option("--published", &section_.published, "Classes an office publishes, as pnud-idh or dnp-idf");
  options
      .option("--same-scale", &section_.same_scale,
              "Levels and periods whose values make the classes too: municipios, subregiones, departamentos, a year, "
              "or periodos for all years")
      .separated_by(',');
  options.option("--palette", &section_.palette, "Palette of styles/palettes.toml");
  options.option("--middle", &section_.middle, "Middle of a diverging palette");
  options.option("--paper", &section_.paper, "Paper size").one_of({"a4", "a3", "a2", "a1", "a0"}).with_default();
  options.option("--orientation", &section_.orientation, "How the paper lies")
      .one_of({"automatic", "landscape", "portrait"})
      .with_default();
  options.option("--graticule", &section_.graticule, "Lines of longitude and latitude, of the CRS, or none")
      .one_of({"none", "geographic", "projected"})
      .with_default();
  options.option("--atlas", &section_.atlas, "A sheet for each of these, after an index")
      .one_of({"subregiones", "departamentos"});
  options.option("--dpi", &section_.dpi, "Dots per inch of PNG").range(30, 1200).with_default();
  options.footer(
      "Example: comarca map producto.gpkg ipm -o ipm.pdf\n"
      "         comarca map producto.gpkg ipm --atlas subregiones -o atlas.pdf\n"
      "         comarca map producto.gpkg ipm --period 2018 --same-scale periodos -o ipm-2018.pdf\n"
      "         comarca map producto.gpkg poblacion --kind symbols --paper a3 -o poblacion.png");
}

int MapCommand::run(Session& session) {
  section_.file = output_;
  session.look_beside(product_);
  session.progress->stage(in(session.language_or(Language::spanish), "dibujando", "drawing"));
  const auto files = draw_map(product_, section_, session.catalog, session.language_or(Language::spanish));
  session.progress->stage("");
  session.print_files(files);
  return 0;
}

}  // namespace comarca::cli
