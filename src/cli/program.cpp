// SPDX-License-Identifier: Apache-2.0
#include "cli/program.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "cli/description.hpp"
#include "comarca/base/text.hpp"
#include "comarca/base/version.hpp"
#include "comarca/project/keys.hpp"

namespace comarca::cli {

Program::Program(Session& session) : session_(session) {
  options_.version(std::string("comarca ") + kVersion);
  options_.flag("-q,--quiet", session_.quiet, "Say nothing but errors and results");
  const KeyDescription& language = project_key("language");
  options_.option("--lang", &language_, language.says.en).one_of(language.words);
  options_.option("--layers", &session_.own,
                  "Folder of one's own definitions; when absent, layers/ beside the project or product");
  options_.footer(
      "Exit codes: 0 done, 1 findings or a negative verdict, 2 wrong use, 3 bad data, 4 could not read or write.\n"
      "Example: comarca run project.toml");
  for (const auto& entry : commands()) {
    Options& options = options_.subcommand(entry.name, entry.summary);
    auto command = entry.make();
    command->describe(options);
    commands_.emplace_back(&options, std::move(command));
  }
}

std::optional<int> Program::parse(int argc, char** argv) {
  const ParsedLine line = parse_line(options_, argc, argv);
  if (line.outcome == ParsedLine::Outcome::wrong) {
    throw complaint(line);
  }
  return line.outcome == ParsedLine::Outcome::help ? std::optional(0) : std::nullopt;
}

int Program::run_chosen() {
  if (!language_.empty()) {
    session_.language = language_from_code(language_);
  }
  for (const auto& [options, command] : commands_) {
    if (options->chosen()) {
      return command->run(session_);
    }
  }
  throw usage_error("no command was given");
}

const Options* Program::chosen() const {
  const auto parsed = std::ranges::find_if(commands_, [](const auto& entry) { return entry.first->chosen(); });
  return parsed == commands_.end() ? nullptr : parsed->first;
}

Error Program::complaint(const ParsedLine& line) const {
  const Options* command = chosen();
  const std::string stranger = line.left_over.empty() ? std::string() : line.left_over.front();
  std::vector<std::string> names;
  if (command == nullptr && !stranger.empty() && !stranger.starts_with('-')) {
    for (const auto& entry : commands()) {
      names.emplace_back(entry.name);
    }
    return usage_error(fmt::format("there is no command '{}'", stranger), {},
                       suggestion(stranger, names) + " See 'comarca --help'.");
  }
  const std::string help = fmt::format("See 'comarca {}--help'.", command == nullptr ? "" : command->name() + " ");
  if (!stranger.starts_with("--")) {
    return usage_error(line.complaint, {}, help);
  }
  for (const Options* options : {command, &options_}) {
    if (options != nullptr) {
      const auto known = long_names(*options);
      names.insert(names.end(), known.begin(), known.end());
    }
  }
  const auto near = nearest_name(stranger, names);
  return usage_error(fmt::format("there is no option '{}' here", stranger), {},
                     (near ? fmt::format("Did you mean '{}'? ", *near) : std::string()) + help);
}

}  // namespace comarca::cli
