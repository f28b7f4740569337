// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"

namespace comarca::cli {

/// comarca check PROJECT: every finding, and nothing written.
class CheckCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  std::string project_;
  bool json_ = false;
};

}  // namespace comarca::cli
