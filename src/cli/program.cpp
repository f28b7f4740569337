// SPDX-License-Identifier: Apache-2.0
#include "cli/program.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/base/version.hpp"

namespace comarca::cli {

Program::Program(Session& session) : session_(session) {
  app_.require_subcommand(1);
  app_.fallthrough();
  app_.set_version_flag("--version", std::string("comarca ") + kVersion);
  app_.add_flag("-q,--quiet", session_.quiet, "Say nothing but errors and results");
  app_.add_option("--lang", language_, "Language of what is made for people")->check(CLI::IsMember({"es", "en"}));
  app_.footer(
      "Exit codes: 0 done, 1 findings or a negative verdict, 2 wrong use, 3 bad data, 4 could not read or write.\n"
      "Example: comarca run project.toml");
  for (const auto& entry : commands()) {
    CLI::App* sub = app_.add_subcommand(entry.name, entry.summary);
    auto command = entry.make();
    command->describe(*sub);
    commands_.emplace_back(sub, std::move(command));
  }
}

int Program::run_chosen() {
  if (!language_.empty()) {
    session_.language = language_from_code(language_);
  }
  for (const auto& [sub, command] : commands_) {
    if (sub->parsed()) {
      return command->run(session_);
    }
  }
  throw usage_error("no command was given");
}

const CLI::App* Program::chosen() const {
  const auto parsed = std::ranges::find_if(commands_, [](const auto& entry) { return entry.first->parsed(); });
  return parsed == commands_.end() ? nullptr : parsed->first;
}

std::string Program::complaint(const CLI::ParseError& failure) const {
  const CLI::App* command = chosen();
  const std::vector<std::string> left_over = app_.remaining(true);
  const std::string stranger = left_over.empty() ? std::string() : left_over.front();
  if (command == nullptr && !stranger.empty() && !stranger.starts_with('-')) {
    std::vector<std::string> names;
    for (const auto& entry : commands()) {
      names.emplace_back(entry.name);
    }
    return fmt::format("there is no command '{}'\n  {} See 'comarca --help'.", stranger, suggestion(stranger, names));
  }
  const std::string help = fmt::format("See 'comarca {}--help'.", command == nullptr ? "" : command->get_name() + " ");
  if (!stranger.starts_with("--")) {
    return fmt::format("{}\n  {}", failure.what(), help);
  }
  std::vector<std::string> names;
  for (const CLI::App* app : {command, &app_}) {
    for (const CLI::Option* option : app == nullptr ? std::vector<const CLI::Option*>() : app->get_options()) {
      for (const auto& name : option->get_lnames()) {
        names.push_back("--" + name);
      }
    }
  }
  const auto near = nearest_name(stranger, names);
  return fmt::format("there is no option '{}' here\n  {}{}", stranger,
                     near ? fmt::format("Did you mean '{}'? ", *near) : std::string(), help);
}

}  // namespace comarca::cli
