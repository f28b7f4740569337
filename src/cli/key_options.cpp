// SPDX-License-Identifier: Apache-2.0
#include "cli/key_options.hpp"

#include <cmath>
#include <stdexcept>
#include <type_traits>
#include <variant>

namespace comarca::cli {
namespace {

/// What the help says of a key: what it is, and the endings of a file.
std::string summary_of(const KeyDescription& key) {
  return key.endings.empty() ? key.says.en : key.says.en + ": " + limits_of(key).en;
}

Option& limited(Option& option, const KeyDescription& key) {
  if (!key.words.empty()) {
    option.one_of(key.words);
  }
  if (key.range && std::isfinite(key.range->least) && std::isfinite(key.range->most)) {
    option.range(key.range->least, key.range->most);
  }
  if (key.type == KeyType::texts || key.type == KeyType::numbers) {
    option.separated_by(',');
  }
  return key.fallback.empty() ? option : option.with_default();
}

}  // namespace

Option& key_option(Options& options, const std::string& names, const KeyDescription& key, OptionTarget target) {
  return limited(options.option(names, target, summary_of(key)), key);
}

Option& key_argument(Options& options, const KeyDescription& key, OptionTarget target) {
  return limited(options.argument(key.name, target, summary_of(key)), key);
}

OptionTarget target_of(const Slot& slot) {
  return std::visit(
      [](auto place) -> OptionTarget {
        if constexpr (std::is_constructible_v<OptionTarget, decltype(place)>) {
          return place;
        } else {
          throw std::logic_error("a key of this type cannot be an option");
        }
      },
      slot);
}

std::string option_name(const std::string& key) {
  std::string name = "--" + key;
  std::ranges::replace(name, '_', '-');
  return name;
}

}  // namespace comarca::cli
