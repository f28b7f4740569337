// SPDX-License-Identifier: Apache-2.0
#include "cli/options.hpp"

#include <charconv>
#include <cmath>
#include <utility>

#include <fmt/core.h>

namespace comarca::cli {
namespace {

std::string complaint_about_metres(const std::string& text) {
  double metres = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data() + (text.starts_with('+') ? 1 : 0), end, metres);
  const bool good = failure == std::errc{} && stop == end && std::isfinite(metres) && metres >= 0;
  return good ? std::string() : fmt::format("'{}' must be zero or more metres", text);
}

template <class T>
constexpr const char* kValueName = "TEXT";
template <>
constexpr const char* kValueName<bool> = "";
template <>
constexpr const char* kValueName<int> = "INT";
template <>
constexpr const char* kValueName<std::uint64_t> = "UINT";
template <>
constexpr const char* kValueName<double> = "FLOAT";
template <>
constexpr const char* kValueName<std::optional<double>> = "FLOAT";
template <>
constexpr const char* kValueName<std::vector<double>> = "FLOAT";

}  // namespace

Option& Option::required() {
  is_required = true;
  return *this;
}

Option& Option::one_of(std::vector<std::string> allowed_words) {
  words = std::move(allowed_words);
  return *this;
}

Option& Option::range(double least, double most) {
  limits = OptionRange{least, most};
  return *this;
}

Option& Option::check(OptionCheck with, std::string lets_pass) {
  complaint = with;
  allowed = std::move(lets_pass);
  return *this;
}

Option& Option::metres() {
  return check(complaint_about_metres, "METRES >= 0");
}

Option& Option::with_default() {
  shows_default = true;
  return *this;
}

Option& Option::separated_by(char character) {
  separator = character;
  return *this;
}

Option& Option::needs(const Option& other) {
  needed.push_back(&other);
  return *this;
}

Option& Option::excludes(const Option& other) {
  excluded.push_back(&other);
  return *this;
}

Options::Options(std::string name, std::string summary) : name_(std::move(name)), summary_(std::move(summary)) {
  add({OptionKind::help, "-h,--help", {}, "Print this help message and exit"});
}

Option& Options::add(Option option) {
  return list_.emplace_back(std::move(option));
}

Option& Options::argument(std::string name, OptionTarget target, std::string summary) {
  return add({OptionKind::argument, std::move(name), target, std::move(summary)});
}

Option& Options::option(std::string names, OptionTarget target, std::string summary) {
  return add({OptionKind::option, std::move(names), target, std::move(summary)});
}

Option& Options::flag(std::string names, bool& target, std::string summary) {
  return add({OptionKind::flag, std::move(names), &target, std::move(summary)});
}

void Options::version(std::string text) {
  version_ = std::move(text);
  add({OptionKind::version, "--version", {}, "Display program version information and exit"});
}

Options& Options::subcommand(std::string name, std::string summary) {
  Options& made = subcommands_.emplace_back(std::move(name), std::move(summary));
  made.parent_ = this;
  return made;
}

std::string value_name(const Option& option) {
  const bool takes_value = option.kind == OptionKind::argument || option.kind == OptionKind::option;
  const auto name = []<class T>(const T*) { return kValueName<T>; };
  return takes_value ? std::visit(name, option.target) : std::string();
}

std::string limits_text(const Option& option) {
  if (!option.limits) {
    return option.allowed;
  }
  const bool real = std::holds_alternative<double*>(option.target);
  return fmt::format("{} in [{} - {}]", real ? "FLOAT" : "INT", option.limits->least, option.limits->most);
}

}  // namespace comarca::cli
