// SPDX-License-Identifier: Apache-2.0
#include "cli/parse_line.hpp"

#include <map>
#include <type_traits>
#include <utility>

#include <fmt/core.h>
#include <CLI/CLI.hpp>

namespace comarca::cli {
namespace {

/// CLI11's own range lets NaN pass.
std::string complaint(const std::string& text, const OptionRange& range) {
  double value = 0;
  const bool good = CLI::detail::lexical_cast(text, value) && value >= range.least && value <= range.most;
  return good ? std::string() : fmt::format("Value {} not in range [{} - {}]", text, range.least, range.most);
}

/// CLI11's own view of the options, while one line is parsed.
class Line {
 public:
  explicit Line(Options& program) : app_(program.summary(), program.name()) {
    app_.fallthrough();
    add_command(app_, program);
  }

  [[nodiscard]] ParsedLine parse(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::Success& help) {
      app_.exit(help);
      return {ParsedLine::Outcome::help, {}, {}};
    } catch (const CLI::ParseError& failure) {
      choose();
      return {ParsedLine::Outcome::wrong, failure.what(), app_.remaining(true)};
    }
    choose();
    return {};
  }

 private:
  void add_command(CLI::App& app, Options& options) {
    for (const Option& option : options.list()) {
      add(app, option, options);
    }
    for (const Option& option : options.list()) {
      relate(option);
    }
    app.footer(options.footer());
    if (options.hidden()) {
      app.group("");
    }
    if (!options.subcommands().empty()) {
      app.require_subcommand(1);
    }
    for (Options& each : options.subcommands()) {
      add_command(*app.add_subcommand(each.name(), each.summary()), each);
    }
    commands_.emplace_back(&app, &options);
  }

  void add(CLI::App& app, const Option& option, const Options& options) {
    switch (option.kind) {
      case OptionKind::help:
        app.set_help_flag(option.names, option.summary);
        return;
      case OptionKind::version:
        app.set_version_flag(option.names, options.version(), option.summary);
        return;
      case OptionKind::flag:
        made_[&option] = app.add_flag(option.names, *std::get<bool*>(option.target), option.summary);
        return;
      case OptionKind::argument:
      case OptionKind::option:
        made_[&option] = add_valued(app, option);
    }
  }

  static CLI::Option* add_valued(CLI::App& app, const Option& option) {
    CLI::Option* made =
        std::visit([&](auto* target) { return app.add_option(option.names, *target, option.summary); }, option.target);
    made->required(option.is_required);
    if (!option.words.empty()) {
      made->check(CLI::IsMember(option.words));
    }
    if (option.limits) {
      made->check(CLI::Validator([range = *option.limits](const std::string& text) { return complaint(text, range); },
                                 limits_text(option)));
    }
    if (option.complaint != nullptr) {
      made->check(
          CLI::Validator([check = option.complaint](const std::string& text) { return check(text); }, option.allowed));
    }
    if (option.separator != '\0') {
      made->delimiter(option.separator);
    }
    if (option.shows_default) {
      made->capture_default_str();
    }
    return made;
  }

  void relate(const Option& option) {
    for (const Option* other : option.needed) {
      made_.at(&option)->needs(made_.at(other));
    }
    for (const Option* other : option.excluded) {
      made_.at(&option)->excludes(made_.at(other));
    }
  }

  void choose() {
    for (const auto& [app, options] : commands_) {
      if (app->parsed()) {
        options->choose();
      }
    }
  }

  CLI::App app_;
  std::map<const Option*, CLI::Option*> made_;
  std::vector<std::pair<CLI::App*, Options*>> commands_;
};

}  // namespace

ParsedLine parse_line(Options& program, int argc, char** argv) {
  return Line(program).parse(argc, argv);
}

}  // namespace comarca::cli
