// SPDX-License-Identifier: Apache-2.0
#include "statistics/blocks/delimited_text.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

#include "statistics/blocks/blocks.hpp"

namespace comarca {
namespace {

/// Beyond the end of a block, to find the end of its last row.
constexpr std::uint64_t kTailBytes = 4096;
constexpr std::uint64_t kLongestRow = std::uint64_t{1} << 20U;

std::uint64_t header_bytes(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string line;
  std::getline(stream, line);
  return line.size() + 1;
}

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

}  // namespace

TextBlocks::TextBlocks(const DelimitedText& text) {
  for (std::size_t file = 0; file < text.files.size(); ++file) {
    const std::uint64_t size = std::filesystem::file_size(text.files[file]);
    for (std::uint64_t begin = header_bytes(text.files[file]); begin < size; begin += text.block_bytes) {
      blocks_.push_back({file, begin, std::min<std::uint64_t>(begin + text.block_bytes, size)});
    }
  }
}

const TextBlocks::Block* TextBlocks::take() {
  const std::size_t taken = next_.fetch_add(1);
  return taken < blocks_.size() ? &blocks_[taken] : nullptr;
}

FieldReader::FieldReader(const DelimitedText& text, TextBlocks& blocks)
    : text_(text), blocks_(blocks), marks_({text.delimiter, '\n', '\r', '"'}), column_at_(text.row_fields, -1) {
  for (std::size_t i = 0; i < text.columns.size(); ++i) {
    column_at_[text.columns[i].position] = static_cast<std::ptrdiff_t>(i);
  }
}

std::size_t FieldReader::read(std::size_t most_rows) {
  if (most_rows != capacity_) {
    capacity_ = most_rows;
    spans_.resize(text_.columns.size() * capacity_);
  }
  while (at_ >= end_) {
    if (!load()) {
      return 0;
    }
  }
  std::size_t row = 0;
  for (; row < most_rows && at_ < end_; ++row) {
    read_row(row);
  }
  return row;
}

void FieldReader::append(std::ifstream& stream, std::uint64_t bytes) {
  const std::size_t before = buffer_.size();
  buffer_.resize(before + bytes);
  stream.read(buffer_.data() + before, static_cast<std::streamsize>(bytes));
  buffer_.resize(before + static_cast<std::size_t>(stream.gcount()));
}

bool FieldReader::load() {
  if (std::exchange(has_block_, false)) {
    blocks_.finish();
  }
  const TextBlocks::Block* const block = blocks_.take();
  if (block == nullptr) {
    return false;
  }
  has_block_ = true;
  file_ = block->file;
  block_ = blocks_.index(*block);
  std::ifstream stream(text_.files[file_], std::ios::binary);
  stream.seekg(static_cast<std::streamoff>(block->begin - 1));  // the line end before the block: its row begins in it
  buffer_.clear();
  append(stream, block->end - block->begin + 1);
  const std::size_t first = buffer_.find('\n');
  end_ = buffer_.size();
  at_ = std::min(first, end_ - 1) + 1;
  for (std::size_t looked = end_ - 1; stream && buffer_.find('\n', looked) == std::string::npos;) {
    looked = buffer_.size();
    append(stream, kTailBytes);
    if (buffer_.size() - end_ > kLongestRow) {
      not_plain();
    }
  }
  buffer_ += '\n';          // the last row of a file may lack it
  buffer_.append(8, '\0');  // MarkFinder looks at eight letters
  marks_.start(buffer_.data() + at_);
  return true;
}

void FieldReader::read_row(std::size_t row) {
  const char* const base = buffer_.data();
  const char* at = base + at_;
  for (std::size_t i = 0; i < text_.row_fields; ++i) {
    const bool quoted = *at == '"';
    const char* const begin = quoted ? at + 1 : at;
    const char* stop = quoted ? end_of_quoted(begin) : marks_.next();
    if (const auto column = column_at_[i]; column >= 0) {
      spans_[static_cast<std::size_t>(column) * capacity_ + row] = {static_cast<std::uint32_t>(begin - base),
                                                                    static_cast<std::uint32_t>(stop - begin)};
    }
    if (quoted) {
      marks_.start(stop + 1);
      ++stop;
      stop = marks_.next() == stop ? stop : not_plain();
    }
    const bool last = i + 1 == text_.row_fields;
    if (last && *stop == '\r') {
      stop = marks_.next() == stop + 1 ? stop + 1 : not_plain();
    }
    if (*stop != (last ? '\n' : text_.delimiter)) {
      not_plain();
    }
    at = stop + 1;
  }
  at_ = static_cast<std::size_t>(at - base);
}

const char* FieldReader::end_of_quoted(const char* at) {
  while (*at != '"' && *at != '\n') {
    ++at;
  }
  if (*at == '\n' || at[1] == '"') {
    not_plain();
  }
  return at;
}

const char* FieldReader::not_plain() {
  throw UnfitBlocks(Unfit::not_plain);
}

bool plain_real(std::string_view text, double& value) {
  static constexpr std::array<double, 16> kPowersOfTen = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                          1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const bool negative = text.starts_with('-');
  const std::string_view digits = text.substr(negative ? 1 : 0);
  if (digits.empty() || !is_digit(digits.front()) || !is_digit(digits.back())) {
    return false;
  }
  std::int64_t sum = 0;
  std::size_t point = digits.size();
  const bool few = digits.size() < kPowersOfTen.size();
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (is_digit(digits[i])) {
      sum = few ? sum * 10 + (digits[i] - '0') : 0;
    } else if (digits[i] == '.' && point == digits.size()) {
      point = i;
    } else {
      return false;
    }
  }
  if (few) {  // both numbers are exact, so that their quotient is the nearest double
    const double whole = static_cast<double>(sum);
    value = (negative ? -whole : whole) / kPowersOfTen[point == digits.size() ? 0 : digits.size() - point - 1];
    return true;
  }
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace comarca
