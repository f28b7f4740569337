// SPDX-License-Identifier: Apache-2.0
#include "comarca/publication/report.hpp"

#include <fmt/format.h>

#include "publication/report/report_sections.hpp"

namespace comarca {

Report make_report(const ReportRequest& request, const Catalog& catalog, Language language) {
  const ProductReader reader(request.product);
  const ReportSubject subject = report_subject(reader, request, catalog, language);
  Report report;
  report.language = language;
  report.title = subject.name;
  report.subtitle = fmt::format("{} · {}", subject.say("Informe territorial", "Territorial report"), subject.code);
  report.date = reader.date();
  for (ReportSection& section :
       std::vector{summary_section(subject), map_section(subject, catalog), chart_section(subject),
                   municipality_section(subject), scheme_section(subject), landuse_section(subject),
                   finding_section(subject), method_section(subject), source_section(subject)}) {
    if (!section.blocks.empty()) {
      report.sections.push_back(std::move(section));
    }
  }
  return report;
}

}  // namespace comarca
