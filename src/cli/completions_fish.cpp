// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "cli/completions.hpp"
#include "cli/description.hpp"
#include "comarca/base/text.hpp"

namespace comarca::cli {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char character : text) {
    out += character == '\'' || character == '\\' ? "\\" : "";
    out += character;
  }
  return out + "'";
}

std::string option_lines(const CommandDescription& command, const std::string& condition) {
  std::string text;
  for (const auto& option : command.options) {
    std::string line = "complete -c comarca" + condition;
    for (const auto& name : option.names) {
      line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    if (!option.choices.empty()) {
      line += " -x -a " + quoted(join(option.choices, " "));
    } else if (!option.value.empty()) {
      line += " -r";
    }
    text += fmt::format("{} -d {}\n", line, quoted(option.summary));
  }
  return text;
}

}  // namespace

std::string fish_completions(const Options& program) {
  std::string text = "# Completions of comarca for fish.\n" + option_lines(describe_command(program), "");
  for (const auto& command : describe_subcommands(program)) {
    text += fmt::format("complete -c comarca -n __fish_use_subcommand -f -a {} -d {}\n", command.name,
                        quoted(command.summary));
    const std::string condition = fmt::format(" -n '__fish_seen_subcommand_from {}'", command.name);
    text += option_lines(command, condition);
    for (const auto& argument : command.arguments) {
      if (!argument.choices.empty()) {
        text += fmt::format("complete -c comarca{} -f -a {}\n", condition, quoted(join(argument.choices, " ")));
      }
    }
  }
  return text;
}

}  // namespace comarca::cli
