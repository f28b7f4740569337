// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/options.hpp"

namespace comarca::cli {

/// What came of a command line.
struct ParsedLine {
  enum class Outcome { command, help, wrong };

  Outcome outcome = Outcome::command;
  std::string complaint;               ///< of a wrong line
  std::vector<std::string> left_over;  ///< words that nothing takes
};

/// Reads a line into the targets of the options of `program` and marks the chosen commands. Help that was asked for is
/// printed. The implementation is the only place that knows CLI11, whose header costs ten seconds a file (ADR 0243).
[[nodiscard]] ParsedLine parse_line(Options& program, int argc, char** argv);

}  // namespace comarca::cli
