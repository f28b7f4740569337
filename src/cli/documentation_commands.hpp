// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"

namespace comarca::cli {

/// comarca man [COMMAND]: a man page in groff, from the command line's own description. Used by the build; hidden.
class ManCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  const Options* program_ = nullptr;
  std::string page_;
  std::string folder_;
};

/// comarca completions bash|zsh|fish: a completion script. Used by the build; hidden.
class CompletionsCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  const Options* program_ = nullptr;
  std::string shell_;
};

}  // namespace comarca::cli
