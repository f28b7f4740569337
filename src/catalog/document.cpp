// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/document.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "comarca/base/mistakes.hpp"
#include "comarca/base/text.hpp"

namespace comarca {

struct Value::Node {
  std::shared_ptr<const toml::table> owner;  ///< keeps the tree alive
  const toml::node* node;
  std::string file;
  std::string name;  ///< the key, for messages
};

struct Table::State {
  std::shared_ptr<const toml::table> owner;
  const toml::table* table;
  std::string file;
  std::string name;
  std::set<std::string, std::less<>> asked;
};

namespace {

Where place(const std::string& file, const toml::source_region& region) {
  Where where{.file = file};
  if (region.begin) {
    where.line = region.begin.line;
    where.column = region.begin.column;
  }
  return where;
}

Text type_name(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table:
      return {"una tabla", "a table"};
    case toml::node_type::array:
      return {"una lista", "an array"};
    case toml::node_type::string:
      return {"un texto", "a text"};
    case toml::node_type::integer:
      return {"un entero", "an integer"};
    case toml::node_type::floating_point:
      return {"un número", "a number"};
    case toml::node_type::boolean:
      return {"true o false", "true or false"};
    default:
      return {"una fecha u hora", "a date or time"};
  }
}

const toml::table& empty_table() {
  static const toml::table kEmpty;
  return kEmpty;
}

}  // namespace

Where Value::where() const {
  return place(node_->file, node_->node->source());
}

Text Value::kind() const {
  return type_name(*node_->node);
}

Error Value::error(std::string what, std::string remedy) const {
  return usage_error(std::move(what), where(), std::move(remedy));
}

namespace {
Error wrong_type(const Value& value, const toml::node& node, const std::string& name, std::string_view expected) {
  return value.error(fmt::format("'{}' is {}, expected {}", name, type_name(node).en, expected));
}
}  // namespace

std::string Value::text() const {
  if (const auto* text = node_->node->as_string()) {
    return text->get();
  }
  throw wrong_type(*this, *node_->node, node_->name, "a text in quotes");
}

double Value::number() const {
  if (const auto* whole = node_->node->as_integer()) {
    return static_cast<double>(whole->get());
  }
  if (const auto* real = node_->node->as_floating_point()) {
    return real->get();
  }
  throw wrong_type(*this, *node_->node, node_->name, "a number");
}

std::int64_t Value::integer() const {
  if (const auto* whole = node_->node->as_integer()) {
    return whole->get();
  }
  throw wrong_type(*this, *node_->node, node_->name, "an integer");
}

bool Value::boolean() const {
  if (const auto* flag = node_->node->as_boolean()) {
    return flag->get();
  }
  throw wrong_type(*this, *node_->node, node_->name, "true or false");
}

std::optional<Date> Value::as_date() const {
  if (const auto* written = node_->node->as_date()) {
    return Date::of(written->get().year, written->get().month, written->get().day);
  }
  const auto* text = node_->node->as_string();
  return text == nullptr ? std::nullopt : Date::parse(text->get());
}

Date Value::date() const {
  const auto date = as_date();
  if (!date && !is_text() && node_->node->as_date() == nullptr) {
    throw wrong_type(*this, *node_->node, node_->name, "a date as 2024-12-31");
  }
  if (!date) {
    throw error(fmt::format("'{}' is no day of the calendar", node_->name), "Write it as 2024-12-31.");
  }
  return *date;
}

Table Value::table() const {
  const auto* table = node_->node->as_table();
  if (table == nullptr) {
    throw wrong_type(*this, *node_->node, node_->name, "a table");
  }
  return Table(std::make_shared<Table::State>(Table::State{node_->owner, table, node_->file, node_->name, {}}));
}

std::vector<Value> Value::array() const {
  const auto* array = node_->node->as_array();
  if (array == nullptr) {
    throw wrong_type(*this, *node_->node, node_->name, "an array [ ... ]");
  }
  std::vector<Value> values;
  for (const auto& item : *array) {
    values.push_back(Value(std::make_shared<Node>(Node{node_->owner, &item, node_->file, node_->name})));
  }
  return values;
}

std::vector<std::string> Value::texts() const {
  if (is_text()) {
    return {text()};
  }
  std::vector<std::string> result;
  for (const auto& item : array()) {
    result.push_back(item.text());
  }
  return result;
}

std::string Value::one_of(const std::vector<std::string>& words) const {
  std::string word = text();
  if (std::ranges::find(words, word) == words.end()) {
    throw error(fmt::format("'{}' is not a value of '{}'", word, node_->name), suggestion(word, words));
  }
  return word;
}

Text Value::bilingual() const {
  if (is_text()) {
    return {text(), text()};
  }
  const Table both = table();
  Text result{both.required("es").text(), both.required("en").text()};
  both.finish();
  return result;
}

bool Value::is_table() const noexcept {
  return node_->node->is_table();
}
bool Value::is_array() const noexcept {
  return node_->node->is_array();
}
bool Value::is_text() const noexcept {
  return node_->node->is_string();
}
bool Value::is_number() const noexcept {
  return node_->node->is_number();
}
bool Value::is_integer() const noexcept {
  return node_->node->is_integer();
}
bool Value::is_boolean() const noexcept {
  return node_->node->is_boolean();
}

