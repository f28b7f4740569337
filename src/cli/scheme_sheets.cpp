// SPDX-License-Identifier: Apache-2.0
#include "cli/scheme_output.hpp"
#include "comarca/base/atomic_file.hpp"
#include "comarca/publication/scheme_sheet.hpp"

namespace comarca::cli {

void write_verdict_sheets(const SchemeReport& report, const SchemeSource& source, const SheetPaths& paths,
                          Language language) {
  const Report sheet = verdict_sheet(report, source, language);
  if (!paths.html.empty()) {
    write_file(paths.html, report_html(sheet));
  }
  if (!paths.pdf.empty()) {
    write_report_pdf(paths.pdf, sheet);
  }
}

}  // namespace comarca::cli
