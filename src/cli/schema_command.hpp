// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"

namespace comarca::cli {

/// comarca schema project|keys|product: what may be written in a project file, what a product holds.
class SchemaCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  std::string of_;
};

}  // namespace comarca::cli
