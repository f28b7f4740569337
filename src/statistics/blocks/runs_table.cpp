// SPDX-License-Identifier: Apache-2.0
#include "statistics/blocks/runs_table.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <memory>
#include <optional>
#include <utility>

#include "statistics/blocks/key_order.hpp"
#include "statistics/blocks/run_folder.hpp"

namespace comarca {
namespace {

/// The rows of a household may be apart.
[[noreturn]] void keys_return() {
  throw UnfitBlocks(Unfit::keys);
}

/// What threads share: the runs at the ends of blocks, which may go on in the next one.
class RunsScan : public TableScan {
 public:
  RunsScan(std::shared_ptr<const FoldLayout> layout, Returning returning)
      : layout_(std::move(layout)), returning_(returning), blocks_(layout_->text), ends_(blocks_.count()) {}

  [[nodiscard]] std::size_t most_threads() const override { return blocks_.count(); }
  std::unique_ptr<TableReader> reader() override;

  [[nodiscard]] const FoldLayout& layout() const noexcept { return *layout_; }
  [[nodiscard]] bool refuses_returns() const noexcept { return returning_ == Returning::refused; }
  TextBlocks& blocks() noexcept { return blocks_; }

  /// Of one block: its first and last run, in order, and whether its keys ascend.
  struct Ends {
    std::vector<Runs> runs;
    Ascent ascent;
  };
  Ends& ends(std::size_t block) { return ends_[block]; }

  /// The runs at the ends of all blocks, joined where one goes on in another; for the thread that comes last, once.
  bool take_ends(Runs& joined) {
    if (!blocks_.all_finished() || taken_.exchange(true)) {
      return false;
    }
    Ascent ascent;
    for (std::size_t block = 0; block < ends_.size(); ++block) {
      ascent.also(ends_[block].ascent);
      for (std::size_t i = 0; i < ends_[block].runs.size(); ++i) {
        const Runs& run = ends_[block].runs[i];
        if (joined.size() > 0) {
          const auto order = order_of(*layout_, {joined, joined.size() - 1}, {run, 0});
          if (i == 0 && std::is_eq(order.words)) {
            joined.merge(joined.size() - 1, run, 0);
            continue;
          }
          ascent.next(order);
        }
        joined.add(run, 0);
      }
      ends_[block].runs.clear();
    }
    if (refuses_returns() && !ascent.either()) {
      keys_return();
    }
    return true;
  }

 private:
  std::shared_ptr<const FoldLayout> layout_;
  Returning returning_;
  TextBlocks blocks_;
  std::vector<Ends> ends_;
  std::atomic<bool> taken_ = false;
};

/// What one thread reads and folds.
class RunsReader : public TableReader {
 public:
  explicit RunsReader(RunsScan& scan)
      : scan_(scan),
        layout_(scan.layout()),
        fields_(layout_.text, scan.blocks()),
        runs_(layout_.numbers, layout_.texts),
        left_(layout_.numbers, layout_.texts) {}

  std::size_t fill(TableChunk& chunk) override {
    for (;;) {
      if (given_ < left_.size()) {
        const std::size_t end = std::min(left_.size(), given_ + chunk.capacity());
        const std::size_t begin = std::exchange(given_, end);
        return give(left_, begin, end, chunk);
      }
      const std::size_t rows = fields_.read(chunk.capacity());
      if (rows == 0) {
        if (!scan_.take_ends(left_) || left_.size() == 0) {
          return 0;
        }
        continue;
      }
      if (const std::size_t given = fold(rows, chunk)) {
        return given;
      }
    }
  }

 private:
  /// Folds the rows read and gives the runs that they end, but for those at the ends of the block.
  std::size_t fold(std::size_t rows, TableChunk& chunk) {
    if (layout_.text.rows_read) {
      *layout_.text.rows_read += rows;
    }
    if (!folder_) {
      folder_.emplace(layout_, fields_, chunk.capacity());
    }
    const std::size_t had = runs_.size();
    folder_->fold(rows, runs_);
    if (scan_.refuses_returns()) {
      check_keys(had);
    }
    return give_ended(chunk);
  }

