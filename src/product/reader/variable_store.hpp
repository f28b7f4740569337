// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "comarca/product/figure_series.hpp"
#include "product/reader/keyed_rows.hpp"

namespace comarca {

/// What the numbers of one variable of a table are.
struct StoredVariable {
  std::string table;
  std::string name;
  std::string title;
  std::string unit;
  std::string source;
  std::int64_t first_row = 0;  ///< of its data, which lie together
  std::int64_t rows = 0;
};

/// The data of the tables of a product: its table of numbers and keys, joined here with the one that keeps the texts.
/// The list of variables is read at the first question, the numbers of a variable when it is asked for.
class VariableStore {
 public:
  explicit VariableStore(OpenProduct product);

  /// Every variable, in order of its name.
  [[nodiscard]] std::vector<std::string> names();
  /// Those that are a number somewhere.
  [[nodiscard]] std::set<std::string> numeric_names();
  /// The periods of "variable" or "table.variable", as texts.
  [[nodiscard]] std::set<std::string> periods(const std::string& name);
  /// Its values in a period, or in the last for an empty one; no units when there is no such variable or period. The
  /// source is its name, not what a sheet cites.
  [[nodiscard]] FigureSeries series(const std::string& name, const std::string& period);
  /// A query for code and datum of every row of a variable, whatever its table; the last period of a unit comes last.
  [[nodiscard]] std::string data_sql(const std::string& variable);

 private:
  void read();
  void require_every_row() const;
  [[nodiscard]] std::vector<std::int64_t> called(const std::string& name);
  [[nodiscard]] std::string rows_with(const std::vector<std::int64_t>& keys) const;

  OpenProduct product_;
  KeyedRows<StoredVariable> variables_;
};

}  // namespace comarca
