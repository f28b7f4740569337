// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/parse_line.hpp"
#include "comarca/base/error.hpp"

namespace comarca::cli {

/// The whole command line: global options and every registered command. Help, man pages and completions come from it.
class Program {
 public:
  explicit Program(Session& session);

  /// Reads the line. The exit code when that was all, as after --help; a usage error when the line is wrong.
  [[nodiscard]] std::optional<int> parse(int argc, char** argv);
  /// Runs the command that was parsed.
  [[nodiscard]] int run_chosen();

 private:
  /// What is wrong with a line, with the nearest name of a misspelt command or option.
  [[nodiscard]] Error complaint(const ParsedLine& line) const;
  [[nodiscard]] const Options* chosen() const;

  Session& session_;
  Options options_{"comarca", "Geospatial system for Colombian territorial planning"};
  std::string language_;
  std::vector<std::pair<Options*, std::unique_ptr<Command>>> commands_;
};

}  // namespace comarca::cli
