// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"

namespace comarca::cli {

/// comarca inspect FILE: what is in a file, which source fits it, what is wrong with it.
class InspectCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  std::string file_;
  bool json_ = false;
};

}  // namespace comarca::cli
