// SPDX-License-Identifier: Apache-2.0
#include "cli/chart_command.hpp"

namespace comarca::cli {

void ChartCommand::describe(CLI::App& app) {
  app.add_option("product", product_, "The GeoPackage that `comarca run` wrote")->required();
  app.add_option("value", section_.value, "An indicator, a variable of the tables, or a column of the layer")
      ->required();
  app.add_option("-o,--output", output_, "A .pdf, .svg or .png file")->capture_default_str();
  app.add_option("--kind", section_.kind, "What kind of chart")
      ->check(CLI::IsMember(chart_kind_names()))
      ->capture_default_str();
  app.add_option("--layer", section_.layer, "Units of the product")->capture_default_str();
  app.add_option("--second", section_.second, "The other figure of a scatter");
  app.add_option("--of", section_.of, "Code of a subregion or department: only its units");
  app.add_option("--by", section_.by, "What a distribution is by")
      ->check(CLI::IsMember(chart_groups()))
      ->capture_default_str();
  app.add_option("--from", section_.from, "Earlier vintage of a change; the first when absent");
  app.add_option("--to", section_.to, "Later vintage of a change; the last when absent");
  app.add_option("--title", section_.title, "Title; that of the value when absent");
  app.add_option("--subtitle", section_.subtitle, "Line under the title");
  app.add_option("--rows", section_.rows, "Of more units than these, the first and the last are shown")
      ->check(CLI::Range(2, 50))
      ->capture_default_str();
  app.add_option("--dpi", section_.dpi, "Dots per inch of PNG")->check(CLI::Range(30, 1200))->capture_default_str();
  app.footer(
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
