// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace comarca::cli {

/// comarca statistics SOURCE FOLDER: microdata as additive statistics, to be merged elsewhere.
class StatisticsCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  std::string source_;
  std::string folder_;
  std::string output_;
  std::string cache_;
  std::vector<std::string> indices_;
  int memory_mb_ = 800;
};

}  // namespace comarca::cli
