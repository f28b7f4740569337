// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"
#include "comarca/project/chart_section.hpp"
#include "comarca/publication/chart.hpp"

namespace comarca::cli {

/// comarca chart: charts of a product.
class ChartCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  std::string product_;
  std::string output_ = "grafico.pdf";
  ChartSection section_;
};

}  // namespace comarca::cli
