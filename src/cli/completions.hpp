// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/options.hpp"

namespace comarca::cli {

/// Scripts that complete commands, options and their choices; anything else completes as a file name.
[[nodiscard]] std::string bash_completions(const Options& program);
[[nodiscard]] std::string zsh_completions(const Options& program);
[[nodiscard]] std::string fish_completions(const Options& program);

}  // namespace comarca::cli
