// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"
#include "comarca/publication/report.hpp"

namespace comarca::cli {

/// comarca report: everything a product knows of a subregion or department.
class ReportCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  std::string output_ = "informe";
  ReportRequest request_;
};

}  // namespace comarca::cli
