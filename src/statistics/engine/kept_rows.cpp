// SPDX-License-Identifier: Apache-2.0
#include "statistics/engine/kept_rows.hpp"

#include <fstream>

#include <fmt/format.h>

#include "comarca/base/atomic_file.hpp"
#include "comarca/base/sha256.hpp"
#include "comarca/base/text.hpp"

namespace comarca {
namespace {

constexpr const char* kNull = "\\N";

std::string headline(std::size_t rows) {
  return fmt::format("comarca rows 1: {}", rows);
}

}  // namespace

KeptRows::KeptRows(const std::filesystem::path& folder, const std::string& sql)
    : path_(std::filesystem::absolute(folder) / (sha256(sql).substr(0, 16) + ".rows")) {}

std::optional<QueryRows> KeptRows::read() const {
  std::ifstream stream(path_, std::ios::binary);
  std::string first;
  std::getline(stream, first);
  QueryRows kept;
  for (std::string line; std::getline(stream, line);) {
    auto& row = kept.rows.emplace_back();
    for (const auto& cell : split(line, '\t')) {
      row.push_back(cell == kNull ? std::nullopt : std::optional<std::string>(cell));
    }
  }
  return first == headline(kept.rows.size()) ? std::optional(std::move(kept)) : std::nullopt;
}

void KeptRows::write(const QueryRows& rows) const {
  std::string text = headline(rows.rows.size()) + "\n";
  for (const auto& row : rows.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i] && row[i]->find_first_of("\t\n\\") != std::string::npos) {
        return;
      }
      text += (i > 0 ? "\t" : "") + row[i].value_or(kNull);
    }
    text += "\n";
  }
  write_file(path_, text);
}

}  // namespace comarca
