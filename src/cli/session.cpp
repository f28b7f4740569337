// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include <cstdio>

#include <fmt/format.h>

#include "comarca/base/counted.hpp"

namespace comarca::cli {

void Session::print_files(const std::vector<std::filesystem::path>& files) const {
  if (quiet) {
    return;
  }
  for (const auto& file : files) {
    fmt::print("{}\n", file.string());
  }
}

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
    fmt::print(stderr, fmt::runtime(spanish ? "… y {} más\n" : "… and {} more\n"),
               spanish ? counted(more, "hallazgo", "hallazgos") : counted(more, "finding", "findings"));
  }
  const std::size_t errors = findings.count(Severity::error);
  const std::size_t warnings = findings.count(Severity::warning);
  fmt::print(
      stderr,
      fmt::runtime(spanish ? "hallazgos: {}, {}, {} de información\n" : "findings: {}, {}, {} for information\n"),
      spanish ? counted(errors, "error", "errores") : counted(errors, "error", "errors"),
      spanish ? counted(warnings, "advertencia", "advertencias") : counted(warnings, "warning", "warnings"),
      findings.count(Severity::info));
}

}  // namespace comarca::cli
