// SPDX-License-Identifier: Apache-2.0
#include "statistics/engine/duckdb_sums.hpp"

#include <cstring>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

const CalledSums& called(duckdb_function_info info) {
  return *static_cast<const CalledSums*>(duckdb_aggregate_function_get_extra_info(info));
}

GroupSums& sums_of(duckdb_function_info info) {
  return *called(info).sums;
}

void forget(void* owned) {
  delete static_cast<CalledSums*>(owned);
}

/// Runs a part of the aggregate.
template <class Work>
void guarded(duckdb_function_info info, const Work& work) {
  guarded(*called(info).note, work, [&](const char* why) { duckdb_aggregate_function_set_error(info, why); });
}

idx_t state_bytes(duckdb_function_info info) {
  return sums_of(info).sums() * WideSums::kBytes;
}

void begin(duckdb_function_info info, duckdb_aggregate_state state) {
  std::memset(static_cast<void*>(state), 0, state_bytes(info));
}

void update(duckdb_function_info info, duckdb_data_chunk input, duckdb_aggregate_state* states) {
  guarded(info, [&] {
    std::vector<HouseholdColumn> columns;
    for (idx_t column = 0; column < duckdb_data_chunk_get_column_count(input); ++column) {
      auto* const vector = duckdb_data_chunk_get_vector(input, column);
      columns.push_back(
          {static_cast<const std::int64_t*>(duckdb_vector_get_data(vector)), duckdb_vector_get_validity(vector)});
    }
    std::vector<void*> groups(states, states + duckdb_data_chunk_get_size(input));
    sums_of(info).add(columns, groups.size(), groups.data());
  });
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
  guarded(info, [&] {
    for (idx_t group = 0; group < count; ++group) {
      const WideSums from(source[group]);
      std::string text;
      for (std::size_t sum = 0; sum < sums_of(info).sums(); ++sum) {
        text += fmt::format("{}{}", sum > 0 ? "," : "", from.get(sum));
      }
      duckdb_vector_assign_string_element_len(result, offset + group, text.data(), text.size());
    }
  });
}

}  // namespace

void register_sums(duckdb_connection connection, const std::string& name, CalledSums sums) {
  duckdb_aggregate_function function = duckdb_create_aggregate_function();
  duckdb_aggregate_function_set_name(function, name.c_str());
  duckdb_logical_type number = duckdb_create_logical_type(DUCKDB_TYPE_BIGINT);
  for (std::size_t column = 0; column < sums.sums->columns().size(); ++column) {
    duckdb_aggregate_function_add_parameter(function, number);
  }
  duckdb_destroy_logical_type(&number);
  duckdb_logical_type text = duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR);
  duckdb_aggregate_function_set_return_type(function, text);
  duckdb_destroy_logical_type(&text);
  duckdb_aggregate_function_set_special_handling(function);  // rows with NULLs count too
  duckdb_aggregate_function_set_functions(function, state_bytes, begin, update, combine, give);
  duckdb_aggregate_function_set_extra_info(function, std::make_unique<CalledSums>(std::move(sums)).release(), forget);
  const auto state = duckdb_register_aggregate_function(connection, function);
  duckdb_destroy_aggregate_function(&function);
  if (state != DuckDBSuccess) {
    throw io_error("the microdata engine (DuckDB) refused an aggregate");
  }
}

}  // namespace comarca
