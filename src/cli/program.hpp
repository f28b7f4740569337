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
  /// "name " of the command parsed, or "".
  [[nodiscard]] std::string chosen_name_or_empty() const;

 private:
  Session& session_;
  CLI::App app_{"Geospatial system for Colombian territorial planning", "comarca"};
  std::string language_;
  std::vector<std::pair<CLI::App*, std::unique_ptr<Command>>> commands_;
};

}  // namespace comarca::cli
