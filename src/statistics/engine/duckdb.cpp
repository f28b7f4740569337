// SPDX-License-Identifier: Apache-2.0
#include "statistics/engine/duckdb.hpp"

#include <unistd.h>

#include <utility>

#include <duckdb.h>
#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/sql_text.hpp"
#include "comarca/base/text.hpp"
#include "statistics/engine/duckdb_sums.hpp"
#include "statistics/engine/duckdb_table.hpp"

namespace comarca {
namespace {

/// A result set; DuckDB fills it even when the query fails.
class Result {
 public:
  Result() = default;
  Result(const Result&) = delete;
  Result& operator=(const Result&) = delete;
  ~Result() { duckdb_destroy_result(&result_); }
  duckdb_result* get() { return &result_; }

 private:
  duckdb_result result_{};
};

/// A prepared statement, which may be there to tell why it is not.
class Statement {
 public:
  Statement() = default;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement() { duckdb_destroy_prepare(&statement_); }
  duckdb_prepared_statement* get() { return &statement_; }

 private:
  duckdb_prepared_statement statement_ = nullptr;
};

EngineFailure failure_of(const char* message) {
  return {.message = message == nullptr ? "unknown failure" : message};
}

EngineFailure failure_of(duckdb_result* result) {
  EngineFailure failure = failure_of(duckdb_result_error(result));
  const bool memory = duckdb_result_error_type(result) == DUCKDB_ERROR_OUT_OF_MEMORY;
  failure.kind = memory ? EngineFailure::Kind::memory : EngineFailure::Kind::refused;
  return failure;
}

struct ChunkDeleter {
  using pointer = duckdb_data_chunk;
  void operator()(duckdb_data_chunk chunk) const { duckdb_destroy_data_chunk(&chunk); }
};

std::string text_of(const duckdb_string_t& text) {
  auto copy = text;
  return {duckdb_string_t_data(&copy), duckdb_string_t_length(copy)};
}

template <class Number>
std::string number_of(const void* data, idx_t row) {
  return fmt::format("{}", static_cast<const Number*>(data)[row]);
}

std::string huge_of(const void* data, idx_t row) {
  const duckdb_hugeint huge = static_cast<const duckdb_hugeint*>(data)[row];
  __extension__ using Wide = __int128;
  return fmt::format("{}",
                     static_cast<Wide>(huge.upper) * (static_cast<Wide>(1) << 64) + static_cast<Wide>(huge.lower));
}

std::string cell(duckdb_type type, const void* data, idx_t row) {
  switch (type) {
    case DUCKDB_TYPE_BOOLEAN:
      return static_cast<const bool*>(data)[row] ? "1" : "0";
    case DUCKDB_TYPE_TINYINT:
      return fmt::format("{}", static_cast<int>(static_cast<const std::int8_t*>(data)[row]));
    case DUCKDB_TYPE_SMALLINT:
      return number_of<std::int16_t>(data, row);
    case DUCKDB_TYPE_INTEGER:
      return number_of<std::int32_t>(data, row);
    case DUCKDB_TYPE_UBIGINT:
      return number_of<std::uint64_t>(data, row);
    case DUCKDB_TYPE_BIGINT:
      return number_of<std::int64_t>(data, row);
    case DUCKDB_TYPE_HUGEINT:
      return huge_of(data, row);
    case DUCKDB_TYPE_DOUBLE:
      return number_of<double>(data, row);
    case DUCKDB_TYPE_VARCHAR:
      return text_of(static_cast<const duckdb_string_t*>(data)[row]);
    default:
      throw data_error("a query gave a type that is not read here", {}, "Cast the column to VARCHAR or DOUBLE.");
  }
}

void append_chunk(duckdb_data_chunk chunk, QueryRows& out) {
  const idx_t size = duckdb_data_chunk_get_size(chunk);
  const idx_t first = out.rows.size();
  const idx_t columns = duckdb_data_chunk_get_column_count(chunk);
  out.rows.resize(first + size, std::vector<std::optional<std::string>>(columns));
  for (idx_t column = 0; column < columns; ++column) {
    auto* const vector = duckdb_data_chunk_get_vector(chunk, column);
    auto* logical = duckdb_vector_get_column_type(vector);
    const duckdb_type type = duckdb_get_type_id(logical);
    duckdb_destroy_logical_type(&logical);
    auto* const valid = duckdb_vector_get_validity(vector);
    const void* const data = duckdb_vector_get_data(vector);
    for (idx_t row = 0; row < size; ++row) {
      if (valid == nullptr || duckdb_validity_row_is_valid(valid, row)) {
        out.rows[first + row][column] = cell(type, data, row);
      }
    }
  }
}

/// DuckDB makes it when it first spills and removes it at the end. Two runs at once may not share one.
std::string own_spill_folder(const std::filesystem::path& folder) {
  return folder.empty() ? std::string() : (folder / fmt::format("spill-{}", ::getpid())).string();
}

}  // namespace

struct Engine::Handles {
  duckdb_database database = nullptr;
  duckdb_connection connection = nullptr;
  std::shared_ptr<UnfitNote> note = std::make_shared<UnfitNote>(Unfit::no);  ///< of the query that runs
  Handles() = default;
  Handles(const Handles&) = delete;
  Handles& operator=(const Handles&) = delete;
  ~Handles() {
    duckdb_disconnect(&connection);
    duckdb_close(&database);
  }
};

Engine::Engine(const EngineLimits& limits) : handles_(std::make_unique<Handles>()) {
  if (duckdb_open(nullptr, &handles_->database) != DuckDBSuccess ||
      duckdb_connect(handles_->database, &handles_->connection) != DuckDBSuccess) {
    throw io_error("cannot start the microdata engine (DuckDB)");
  }
  std::vector<std::string> paths;
  for (const auto& file : limits.files) {
    paths.push_back(sql_text(file.string()));
  }
  query(fmt::format("SET memory_limit={}", sql_text(limits.memory)));
  if (limits.threads > 0) {
    query(fmt::format("SET threads={}", limits.threads));
  }
  query("SET preserve_insertion_order=false");
  query("SET autoinstall_known_extensions=false");
  query("SET autoload_known_extensions=false");
  query(fmt::format("SET temp_directory={}", sql_text(own_spill_folder(limits.spill_folder))));
  if (!paths.empty()) {
    query(fmt::format("SET allowed_paths=[{}]", join(paths, ", ")));
  }
  query("SET enable_external_access=false");
  query("SET lock_configuration=true");
}

Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

std::optional<EngineFailure> Engine::stream(const std::string& sql, RowFold& fold) {
  Statement statement;
  if (duckdb_prepare(handles_->connection, sql.c_str(), statement.get()) != DuckDBSuccess) {
    return failure_of(duckdb_prepare_error(*statement.get()));
  }
  Result result;
  if (duckdb_execute_prepared_streaming(*statement.get(), result.get()) != DuckDBSuccess) {
    return failure_of(result.get());
  }
  while (const auto chunk = std::unique_ptr<void, ChunkDeleter>(duckdb_fetch_chunk(*result.get()))) {
    QueryRows some;
    append_chunk(chunk.get(), some);
    if (some.rows.empty()) {
      break;
    }
    fold.take(some);
  }
  // What goes wrong while rows are fetched ends them as if there were no more.
  return duckdb_result_error(result.get()) == nullptr ? std::nullopt : std::optional(failure_of(result.get()));
}

std::optional<EngineFailure> Engine::all_rows(const std::string& sql, QueryRows& rows) {
  Result result;
  if (duckdb_query(handles_->connection, sql.c_str(), result.get()) != DuckDBSuccess) {
    return failure_of(result.get());
  }
  rows = {};
  for (idx_t column = 0; column < duckdb_column_count(result.get()); ++column) {
    rows.columns.emplace_back(duckdb_column_name(result.get(), column));
  }
  while (const auto chunk = std::unique_ptr<void, ChunkDeleter>(duckdb_fetch_chunk(*result.get()))) {
    append_chunk(chunk.get(), rows);
  }
  return std::nullopt;
}

std::optional<EngineFailure> Engine::try_query(const std::string& sql, QueryRows& rows, RowFold* fold) {
  handles_->note->store(Unfit::no);
  auto failure = fold != nullptr ? stream(sql, *fold) : all_rows(sql, rows);
  if (fold != nullptr) {
    rows = failure ? QueryRows{} : fold->rows();
  }
  if (failure) {
    failure->unfit = *handles_->note;
  }
  return failure;
}

std::string Engine::add_table(BlockTable table) {
  const std::string name = fmt::format("table_{}", ++added_);
  register_table(handles_->connection, name, {std::move(table), handles_->note});
  return name + "()";
}

std::string Engine::add_sums(std::shared_ptr<GroupSums> sums) {
  std::string name = fmt::format("sums_{}", ++added_);
  register_sums(handles_->connection, name, {std::move(sums), handles_->note});
  return name;
}

QueryRows Engine::query(const std::string& sql, RowFold* fold) {
  QueryRows rows;
  if (const auto failure = try_query(sql, rows, fold)) {
    const bool memory = failure->kind == EngineFailure::Kind::memory;
    throw data_error(fmt::format("the microdata engine refused a query: {}", split(failure->message, '\n').front()), {},
                     memory ? "Let it use more memory (--memory of comarca statistics)." : "");
  }
  return rows;
}

}  // namespace comarca
