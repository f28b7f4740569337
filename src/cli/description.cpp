// SPDX-License-Identifier: Apache-2.0
#include "cli/description.hpp"

#include "comarca/base/text.hpp"

namespace comarca::cli {
namespace {

/// CLI11 writes a choice as "TEXT:{es,en}".
void read_type(OptionDescription& description, const std::string& type) {
  const auto brace = type.find(":{");
  description.value = type.substr(0, brace);
  if (brace != std::string::npos && type.back() == '}') {
    description.choices = split(std::string_view(type).substr(brace + 2, type.size() - brace - 3), ',');
  }
}

OptionDescription describe_option(const CLI::Option& option) {
  OptionDescription description;
  for (const auto& name : option.get_snames()) {
    description.names.push_back("-" + name);
  }
  for (const auto& name : option.get_lnames()) {
    description.names.push_back("--" + name);
  }
  if (option.get_items_expected_max() > 0) {
    read_type(description, option.get_type_name());
  }
  if (option.get_positional()) {
    description.value = option.get_name(true);
  }
  description.summary = option.get_description();
  description.required = option.get_required();
  description.repeated = option.get_items_expected_max() > 1;
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

CommandDescription describe_command(const CLI::App& app) {
  CommandDescription description;
  description.name = app.get_name();
  description.summary = app.get_description();
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) {
      continue;
    }
    auto& list = option->nonpositional() ? description.options : description.arguments;
    list.push_back(describe_option(*option));
  }
  read_footer(description, app.get_footer());
  return description;
}

std::vector<CommandDescription> describe_subcommands(const CLI::App& app) {
  std::vector<CommandDescription> list;
  for (const CLI::App* sub :
       app.get_subcommands([](const CLI::App* candidate) { return !candidate->get_group().empty(); })) {
    list.push_back(describe_command(*sub));
  }
  return list;
}

}  // namespace comarca::cli
