// SPDX-License-Identifier: Apache-2.0
#include "statistics/blocks/run_folder.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "statistics/blocks/blocks.hpp"
#include "statistics/plan/person_marks.hpp"

// ADR 0150: sums of microdata are sums of whole numbers.
namespace comarca {
namespace {

constexpr double kMillion = 1e6;
constexpr std::size_t kMarksPerByte = 4;
constexpr std::size_t kCountBits = 16;
constexpr std::size_t kCountsPerWord = 4;
constexpr std::uint64_t kMostCount = 0xffff;  // rows of a chunk are fewer

}  // namespace

RunFolder::RunFolder(const FoldLayout& layout, const FieldReader& fields, std::size_t most_rows)
    : layout_(layout),
      fields_(fields),
      nulls_(layout.text.nulls),
      key_(layout.key_fields.size()),
      run_of_(most_rows),
      planes_(most_rows),
      marks_(most_rows),
      counts_(most_rows),
      faults_(most_rows),
      cells_(layout.program.cells(most_rows)) {}

void RunFolder::fold(std::size_t rows, Runs& runs) {
  rows_ = rows;
  runs_ = &runs;
  find_runs();
  read_variables();
  layout_.program.run(cells_, rows_);
  fold_marks();
  fold_questions();
  fold_weights();
  fold_shared();
  for (std::size_t row = 0; row < rows_; ++row) {
    ++runs.numbers(FoldLayout::kRows)[run_of_[row]];
    runs.numbers(FoldLayout::kFaults)[run_of_[row]] |= faults_[row];
  }
}

/// Which run each row belongs to; a new one begins where the key changes.
void RunFolder::find_runs() {
  const std::size_t had = runs_->size();
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
  runs_->add(begins_.size());
  for (std::size_t run = had; run < runs_->size(); ++run) {
    begin_run(run, begins_[run - had]);
  }
}

void RunFolder::begin_run(std::size_t run, std::size_t row) {
  for (const auto& first : layout_.firsts) {
    const std::string_view field = fields_.field(first.field, row);
    if (first.text) {
      runs_->texts(first.column)[run] = text(field);
    } else {
      runs_->numbers(first.column)[run] = number(field, kBigintDigits);
    }
  }
  if (layout_.packed_key) {
    pack_key(run, row);
  }
}

void RunFolder::pack_key(std::size_t run, std::size_t row) {
  PackedKey packed(layout_.key_kind, layout_.key_fields.size());
  for (const std::size_t key : layout_.key_fields) {
    const std::string_view field = fields_.field(key, row);
    if (is_null(field)) {
      return;  // no key
    }
    packed.add(field);
  }
  const WideNumber value = packed.value();
  runs_->numbers(*layout_.packed_key)[run] = value.high;
  runs_->numbers(*layout_.packed_key + 1)[run] = std::bit_cast<std::int64_t>(value.low);
}

bool RunFolder::is_null(std::string_view field) const {
  return nulls_.has(field);
}

std::int64_t RunFolder::number(std::string_view field, std::size_t most_digits) const {
  std::int64_t value = 0;
  if (plain_integer(field, most_digits, value)) {
    return value;
  }
  if (!is_null(field)) {
    throw UnfitBlocks(Unfit::not_plain);
  }
  return kNoNumber;
}

std::optional<std::string> RunFolder::text(std::string_view field) const {
  if (is_null(field)) {
    return std::nullopt;
  }
  if (std::ranges::any_of(field, [](char letter) { return static_cast<signed char>(letter) < 0; })) {
    throw UnfitBlocks(Unfit::not_plain);  // text beyond ASCII
  }
  return std::string(field);
}

void RunFolder::read_variables() {
  std::fill_n(faults_.begin(), rows_, std::uint8_t{0});
  for (std::size_t i = 0; i < layout_.variables.size(); ++i) {
    read_variable(layout_.variables[i], cells_[i]);
  }
}

// Bytes may alias anything: the loops below work on local pointers, so that the compiler need not look twice.

void RunFolder::read_variable(const FoldLayout::Variable& variable, ColumnProgram::Cells& cells) {
  std::int32_t* __restrict const values = cells.values.data();
  std::uint8_t* __restrict const sure = cells.sure.data();
  std::uint8_t* __restrict const faults = faults_.data();
  for (std::size_t row = 0, rows = rows_; row < rows; ++row) {
    const std::string_view field = fields_.field(variable.field, row);
    std::int64_t value = 0;
    if (!short_code(field, value)) {
      value = nulls_.has(field) ? kNoNumber : number(field, kIntegerDigits);
    }
    const auto state = value == kNoNumber ? ValueState::not_reported : variable.states.of(value);
    values[row] = state == ValueState::declared ? static_cast<std::int32_t>(value) : 0;
    sure[row] = static_cast<std::uint8_t>(state == ValueState::declared);
    faults[row] |= static_cast<std::uint8_t>(state == ValueState::undeclared);
  }
}

/// Two bits of each mark, four marks a byte and eight bytes a number: PersonMarks' numbers hold 31 marks.
void RunFolder::fold_marks() {
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
    auto& numbers = runs_->numbers(FoldLayout::kMarks + first / kMarksPerNumber);
    for (std::size_t row = 0; row < rows_; ++row) {
      numbers[run_of_[row]] |= marks_[row];
    }
  }
}

