// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "cli/options.hpp"
#include "cli/session.hpp"

namespace comarca::cli {

/// One subcommand. Describing it opens no file; running it does.
class Command {
 public:
  virtual ~Command() = default;
  /// Options, arguments and examples, added to what has its name and summary already.
  virtual void describe(Options& options) = 0;
  /// Returns the exit code: 0 done, 1 findings or a negative verdict. Errors are thrown.
  virtual int run(Session& session) = 0;
};

/// A line of the list of commands.
struct CommandEntry {
  const char* name;
  const char* summary;
  std::unique_ptr<Command> (*make)();
};

/// Every command, in the order of the help. The one place to register a new one.
[[nodiscard]] const std::vector<CommandEntry>& commands();

template <class T>
std::unique_ptr<Command> make_command() {
  return std::make_unique<T>();
}

}  // namespace comarca::cli
