// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "statistics/blocks/blocks.hpp"
#include "statistics/blocks/column_program.hpp"

namespace comarca {

/// Works out a request over blocks of households. Threads may share it.
class HouseholdSums : public GroupSums {
 public:
  /// Nothing when an expression is beyond ColumnProgram.
  static std::unique_ptr<HouseholdSums> compile(const SumsRequest& request);

  [[nodiscard]] const std::vector<std::string>& columns() const noexcept override { return columns_; }
  [[nodiscard]] std::size_t sums() const noexcept override { return sums_.size(); }
  void add(const std::vector<HouseholdColumn>& columns, std::size_t rows, void* const* groups) override;

 private:
  struct Input {
    std::size_t column = 0;
    SumsRequest::Variable::Kind kind = SumsRequest::Variable::Kind::number;
    std::size_t mark = 0;
    ValueBounds bounds;
  };
  struct Sum {
    std::size_t amount = 0;  ///< a column, or ones
    std::optional<std::size_t> where;
    std::optional<std::size_t> times;
  };
  /// Rows of one group, up to `end` in the order of a block.
  struct Stretch {
    void* group = nullptr;
    std::size_t end = 0;
  };
  /// What one thread works with.
  struct Scratch {
    std::vector<ColumnProgram::Cells> cells;
    std::vector<std::vector<std::int64_t>> values;  ///< of each column
    std::vector<std::vector<std::uint8_t>> has;
    std::vector<std::int64_t> ones;
    std::vector<std::vector<std::int32_t>> small_amounts;  ///< where they fit
    std::int64_t most_amount = 1;                          ///< of the block
    std::vector<std::uint8_t> always;
    std::vector<std::size_t> order;  ///< the block's rows, those of one group together
    std::vector<std::uint32_t> stretch_of;
    std::vector<Stretch> stretches;
  };

  std::size_t column(const std::string& name);
  std::unique_ptr<Scratch> take_scratch();
  void add_block(const std::vector<HouseholdColumn>& columns, std::size_t first, std::span<void* const> groups,
                 Scratch& scratch) const;
  [[nodiscard]] WideSums::Wide stretch(const Sum& sum, std::size_t begin, std::size_t end,
                                       const Scratch& scratch) const;
  static void order_rows(std::size_t first, std::span<void* const> groups, Scratch& scratch);
  static void read(const std::vector<HouseholdColumn>& columns, std::size_t rows, Scratch& scratch);
  static void read_input(const Input& input, std::size_t rows, const Scratch& scratch, ColumnProgram::Cells& cells);

  std::vector<std::string> columns_;
  std::vector<Input> inputs_;  ///< the program's first steps
  ColumnProgram program_;
  std::vector<Sum> sums_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Scratch>> spare_;
};

}  // namespace comarca
