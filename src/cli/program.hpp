// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"

namespace comarca::cli {

/// The whole command line: global options and every registered command. Help, man pages and completions come from it.
class Program {
 public:
  explicit Program(Session& session);

  [[nodiscard]] CLI::App& app() noexcept { return app_; }
  /// Runs the command that was parsed.
  [[nodiscard]] int run_chosen();
  /// What is wrong with a command line that could not be parsed, with the nearest name of a misspelt command or option.
  [[nodiscard]] std::string complaint(const CLI::ParseError& failure) const;

 private:
  [[nodiscard]] const CLI::App* chosen() const;

  Session& session_;
  CLI::App app_{"Geospatial system for Colombian territorial planning", "comarca"};
  std::string language_;
  std::vector<std::pair<CLI::App*, std::unique_ptr<Command>>> commands_;
};

}  // namespace comarca::cli
