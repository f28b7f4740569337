// SPDX-License-Identifier: Apache-2.0
#include "cli/chart_command.hpp"

#include "cli/key_options.hpp"

namespace comarca::cli {

void ChartCommand::describe(Options& options) {
  const SectionKeys<ChartSection>& keys = chart_keys();
  options.argument("product", &product_, "The GeoPackage that `comarca run` wrote").required();
  key_argument(options, keys.of("value"), &section_.value).required();
  key_option(options, "-o,--output", keys.of("file"), &output_).with_default();
  key_options(options, keys, section_, {"file", "value"});
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
