// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/base/language.hpp"
#include "comarca/base/progress.hpp"

namespace comarca::cli {

/// What the command line and the environment decide for every command.
struct Session {
  std::filesystem::path data;        ///< where layers/ and styles/ lie
  std::optional<Language> language;  ///< --lang; otherwise the project's, otherwise Spanish
  bool quiet = false;
  Progress* progress = nullptr;  ///< never null once main has set it up

  /// The files that a command wrote, a line each, to stdout; nothing when quiet.
  void print_files(const std::vector<std::filesystem::path>& files) const;
  [[nodiscard]] Language language_or(Language fallback) const { return language.value_or(fallback); }
};

/// Prints findings, worst first, at most `most` of them, and their count: for a person, to stderr.
void print_findings(const Findings& findings, Language language, std::size_t most);

}  // namespace comarca::cli
