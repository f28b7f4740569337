// SPDX-License-Identifier: Apache-2.0
// Any bytes as a TOML file: every value can be asked for in every way, and mistakes are Errors.
#include "comarca/catalog/document.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

constexpr int kDeepest = 64;

void walk(const comarca::Table& table, int depth);

void ask(const comarca::Value& value, int depth) {
  if (depth > kDeepest) {
    return;
  }
  if (value.is_table()) {
    walk(value.table(), depth + 1);
    return;
  }
  if (value.is_array()) {
    for (const auto& item : value.array()) {
      ask(item, depth + 1);
    }
  }
  for (const auto question : {+[](const comarca::Value& asked) { (void)asked.text(); },
                              +[](const comarca::Value& asked) { (void)asked.number(); },
                              +[](const comarca::Value& asked) { (void)asked.integer(); },
                              +[](const comarca::Value& asked) { (void)asked.date(); },
                              +[](const comarca::Value& asked) { (void)asked.texts(); },
                              +[](const comarca::Value& asked) { (void)asked.bilingual(); }}) {
    try {
      question(value);
    } catch (const comarca::Error&) {
      continue;
    }
  }
}

void walk(const comarca::Table& table, int depth) {
  for (const auto& key : table.keys()) {
    ask(table.required(key), depth);
  }
  table.finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    walk(comarca::Document::from_text(std::string(data, data + size), "fuzz.toml").root(), 0);
  } catch (const comarca::Error&) {
    return 0;
  }
  return 0;
}
