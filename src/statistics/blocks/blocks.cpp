// SPDX-License-Identifier: Apache-2.0
#include "statistics/blocks/blocks.hpp"

#include <utility>

#include "statistics/blocks/fold_layout.hpp"
#include "statistics/blocks/household_sums.hpp"
#include "statistics/blocks/plain_text.hpp"
#include "statistics/blocks/runs_table.hpp"
#include "statistics/blocks/text_table.hpp"

namespace comarca {
namespace {

/// All columns that folding reads, so that a file which lacks one is told before it is read.
ColumnTypes columns_of(const PersonFold& fold) {
  ColumnTypes columns;
  for (const auto& key : fold.key) {
    columns.emplace(key, "VARCHAR");
  }
  for (const auto& item : fold.variables) {
    columns.emplace(item.second.column, "INTEGER");
  }
  for (const auto& shared : fold.shared) {
    columns.emplace(shared.column, "VARCHAR");
  }
  if (!fold.weight_column.empty()) {
    columns.emplace(fold.weight_column, "DOUBLE");
  }
  return columns;
}

}  // namespace

std::optional<BlockTable> plain_rows(const WantedText& wanted) {
  auto text = plain_text(wanted);
  return text ? std::optional(text_table(*std::move(text))) : std::nullopt;
}

std::optional<BlockTable> folded_persons(const WantedText& wanted, const PersonFold& fold) {
  auto text = plain_text(
      {.files = wanted.files, .source = wanted.source, .columns = columns_of(fold), .rows_read = wanted.rows_read});
  auto layout =
      text ? fold_layout(*std::move(text), csv_header(wanted.files.front(), wanted.source), fold) : std::nullopt;
  if (!layout) {
    return std::nullopt;
  }
  const bool flat = wanted.source.find(Record::person)->flat;
  return runs_table(*std::move(layout), flat ? Returning::refused : Returning::another_row);
}

std::unique_ptr<GroupSums> group_sums(const SumsRequest& request) {
  return HouseholdSums::compile(request);
}

}  // namespace comarca
