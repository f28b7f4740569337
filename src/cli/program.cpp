// SPDX-License-Identifier: Apache-2.0
#include "cli/program.hpp"

#include "comarca/base/error.hpp"
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

std::string Program::chosen_name_or_empty() const {
  for (const auto& [sub, command] : commands_) {
    if (sub->parsed()) {
      return sub->get_name() + " ";
    }
  }
  return {};
}

}  // namespace comarca::cli
