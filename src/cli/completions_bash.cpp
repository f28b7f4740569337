// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "cli/completions.hpp"
#include "cli/description.hpp"
#include "comarca/base/text.hpp"

namespace comarca::cli {
namespace {

std::string words_of(const CommandDescription& command) {
  std::string words;
  for (const auto& option : command.options) {
    words += (words.empty() ? "" : " ") + join(option.names, " ");
  }
  return words;
}

/// One case line an option with choices: "command:option".
std::string choice_cases(const CommandDescription& command, const std::string& pattern) {
  std::string cases;
  for (const auto& option : command.options) {
    for (const auto& name : option.names) {
      if (!option.choices.empty()) {
        cases += fmt::format("    {}:{}) choices='{}' ;;\n", pattern, name, join(option.choices, " "));
      }
    }
  }
  return cases;
}

std::string argument_choices(const CommandDescription& command) {
  std::vector<std::string> choices;
  for (const auto& argument : command.arguments) {
    choices.insert(choices.end(), argument.choices.begin(), argument.choices.end());
  }
  return join(choices, " ");
}

constexpr const char* kTemplate = R"(# Completions of comarca for bash.
_comarca() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}} command='' choices='' words='' word
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case $word in
      {names}) command=$word; break ;;
    esac
  done
  case $command:$previous in
{choices}  esac
  if [[ -n $choices ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$current")
    return
  fi
  case $command in
    '') words='{commands} {globals}' ;;
{words}  esac
  if [[ -z $command || $current == -* || -n $choices ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$choices $words" -- "$current")
  fi
}}
complete -o default -F _comarca comarca
)";

}  // namespace

std::string bash_completions(const Options& program) {
  const auto whole = describe_command(program);
  const std::string globals = words_of(whole);
  std::vector<std::string> names;
  std::string choices;
  std::string words;
  for (const auto& command : describe_subcommands(program)) {
    names.push_back(command.name);
    choices += choice_cases(command, command.name);
    words += fmt::format("    {}) words='{} {}' choices='{}' ;;\n", command.name, words_of(command), globals,
                         argument_choices(command));
  }
  choices += choice_cases(whole, "*");
  return fmt::format(kTemplate, fmt::arg("names", join(names, " | ")), fmt::arg("commands", join(names, " ")),
                     fmt::arg("globals", globals), fmt::arg("choices", choices), fmt::arg("words", words));
}

}  // namespace comarca::cli
