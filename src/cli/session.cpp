// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include <cstdio>

#include <fmt/format.h>

namespace comarca::cli {

void print_findings(const Findings& findings, Language language, std::size_t most) {
  Findings ordered = findings;
  ordered.sort();
  std::size_t shown = 0;
  for (const auto& finding : ordered.list()) {
    if (shown++ == most) {
      break;
    }
    fmt::print(stderr, "{}: {} [{}{}{}]\n", severity_name(finding.severity).in(language), finding.what.in(language),
               finding.code, finding.unit.empty() ? "" : " ", finding.unit);
  }
  const bool spanish = language == Language::spanish;
  if (findings.list().size() > most) {
    const std::size_t more = findings.list().size() - most;
    fmt::print(stderr, fmt::runtime(spanish ? "… y {} hallazgos más\n" : "… and {} more findings\n"), more);
  }
  fmt::print(stderr,
             fmt::runtime(spanish ? "hallazgos: {} errores, {} advertencias, {} de información\n"
                                  : "findings: {} errors, {} warnings, {} for information\n"),
             findings.count(Severity::error), findings.count(Severity::warning), findings.count(Severity::info));
}

}  // namespace comarca::cli
