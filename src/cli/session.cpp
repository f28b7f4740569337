// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include <cstdio>

#include <fmt/format.h>

#include "comarca/base/findings_report.hpp"
#include "comarca/project/project.hpp"

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

void print_findings(const Findings& findings, Language language, std::size_t most) {
  fmt::print(stderr, "{}", findings_text(findings, language, most));
}

}  // namespace comarca::cli
