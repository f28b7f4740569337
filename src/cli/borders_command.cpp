// SPDX-License-Identifier: Apache-2.0
#include "cli/borders_command.hpp"

#include <cstdio>

#include "cli/key_options.hpp"
#include "comarca/base/atomic_file.hpp"
#include "comarca/base/error.hpp"
#include "comarca/pipeline/layer_borders_report.hpp"
#include "comarca/project/keys.hpp"

namespace comarca::cli {
namespace {
constexpr std::size_t kMostFindings = 10;
}

void BordersCommand::describe(Options& options) {
  options.argument("file", &file_, "A layer of polygons, in any format that GDAL reads").required();
  options.option("--layer", &layer_, "The layer; the first with polygons when not given");
  options.option(
      "--code", &code_,
      "The column of the codes; that of a known source, or the first without repeated values, when not given");
  options.option("--crs", &crs_, "What the file's coordinates are, when it does not say or says it wrong");
  options.option("--of", &of_, "Only the neighbours of this unit");
  options.option("--min-length", &min_length_m_, "Metres; a shorter border counts as a point").metres();
  key_option(options, "--tolerance", project_key("borders.tolerance_m"), &tolerance_m_);
  options.option("--clean", &clean_width_m_, "Metres; close gaps and overlaps up to this width")
      .range(0, project_key("borders.clean_width_m").range->most);
  Option& rook = options.flag("--rook", rook_, "Borders that are lines (the default)");
  options.flag("--queen", queen_, "A common point is enough").excludes(rook);
  options.option("--format", &format_, "table, csv, gal or gwt").one_of(neighbour_formats()).with_default();
  options.option("-o,--output", &output_, "The file to write; the screen when not given");
  options.footer(
      "Example: comarca borders municipios.gpkg --code mpio_cdpmp --of 68001\n"
      "         comarca borders municipios.gpkg --queen --format gal -o municipios.gal");
}

int BordersCommand::run(Session& session) {
  const Language language = session.language_or(Language::spanish);
  const NeighbourReport asked{neighbour_format(format_), {queen_ ? Contact::point : Contact::line, min_length_m_}, of_};
  if (!of_.empty() && asked.format != NeighbourFormat::table) {
    throw usage_error("--of lists the neighbours of one unit, and " + format_ + " holds them all", {},
                      "Leave out --of, or --format.");
  }
  const BareLayer layer{file_, layer_, code_, crs_, tolerance_m_, clean_width_m_};
  const auto borders = layer_borders(layer, session.catalog, language, *session.progress);
  if (!session.quiet && !borders.findings.empty()) {
    print_findings(borders.findings, language, kMostFindings);
  }
  const std::string text = neighbours_text(borders.value, asked, language);
  if (output_.empty()) {
    std::fwrite(text.data(), 1, text.size(), stdout);
  } else {
    write_file(output_, text);
  }
  return 0;
}

}  // namespace comarca::cli
