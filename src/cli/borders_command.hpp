// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.hpp"

namespace comarca::cli {

/// comarca borders FILE: who borders whom, for how long and how sure.
class BordersCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  std::string file_;
  std::string layer_;
  std::string code_;
  std::string crs_;
  std::string of_;
  std::string format_ = "table";
  std::string output_;
  double min_length_m_ = 0;
  double tolerance_m_ = 0.25;
  double clean_width_m_ = 0;
  bool rook_ = false;
  bool queen_ = false;
};

}  // namespace comarca::cli
