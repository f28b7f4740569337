// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "cli/completions.hpp"
#include "cli/description.hpp"
#include "comarca/base/text.hpp"

namespace comarca::cli {
namespace {

/// Text inside a single-quoted specification, where zsh gives a meaning to brackets and colons.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char character : text) {
    if (character == '\'') {
      out += "'\\''";
    } else {
      out += character == '[' || character == ']' || character == ':' ? "\\" : "";
      out += character;
    }
  }
  return out;
}

std::string value_part(const OptionDescription& option) {
  if (option.value.empty()) {
    return {};
  }
  const std::string action = option.choices.empty() ? "_files" : "(" + join(option.choices, " ") + ")";
  return fmt::format(":{}:{}", escaped(option.value), action);
}

std::string specifications(const CommandDescription& command, const std::string& indent) {
  std::string text;
  for (const auto& option : command.options) {
    for (const auto& name : option.names) {
      text += fmt::format("{}'({}){}[{}]{}' \\\n", indent, join(option.names, " "), name, escaped(option.summary),
                          value_part(option));
    }
  }
  return text;
}

std::string argument_specifications(const CommandDescription& command, const std::string& indent) {
  std::string text;
  for (const auto& argument : command.arguments) {
    text += fmt::format("{}'{}{}' \\\n", indent, argument.repeated ? "*" : "", value_part(argument));
  }
  return text;
}

}  // namespace

std::string zsh_completions(const Options& program) {
  const auto whole = describe_command(program);
  std::string commands;
  std::string cases;
  const std::string globals = specifications(whole, "            ");
  for (const auto& command : describe_subcommands(program)) {
    commands += fmt::format("    '{}:{}'\n", command.name, escaped(command.summary));
    cases +=
        fmt::format("        {})\n          _arguments \\\n{}{}{}            && return ;;\n", command.name, globals,
                    specifications(command, "            "), argument_specifications(command, "            "));
  }
  return fmt::format(
      "#compdef comarca\n# Completions of comarca for zsh.\n_comarca() {{\n  local context state line\n"
      "  typeset -A opt_args\n  local -a commands=(\n{}  )\n"
      "  _arguments -C \\\n{}    '1:command:->command' '*::argument:->argument' && return\n"
      "  case $state in\n    command) _describe command commands ;;\n    argument)\n      case $line[1] in\n{}"
      "      esac ;;\n  esac\n}}\n_comarca \"$@\"\n",
      commands, specifications(whole, "    "), cases);
}

}  // namespace comarca::cli
