// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/base/language.hpp"
#include "comarca/base/progress.hpp"
#include "comarca/catalog/catalog.hpp"

namespace comarca {
struct Project;
}

namespace comarca::cli {

/// What the command line and the environment decide for every command.
struct Session {
  Catalog catalog{std::filesystem::path()};  ///< the definitions; of what is installed until a file is opened
  std::optional<Language> language;          ///< --lang; otherwise the project's, otherwise Spanish
  bool quiet = false;
  Progress* progress = nullptr;  ///< never null once main has set it up
  std::filesystem::path own;     ///< --layers: where the user's definitions lie, instead of beside what is opened

  /// The files that a command wrote, a line each, to stdout; nothing when quiet.
  void print_files(const std::vector<std::filesystem::path>& files) const;
  /// Reads a project, in the language of the session, and takes the definitions beside it.
  [[nodiscard]] Project open_project(const std::filesystem::path& file);
  /// Takes the definitions in the folder layers/ beside a project or product, if there is one.
  void look_beside(const std::filesystem::path& file);
  [[nodiscard]] Language language_or(Language fallback) const { return language.value_or(fallback); }
};

/// Prints findings, worst first, at most `most` of them, and their count: for a person, to stderr.
void print_findings(const Findings& findings, Language language, std::size_t most);

}  // namespace comarca::cli
