// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/options.hpp"

namespace comarca::cli {

/// An option or argument as the command line describes it: what man pages and completions need to know.
struct OptionDescription {
  std::vector<std::string> names;    ///< "-o", "--output"; empty for an argument
  std::string value;                 ///< what to put there, as "TEXT"; empty for a flag
  std::vector<std::string> choices;  ///< the only words allowed, when there are such
  std::string summary;
  bool required = false;
  bool repeated = false;
};

struct CommandDescription {
  std::string name;
  std::string summary;
  std::vector<OptionDescription> arguments;
  std::vector<OptionDescription> options;
  std::vector<std::string> notes;     ///< lines of the footer
  std::vector<std::string> examples;  ///< commands of its lines "Example: ..."
};

/// One command, without its subcommands.
[[nodiscard]] CommandDescription describe_command(const Options& options);

/// The subcommands that the help shows, in its order.
[[nodiscard]] std::vector<CommandDescription> describe_subcommands(const Options& options);

/// The names of the options of one command that start with two hyphens.
[[nodiscard]] std::vector<std::string> long_names(const Options& options);

}  // namespace comarca::cli
