// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publication/report/report_subject.hpp"

namespace comarca {

class Catalog;

/// The parts of a report, in its order. A part of which the product knows nothing has no blocks and is left out.
[[nodiscard]] ReportSection summary_section(const ReportSubject& subject);
[[nodiscard]] ReportSection map_section(const ReportSubject& subject, const Catalog& catalog);
[[nodiscard]] ReportSection chart_section(const ReportSubject& subject);
[[nodiscard]] ReportSection municipality_section(const ReportSubject& subject);
[[nodiscard]] ReportSection scheme_section(const ReportSubject& subject);
[[nodiscard]] ReportSection landuse_section(const ReportSubject& subject);
[[nodiscard]] ReportSection finding_section(const ReportSubject& subject);
[[nodiscard]] ReportSection method_section(const ReportSubject& subject);
[[nodiscard]] ReportSection source_section(const ReportSubject& subject);

}  // namespace comarca
