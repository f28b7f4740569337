// SPDX-License-Identifier: Apache-2.0
#include "statistics/blocks/text_table.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "statistics/blocks/blocks.hpp"
#include "statistics/blocks/packed_key.hpp"

namespace comarca {
namespace {

/// What one thread reads: the blocks it takes, into the columns of a chunk.
class TextReader : public TableReader {
 public:
  TextReader(const DelimitedText& text, TextBlocks& blocks) : text_(text), reader_(text, blocks), nulls_(text.nulls) {}

  std::size_t fill(TableChunk& chunk) override {
    rows_ = reader_.read(chunk.capacity());
    std::size_t given = 0;
    for (std::size_t column = 0; column < text_.columns.size(); ++column) {
      if (text_.columns[column].given) {
        fill_column(column, given++, chunk);
      }
    }
    for (const auto& key : text_.keys) {
      fill_key(key, given++, chunk);
    }
    if (text_.rows_read) {
      *text_.rows_read += counted_rows();
    }
    return rows_;
  }

 private:
  std::size_t counted_rows() const {
    std::size_t count = text_.counted ? 0 : rows_;
    for (std::size_t row = 0; text_.counted && row < rows_; ++row) {
      count += is_null(reader_.field(*text_.counted, row)) ? 0U : 1U;
    }
    return count;
  }

  /// A column's fields into the column of the table with that number.
  void fill_column(std::size_t column, std::size_t to, TableChunk& chunk) {
    switch (text_.columns[column].type) {
      case ColumnType::integer:
        return fill_whole<std::int32_t, kIntegerDigits>(column, to, chunk);
      case ColumnType::bigint:
        return fill_whole<std::int64_t, kBigintDigits>(column, to, chunk);
      case ColumnType::real:
        return fill_real(column, to, chunk, chunk.values<double>(to));
      case ColumnType::text:
        return fill_text(column, to, chunk);
      case ColumnType::wide:
        break;
    }
  }

  template <class Number, std::size_t kMostDigits>
  void fill_whole(std::size_t column, std::size_t to, TableChunk& chunk) {
    auto* const values = chunk.values<Number>(to);
    for (std::size_t row = 0; row < rows_; ++row) {
      const std::string_view field = reader_.field(column, row);
      std::int64_t value = 0;
      if (plain_integer(field, kMostDigits, value)) {
        values[row] = static_cast<Number>(value);
      } else {
        set_null(field, to, row, chunk);
      }
    }
  }

  void fill_real(std::size_t column, std::size_t to, TableChunk& chunk, double* values) {
    for (std::size_t row = 0; row < rows_; ++row) {
      const std::string_view field = reader_.field(column, row);
      if (!plain_real(field, values[row])) {
        set_null(field, to, row, chunk);
      }
    }
  }

  void fill_text(std::size_t column, std::size_t to, TableChunk& chunk) {
    for (std::size_t row = 0; row < rows_; ++row) {
      const std::string_view field = reader_.field(column, row);
      if (is_null(field)) {
        chunk.set_null(to, row);
      } else if (std::ranges::any_of(field, [](char letter) { return static_cast<signed char>(letter) < 0; })) {
        throw UnfitBlocks(Unfit::not_plain);  // text beyond ASCII
      } else {
        chunk.set_text(to, row, field);
      }
    }
  }

  void fill_key(const TextKey& key, std::size_t to, TableChunk& chunk) {
    auto* const values = chunk.values<WideNumber>(to);
    for (std::size_t row = 0; row < rows_; ++row) {
      PackedKey packed(text_.keys_of_numbers ? PackedKey::Fields::numbers : PackedKey::Fields::texts,
                       key.columns.size());
      bool whole = true;
      for (const std::size_t column : key.columns) {
        const std::string_view field = reader_.field(column, row);
        whole = whole && !is_null(field);
        if (whole) {
          packed.add(field);
        }
      }
      if (whole) {
        values[row] = packed.value();
      } else {
        chunk.set_null(to, row);
      }
    }
  }

  bool is_null(std::string_view field) const { return nulls_.has(field); }

  void set_null(std::string_view field, std::size_t to, std::size_t row, TableChunk& chunk) const {
    if (!is_null(field)) {
      throw UnfitBlocks(Unfit::not_plain);
    }
    chunk.set_null(to, row);
  }

  const DelimitedText& text_;
  FieldReader reader_;
  NullWords nulls_;
  std::size_t rows_ = 0;
};

class TextScan : public TableScan {
 public:
  explicit TextScan(std::shared_ptr<const DelimitedText> text) : text_(std::move(text)), blocks_(*text_) {}
  [[nodiscard]] std::size_t most_threads() const override { return blocks_.count(); }
  std::unique_ptr<TableReader> reader() override { return std::make_unique<TextReader>(*text_, blocks_); }

 private:
  std::shared_ptr<const DelimitedText> text_;
  TextBlocks blocks_;
};

}  // namespace

BlockTable text_table(DelimitedText text) {
  BlockTable table{.likely_rows = text.bytes / kUsualRowBytes};
  for (const auto& column : text.columns) {
    if (column.given) {
      table.columns.push_back({column.name, column.type});
    }
  }
  for (const auto& key : text.keys) {
    table.columns.push_back({key.name, ColumnType::wide});
  }
  table.scan = [shared = std::make_shared<const DelimitedText>(std::move(text))] {
    return std::make_unique<TextScan>(shared);
  };
  return table;
}

}  // namespace comarca
