// SPDX-License-Identifier: Apache-2.0
#include "product/reader/sql_words.hpp"

#include <cctype>
#include <string_view>

#include "comarca/base/text.hpp"

namespace comarca {
namespace {

bool is_of_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

std::vector<std::string> words_of_sql(const std::string& sql) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : sql + " ") {
    if (is_of_name(c)) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

bool asks_for_all(const std::string& sql) {
  for (auto star = sql.find('*'); star != std::string::npos; star = sql.find('*', star + 1)) {
    const std::string before(trim(std::string_view(sql).substr(0, star)));
    const char last = before.empty() ? ' ' : before.back();
    const auto words = words_of_sql(before);
    const std::string word = words.empty() || !is_of_name(last) ? std::string() : folded(words.back());
    if (last == '.' || last == ',' || word == "select" || word == "distinct" || word == "all") {
      return true;
    }
  }
  return false;
}

}  // namespace comarca
