// SPDX-License-Identifier: Apache-2.0
#include "cli/description.hpp"

#include <algorithm>
#include <iterator>
#include <variant>

#include "comarca/base/text.hpp"

namespace comarca::cli {
namespace {

bool takes_many(const OptionTarget& target) {
  return std::holds_alternative<std::vector<std::string>*>(target) ||
         std::holds_alternative<std::vector<double>*>(target);
}

std::string with_limits(const Option& option) {
  const std::string value = value_name(option);
  const std::string limits = limits_text(option);
  return limits.empty() ? value : value + ":" + limits;
}

OptionDescription describe_option(const Option& option) {
  OptionDescription description;
  const bool is_argument = option.kind == OptionKind::argument;
  if (!is_argument) {
    description.names = split(option.names, ',');
  }
  description.value = is_argument ? option.names : with_limits(option);
  description.choices = option.words;
  description.summary = option.summary;
  description.required = option.is_required;
  description.repeated = takes_many(option.target);
  return description;
}

void read_footer(CommandDescription& description, const std::string& footer) {
  constexpr std::string_view kExample = "Example: ";
  for (const auto& line : split(footer, '\n')) {
    const std::string_view text = trim(line);
    if (text.starts_with(kExample)) {
      description.examples.emplace_back(text.substr(kExample.size()));
    } else if (text.starts_with("comarca ")) {  // a further example
      description.examples.emplace_back(text);
    } else if (!text.empty()) {
      description.notes.emplace_back(text);
    }
  }
}

}  // namespace

CommandDescription describe_command(const Options& options) {
  CommandDescription description;
  description.name = options.name();
  description.summary = options.summary();
  for (const Option& option : options.list()) {
    auto& list = option.kind == OptionKind::argument ? description.arguments : description.options;
    list.push_back(describe_option(option));
  }
  read_footer(description, options.footer());
  return description;
}

std::vector<CommandDescription> describe_subcommands(const Options& options) {
  std::vector<CommandDescription> list;
  for (const Options& each : options.subcommands()) {
    if (!each.hidden()) {
      list.push_back(describe_command(each));
    }
  }
  return list;
}

std::vector<std::string> long_names(const Options& options) {
  std::vector<std::string> names;
  for (const Option& option : options.list()) {
    std::ranges::copy_if(split(option.names, ','), std::back_inserter(names),
                         [](const std::string& name) { return name.starts_with("--"); });
  }
  return names;
}

}  // namespace comarca::cli
