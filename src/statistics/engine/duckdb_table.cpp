// SPDX-License-Identifier: Apache-2.0
#include "statistics/engine/duckdb_table.hpp"

#include <algorithm>
#include <utility>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

template <class Owned>
void destroy(void* owned) {
  delete static_cast<Owned*>(owned);
}

duckdb_type type_of(ColumnType type) {
  switch (type) {
    case ColumnType::integer:
      return DUCKDB_TYPE_INTEGER;
    case ColumnType::bigint:
      return DUCKDB_TYPE_BIGINT;
    case ColumnType::real:
      return DUCKDB_TYPE_DOUBLE;
    case ColumnType::wide:
      return DUCKDB_TYPE_HUGEINT;
    case ColumnType::text:
      break;
  }
  return DUCKDB_TYPE_VARCHAR;
}

/// A chunk of DuckDB.
class EngineChunk : public TableChunk {
 public:
  EngineChunk(std::vector<duckdb_vector> vectors, std::vector<void*> values)
      : TableChunk(std::move(values), duckdb_vector_size()), vectors_(std::move(vectors)) {}

  void set_text(std::size_t column, std::size_t row, std::string_view text) const override {
    duckdb_vector_assign_string_element_len(vectors_[column], row, text.data(), text.size());
  }

  void set_null(std::size_t column, std::size_t row) const override {
    duckdb_vector_ensure_validity_writable(vectors_[column]);
    duckdb_validity_set_row_invalid(duckdb_vector_get_validity(vectors_[column]), row);
  }

 private:
  std::vector<duckdb_vector> vectors_;
};

void bind(duckdb_bind_info info) {
  const auto& table = static_cast<const CalledTable*>(duckdb_bind_get_extra_info(info))->table;
  for (const auto& column : table.columns) {
    duckdb_logical_type type = duckdb_create_logical_type(type_of(column.type));
    duckdb_bind_add_result_column(info, column.name.c_str(), type);
    duckdb_destroy_logical_type(&type);
  }
  duckdb_bind_set_cardinality(info, table.likely_rows, false);
}

void begin(duckdb_init_info info) {
  const auto& called = *static_cast<const CalledTable*>(duckdb_init_get_extra_info(info));
  const auto start = [&] {
    auto scan = called.table.scan();
    duckdb_init_set_max_threads(info, std::max<std::size_t>(scan->most_threads(), 1));
    duckdb_init_set_init_data(info, scan.release(), destroy<TableScan>);
  };
  guarded(*called.note, start, [&](const char* why) { duckdb_init_set_error(info, why); });
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
  const auto give = [&] {
    if (!thread.reader) {
      thread.reader = static_cast<TableScan*>(duckdb_function_get_init_data(info))->reader();
    }
    std::vector<duckdb_vector> vectors;
    std::vector<void*> values;
    for (idx_t column = 0; column < duckdb_data_chunk_get_column_count(chunk); ++column) {
      vectors.push_back(duckdb_data_chunk_get_vector(chunk, column));
      values.push_back(duckdb_vector_get_data(vectors.back()));
    }
    EngineChunk rows(std::move(vectors), std::move(values));
    duckdb_data_chunk_set_size(chunk, thread.reader->fill(rows));
  };
  const auto& called = *static_cast<const CalledTable*>(duckdb_function_get_extra_info(info));
  guarded(*called.note, give, [&](const char* why) { duckdb_function_set_error(info, why); });
}

}  // namespace

void register_table(duckdb_connection connection, const std::string& name, CalledTable table) {
  duckdb_table_function function = duckdb_create_table_function();
  duckdb_table_function_set_name(function, name.c_str());
  duckdb_table_function_set_extra_info(function, std::make_unique<CalledTable>(std::move(table)).release(),
                                       destroy<CalledTable>);
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
