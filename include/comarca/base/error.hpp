// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>

namespace comarca {

/// What went wrong, in the terms a caller can act on. The value is the exit code of the command line.
enum class ErrorKind : int { usage = 2, data = 3, io = 4 };

/// Where it went wrong. Only the parts that are known are filled in.
struct Where {
  std::string file;
  std::string layer;
  std::string field;
  std::optional<std::size_t> row;
  std::optional<std::size_t> line;
  std::optional<std::size_t> column;

  /// "file:12:8", "file, layer 'x', row 4, field 'y'", or "" when nothing is known.
  [[nodiscard]] std::string to_string() const;
};

/// The one exception of comarca: what happened, where, and what to do about it (English). Caught only in cli.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, std::string what, Where where = {}, std::string remedy = {});

  [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }
  [[nodiscard]] const std::string& message() const noexcept { return message_; }
  [[nodiscard]] const Where& where() const noexcept { return where_; }
  [[nodiscard]] const std::string& remedy() const noexcept { return remedy_; }

 private:
  ErrorKind kind_;
  std::string message_;
  Where where_;
  std::string remedy_;
};

[[nodiscard]] Error usage_error(std::string what, Where where = {}, std::string remedy = {});
[[nodiscard]] Error data_error(std::string what, Where where = {}, std::string remedy = {});
[[nodiscard]] Error io_error(std::string what, Where where = {}, std::string remedy = {});

}  // namespace comarca
