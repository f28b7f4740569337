// SPDX-License-Identifier: Apache-2.0
#include "cli/scheme_sheets.hpp"

#include "comarca/base/atomic_file.hpp"
#include "comarca/publication/scheme_sheet.hpp"

namespace comarca::cli {
namespace {

/// From the product where there is one, else from what was computed of the boundaries.
VerdictGround ground_of_source(const SchemeSource& source) {
  if (!source.borders) {
    return ground_of(source.file);
  }
  VerdictGround ground;
  ground.polygons = source.borders->territory.polygons;
  for (const Municipality& unit : source.borders->territory.municipalities) {
    ground.codes.push_back(unit.code);
  }
  for (const InputRecord& input : source.borders->inputs) {
    ground.files.push_back({input.file, input.title, input.vintage, input.licence, input.citation});
  }
  return ground;
}

}  // namespace

void write_verdict_sheets(const SchemeReport& report, const SchemeSource& source, const SheetPaths& paths,
                          Language language) {
  const Report sheet = verdict_sheet(report, ground_of_source(source), language);
  if (!paths.html.empty()) {
    write_file(paths.html, report_html(sheet));
  }
  if (!paths.pdf.empty()) {
    write_report_pdf(paths.pdf, sheet);
  }
}

}  // namespace comarca::cli
