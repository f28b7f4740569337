// SPDX-License-Identifier: Apache-2.0
#include "cli/report_command.hpp"

namespace comarca::cli {

void ReportCommand::describe(Options& options) {
  options.argument("product", &request_.product, "The GeoPackage that `comarca run` wrote").required();
  options.option("--of", &request_.of, "Code of a subregion or department; the only department when absent");
  options.option("--indicators", &request_.indicators, "Figures to report; the main one of each indicator when absent")
      .separated_by(',');
  options.option("-o,--output", &output_, "A .html or .pdf file; both without an extension").with_default();
  options.footer(
      "Example: comarca report producto.gpkg -o informe\n"
      "         comarca report producto.gpkg --of 68S01 --indicators nbi,ipm_h -o guanenta.pdf");
}

int ReportCommand::run(Session& session) {
  session.look_beside(request_.product);
  const Language language = session.language_or(Language::spanish);
  session.progress->stage(in(language, "componiendo el informe", "composing the report"));
  const auto files = write_report(output_, make_report(request_, session.catalog, language));
  session.progress->stage("");
  session.print_files(files);
  return 0;
}

}  // namespace comarca::cli
