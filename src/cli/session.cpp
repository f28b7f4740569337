// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include <cstdio>
#include <map>
#include <string>
#include <utility>
#include <vector>

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

Project Session::open_project(const std::filesystem::path& file) {
  Project project = read_project(file);
  project.language = language_or(project.language);
  look_beside(file);
  return project;
}

void Session::look_beside(const std::filesystem::path& file) {
  if (own.empty()) {
    catalog = catalog.beside(file.parent_path());
  }
}

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

}  // namespace

void print_findings(const Findings& findings, Language language, std::size_t most) {
  const auto lines = lines_of(findings, language);
  std::size_t more = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& [line, times] = lines[i];
    if (i >= most) {
      more += times;
    } else if (times > 1) {
      fmt::print(stderr, "{} ({} {})\n", line, times, in(language, "veces", "times"));
    } else {
      fmt::print(stderr, "{}\n", line);
    }
  }
  if (more > 0) {
    fmt::print(stderr, fmt::runtime(in(language, "… y {} más\n", "… and {} more\n")),
               counted(more, in(language, "hallazgo", "finding"), in(language, "hallazgos", "findings")));
  }
  const std::size_t errors = findings.count(Severity::error);
  const std::size_t warnings = findings.count(Severity::warning);
  fmt::print(
      stderr,
      fmt::runtime(in(language, "hallazgos: {}, {}, {} de información\n", "findings: {}, {}, {} for information\n")),
      counted(errors, "error", in(language, "errores", "errors")),
      counted(warnings, in(language, "advertencia", "warning"), in(language, "advertencias", "warnings")),
      findings.count(Severity::info));
}

}  // namespace comarca::cli
