// SPDX-License-Identifier: Apache-2.0
#include "cli/chart_command.hpp"

#include "comarca/cartography/chart.hpp"

namespace comarca::cli {

void ChartCommand::describe(Options& options) {
  options.argument("product", &product_, "The GeoPackage that `comarca run` wrote").required();
  options.argument("value", &section_.value, "An indicator, a variable of the tables, or a column of the layer")
      .required();
  options.option("-o,--output", &output_, "A .pdf, .svg or .png file").with_default();
  options.option("--kind", &section_.kind, "What kind of chart").one_of(chart_kind_names()).with_default();
  options.option("--layer", &section_.layer, "Units of the product").with_default();
  options.option("--second", &section_.second, "The other figure of a scatter");
  options.option("--of", &section_.of, "Code of a subregion or department: only its units");
  options.option("--by", &section_.by, "What a distribution is by").one_of(chart_groups()).with_default();
  options.option("--from", &section_.from, "Earlier vintage of a change; the first when absent");
  options.option("--to", &section_.to, "Later vintage of a change; the last when absent");
  options.option("--title", &section_.title, "Title; that of the value when absent");
  options.option("--subtitle", &section_.subtitle, "Line under the title");
  options.option("--rows", &section_.rows, "Of more units than these, the first and the last are shown")
      .range(2, 50)
      .with_default();
  options.option("--dpi", &section_.dpi, "Dots per inch of PNG").range(30, 1200).with_default();
  options.footer(
      "Example: comarca chart producto.gpkg nbi -o nbi.pdf\n"
      "         comarca chart producto.gpkg nbi --kind distribution --by subregiones -o nbi.svg\n"
      "         comarca chart producto.gpkg nbi --kind scatter --second ipm_h -o dos.png\n"
      "         comarca chart producto.gpkg poblacion --kind change -o cambio.pdf");
}

int ChartCommand::run(Session& session) {
  section_.file = output_;
  session.print_files(draw_chart_of(product_, section_, session.language_or(Language::spanish)));
  return 0;
}

}  // namespace comarca::cli
