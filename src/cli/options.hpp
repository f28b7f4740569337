// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace comarca::cli {

/// Where the value of an option goes; its type says what may be written. It must outlive the parsing.
using OptionTarget = std::variant<bool*, int*, std::uint64_t*, double*, std::optional<double>*, std::string*,
                                  std::filesystem::path*, std::vector<double>*, std::vector<std::string>*>;

enum class OptionKind { argument, option, flag, help, version };

/// Numbers that an option takes, both ends included.
struct OptionRange {
  double least;
  double most;
};

/// What is wrong with a value as it was written; empty when nothing is.
using OptionCheck = std::string (*)(const std::string& text);

/// One thing that may stand on the command line after a command, and what it may be.
struct Option {
  OptionKind kind;
  std::string names;  ///< "-o,--output"; of an argument its name
  OptionTarget target;
  std::string summary;

  std::vector<std::string> words;  ///< the only ones allowed, when there are such
  std::optional<OptionRange> limits;
  OptionCheck complaint = nullptr;
  std::string allowed;  ///< what the check lets pass, for the help: "METRES >= 0"
  std::vector<const Option*> needed;
  std::vector<const Option*> excluded;
  char separator = '\0';  ///< between the values of a list, when they may stand in one word
  bool is_required = false;
  bool shows_default = false;

  Option& required();
  Option& one_of(std::vector<std::string> allowed_words);
  Option& range(double least, double most);
  Option& check(OptionCheck with, std::string lets_pass = {});
  /// A length in metres that is zero or more.
  Option& metres();
  /// The help tells what the target holds before parsing.
  Option& with_default();
  Option& separated_by(char character);
  Option& needs(const Option& other);
  Option& excludes(const Option& other);
};

/// What a command takes, said as plain data: parsing, help, man pages and completions all come from it. Nothing here
/// knows how a line is parsed (parse_line.hpp does), so describing a command costs no heavy header. ADR 0243.
class Options {
 public:
  explicit Options(std::string name, std::string summary);

  Option& argument(std::string name, OptionTarget target, std::string summary);
  Option& option(std::string names, OptionTarget target, std::string summary);
  Option& flag(std::string names, bool& target, std::string summary);
  /// `--version`, which prints `text` and ends.
  void version(std::string text);
  Options& subcommand(std::string name, std::string summary);
  /// Notes and lines "Example: ..." after the options.
  void footer(std::string text) { footer_ = std::move(text); }
  /// Leaves this command out of the help.
  void hide() { hidden_ = true; }

  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] const std::string& summary() const noexcept { return summary_; }
  [[nodiscard]] const std::string& footer() const noexcept { return footer_; }
  [[nodiscard]] const std::string& version() const noexcept { return version_; }
  [[nodiscard]] bool hidden() const noexcept { return hidden_; }
  [[nodiscard]] const Options* parent() const noexcept { return parent_; }
  [[nodiscard]] const std::deque<Option>& list() const noexcept { return list_; }
  [[nodiscard]] const std::deque<Options>& subcommands() const noexcept { return subcommands_; }
  [[nodiscard]] std::deque<Options>& subcommands() noexcept { return subcommands_; }

  /// Whether the line that was parsed names this command.
  [[nodiscard]] bool chosen() const noexcept { return chosen_; }
  void choose() noexcept { chosen_ = true; }

 private:
  Option& add(Option option);

  std::string name_;
  std::string summary_;
  std::string footer_;
  std::string version_;
  const Options* parent_ = nullptr;
  bool hidden_ = false;
  bool chosen_ = false;
  std::deque<Option> list_;  ///< a deque: others refer to its elements
  std::deque<Options> subcommands_;
};

/// What the help calls the value of an option: "TEXT", "UINT"; empty for a flag.
[[nodiscard]] std::string value_name(const Option& option);

/// What the value may be, as "INT in [1 - 12]" or "METRES >= 0"; empty without limits.
[[nodiscard]] std::string limits_text(const Option& option);

}  // namespace comarca::cli
