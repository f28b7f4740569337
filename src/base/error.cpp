// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/error.hpp"

#include <utility>

#include <fmt/format.h>

namespace comarca {
namespace {

std::string full_text(const std::string& what, const Where& where, const std::string& remedy) {
  const std::string place = where.to_string();
  std::string text = place.empty() ? what : place + ": " + what;
  if (!remedy.empty()) {
    text += "\n  " + remedy;
  }
  return text;
}

void append(std::string& text, const std::string& part) {
  if (!text.empty()) {
    text += ", ";
  }
  text += part;
}

}  // namespace

std::string Where::to_string() const {
  std::string text = file;
  if (line) {
    text += fmt::format(":{}", *line);
    if (column) {
      text += fmt::format(":{}", *column);
    }
  }
  if (!layer.empty()) {
    append(text, fmt::format("layer '{}'", layer));
  }
  if (row) {
    append(text, fmt::format("row {}", *row));
  }
  if (!field.empty()) {
    append(text, fmt::format("field '{}'", field));
  }
  return text;
}

Error::Error(ErrorKind kind, std::string what, Where where, std::string remedy)
    : std::runtime_error(full_text(what, where, remedy)),
      kind_(kind),
      message_(std::move(what)),
      where_(std::move(where)),
      remedy_(std::move(remedy)) {}

Error usage_error(std::string what, Where where, std::string remedy) {
  return {ErrorKind::usage, std::move(what), std::move(where), std::move(remedy)};
}

Error data_error(std::string what, Where where, std::string remedy) {
  return {ErrorKind::data, std::move(what), std::move(where), std::move(remedy)};
}

Error io_error(std::string what, Where where, std::string remedy) {
  return {ErrorKind::io, std::move(what), std::move(where), std::move(remedy)};
}

}  // namespace comarca
