// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"

namespace comarca::cli {

/// comarca landuse: the plans of a project, their areas and how they agree along borders, without a product.
class LanduseCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  std::string project_;
};

}  // namespace comarca::cli
