// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"

namespace comarca::cli {

/// comarca run PROJECT: from the project file to the product.
class RunCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  std::string project_;
  std::string output_;
  std::string to_ = "gpkg";
  bool json_ = false;
};

}  // namespace comarca::cli
