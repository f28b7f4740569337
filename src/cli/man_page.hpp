// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/description.hpp"

namespace comarca::cli {

/// comarca(1): the global options and the list of commands.
[[nodiscard]] std::string program_man_page(const Options& program);

/// comarca-NAME(1), for one of describe_subcommands().
[[nodiscard]] std::string command_man_page(const CommandDescription& command);

}  // namespace comarca::cli
