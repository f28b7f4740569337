// SPDX-License-Identifier: Apache-2.0
#include "cli/man_page.hpp"

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/base/version.hpp"

namespace comarca::cli {
namespace {

/// Text that groff prints as it stands: no hyphens for minus signs, no request at the start of a line.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char character : text) {
    if (character == '\\') {
      out += "\\e";
    } else if (character == '-') {
      out += "\\-";
    } else if ((character == '.' || character == '\'') && (out.empty() || out.back() == '\n')) {
      out += "\\&";
      out += character;
    } else {
      out += character;
    }
  }
  return out;
}

std::string header(const std::string& name, const std::string& summary) {
  std::string title = name;
  for (char& character : title) {
    character = character >= 'a' && character <= 'z' ? static_cast<char>(character - 'a' + 'A') : character;
  }
  return fmt::format(".TH {} 1 \"\" \"comarca {}\" \"User commands\"\n.SH NAME\n{} \\- {}\n", escaped(title), kVersion,
                     escaped(name), escaped(summary));
}

std::string placeholder(const OptionDescription& argument) {
  std::string text = fmt::format("\\fI{}\\fR{}", escaped(argument.value), argument.repeated ? "..." : "");
  return argument.required ? text : "[" + text + "]";
}

std::string option_entry(const OptionDescription& option) {
  std::string names;
  for (const auto& name : option.names) {
    names += fmt::format("{}\\fB{}\\fR", names.empty() ? "" : ", ", escaped(name));
  }
  const std::string value = option.choices.empty() ? escaped(option.value) : escaped(join(option.choices, "|"));
  const std::string shown = value.empty() ? "" : fmt::format("{}\\fI{}\\fR", names.empty() ? "" : " ", value);
  return fmt::format(".TP\n{}{}\n{}\n", names, shown, escaped(option.summary));
}

std::string option_section(const char* title, const std::vector<OptionDescription>& options) {
  std::string text;
  for (const auto& option : options) {
    text += option_entry(option);
  }
  return text.empty() ? text : fmt::format(".SH {}\n{}", title, text);
}

std::string notes_and_examples(const CommandDescription& command) {
  std::string text;
  for (const auto& note : command.notes) {
    text += fmt::format("{}{}\n", text.empty() ? ".SH NOTES\n" : ".PP\n", escaped(note));
  }
  std::string examples;
  for (const auto& example : command.examples) {
    examples += fmt::format(".PP\n.EX\n{}\n.EE\n", escaped(example));
  }
  return text + (examples.empty() ? "" : ".SH EXAMPLES\n" + examples);
}

}  // namespace

std::string program_man_page(const Options& program) {
  const auto whole = describe_command(program);
  std::string text = header(whole.name, whole.summary);
  text += fmt::format(".SH SYNOPSIS\n\\fB{}\\fR [\\fIoptions\\fR] \\fIcommand\\fR ...\n.SH COMMANDS\n", whole.name);
  std::string pages;
  for (const auto& command : describe_subcommands(program)) {
    text += fmt::format(".TP\n\\fB{}\\fR\n{}\n", escaped(command.name), escaped(command.summary));
    pages += fmt::format("{}.BR {}\\-{} (1)", pages.empty() ? "" : ",\n", whole.name, escaped(command.name));
  }
  text += option_section("OPTIONS", whole.options) + notes_and_examples(whole);
  text +=
      ".SH ENVIRONMENT\n.TP\n\\fBCOMARCA_DATA\\fR\nThe folder that holds layers/ and styles/, instead of the one "
      "installed with the program.\n";
  return text + ".SH SEE ALSO\n" + pages + "\n";
}

std::string command_man_page(const CommandDescription& command) {
  std::string text = header("comarca-" + command.name, command.summary);
  text += fmt::format(".SH SYNOPSIS\n\\fBcomarca {}\\fR [\\fIoptions\\fR]", escaped(command.name));
  for (const auto& argument : command.arguments) {
    text += " " + placeholder(argument);
  }
  text += "\n" + option_section("ARGUMENTS", command.arguments) + option_section("OPTIONS", command.options);
  return text + notes_and_examples(command) + ".SH SEE ALSO\n.BR comarca (1)\n";
}

}  // namespace comarca::cli
