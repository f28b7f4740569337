// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"

namespace comarca::cli {

/// comarca areas: area by class and unit of any two polygon layers, as CSV.
class AreasCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  std::string layer_;
  std::string units_;
  std::string class_column_;
  std::string unit_column_;
  std::string crs_ = "EPSG:9377";
};

}  // namespace comarca::cli
