// SPDX-License-Identifier: Apache-2.0
#include "statistics/duckdb_sums.hpp"

#include <cstring>
#include <exception>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

HouseholdSums& sums_of(duckdb_function_info info) {
  return **static_cast<std::shared_ptr<HouseholdSums>*>(duckdb_aggregate_function_get_extra_info(info));
}

void forget(void* shared) {
  delete static_cast<std::shared_ptr<HouseholdSums>*>(shared);
}

idx_t state_bytes(duckdb_function_info info) {
  return sums_of(info).sums() * WideSums::kBytes;
}

void begin(duckdb_function_info info, duckdb_aggregate_state state) {
  std::memset(static_cast<void*>(state), 0, state_bytes(info));
}

void update(duckdb_function_info info, duckdb_data_chunk input, duckdb_aggregate_state* states) {
  try {  // nothing may be thrown through DuckDB's C interface
    std::vector<HouseholdColumn> columns;
    for (idx_t column = 0; column < duckdb_data_chunk_get_column_count(input); ++column) {
      auto* const vector = duckdb_data_chunk_get_vector(input, column);
      columns.push_back(
          {static_cast<const std::int64_t*>(duckdb_vector_get_data(vector)), duckdb_vector_get_validity(vector)});
    }
    std::vector<void*> groups(states, states + duckdb_data_chunk_get_size(input));
    sums_of(info).add(columns, groups.size(), groups.data());
  } catch (const std::exception& failure) {
    duckdb_aggregate_function_set_error(info, failure.what());
  }
}

void combine(duckdb_function_info info, duckdb_aggregate_state* source, duckdb_aggregate_state* target, idx_t count) {
  for (idx_t group = 0; group < count; ++group) {
    const WideSums from(source[group]);
    const WideSums to(target[group]);
    for (std::size_t sum = 0; sum < sums_of(info).sums(); ++sum) {
      to.add(sum, from.get(sum));
    }
  }
}

void give(duckdb_function_info info, duckdb_aggregate_state* source, duckdb_vector result, idx_t count, idx_t offset) {
  try {
    for (idx_t group = 0; group < count; ++group) {
      const WideSums from(source[group]);
      std::string text;
      for (std::size_t sum = 0; sum < sums_of(info).sums(); ++sum) {
        text += fmt::format("{}{}", sum > 0 ? "," : "", from.get(sum));
      }
      duckdb_vector_assign_string_element_len(result, offset + group, text.data(), text.size());
    }
  } catch (const std::exception& failure) {
    duckdb_aggregate_function_set_error(info, failure.what());
  }
}

}  // namespace

void register_sums(duckdb_connection connection, const std::string& name, std::shared_ptr<HouseholdSums> sums) {
  duckdb_aggregate_function function = duckdb_create_aggregate_function();
  duckdb_aggregate_function_set_name(function, name.c_str());
  duckdb_logical_type number = duckdb_create_logical_type(DUCKDB_TYPE_BIGINT);
  for (std::size_t column = 0; column < sums->columns().size(); ++column) {
    duckdb_aggregate_function_add_parameter(function, number);
  }
  duckdb_destroy_logical_type(&number);
  duckdb_logical_type text = duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR);
  duckdb_aggregate_function_set_return_type(function, text);
  duckdb_destroy_logical_type(&text);
  duckdb_aggregate_function_set_special_handling(function);  // rows with NULLs count too
  duckdb_aggregate_function_set_functions(function, state_bytes, begin, update, combine, give);
  duckdb_aggregate_function_set_extra_info(
      function, std::make_unique<std::shared_ptr<HouseholdSums>>(std::move(sums)).release(), forget);
  const auto state = duckdb_register_aggregate_function(connection, function);
  duckdb_destroy_aggregate_function(&function);
  if (state != DuckDBSuccess) {
    throw io_error("the microdata engine (DuckDB) refused an aggregate");
  }
}

}  // namespace comarca
