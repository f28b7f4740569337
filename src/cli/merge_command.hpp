// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace comarca::cli {

/// comarca merge FILES: adds files of statistics made apart.
class MergeCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  std::vector<std::string> files_;
  std::string output_;
};

}  // namespace comarca::cli
