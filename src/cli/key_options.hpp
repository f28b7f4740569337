// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "comarca/catalog/keys/section_keys.hpp"

namespace comarca::cli {

/// An option that is a key of the project file: its words, range, default and help come from the key (ADR 0230).
Option& key_option(Options& options, const std::string& names, const KeyDescription& key, OptionTarget target);

/// The same as an argument.
Option& key_argument(Options& options, const KeyDescription& key, OptionTarget target);

/// Where the parser puts what a slot holds; throws std::logic_error for a slot that no option can fill.
[[nodiscard]] OptionTarget target_of(const Slot& slot);

/// "--same-scale" of "same_scale".
[[nodiscard]] std::string option_name(const std::string& key);

/// An option for every key of a section, into it; but those left out, which the command asks for in a way of its own.
template <class S>
void key_options(Options& options, const SectionKeys<S>& keys, S& section, const std::vector<std::string>& left_out) {
  for (const Key<S>& key : keys.keys()) {
    if (key.slot && std::ranges::find(left_out, key.said.name) == left_out.end()) {
      key_option(options, option_name(key.said.name), key.said, target_of(key.slot(section)));
    }
  }
}

}  // namespace comarca::cli
