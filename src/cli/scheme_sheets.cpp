// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cli/scheme_output.hpp"
#include "comarca/base/atomic_file.hpp"
#include "comarca/base/error.hpp"
#include "comarca/pipeline/scheme_sheet.hpp"

namespace comarca::cli {

void write_verdict_sheets(const SchemeReport& report, const SchemeSource& source, const SheetPaths& paths,
                          Language language) {
  const SheetContent content = sheet_content(report, source);
  if (!paths.html.empty()) {
    write_file(paths.html, verdict_html(report, content, language));
  }
  if (!paths.pdf.empty()) {
    write_verdict_pdf(paths.pdf, report, content, language);
  }
}

}  // namespace comarca::cli
