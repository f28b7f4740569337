// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"

namespace comarca::cli {

/// comarca explain NAME: what a source, an index or a code is and where it comes from; with a unit, its figure.
class ExplainCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  std::string name_;
  std::string project_;
  std::string product_;
  std::string unit_;
};

}  // namespace comarca::cli
