// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "statistics/engine/duckdb.hpp"

namespace comarca {

/// The rows that a query gave, kept in a file named after the query: whoever asks the same again need not wait. Sound
/// only for a query that names all its inputs by what they hold, as those over Parquet copies do.
class KeptRows {
 public:
  KeptRows(const std::filesystem::path& folder, const std::string& sql);
  /// Nothing when the query was never answered or the file is not whole.
  [[nodiscard]] std::optional<QueryRows> read() const;
  /// Rows with tabs or line ends in their text are not kept.
  void write(const QueryRows& rows) const;

 private:
  std::filesystem::path path_;
};

}  // namespace comarca
