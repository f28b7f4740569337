// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>

#include "statistics/blocks/blocks.hpp"
#include "statistics/engine/duckdb.hpp"
#include "statistics/plan/plan_builder.hpp"

namespace comarca {

/// Typed Parquet copies of microdata, one per record, named after what the files are (name, size, time of change) and
/// how they are read. Columns that the source declares are kept, whatever a plan needs today.
class ParquetCache {
 public:
  ParquetCache(const MicrodataSource& source, const MicrodataFiles& files, const std::filesystem::path& folder);

  /// Adds the files of the cache to what the engine may touch.
  void declare(std::vector<std::filesystem::path>& allowed) const;
  /// Makes the copies that are not there yet. False when there is no folder, or a file holds what its columns should
  /// not: then the text is read every time.
  bool ready(Engine& engine);
  [[nodiscard]] InputSql input() const;

 private:
  struct Copy {
    std::filesystem::path path;
    std::string columns;
    std::string rows;                 ///< read by DuckDB
    std::optional<BlockTable> table;  ///< the same, where blocks can
  };
  static bool make(Engine& engine, const Copy& copy);

  std::map<Record, Copy> copies_;
};

}  // namespace comarca
