// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal_progress.hpp"

#include <cstdio>

#include <fmt/format.h>

namespace comarca::cli {
namespace {
constexpr const char* kClearLine = "\r\033[K";
}

TerminalProgress::~TerminalProgress() {
  if (!stage_.empty()) {
    fmt::print(stderr, "{}", kClearLine);
  }
}

void TerminalProgress::stage(std::string_view name) {
  stage_ = name;
  percent_ = -1;
  draw();
}

void TerminalProgress::fraction(double done) {
  const int percent = static_cast<int>(done * 100);
  if (percent != percent_) {
    percent_ = percent;
    draw();
  }
}

void TerminalProgress::draw() const {
  if (percent_ < 0) {
    fmt::print(stderr, "{}{}…", kClearLine, stage_);
  } else {
    fmt::print(stderr, "{}{}… {} %", kClearLine, stage_, percent_);
  }
  std::fflush(stderr);
}

}  // namespace comarca::cli
