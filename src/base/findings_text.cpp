// SPDX-License-Identifier: Apache-2.0
#include <iterator>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "comarca/base/counted.hpp"
#include "comarca/base/findings_report.hpp"

namespace comarca {
namespace {

/// The place of a finding, with the file's name and not its whole path; the layer in front when it says more.
std::string place_of(const Finding& finding) {
  std::string where = finding.where;
  const std::size_t end = where.find_first_of(":,");
  const std::size_t slash = where.substr(0, end).rfind('/');
  where.erase(0, slash == std::string::npos ? 0 : slash + 1);
  if (finding.layer.empty() || where.find(finding.layer) != std::string::npos) {
    return where;
  }
  return where.empty() ? finding.layer : fmt::format("{}, {}", finding.layer, where);
}

std::string line_of(const Finding& finding, Language language) {
  const std::string place = place_of(finding);
  return fmt::format("{}: {} [{}{}{}]{}", severity_name(finding.severity).in(language), finding.what.in(language),
                     finding.code, finding.unit.empty() ? "" : " ", finding.unit,
                     place.empty() ? std::string() : fmt::format(" ({})", place));
}

/// The lines of findings in their order, each once, with how often it stands.
std::vector<std::pair<std::string, std::size_t>> lines_of(const Findings& findings, Language language) {
  Findings ordered = findings;
  ordered.sort();
  std::vector<std::pair<std::string, std::size_t>> lines;
  std::map<std::string, std::size_t> places;
  for (const auto& finding : ordered.list()) {
    std::string line = line_of(finding, language);
    const auto [at, is_new] = places.try_emplace(line, lines.size());
    if (is_new) {
      lines.emplace_back(std::move(line), 0);
    }
    ++lines[at->second].second;
  }
  return lines;
}

std::string count_text(const Findings& findings, Language language) {
  const std::size_t errors = findings.count(Severity::error);
  const std::size_t warnings = findings.count(Severity::warning);
  return Text{fmt::format("hallazgos: {}, {}, {} de información\n", counted(errors, "error", "errores"),
                          counted(warnings, "advertencia", "advertencias"), findings.count(Severity::info)),
              fmt::format("findings: {}, {}, {} for information\n", counted(errors, "error", "errors"),
                          counted(warnings, "warning", "warnings"), findings.count(Severity::info))}
      .in(language);
}

std::string more_text(std::size_t more, Language language) {
  return Text{fmt::format("… y {} más\n", counted(more, "hallazgo", "hallazgos")),
              fmt::format("… and {} more\n", counted(more, "finding", "findings"))}
      .in(language);
}

}  // namespace

std::string findings_text(const Findings& findings, Language language, std::size_t most) {
  const Text times_word = {"veces", "times"};
  std::string text;
  std::size_t more = 0;
  std::size_t shown = 0;
  for (const auto& [line, times] : lines_of(findings, language)) {
    if (shown++ >= most) {
      more += times;
    } else if (times > 1) {
      fmt::format_to(std::back_inserter(text), "{} ({} {})\n", line, times, times_word.in(language));
    } else {
      text += line + "\n";
    }
  }
  return text + (more > 0 ? more_text(more, language) : std::string()) + count_text(findings, language);
}

}  // namespace comarca
