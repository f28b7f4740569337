// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "statistics/plan/column_type.hpp"

namespace comarca {

/// Only for estimates of rows.
inline constexpr std::uint64_t kUsualRowBytes = 64;

/// A field of each row that somebody asks for, and the type it must have.
struct TextColumn {
  std::string name;
  ColumnType type = ColumnType::text;
  std::size_t position = 0;  ///< in the row
  bool given = true;         ///< a column of the table; else a field of a key alone
};

/// Wanted columns as one number (see PackedKey); a row that lacks one of them has none.
struct TextKey {
  std::string name;
  std::vector<std::size_t> columns;
};

/// Delimited files of the same columns, one row a line, the first line their names.
struct DelimitedText {
  std::vector<std::filesystem::path> files;
  std::vector<std::string> nulls;
  std::vector<TextColumn> columns;  ///< wanted
  std::vector<TextKey> keys;        ///< columns of the table, after those
  bool keys_of_numbers = false;     ///< "07" is "7"
  std::size_t row_fields = 0;       ///< fields of every row
  std::uint64_t bytes = 0;          ///< of all files
  char delimiter = ',';
  std::shared_ptr<std::atomic<std::uint64_t>> rows_read;  ///< counted while they are read, when there is one
  std::optional<std::size_t> counted;                     ///< count only rows that have something in this column
  std::size_t block_bytes = std::size_t{1} << 19U;        ///< what a thread reads at a time
};

/// Parts of the files, handed out to threads: each part has the rows that begin in it.
class TextBlocks {
 public:
  explicit TextBlocks(const DelimitedText& text);
  struct Block {
    std::size_t file = 0;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };
  /// Null when all are taken.
  const Block* take();
  [[nodiscard]] std::size_t count() const noexcept { return blocks_.size(); }
  /// Its place among all, in the order of files and of their rows.
  [[nodiscard]] std::size_t index(const Block& block) const {
    return static_cast<std::size_t>(&block - blocks_.data());
  }
  /// A reader calls it when it has given all rows of a block.
  void finish() { ++finished_; }
  [[nodiscard]] bool all_finished() const { return finished_ == blocks_.size(); }

 private:
  std::vector<Block> blocks_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> finished_ = 0;
};

/// Finds the marks of a text (delimiters, line ends, quotes) eight letters at a time. Eight letters beyond the last
/// mark must be readable.
class MarkFinder {
 public:
  explicit MarkFinder(const std::array<char, 4>& marks) {
    for (std::size_t i = 0; i < marks.size(); ++i) {
      patterns_[i] = kOnes * static_cast<unsigned char>(marks[i]);
    }
  }
  void start(const char* at) {
    word_ = at;
    found_ = marks_in(at);
  }
  /// The next mark, each once.
  const char* next() {
    while (found_ == 0) {
      word_ += sizeof(std::uint64_t);
      found_ = marks_in(word_);
    }
    const char* const mark = word_ + std::countr_zero(found_) / 8;
    found_ &= found_ - 1;
    return mark;
  }

 private:
  static_assert(std::endian::native == std::endian::little, "the first letter must be the lowest byte");
  static constexpr std::uint64_t kOnes = 0x0101010101010101U;
  static constexpr std::uint64_t kLow = 0x7f * kOnes;

  /// The highest bit of every byte that is a mark.
  [[nodiscard]] std::uint64_t marks_in(const char* at) const {
    std::uint64_t letters = 0;
    std::memcpy(&letters, at, sizeof(letters));
    std::uint64_t others = ~std::uint64_t{0};
    for (const std::uint64_t pattern : patterns_) {
      const std::uint64_t differs = letters ^ pattern;
      others &= ((differs & kLow) + kLow) | differs;  // highest bit 0 only where the byte is the pattern
    }
    return ~(others | kLow);
  }

  std::array<std::uint64_t, 4> patterns_{};
  const char* word_ = nullptr;
  std::uint64_t found_ = 0;
};

/// Splits rows into fields; one reader a thread. It knows plain text only: rows of as many fields as the header and
/// quotes around whole fields. Anything else throws UnfitBlocks, and the caller leaves the files to a reader that
/// knows every oddity: what this one gives is what that one would give.
class FieldReader {
 public:
  FieldReader(const DelimitedText& text, TextBlocks& blocks);
  /// Reads up to so many rows of one block, and says how many; 0 at the end of all blocks.
  std::size_t read(std::size_t most_rows);
  /// The block of the rows read last, and whether they end it.
  [[nodiscard]] std::size_t block() const noexcept { return block_; }
  [[nodiscard]] bool block_ended() const noexcept { return at_ >= end_; }
  /// A field of the rows read last, of a wanted column; its text stays until the next block.
  [[nodiscard]] std::string_view field(std::size_t column, std::size_t row) const {
    const Span& span = spans_[column * capacity_ + row];
    return {buffer_.data() + span.begin, span.size};
  }

