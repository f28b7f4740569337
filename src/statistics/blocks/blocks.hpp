// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "statistics/plan/column_type.hpp"
#include "statistics/plan/csv_input.hpp"
#include "statistics/plan/person_fold.hpp"
#include "statistics/plan/sums_request.hpp"

// Blocks: our own fast path under a plan, behind this one header (ADRs 0165 and 0237).
//
// What it is. A plan is portable SQL, and that SQL is what an answer means. Most of what it asks of most files is
// plain: text without oddities, whole numbers, comparisons. For that there are three things here, each of which an
// engine may put in the place of a part of its SQL: the rows of text files (plain_rows), those rows folded into one for
// each household (folded_persons), and the sums over households (group_sums). Inside, conditions and numbers run as
// small programs over blocks of rows, two bytes a condition, without branches.
//
// When to use it. Whenever a plan is run over text that changed. Where a Parquet copy is at hand, only group_sums pays.
//
// What it guarantees. What it gives is what the SQL would give, to the last digit, or it gives nothing: a layout or an
// expression that is beyond it is told at once by an empty result, and what only the rows can tell (a quote inside a
// field, keys that come back, a number that does not fit) ends the query with UnfitBlocks, whose reason is typed.
// Nothing is thrown for what is wrong with the data: that is for the reader that knows every oddity to tell.
//
// What it costs. A thread reads half a megabyte at a time and holds the cells of its block; nothing grows with the
// files. Two cores read some millions of persons a second.
//
// What the caller must ensure. Files do not change while a table of them lives. Threads share a TableScan and a
// GroupSums; each has its own TableReader. Whoever runs a plan that trusts rows to be of different households checks
// what `rows_read` counted against what the plan met.

namespace comarca {

/// Why our own reading leaves a question to the engine's.
enum class Unfit : std::uint8_t {
  no,             ///< it does not
  not_plain,      ///< text that only the general reader knows
  keys,           ///< of households: they return, are missing or do not fit a number
  beyond_bounds,  ///< a number that no variable may have
};

/// Ends the reading of a table or the adding of sums; caught where the engine calls them, and nowhere else.
class UnfitBlocks : public std::exception {
 public:
  explicit UnfitBlocks(Unfit why) : why_(why) {}
  [[nodiscard]] Unfit why() const noexcept { return why_; }
  [[nodiscard]] const char* what() const noexcept override { return "this is left to SQL"; }

 private:
  Unfit why_;
};

/// Rows of a table on their way into SQL: for each column an array of std::int32_t (integer), std::int64_t (bigint),
/// double (real) or WideNumber (wide), or texts.
class TableChunk {
 public:
  /// Of the arrays of its columns, and so many rows.
  TableChunk(std::vector<void*> values, std::size_t capacity) : values_(std::move(values)), capacity_(capacity) {}
  TableChunk(const TableChunk&) = delete;
  TableChunk& operator=(const TableChunk&) = delete;
  virtual ~TableChunk() = default;

  /// Rows it takes.
  [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }
  template <class Value>
  [[nodiscard]] Value* values(std::size_t column) const {
    return static_cast<Value*>(values_[column]);
  }
  virtual void set_text(std::size_t column, std::size_t row, std::string_view text) const = 0;
  virtual void set_null(std::size_t column, std::size_t row) const = 0;

 private:
  std::vector<void*> values_;
  std::size_t capacity_;
};

/// Gives the rows that one thread takes of a scan. Whatever it throws ends the query; UnfitBlocks is no mistake of
/// anybody.
class TableReader {
 public:
  TableReader() = default;
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;
  virtual ~TableReader() = default;
  /// Up to the chunk's capacity, and says how many; 0 at the end.
  virtual std::size_t fill(TableChunk& chunk) = 0;
};

/// One reading of a table by several threads.
class TableScan {
 public:
  TableScan() = default;
  TableScan(const TableScan&) = delete;
  TableScan& operator=(const TableScan&) = delete;
  virtual ~TableScan() = default;
  [[nodiscard]] virtual std::size_t most_threads() const = 0;
  virtual std::unique_ptr<TableReader> reader() = 0;
};

/// A table that SQL reads as name().
struct BlockTable {
  struct Column {
    std::string name;
    ColumnType type = ColumnType::text;
  };
  std::vector<Column> columns;
  std::uint64_t likely_rows = 0;  ///< the order of joins depends on it
  std::function<std::unique_ptr<TableScan>()> scan;
};

/// Columns of a block of households, as the aggregate gets them.
struct HouseholdColumn {
  const std::int64_t* values = nullptr;
  const std::uint64_t* valid = nullptr;  ///< a bit for each row; null: all are
  [[nodiscard]] bool has(std::size_t row) const {
    return valid == nullptr || ((valid[row / 64] >> (row % 64)) & 1U) != 0;
  }
};

/// Sums of 128 bits, anywhere in memory.
class WideSums {
 public:
  explicit WideSums(void* memory) : memory_(static_cast<unsigned char*>(memory)) {}
  static constexpr std::size_t kBytes = 16;
  __extension__ using Wide = __int128;
  [[nodiscard]] Wide get(std::size_t sum) const;
  void add(std::size_t sum, Wide amount) const;

 private:
  unsigned char* memory_;
};

/// Sums over groups of households. Threads may share it.
class GroupSums {
 public:
  GroupSums() = default;
  GroupSums(const GroupSums&) = delete;
  GroupSums& operator=(const GroupSums&) = delete;
  virtual ~GroupSums() = default;
  /// The columns of households it wants, in order.
  [[nodiscard]] virtual const std::vector<std::string>& columns() const noexcept = 0;
  [[nodiscard]] virtual std::size_t sums() const noexcept = 0;
  /// Adds each row to the sums of its group. Throws UnfitBlocks for a number beyond all bounds.
  virtual void add(const std::vector<HouseholdColumn>& columns, std::size_t rows, void* const* groups) = 0;
};

/// Counts rows while several threads read them.
using RowCounter = std::shared_ptr<std::atomic<std::uint64_t>>;

/// Text files of one record, and what a plan wants of them.
struct WantedText {
  const std::vector<std::filesystem::path>& files;
  const MicrodataSource& source;
  ColumnTypes columns;
  KeyColumns keys = {};       ///< as one number each
  RowCounter rows_read = {};  ///< counts them, when there is one...
  std::string counted = {};   ///< ...only those that have something in this column
};

/// The wanted columns and keys, row by row; nothing when the layout of the files is beyond this. Throws as
/// csv_input_sql() for files that are not as the source says.
[[nodiscard]] std::optional<BlockTable> plain_rows(const WantedText& wanted);

/// Persons as one row for each household, of the columns that PersonFold names; whether all rows of one household
/// follow each other is proven where persons alone make households. `wanted.columns` and `wanted.keys` say nothing.
[[nodiscard]] std::optional<BlockTable> folded_persons(const WantedText& wanted, const PersonFold& fold);

/// Null when an expression is beyond this.
[[nodiscard]] std::unique_ptr<GroupSums> group_sums(const SumsRequest& request);

}  // namespace comarca
