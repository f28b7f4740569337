// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "comarca/gis/sqlite_database.hpp"
#include "comarca/product/layer.hpp"

namespace comarca {

/// The file of a reader, for those who read a part of it.
struct OpenProduct {
  SqliteDatabase& database;
  const std::filesystem::path& file;
};

/// Throws a data error for a product of an earlier form, whose texts stood in every row. ADR 0257.
void require_present_form(const OpenProduct& product);

/// Columns of a table and which of its rows: a condition of SQL, or all.
struct RowQuery {
  std::vector<AnyColumn> columns;
  std::string where = {};
};

/// The rows in their order. Throws a data error that names the table when the product lacks it or one of the columns.
[[nodiscard]] SqlStatement rows_of(const OpenProduct& product, const RowQuery& query);

/// Throws the data error of a key in a column that is none of the table it should be of.
[[noreturn]] void refuse_key(const OpenProduct& product, const AnyColumn& holder, const Layer& table,
                             std::optional<std::int64_t> key);

/// Throws that error unless every key in a column is among some. Keys count rows from 1 on, so that mostly the ends of
/// the column tell, which its index has at hand.
void require_keys(const OpenProduct& product, const AnyColumn& holder, const Layer& table,
                  std::vector<std::int64_t> among);

/// Reads the cells of a row from left to right.
class RowCells {
 public:
  explicit RowCells(const SqlStatement& row) : row_(row) {}

  [[nodiscard]] std::string text() { return row_.text(at_++); }
  [[nodiscard]] std::optional<double> number() { return row_.number(at_++); }
  [[nodiscard]] std::optional<std::int64_t> whole() { return row_.whole(at_++); }
  template <Worded E>
  [[nodiscard]] std::optional<E> word() {
    return value_of_word<E>(row_.text(at_++));
  }

 private:
  const SqlStatement& row_;
  int at_ = 0;
};

/// A table that keeps texts once, by the keys under which others refer to its rows. Read whole when first asked.
template <class Row>
class KeyedRows {
 public:
  KeyedRows(OpenProduct product, const Layer& table) : product_(product), table_(&table) {}

  /// Of `columns` the first is the key; `make_row` makes a row of it and the cells that follow.
  template <class MakeRow>
  void read(const std::vector<AnyColumn>& columns, MakeRow make_row) {
    if (std::exchange(is_read_, true)) {
      return;
    }
    for (SqlStatement row = rows_of(product_, {columns}); row.step();) {
      RowCells cells(row);
      const auto key = cells.whole();
      if (!key) {
        refuse_key(product_, columns.front(), *table_, key);
      }
      rows_.insert_or_assign(*key, make_row(*key, cells));
    }
  }

  [[nodiscard]] bool is_read() const noexcept { return is_read_; }
  [[nodiscard]] const std::unordered_map<std::int64_t, Row>& rows() const noexcept { return rows_; }

  /// What a key in a column stands for. Throws a data error that names both when it stands for nothing.
  [[nodiscard]] const Row& at(std::optional<std::int64_t> key, const AnyColumn& holder) const {
    const auto found = key ? rows_.find(*key) : rows_.end();
    if (found == rows_.end()) {
      refuse_key(product_, holder, *table_, key);
    }
    return found->second;
  }
  /// The same, where a row may have no key.
  [[nodiscard]] Row at_or_none(std::optional<std::int64_t> key, const AnyColumn& holder) const {
    return key ? at(key, holder) : Row{};
  }
  [[nodiscard]] std::vector<std::int64_t> keys() const {
    std::vector<std::int64_t> result;
    for (const auto& [key, row] : rows_) {
      result.push_back(key);
    }
    return result;
  }

 private:
  OpenProduct product_;
  const Layer* table_;
  bool is_read_ = false;
  std::unordered_map<std::int64_t, Row> rows_;
};

}  // namespace comarca
