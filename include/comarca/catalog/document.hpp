// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/base/date.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/language.hpp"

namespace comarca {

/// Where the values of a table stand, by key: for mistakes that only show once the files are opened.
class KeyPlaces {
 public:
  void add(const std::string& key, Where where) { places_[key] = std::move(where); }
  /// The place of a key; `otherwise` when it was not written.
  [[nodiscard]] Where of(const std::string& key, const Where& otherwise = {}) const {
    const auto found = places_.find(key);
    return found == places_.end() ? otherwise : found->second;
  }

 private:
  std::map<std::string, Where> places_;
};

class Table;

/// One value of a document, that knows where it stands. Every accessor checks the type and complains with
/// file:line:column.
class Value {
 public:
  [[nodiscard]] std::string text() const;
  [[nodiscard]] double number() const;  ///< integer or float
  [[nodiscard]] std::int64_t integer() const;
  [[nodiscard]] bool boolean() const;
  [[nodiscard]] Date date() const;  ///< a TOML date, or a text as 2024-12-31; a day that does not exist is a mistake
  [[nodiscard]] std::optional<Date> as_date() const;  ///< the same; nothing when it is none
  [[nodiscard]] Table table() const;
  [[nodiscard]] std::vector<Value> array() const;
  /// A text, or an array of texts.
  [[nodiscard]] std::vector<std::string> texts() const;
  /// One of the given words; otherwise an error that suggests the nearest.
  [[nodiscard]] std::string one_of(const std::vector<std::string>& words) const;
  /// Bilingual text: { es = "...", en = "..." }, or one text for both.
  [[nodiscard]] Text bilingual() const;

  [[nodiscard]] bool is_table() const noexcept;
  [[nodiscard]] bool is_array() const noexcept;
  [[nodiscard]] bool is_text() const noexcept;
  [[nodiscard]] bool is_number() const noexcept;
  [[nodiscard]] bool is_integer() const noexcept;
  [[nodiscard]] bool is_boolean() const noexcept;

  [[nodiscard]] Where where() const;
  [[nodiscard]] Text kind() const;  ///< "a text", "an array"
  /// An error at this place.
  [[nodiscard]] Error error(std::string what, std::string remedy = {}) const;

 private:
  friend class Table;
  friend class Document;
  struct Node;
  explicit Value(std::shared_ptr<const Node> node) : node_(std::move(node)) {}
  std::shared_ptr<const Node> node_;
};

/// A table of a document. Keys that nobody asked for are mistakes: finish() reports the first with the nearest known
/// key.
class Table {
 public:
  [[nodiscard]] bool has(std::string_view key) const;
  /// The value of a key that must be there.
  [[nodiscard]] Value required(std::string_view key) const;
  [[nodiscard]] std::optional<Value> optional(std::string_view key) const;

  [[nodiscard]] std::string text_or(std::string_view key, std::string_view fallback) const;
  [[nodiscard]] double number_or(std::string_view key, double fallback) const;
  [[nodiscard]] std::int64_t integer_or(std::string_view key, std::int64_t fallback) const;
  [[nodiscard]] bool boolean_or(std::string_view key, bool fallback) const;
  [[nodiscard]] Text bilingual_or(std::string_view key, const Text& fallback) const;
  [[nodiscard]] std::vector<std::string> texts_or(std::string_view key, std::vector<std::string> fallback) const;
  /// The tables of an array of tables, empty when the key is absent.
  [[nodiscard]] std::vector<Table> tables(std::string_view key) const;
  /// The sub-table, or an empty one when the key is absent.
  [[nodiscard]] Table table_or_empty(std::string_view key) const;

  /// Keys in the order of the file.
  [[nodiscard]] std::vector<std::string> keys() const;
  [[nodiscard]] bool empty() const;

  /// Throws when a key of this table was never asked for.
  void finish() const;

  [[nodiscard]] Where where() const;
  /// Where the name of a key stands; the table's own place when it has no such key.
  [[nodiscard]] Where where_of(std::string_view key) const;
  /// Where the value of every key of this table stands.
  [[nodiscard]] KeyPlaces places() const;
  [[nodiscard]] Error error(std::string what, std::string remedy = {}) const;

 private:
  friend class Value;
  friend class Document;
  struct State;
  explicit Table(std::shared_ptr<State> state) : state_(std::move(state)) {}
  std::shared_ptr<State> state_;
};

/// A TOML document read whole. Syntax errors, unknown keys and wrong types are comarca::Error with file:line:column.
class Document {
 public:
  /// Throws an io error when the file cannot be read, a usage error when it is not TOML.
  [[nodiscard]] static Document from_file(const std::filesystem::path& path);
  [[nodiscard]] static Document from_text(std::string_view text, std::string name);

  [[nodiscard]] Table root() const { return root_; }
  [[nodiscard]] const std::string& name() const noexcept { return name_; }

 private:
  Document(Table root, std::string name) : root_(std::move(root)), name_(std::move(name)) {}
  Table root_;
  std::string name_;
};

}  // namespace comarca
