// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "comarca/base/progress.hpp"

namespace comarca::cli {

/// One line on stderr that is rewritten, when stderr is a terminal.
class TerminalProgress : public Progress {
 public:
  TerminalProgress() = default;
  TerminalProgress(const TerminalProgress&) = delete;
  TerminalProgress& operator=(const TerminalProgress&) = delete;
  ~TerminalProgress() override;

  void stage(std::string_view name) override;
  void fraction(double done) override;

 private:
  void draw() const;
  std::string stage_;
  int percent_ = -1;
};

}  // namespace comarca::cli
