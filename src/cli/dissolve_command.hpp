// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"

namespace comarca::cli {

/// comarca dissolve FILE --by COLUMN -o OUTPUT: units with the same value put together, exactly.
class DissolveCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  std::string file_;
  std::string layer_;
  std::string by_;
  std::string crs_;
  std::string output_;
  double tolerance_m_ = 0.25;
  double simplify_m_ = 0;
};

}  // namespace comarca::cli
