// SPDX-License-Identifier: Apache-2.0
#include "cli/dissolve_command.hpp"

#include "cli/key_options.hpp"
#include "comarca/pipeline/dissolved_layer.hpp"
#include "comarca/project/keys.hpp"

namespace comarca::cli {
namespace {
constexpr std::size_t kMostFindings = 10;
}

void DissolveCommand::describe(Options& options) {
  options.argument("file", &file_, "A layer of polygons, in any format that GDAL reads").required();
  options.option("--by", &by_, "The column whose values say what belongs together").required();
  options.option("-o,--output", &output_, "The GeoPackage to write").required();
  options.option("--layer", &layer_, "The layer; the first with polygons when not given");
  options.option("--crs", &crs_, "What the file's coordinates are, when it does not say or says it wrong");
  key_option(options, "--tolerance", project_key("borders.tolerance_m"), &tolerance_m_);
  options.option("--simplify", &simplify_m_, "Metres; simplify the result, neighbours stay neighbours").metres();
  options.footer("Example: comarca dissolve municipios.gpkg --by subregion -o subregiones.gpkg");
}

int DissolveCommand::run(Session& session) {
  const Language language = session.language_or(Language::spanish);
  const auto dissolved = dissolve_layer({file_, layer_, by_, crs_, tolerance_m_, simplify_m_}, session.catalog);
  const auto writer =
      make_layer_writer(LayerFormat::geopackage, output_, {.crs = dissolved.value.crs, .language = language});
  write_dissolved(*writer, dissolved.value);
  if (!session.quiet && !dissolved.findings.empty()) {
    print_findings(dissolved.findings, language, kMostFindings);
  }
  return 0;
}

}  // namespace comarca::cli
