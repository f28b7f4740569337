// SPDX-License-Identifier: Apache-2.0
#include "statistics/duckdb_text_table.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <utility>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

/// Digits that fit their type whatever they are; longer ones are left to the general reader.
constexpr std::size_t kIntegerDigits = 9;
constexpr std::size_t kBigintDigits = 18;

/// Only for the estimate of rows, on which the order of joins depends.
constexpr std::uint64_t kUsualRowBytes = 64;

template <class Owned>
void destroy(void* owned) {
  delete static_cast<Owned*>(owned);
}

duckdb_type type_of(TextColumn::Type type) {
  switch (type) {
    case TextColumn::Type::integer:
      return DUCKDB_TYPE_INTEGER;
    case TextColumn::Type::bigint:
      return DUCKDB_TYPE_BIGINT;
    case TextColumn::Type::real:
      return DUCKDB_TYPE_DOUBLE;
    case TextColumn::Type::text:
      break;
  }
  return DUCKDB_TYPE_VARCHAR;
}

void bind(duckdb_bind_info info) {
  const auto& text = *static_cast<const DelimitedText*>(duckdb_bind_get_extra_info(info));
  for (const auto& column : text.columns) {
    duckdb_logical_type type = duckdb_create_logical_type(type_of(column.type));
    duckdb_bind_add_result_column(info, column.name.c_str(), type);
    duckdb_destroy_logical_type(&type);
  }
  duckdb_bind_set_cardinality(info, text.bytes / kUsualRowBytes, false);
}

void begin(duckdb_init_info info) {
  try {
    auto blocks = std::make_unique<TextBlocks>(*static_cast<const DelimitedText*>(duckdb_init_get_extra_info(info)));
    duckdb_init_set_max_threads(info, std::max<std::size_t>(blocks->count(), 1));
    duckdb_init_set_init_data(info, blocks.release(), destroy<TextBlocks>);
  } catch (const std::exception& failure) {
    duckdb_init_set_error(info, failure.what());
  }
}

/// What one thread reads: the blocks it takes, into DuckDB's vectors.
class TableReader {
 public:
  TableReader(const DelimitedText& text, TextBlocks& blocks) : text_(text), reader_(text, blocks) {}

  void fill(duckdb_data_chunk chunk) {
    rows_ = reader_.read(duckdb_vector_size());
    for (std::size_t column = 0; column < text_.columns.size(); ++column) {
      fill_column(column, duckdb_data_chunk_get_vector(chunk, column));
    }
    duckdb_data_chunk_set_size(chunk, rows_);
    if (text_.rows_read) {
      *text_.rows_read += rows_;
    }
  }

 private:
  void fill_column(std::size_t column, duckdb_vector vector) {
    void* const values = duckdb_vector_get_data(vector);
    switch (text_.columns[column].type) {
      case TextColumn::Type::integer:
        return fill_whole(column, vector, static_cast<std::int32_t*>(values), kIntegerDigits);
      case TextColumn::Type::bigint:
        return fill_whole(column, vector, static_cast<std::int64_t*>(values), kBigintDigits);
      case TextColumn::Type::real:
        return fill_real(column, vector, static_cast<double*>(values));
      case TextColumn::Type::text:
        return fill_text(column, vector);
    }
  }

  template <class Number>
  void fill_whole(std::size_t column, duckdb_vector vector, Number* values, std::size_t most_digits) {
    for (std::size_t row = 0; row < rows_; ++row) {
      const std::string_view field = reader_.field(column, row);
      std::int64_t value = 0;
      if (plain_integer(field, most_digits, value)) {
        values[row] = static_cast<Number>(value);
      } else {
        set_null(column, row, vector);
      }
    }
  }

  void fill_real(std::size_t column, duckdb_vector vector, double* values) {
    for (std::size_t row = 0; row < rows_; ++row) {
      if (!plain_real(reader_.field(column, row), values[row])) {
        set_null(column, row, vector);
      }
    }
  }

  void fill_text(std::size_t column, duckdb_vector vector) {
    for (std::size_t row = 0; row < rows_; ++row) {
      const std::string_view field = reader_.field(column, row);
      if (is_null(field)) {
        set_null(column, row, vector);
      } else if (std::ranges::any_of(field, [](char letter) { return static_cast<signed char>(letter) < 0; })) {
        throw data_error("the text is not plain ASCII");
      } else {
        duckdb_vector_assign_string_element_len(vector, row, field.data(), field.size());
      }
    }
  }

  bool is_null(std::string_view field) const { return std::ranges::find(text_.nulls, field) != text_.nulls.end(); }

  void set_null(std::size_t column, std::size_t row, duckdb_vector vector) const {
    if (!is_null(reader_.field(column, row))) {
      throw data_error("a field is not of its column's type");
    }
    duckdb_vector_ensure_validity_writable(vector);
    duckdb_validity_set_row_invalid(duckdb_vector_get_validity(vector), row);
  }

  const DelimitedText& text_;
  FieldReader reader_;
  std::size_t rows_ = 0;
};

/// Made before the thread knows which blocks it shares.
struct ThreadState {
  std::unique_ptr<TableReader> reader;
};

void begin_thread(duckdb_init_info info) {
  duckdb_init_set_init_data(info, std::make_unique<ThreadState>().release(), destroy<ThreadState>);
}

void fill(duckdb_function_info info, duckdb_data_chunk chunk) {
  auto& thread = *static_cast<ThreadState*>(duckdb_function_get_local_init_data(info));
  try {  // nothing may be thrown through DuckDB's C interface
    if (!thread.reader) {
      thread.reader = std::make_unique<TableReader>(*static_cast<DelimitedText*>(duckdb_function_get_extra_info(info)),
                                                    *static_cast<TextBlocks*>(duckdb_function_get_init_data(info)));
    }
    thread.reader->fill(chunk);
  } catch (const std::exception& failure) {
    duckdb_function_set_error(info, failure.what());
  }
}

}  // namespace

void add_text_table(duckdb_connection connection, const std::string& name, DelimitedText text) {
  duckdb_table_function table = duckdb_create_table_function();
  duckdb_table_function_set_name(table, name.c_str());
  duckdb_table_function_set_extra_info(table, std::make_unique<DelimitedText>(std::move(text)).release(),
                                       destroy<DelimitedText>);
  duckdb_table_function_set_bind(table, bind);
  duckdb_table_function_set_init(table, begin);
  duckdb_table_function_set_local_init(table, begin_thread);
  duckdb_table_function_set_function(table, fill);
  const auto state = duckdb_register_table_function(connection, table);
  duckdb_destroy_table_function(&table);
  if (state != DuckDBSuccess) {
    throw io_error("the microdata engine (DuckDB) refused a table of text");
  }
}

}  // namespace comarca
