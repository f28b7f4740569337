// SPDX-License-Identifier: Apache-2.0
#include "statistics/duckdb_table.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

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
    case TextColumn::Type::wide:
      return DUCKDB_TYPE_HUGEINT;
    case TextColumn::Type::text:
      break;
  }
  return DUCKDB_TYPE_VARCHAR;
}

void bind(duckdb_bind_info info) {
  const auto& table = *static_cast<const EngineTable*>(duckdb_bind_get_extra_info(info));
  for (const auto& column : table.columns) {
    duckdb_logical_type type = duckdb_create_logical_type(type_of(column.type));
    duckdb_bind_add_result_column(info, column.name.c_str(), type);
    duckdb_destroy_logical_type(&type);
  }
  duckdb_bind_set_cardinality(info, table.likely_rows, false);
}

void begin(duckdb_init_info info) {
  try {  // nothing may be thrown through DuckDB's C interface
    auto scan = static_cast<const EngineTable*>(duckdb_init_get_extra_info(info))->scan();
    duckdb_init_set_max_threads(info, std::max<std::size_t>(scan->most_threads(), 1));
    duckdb_init_set_init_data(info, scan.release(), destroy<TableScan>);
  } catch (const std::exception& failure) {
    duckdb_init_set_error(info, failure.what());
  }
}

/// Made before the thread knows which scan it shares.
struct ThreadState {
  std::unique_ptr<TableReader> reader;
};

void begin_thread(duckdb_init_info info) {
  duckdb_init_set_init_data(info, std::make_unique<ThreadState>().release(), destroy<ThreadState>);
}

void fill(duckdb_function_info info, duckdb_data_chunk chunk) {
  auto& thread = *static_cast<ThreadState*>(duckdb_function_get_local_init_data(info));
  try {
    if (!thread.reader) {
      thread.reader = static_cast<TableScan*>(duckdb_function_get_init_data(info))->reader();
    }
    std::vector<void*> vectors;
    std::vector<void*> values;
    for (idx_t column = 0; column < duckdb_data_chunk_get_column_count(chunk); ++column) {
      auto* const vector = duckdb_data_chunk_get_vector(chunk, column);
      vectors.push_back(vector);
      values.push_back(duckdb_vector_get_data(vector));
    }
    TableChunk rows(std::move(vectors), std::move(values), duckdb_vector_size());
    duckdb_data_chunk_set_size(chunk, thread.reader->fill(rows));
  } catch (const std::exception& failure) {
    duckdb_function_set_error(info, failure.what());
  }
}

}  // namespace

void TableChunk::set_text(std::size_t column, std::size_t row, std::string_view text) const {
  duckdb_vector_assign_string_element_len(static_cast<duckdb_vector>(vectors_[column]), row, text.data(), text.size());
}

void TableChunk::set_null(std::size_t column, std::size_t row) const {
  auto* const vector = static_cast<duckdb_vector>(vectors_[column]);
  duckdb_vector_ensure_validity_writable(vector);
  duckdb_validity_set_row_invalid(duckdb_vector_get_validity(vector), row);
}

void register_table(duckdb_connection connection, const std::string& name, EngineTable table) {
  duckdb_table_function function = duckdb_create_table_function();
  duckdb_table_function_set_name(function, name.c_str());
  duckdb_table_function_set_extra_info(function, std::make_unique<EngineTable>(std::move(table)).release(),
                                       destroy<EngineTable>);
  duckdb_table_function_set_bind(function, bind);
  duckdb_table_function_set_init(function, begin);
  duckdb_table_function_set_local_init(function, begin_thread);
  duckdb_table_function_set_function(function, fill);
  const auto state = duckdb_register_table_function(connection, function);
  duckdb_destroy_table_function(&function);
  if (state != DuckDBSuccess) {
    throw io_error("the microdata engine (DuckDB) refused a table of text");
  }
}

}  // namespace comarca
