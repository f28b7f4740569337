// SPDX-License-Identifier: Apache-2.0
#include "product/reader/keyed_rows.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/reading.hpp"

namespace comarca {
namespace {

constexpr const char* kRenew = "Write it again with 'comarca run'.";

bool has_column(const SqliteDatabase& database, const Layer& table, const std::string& column) {
  return std::ranges::any_of(database.columns_of(table.layer_name()),
                             [&](const SqlColumn& known) { return known.name == column; });
}

std::optional<std::int64_t> one_number(const OpenProduct& product, const std::string& sql) {
  SqlStatement row = product.database.prepare(sql);
  return row.step() ? row.whole(0) : std::nullopt;
}

}  // namespace

void require_present_form(const OpenProduct& product) {
  const Contract& of = contract();
  if (has_column(product.database, of.indicators, of.figure_tables.provenances.method.name()) ||
      has_column(product.database, of.data, of.data_variables.variable.name())) {
    throw data_error("an earlier version of comarca wrote this product, in a form that is no longer read",
                     {.file = product.file.string()}, kRenew);
  }
}

SqlStatement rows_of(const OpenProduct& product, const RowQuery& query) {
  const Layer& table = query.columns.front().layer();
  const Where where{.file = product.file.string(), .layer = table.layer_name()};
  if (!product.database.has_table(table.layer_name())) {
    throw data_error(fmt::format("the product is damaged: it has no table '{}'", table.layer_name()), where, kRenew);
  }
  std::string list;
  const auto existing = product.database.columns_of(table.layer_name());
  for (const AnyColumn& column : query.columns) {
    // SQLite would take the name of an unknown column between quotes for a text.
    if (std::ranges::find(existing, column.name(), &SqlColumn::name) == existing.end()) {
      throw data_error(
          fmt::format("the product is damaged: table '{}' has no column '{}'", table.layer_name(), column.name()),
          where, kRenew);
    }
    list += (list.empty() ? "" : ", ") + quoted(column);
  }
  return product.database.prepare(fmt::format("SELECT {} FROM {}{}{} ORDER BY rowid", list, quoted(table),
                                              query.where.empty() ? "" : " WHERE ", query.where));
}

void refuse_key(const OpenProduct& product, const AnyColumn& holder, const Layer& table,
                std::optional<std::int64_t> key) {
  const std::string& layer = holder.layer().layer_name();
  const std::string what = key ? fmt::format("'{}' of table '{}' says {}, and table '{}' has no such row",
                                             holder.name(), layer, *key, table.layer_name())
                               : fmt::format("'{}' of table '{}' is empty", holder.name(), layer);
  throw data_error("the product is damaged: " + what, {.file = product.file.string(), .layer = layer}, kRenew);
}

void require_keys(const OpenProduct& product, const AnyColumn& holder, const Layer& table,
                  std::vector<std::int64_t> among) {
  std::ranges::sort(among);
  const auto end_of = [&](const char* which) {
    return one_number(product, fmt::format("SELECT {}({}) FROM {}", which, quoted(holder), quoted(holder.layer())));
  };
  const auto first = end_of("min");
  const auto last = end_of("max");
  const bool without_holes = !among.empty() && among.back() - among.front() + 1 == std::ssize(among);
  if (!first || (without_holes && among.front() <= *first && *last <= among.back())) {
    return;
  }
  const std::string keys = fmt::format("SELECT DISTINCT {0} FROM {1} WHERE {0} IS NOT NULL ORDER BY {0}",
                                       quoted(holder), quoted(holder.layer()));
  for (SqlStatement row = product.database.prepare(keys); row.step();) {
    if (!std::ranges::binary_search(among, *row.whole(0))) {
      refuse_key(product, holder, table, row.whole(0));
    }
  }
}

}  // namespace comarca
