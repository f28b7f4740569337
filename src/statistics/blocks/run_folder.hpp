// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "statistics/blocks/fold_layout.hpp"

namespace comarca {

/// Folds the rows that a reader has just read into runs; one a thread.
class RunFolder {
 public:
  RunFolder(const FoldLayout& layout, const FieldReader& fields, std::size_t most_rows);

  /// Adds that many rows to `runs`, whose last run goes on where the key is the same; none there is where a block
  /// begins.
  void fold(std::size_t rows, Runs& runs);

 private:
  void find_runs();
  void begin_run(std::size_t run, std::size_t row);
  void pack_key(std::size_t run, std::size_t row);
  void read_variables();
  void read_variable(const FoldLayout::Variable& variable, ColumnProgram::Cells& cells);
  void fold_marks();
  void add_mark(const ColumnProgram::Cells& cells, std::size_t shift);
  void add_plane(std::size_t shift);
  void fold_counts(std::size_t first, std::size_t end);
  void fold_questions();
  void fold_weights();
  void fold_shared();
  [[nodiscard]] bool is_null(std::string_view field) const;
  [[nodiscard]] std::int64_t number(std::string_view field, std::size_t most_digits) const;
  [[nodiscard]] std::optional<std::string> text(std::string_view field) const;

  const FoldLayout& layout_;
  const FieldReader& fields_;
  Runs* runs_ = nullptr;  ///< while they are folded
  std::size_t rows_ = 0;
  NullWords nulls_;
  std::vector<std::string_view> key_;  ///< of the last row
  std::vector<std::size_t> begins_;    ///< rows where runs begin
  std::vector<std::uint32_t> run_of_;
  std::vector<std::uint8_t> planes_;
  std::vector<std::int64_t> marks_;
  std::vector<std::uint64_t> counts_;
  std::vector<std::uint8_t> faults_;
  std::vector<ColumnProgram::Cells> cells_;
};

}  // namespace comarca
