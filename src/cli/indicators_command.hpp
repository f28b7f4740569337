// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace comarca::cli {

/// comarca indicators PROJECT: every figure as CSV or Parquet.
class IndicatorsCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  std::string project_;
  std::string output_;
};

}  // namespace comarca::cli