void RunFolder::add_mark(const ColumnProgram::Cells& cells, std::size_t shift) {
  std::uint8_t* __restrict const plane = planes_.data();
  const std::uint8_t* const sure = cells.sure.data();
  const std::uint8_t* const possible = cells.possible.data();
  const auto bit = static_cast<std::uint8_t>(1U << shift);
  for (std::size_t row = 0, rows = rows_; row < rows; ++row) {
    // 0 or 1 times a bit: a mask, and no shift that bytes lack.
    plane[row] |= static_cast<std::uint8_t>((-sure[row] & bit) | (-possible[row] & (bit + bit)));
  }
}

void RunFolder::add_plane(std::size_t shift) {
  std::int64_t* __restrict const marks = marks_.data();
  const std::uint8_t* const plane = planes_.data();
  for (std::size_t row = 0, rows = rows_; row < rows; ++row) {
    marks[row] |= static_cast<std::int64_t>(plane[row]) << shift;
  }
}

/// Four counts a word while the rows of a run are added up.
void RunFolder::fold_counts(std::size_t first, std::size_t end) {
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
      runs_->numbers(layout_.counts[i].number)[run] +=
          static_cast<std::int64_t>((sum >> (kCountBits * (i - first))) & kMostCount);
    }
  }
}

void RunFolder::fold_questions() {
  for (std::size_t first = 0; first < layout_.counts.size(); first += kCountsPerWord) {
    fold_counts(first, std::min(first + kCountsPerWord, layout_.counts.size()));
  }
  for (const auto& question : layout_.questions) {
    const auto& cells = cells_[question.step];
    auto& numbers = runs_->numbers(question.number);
    for (std::size_t row = 0; row < rows_; ++row) {
      if (cells.sure[row] != 0) {
        auto& number = numbers[run_of_[row]];
        number = folded(question.folding, number, cells.values[row]);
      }
    }
  }
}

void RunFolder::fold_weights() {
  if (!layout_.weight_field) {
    return;
  }
  auto& weights = runs_->numbers(FoldLayout::kWeight);
  for (std::size_t row = 0; row < rows_; ++row) {
    const std::string_view field = fields_.field(*layout_.weight_field, row);
    double weight = 0;
    const bool given = plain_real(field, weight);
    if (!given && !is_null(field)) {
      throw UnfitBlocks(Unfit::not_plain);
    }
    const std::int64_t millionths = weight > 0 ? std::llround(weight * kMillion) : -1;
    if (layout_.weighs_persons) {
      weights[run_of_[row]] += std::max<std::int64_t>(millionths, 0);
      faults_[row] |= static_cast<std::uint8_t>(millionths < 0 ? FoldLayout::kBadWeight : 0);
    } else if (given) {
      weights[run_of_[row]] = folded(Folding::least, weights[run_of_[row]], millionths);
    }
  }
}

void RunFolder::fold_shared() {
  for (const auto& field : layout_.shared) {
    for (std::size_t row = 0; row < rows_; ++row) {
      const std::string_view value = fields_.field(field.field, row);
      if (!field.text) {
        auto& number_of_run = runs_->numbers(field.column)[run_of_[row]];
        number_of_run = folded(Folding::least, number_of_run, number(value, kIntegerDigits));
        continue;
      }
      auto& own = runs_->texts(field.column)[run_of_[row]];
      if (own == value || is_null(value)) {
        continue;
      }
      if (!own || value < *own) {
        own = text(value);
      }
    }
  }
}

}  // namespace comarca