 private:
  struct Span {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };

  bool load();
  void append(std::ifstream& stream, std::uint64_t bytes);
  void read_row(std::size_t row);
  static const char* end_of_quoted(const char* at);
  [[noreturn]] static const char* not_plain();

  const DelimitedText& text_;
  TextBlocks& blocks_;
  MarkFinder marks_;
  std::vector<std::ptrdiff_t> column_at_;  ///< of each field of a row; -1 when nobody asks
  std::vector<Span> spans_;                ///< by column, then by row
  std::size_t capacity_ = 0;
  std::string buffer_;
  std::size_t file_ = 0;
  std::size_t block_ = 0;
  bool has_block_ = false;
  std::size_t at_ = 0;   ///< where the next row begins
  std::size_t end_ = 0;  ///< rows that begin here belong to the next block
};

/// Whether two fields of a reader are the same text: mostly short, and eight letters beyond each can be read.
[[nodiscard]] inline bool same_field(std::string_view one, std::string_view other) {
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  if (one.size() != other.size() || one.size() > kWord || one.empty()) {
    return one == other;
  }
  std::uint64_t letters = 0;
  std::uint64_t other_letters = 0;
  std::memcpy(&letters, one.data(), kWord);
  std::memcpy(&other_letters, other.data(), kWord);
  return (letters ^ other_letters) << (8 * (kWord - one.size())) == 0;
}

/// The words for nothing; short ones, as all are, are compared as one number. Eight letters beyond a field can be read.
class NullWords {
 public:
  explicit NullWords(const std::vector<std::string>& words) {
    for (const auto& word : words) {
      if (word.size() < sizeof(std::uint64_t)) {
        std::array<char, sizeof(std::uint64_t)> letters{};
        std::ranges::copy(word, letters.begin());
        short_.push_back({word.size(), std::bit_cast<std::uint64_t>(letters)});
      } else {
        long_.push_back(word);
      }
    }
  }
  [[nodiscard]] bool has(std::string_view field) const {
    if (field.size() >= sizeof(std::uint64_t)) {
      return std::ranges::find(long_, field) != long_.end();
    }
    std::uint64_t letters = 0;
    std::memcpy(&letters, field.data(), sizeof(letters));
    letters &= (std::uint64_t{1} << (8 * field.size())) - 1;
    return std::ranges::any_of(short_,
                               [&](const Word& word) { return word.size == field.size() && word.letters == letters; });
  }

 private:
  struct Word {
    std::size_t size = 0;
    std::uint64_t letters = 0;
  };
  std::vector<Word> short_;
  std::vector<std::string> long_;
};

/// Digits that fit their type whatever they are; longer ones are left to the general reader.
inline constexpr std::size_t kIntegerDigits = 9;
inline constexpr std::size_t kBigintDigits = 18;

/// Whole number written with digits only, as every reader understands it; false for anything else, or too long.
[[nodiscard]] inline bool plain_integer(std::string_view text, std::size_t most_digits, std::int64_t& value) {
  const bool negative = text.starts_with('-');
  const std::string_view digits = text.substr(negative ? 1 : 0);
  if (digits.empty() || digits.size() > most_digits) {
    return false;
  }
  std::int64_t sum = 0;
  for (const char letter : digits) {
    const auto digit = static_cast<unsigned char>(letter - '0');
    if (digit > 9) {
      return false;
    }
    sum = sum * 10 + digit;
  }
  value = negative ? -sum : sum;
  return true;
}

/// Whole number of one or two digits, as nearly all codes are; false for anything else.
[[nodiscard]] inline bool short_code(std::string_view text, std::int64_t& value) {
  const auto digit = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(text[i])) - '0'; };
  if (text.size() == 1 && digit(0) <= 9) {
    value = digit(0);
    return true;
  }
  if (text.size() == 2 && digit(0) <= 9 && digit(1) <= 9) {
    value = digit(0) * 10 + digit(1);
    return true;
  }
  return false;
}

/// Decimal number written with digits and at most one point between them.
[[nodiscard]] bool plain_real(std::string_view text, double& value);

}  // namespace comarca
