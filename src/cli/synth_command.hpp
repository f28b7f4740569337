// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "cli/command.hpp"

namespace comarca::cli {

/// comarca synth FOLDER: a fictional territory to try everything on.
class SynthCommand : public Command {
 public:
  void describe(Options& options) override;
  int run(Session& session) override;

 private:
  std::string folder_;
  std::size_t units_ = 30;
  std::size_t vertices_ = 0;
  std::uint64_t persons_ = 40'000;
  std::uint64_t seed_ = 1;
  std::string dirt_;
  bool replace_ = false;
  bool json_ = false;
};

}  // namespace comarca::cli