  void check_keys(std::size_t first) {
    auto& ascent = scan_.ends(fields_.block()).ascent;
    for (std::size_t run = first; run < runs_.size(); ++run) {
      if (run > 0) {
        ascent.next(order_of(layout_, {runs_, run - 1}, {runs_, run}));
      }
      if (!ascent.either() || !has_key(layout_, runs_, run)) {
        keys_return();
      }
    }
  }

  std::size_t give_ended(TableChunk& chunk) {
    auto& ends = scan_.ends(fields_.block());
    const std::size_t last = runs_.size() - 1;
    std::size_t begin = 0;
    if (ends.runs.empty() && (last > 0 || fields_.block_ended())) {
      keep_end(ends, 0);
      begin = 1;
    }
    const std::size_t given = last > begin ? give(runs_, begin, last, chunk) : 0;
    if (!fields_.block_ended()) {
      runs_.keep_last();
      return given;
    }
    if (last >= begin) {
      keep_end(ends, last);
    }
    runs_.clear();
    return given;
  }

  void keep_end(RunsScan::Ends& ends, std::size_t run) const {
    ends.runs.emplace_back(layout_.numbers, layout_.texts);
    ends.runs.back().add(runs_, run);
  }

  std::size_t give(Runs& runs, std::size_t begin, std::size_t end, TableChunk& chunk) const {
    settle(runs, begin, end);
    for (std::size_t column = 0; column < layout_.outputs.size(); ++column) {
      const auto& output = layout_.outputs[column];
      if (output.type == ColumnType::text) {
        const auto& texts = runs.texts(output.column);
        for (std::size_t run = begin; run < end; ++run) {
          texts[run] ? chunk.set_text(column, run - begin, *texts[run]) : chunk.set_null(column, run - begin);
        }
        continue;
      }
      const auto& numbers = runs.numbers(output.column);
      if (output.type == ColumnType::wide) {
        const auto& lows = runs.numbers(output.column + 1);
        for (std::size_t run = begin; run < end; ++run) {
          chunk.values<WideNumber>(column)[run - begin] = {std::bit_cast<std::uint64_t>(lows[run]), numbers[run]};
        }
      } else if (output.type == ColumnType::integer) {
        std::transform(&numbers[begin], &numbers[end], chunk.values<std::int32_t>(column),
                       [](std::int64_t value) { return static_cast<std::int32_t>(value); });
      } else {
        std::copy(&numbers[begin], &numbers[end], chunk.values<std::int64_t>(column));
      }
      for (std::size_t run = begin; run < end; ++run) {
        if (numbers[run] == kNoNumber) {
          chunk.set_null(column, run - begin);
        }
      }
    }
    return end - begin;
  }

  /// A weight that is not valid is none, and faults are told as the plan wants them.
  static void settle(Runs& runs, std::size_t begin, std::size_t end) {
    for (std::size_t run = begin; run < end; ++run) {
      auto& faults = runs.numbers(FoldLayout::kFaults)[run];
      auto& weight = runs.numbers(FoldLayout::kWeight)[run];
      weight = weight < 0 || (faults & FoldLayout::kBadWeight) != 0 ? kNoNumber : weight;
      faults &= FoldLayout::kUndeclared;
    }
  }

  RunsScan& scan_;
  const FoldLayout& layout_;
  FieldReader fields_;
  Runs runs_;  ///< of the block being read, from the last one that was not given
  Runs left_;  ///< of the ends of blocks
  std::size_t given_ = 0;
  std::optional<RunFolder> folder_;
};

std::unique_ptr<TableReader> RunsScan::reader() {
  return std::make_unique<RunsReader>(*this);
}

}  // namespace

BlockTable runs_table(FoldLayout layout, Returning returning) {
  BlockTable table{.likely_rows = layout.text.bytes / kUsualRowBytes / 3};  // persons in a household
  for (const auto& output : layout.outputs) {
    table.columns.push_back({output.name, output.type});
  }
  table.scan = [shared = std::make_shared<const FoldLayout>(std::move(layout)), returning] {
    return std::make_unique<RunsScan>(shared, returning);
  };
  return table;
}

}  // namespace comarca
