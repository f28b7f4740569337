// SPDX-License-Identifier: Apache-2.0
#include "cli/documentation_commands.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "cli/completions.hpp"
#include "cli/man_page.hpp"
#include "comarca/base/atomic_file.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"

namespace comarca::cli {
namespace {

std::string page_of(const Options& program, const std::string& name) {
  std::vector<std::string> known;
  for (const auto& command : describe_subcommands(program)) {
    if (command.name == name) {
      return command_man_page(command);
    }
    known.push_back(command.name);
  }
  throw usage_error(fmt::format("there is no command '{}'", name), {}, suggestion(name, known));
}

}  // namespace

void ManCommand::describe(Options& options) {
  options.hide();
  program_ = options.parent();
  options.argument("command", &page_, "The command to describe; the whole program otherwise");
  options.option("--into", &folder_, "Write the pages of all commands into this folder");
  options.footer("Example: comarca man run | man -l -");
}

int ManCommand::run(Session&) {
  if (folder_.empty()) {
    fmt::print("{}", page_.empty() ? program_man_page(*program_) : page_of(*program_, page_));
    return 0;
  }
  const std::filesystem::path folder = folder_;
  write_file(folder / "comarca.1", program_man_page(*program_));
  for (const auto& command : describe_subcommands(*program_)) {
    write_file(folder / ("comarca-" + command.name + ".1"), command_man_page(command));
  }
  return 0;
}

void CompletionsCommand::describe(Options& options) {
  options.hide();
  program_ = options.parent();
  options.argument("shell", &shell_, "The shell to complete in").required().one_of({"bash", "zsh", "fish"});
  options.footer("Example: source <(comarca completions bash)");
}

int CompletionsCommand::run(Session&) {
  const auto script = shell_ == "bash" ? bash_completions : shell_ == "zsh" ? zsh_completions : fish_completions;
  fmt::print("{}", script(*program_));
  return 0;
}

}  // namespace comarca::cli