bool Table::has(std::string_view key) const {
  return state_->table->contains(key);
}

std::optional<Value> Table::optional(std::string_view key) const {
  state_->asked.emplace(key);
  const toml::node* node = state_->table->get(key);
  if (node == nullptr) {
    return std::nullopt;
  }
  return Value(std::make_shared<Value::Node>(Value::Node{state_->owner, node, state_->file, std::string(key)}));
}

Value Table::required(std::string_view key) const {
  if (auto value = optional(key)) {
    return *std::move(value);
  }
  std::string remedy = fmt::format("Add '{} = ...'.", key);
  Where here = where();
  if (const auto near = nearest_name(key, keys())) {
    remedy += fmt::format(" There is '{}'; did you mean that?", *near);
    here = place(state_->file, state_->table->find(*near)->first.source());
  }
  throw usage_error(state_->name.empty() ? fmt::format("'{}' is missing", key)
                                         : fmt::format("'{}' is missing in '{}'", key, state_->name),
                    std::move(here), std::move(remedy));
}

std::string Table::text_or(std::string_view key, std::string_view fallback) const {
  const auto value = optional(key);
  return value ? value->text() : std::string(fallback);
}

double Table::number_or(std::string_view key, double fallback) const {
  const auto value = optional(key);
  return value ? value->number() : fallback;
}

std::int64_t Table::integer_or(std::string_view key, std::int64_t fallback) const {
  const auto value = optional(key);
  return value ? value->integer() : fallback;
}

bool Table::boolean_or(std::string_view key, bool fallback) const {
  const auto value = optional(key);
  return value ? value->boolean() : fallback;
}

Text Table::bilingual_or(std::string_view key, const Text& fallback) const {
  const auto value = optional(key);
  return value ? value->bilingual() : fallback;
}

std::vector<std::string> Table::texts_or(std::string_view key, std::vector<std::string> fallback) const {
  const auto value = optional(key);
  return value ? value->texts() : std::move(fallback);
}

std::vector<Table> Table::tables(std::string_view key) const {
  std::vector<Table> result;
  if (const auto value = optional(key)) {
    for (const auto& item : value->array()) {
      result.push_back(item.table());
    }
  }
  return result;
}

Table Table::table_or_empty(std::string_view key) const {
  if (const auto value = optional(key)) {
    return value->table();
  }
  return Table(std::make_shared<State>(State{state_->owner, &empty_table(), state_->file, std::string(key), {}}));
}

std::vector<std::string> Table::keys() const {
  std::vector<std::pair<toml::source_position, std::string>> placed;
  for (const auto& [key, node] : *state_->table) {
    placed.emplace_back(key.source().begin, std::string(key.str()));
  }
  std::ranges::stable_sort(placed, [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> names;
  for (auto& item : placed) {
    names.push_back(std::move(item.second));
  }
  return names;
}

bool Table::empty() const {
  return state_->table->empty();
}

void Table::finish() const {
  std::vector<Error> mistakes;
  for (const auto& [key, node] : *state_->table) {
    if (!state_->asked.contains(key.str())) {
      const std::vector<std::string> known(state_->asked.begin(), state_->asked.end());
      const std::string inside = state_->name.empty() ? std::string() : fmt::format(" in '{}'", state_->name);
      mistakes.push_back(usage_error(fmt::format("unknown key '{}'{}", key.str(), inside),
                                     place(state_->file, key.source()), suggestion(key.str(), known)));
    }
  }
  if (!mistakes.empty()) {
    throw joined(std::move(mistakes));
  }
}

Where Table::where() const {
  return place(state_->file, state_->table->source());
}

Where Table::where_of(std::string_view key) const {
  const auto found = state_->table->find(key);
  return found == state_->table->end() ? where() : place(state_->file, found->first.source());
}

KeyPlaces Table::places() const {
  KeyPlaces places;
  for (const auto& [key, node] : *state_->table) {
    places.add(std::string(key.str()), place(state_->file, node.source()));
  }
  return places;
}

Error Table::error(std::string what, std::string remedy) const {
  return usage_error(std::move(what), where(), std::move(remedy));
}

// NOLINTNEXTLINE(performance-unnecessary-value-param): the document keeps it, and a mistake tells it
Document Document::from_text(std::string_view text, std::string name) {
  try {
    const auto tree = std::make_shared<const toml::table>(toml::parse(text, name));
    Table root(std::make_shared<Table::State>(Table::State{tree, tree.get(), name, {}, {}}));
    return {std::move(root), name};
  } catch (const toml::parse_error& failure) {
    throw usage_error(fmt::format("this is not TOML: {}", failure.description()), place(name, failure.source()));
  }
}

Document Document::from_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) {
    throw io_error("cannot open the file for reading", {.file = path.string()},
                   "Check that it exists and that you may read it.");
  }
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  return from_text(text, path.string());
}

}  // namespace comarca
