// SPDX-License-Identifier: Apache-2.0
#include "cli/map_command.hpp"

#include "cli/key_options.hpp"

namespace comarca::cli {

void MapCommand::describe(Options& options) {
  const SectionKeys<MapSection>& keys = map_keys();
  options.argument("product", &product_, "The GeoPackage that `comarca run` wrote").required();
  key_argument(options, keys.of("value"), &section_.value);
  key_option(options, "-o,--output", keys.of("file"), &output_).with_default();
  key_options(options, keys, section_, {"file", "value"});
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
