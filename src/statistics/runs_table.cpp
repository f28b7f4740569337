// SPDX-License-Identifier: Apache-2.0
#include "statistics/runs_table.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <compare>
#include <memory>
#include <utility>

#include "comarca/base/error.hpp"
#include "statistics/person_marks.hpp"

namespace comarca {
namespace {

constexpr std::size_t kIntegerDigits = 9;
constexpr std::size_t kBigintDigits = 18;
constexpr double kMillion = 1e6;
constexpr std::size_t kMarksPerByte = 4;
constexpr std::size_t kCountBits = 16;
constexpr std::size_t kCountsPerWord = 4;
constexpr std::uint64_t kMostCount = 0xffff;  // rows of a chunk are fewer
constexpr std::int64_t kUndeclared = 1;
constexpr std::int64_t kBadWeight = 2;

/// Compares keys as words and as numbers (a longer text is more).
struct KeyOrder {
  std::strong_ordering words = std::strong_ordering::equal;
  std::strong_ordering numbers = std::strong_ordering::equal;
};

template <class Value>
KeyOrder order_of(const Value& one, const Value& other) {
  if constexpr (std::is_same_v<Value, std::int64_t>) {
    return {one <=> other, one <=> other};
  } else {
    const auto by_size = one.size() <=> other.size();
    return {one <=> other, by_size == 0 ? one <=> other : by_size};
  }
}

/// A key column that is not there cannot tell households apart.
KeyOrder order_of(const FoldLayout& layout, const Runs& one, std::size_t run, const Runs& other,
                  std::size_t other_run) {
  KeyOrder order;
  for (const auto& key : layout.keys) {
    if (order.words != 0 && order.numbers != 0) {
      break;
    }
    KeyOrder next;
    if (key.text) {
      const auto& text = one.texts(key.column)[run];
      const auto& other_text = other.texts(key.column)[other_run];
      next = order_of(text.value_or(""), other_text.value_or(""));
    } else {
      next = order_of(one.numbers(key.column)[run], other.numbers(key.column)[other_run]);
    }
    order.words = order.words == 0 ? next.words : order.words;
    order.numbers = order.numbers == 0 ? next.numbers : order.numbers;
  }
  return order;
}

bool has_key(const FoldLayout& layout, const Runs& runs, std::size_t run) {
  return std::ranges::all_of(layout.keys, [&](const FoldLayout::Field& key) {
    return key.text ? runs.texts(key.column)[run].has_value() : runs.numbers(key.column)[run] != kNoNumber;
  });
}

/// Whether keys ascend in either order.
struct Ascent {
  bool words = true;
  bool numbers = true;
  void next(const KeyOrder& order) {
    words = words && order.words < 0;
    numbers = numbers && order.numbers < 0;
  }
  void also(const Ascent& other) {
    words = words && other.words;
    numbers = numbers && other.numbers;
  }
  [[nodiscard]] bool either() const { return words || numbers; }
};

[[noreturn]] void keys_return() {
  throw data_error("the rows of a household may be apart");
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
          const auto order = order_of(*layout_, joined, joined.size() - 1, run, 0);
          if (i == 0 && order.words == 0) {
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
        left_(layout_.numbers, layout_.texts),
        key_(layout_.key_fields.size()) {}

  std::size_t fill(TableChunk& chunk) override {
    for (;;) {
      if (given_ < left_.size()) {
        const std::size_t end = std::min(left_.size(), given_ + chunk.capacity());
        const std::size_t begin = std::exchange(given_, end);
        return give(left_, begin, end, chunk);
      }
      prepare(chunk.capacity());
      rows_ = fields_.read(chunk.capacity());
      if (rows_ == 0) {
        if (!scan_.take_ends(left_) || left_.size() == 0) {
          return 0;
        }
        continue;
      }
      if (const std::size_t given = fold(chunk)) {
        return given;
      }
    }
  }

 private:
  void prepare(std::size_t capacity) {
    if (run_of_.size() != capacity) {
      run_of_.resize(capacity);
      planes_.resize(capacity);
      marks_.resize(capacity);
      counts_.resize(capacity);
      faults_.resize(capacity);
      cells_ = layout_.program.cells(capacity);
    }
  }

  /// Folds the rows read and gives the runs that they end, but for those at the ends of the block.
  std::size_t fold(TableChunk& chunk) {
    if (layout_.text.rows_read) {
      *layout_.text.rows_read += rows_;
    }
    find_runs();
    read_variables();
    layout_.program.run(cells_, rows_);
    fold_marks();
    fold_questions();
    fold_weights();
    fold_shared();
    for (std::size_t row = 0; row < rows_; ++row) {
      ++runs_.numbers(FoldLayout::kRows)[run_of_[row]];
      runs_.numbers(FoldLayout::kFaults)[run_of_[row]] |= faults_[row];
    }
    return give_ended(chunk);
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

  /// Which run each row belongs to; a new one begins where the key changes.
  void find_runs() {
    const std::size_t had = runs_.size();
    std::size_t last = had - 1;
    bool same = had > 0;
    begins_.clear();
    for (std::size_t row = 0; row < rows_; ++row) {
      for (std::size_t i = 0; same && i < key_.size(); ++i) {
        same = same_field(fields_.field(layout_.key_fields[i], row), key_[i]);
      }
      if (!same) {
        for (std::size_t i = 0; i < key_.size(); ++i) {
          key_[i] = fields_.field(layout_.key_fields[i], row);
        }
        begins_.push_back(row);
        ++last;
        same = true;
      }
      run_of_[row] = static_cast<std::uint32_t>(last);
    }
    runs_.add(begins_.size());
    for (std::size_t run = had; run < runs_.size(); ++run) {
      begin_run(run, begins_[run - had]);
    }
  }

  void begin_run(std::size_t run, std::size_t row) {
    for (const auto& first : layout_.firsts) {
      const std::string_view field = fields_.field(first.field, row);
      if (first.text) {
        runs_.texts(first.column)[run] = text(field);
      } else {
        runs_.numbers(first.column)[run] = number(field, kBigintDigits);
      }
    }
    if (layout_.packed_key) {
      pack_key(run, row);
    }
    if (!scan_.refuses_returns()) {
      return;
    }
    auto& ascent = scan_.ends(fields_.block()).ascent;
    if (run > 0) {
      ascent.next(order_of(layout_, runs_, run - 1, runs_, run));
    }
    if (!ascent.either() || !has_key(layout_, runs_, run)) {
      keys_return();
    }
  }

  void pack_key(std::size_t run, std::size_t row) {
    PackedKey packed(layout_.key_kind, layout_.key_fields.size());
    for (const std::size_t key : layout_.key_fields) {
      const std::string_view field = fields_.field(key, row);
      if (is_null(field)) {
        return;  // no key
      }
      packed.add(field);
    }
    const WideNumber value = packed.value();
    runs_.numbers(*layout_.packed_key)[run] = value.high;
    runs_.numbers(*layout_.packed_key + 1)[run] = std::bit_cast<std::int64_t>(value.low);
  }

  [[nodiscard]] bool is_null(std::string_view field) const { return is_null_word(field, layout_.text.nulls); }

  [[nodiscard]] std::int64_t number(std::string_view field, std::size_t most_digits) const {
    std::int64_t value = 0;
    if (short_code(field, value) || plain_integer(field, most_digits, value)) {
      return value;
    }
    if (!is_null(field)) {
      throw data_error("a field is not of its column's type");
    }
    return kNoNumber;
  }

  [[nodiscard]] std::optional<std::string> text(std::string_view field) const {
    if (is_null(field)) {
      return std::nullopt;
    }
    if (std::ranges::any_of(field, [](char letter) { return static_cast<signed char>(letter) < 0; })) {
      throw data_error("the text is not plain ASCII");
    }
    return std::string(field);
  }

  void read_variables() {
    std::fill_n(faults_.begin(), rows_, std::uint8_t{0});
    for (std::size_t i = 0; i < layout_.variables.size(); ++i) {
      read_variable(layout_.variables[i], cells_[i]);
    }
  }

  // Bytes may alias anything: the loops below work on local pointers, so that the compiler need not look twice.

  void read_variable(const FoldLayout::Variable& variable, ColumnProgram::Cells& cells) {
    std::int32_t* __restrict const values = cells.values.data();
    std::uint8_t* __restrict const sure = cells.sure.data();
    std::uint8_t* __restrict const faults = faults_.data();
    for (std::size_t row = 0, rows = rows_; row < rows; ++row) {
      const std::int64_t value = number(fields_.field(variable.field, row), kIntegerDigits);
      const auto state = value == kNoNumber ? ValueStates::not_reported : variable.states.of(value);
      values[row] = state == ValueStates::declared ? static_cast<std::int32_t>(value) : 0;
      sure[row] = static_cast<std::uint8_t>(state == ValueStates::declared);
      faults[row] |= static_cast<std::uint8_t>(state == ValueStates::undeclared);
    }
  }

  /// Two bits of each mark, four marks a byte and eight bytes a number: PersonMarks' numbers hold 31 marks.
  void fold_marks() {
    for (std::size_t first = 0; first < layout_.marks.size(); first += kMarksPerNumber) {
      std::fill_n(marks_.begin(), rows_, std::int64_t{0});
      const std::size_t end = std::min(first + kMarksPerNumber, layout_.marks.size());
      for (std::size_t plane = first; plane < end; plane += kMarksPerByte) {
        std::fill_n(planes_.begin(), rows_, std::uint8_t{0});
        for (std::size_t mark = plane; mark < std::min(plane + kMarksPerByte, end); ++mark) {
          add_mark(cells_[layout_.marks[mark]], 2 * (mark - plane));
        }
        add_plane(2 * (plane - first));
      }
      auto& numbers = runs_.numbers(FoldLayout::kMarks + first / kMarksPerNumber);
      for (std::size_t row = 0; row < rows_; ++row) {
        numbers[run_of_[row]] |= marks_[row];
      }
    }
  }

  void add_mark(const ColumnProgram::Cells& cells, std::size_t shift) {
    std::uint8_t* __restrict const plane = planes_.data();
    const std::uint8_t* const sure = cells.sure.data();
    const std::uint8_t* const possible = cells.possible.data();
    const auto bit = static_cast<std::uint8_t>(1U << shift);
    for (std::size_t row = 0, rows = rows_; row < rows; ++row) {
      // 0 or 1 times a bit: a mask, and no shift that bytes lack.
      plane[row] |= static_cast<std::uint8_t>((-sure[row] & bit) | (-possible[row] & (bit + bit)));
    }
  }

  void add_plane(std::size_t shift) {
    std::int64_t* __restrict const marks = marks_.data();
    const std::uint8_t* const plane = planes_.data();
    for (std::size_t row = 0, rows = rows_; row < rows; ++row) {
      marks[row] |= static_cast<std::int64_t>(plane[row]) << shift;
    }
  }

  /// Four counts a word while the rows of a run are added up.
  void fold_counts(std::size_t first, std::size_t end) {
    std::fill_n(counts_.begin(), rows_, std::uint64_t{0});
    for (std::size_t i = first; i < end; ++i) {
      std::uint64_t* __restrict const counts = counts_.data();
      const std::uint8_t* const holds = cells_[layout_.counts[i].step].sure.data();
      for (std::size_t row = 0, rows = rows_; row < rows; ++row) {
        counts[row] |= static_cast<std::uint64_t>(holds[row]) << (kCountBits * (i - first));
      }
    }
    for (std::size_t row = 0; row < rows_;) {
      const std::uint32_t run = run_of_[row];
      std::uint64_t sum = 0;
      for (; row < rows_ && run_of_[row] == run; ++row) {
        sum += counts_[row];
      }
      for (std::size_t i = first; i < end; ++i) {
        runs_.numbers(layout_.counts[i].number)[run] +=
            static_cast<std::int64_t>((sum >> (kCountBits * (i - first))) & kMostCount);
      }
    }
  }

  void fold_questions() {
    for (std::size_t first = 0; first < layout_.counts.size(); first += kCountsPerWord) {
      fold_counts(first, std::min(first + kCountsPerWord, layout_.counts.size()));
    }
    for (const auto& question : layout_.questions) {
      const auto& cells = cells_[question.step];
      auto& numbers = runs_.numbers(question.number);
      for (std::size_t row = 0; row < rows_; ++row) {
        if (cells.sure[row] != 0) {
          auto& number = numbers[run_of_[row]];
          number = folded(question.folding, number, cells.values[row]);
        }
      }
    }
  }

  void fold_weights() {
    if (!layout_.weight_field) {
      return;
    }
    auto& weights = runs_.numbers(FoldLayout::kWeight);
    for (std::size_t row = 0; row < rows_; ++row) {
      const std::string_view field = fields_.field(*layout_.weight_field, row);
      double weight = 0;
      const bool given = plain_real(field, weight);
      if (!given && !is_null(field)) {
        throw data_error("a field is not of its column's type");
      }
      const std::int64_t millionths = weight > 0 ? std::llround(weight * kMillion) : -1;
      if (layout_.weighs_persons) {
        weights[run_of_[row]] += std::max<std::int64_t>(millionths, 0);
        faults_[row] |= static_cast<std::uint8_t>(millionths < 0 ? kBadWeight : 0);
      } else if (given) {
        weights[run_of_[row]] = folded(Folding::least, weights[run_of_[row]], millionths);
      }
    }
  }

  void fold_shared() {
    for (const auto& field : layout_.shared) {
      for (std::size_t row = 0; row < rows_; ++row) {
        const std::string_view value = fields_.field(field.field, row);
        if (!field.text) {
          auto& number_of_run = runs_.numbers(field.column)[run_of_[row]];
          number_of_run = folded(Folding::least, number_of_run, number(value, kIntegerDigits));
          continue;
        }
        auto& own = runs_.texts(field.column)[run_of_[row]];
        if (own == value || is_null(value)) {
          continue;
        }
        if (!own || value < *own) {
          own = text(value);
        }
      }
    }
  }

  std::size_t give(Runs& runs, std::size_t begin, std::size_t end, TableChunk& chunk) const {
    settle(runs, begin, end);
    for (std::size_t column = 0; column < layout_.outputs.size(); ++column) {
      const auto& output = layout_.outputs[column];
      if (output.type == TextColumn::Type::text) {
        const auto& texts = runs.texts(output.column);
        for (std::size_t run = begin; run < end; ++run) {
          texts[run] ? chunk.set_text(column, run - begin, *texts[run]) : chunk.set_null(column, run - begin);
        }
        continue;
      }
      const auto& numbers = runs.numbers(output.column);
      if (output.type == TextColumn::Type::wide) {
        const auto& lows = runs.numbers(output.column + 1);
        for (std::size_t run = begin; run < end; ++run) {
          chunk.values<WideNumber>(column)[run - begin] = {std::bit_cast<std::uint64_t>(lows[run]), numbers[run]};
        }
      } else if (output.type == TextColumn::Type::integer) {
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
      weight = weight < 0 || (faults & kBadWeight) != 0 ? kNoNumber : weight;
      faults &= kUndeclared;
    }
  }

  RunsScan& scan_;
  const FoldLayout& layout_;
  FieldReader fields_;
  Runs runs_;  ///< of the block being read, from the last one that was not given
  Runs left_;  ///< of the ends of blocks
  std::size_t given_ = 0;
  std::size_t rows_ = 0;
  std::vector<std::string_view> key_;  ///< of the last row
  std::vector<std::size_t> begins_;    ///< rows where runs begin
  std::vector<std::uint32_t> run_of_;
  std::vector<std::uint8_t> planes_;
  std::vector<std::int64_t> marks_;
  std::vector<std::uint64_t> counts_;
  std::vector<std::uint8_t> faults_;
  std::vector<ColumnProgram::Cells> cells_;
};

std::unique_ptr<TableReader> RunsScan::reader() {
  return std::make_unique<RunsReader>(*this);
}

}  // namespace

EngineTable runs_table(FoldLayout layout, Returning returning) {
  EngineTable table{.likely_rows = layout.text.bytes / kUsualRowBytes / 3};  // persons in a household
  for (const auto& output : layout.outputs) {
    table.columns.push_back({output.name, output.type});
  }
  table.scan = [shared = std::make_shared<const FoldLayout>(std::move(layout)), returning] {
    return std::make_unique<RunsScan>(shared, returning);
  };
  return table;
}

}  // namespace comarca
