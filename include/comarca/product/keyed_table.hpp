// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "comarca/product/row.hpp"

namespace comarca {

/// The rows of a table that others refer to, each told once. Its first column is the key. ADR 0263.
class KeyedTable {
 public:
  explicit KeyedTable(const Layer& layer) : layer_(&layer) {}

  [[nodiscard]] Row row() const { return Row(*layer_); }
  /// Of the row like this one, which is added when there is none. Keys are 1, 2, 3… in the order of coming.
  [[nodiscard]] std::int64_t key_of(const Row& row);
  void write(LayerWriter& writer) const;

 private:
  const Layer* layer_;
  std::vector<std::vector<CellValue>> rows_;
  std::unordered_map<std::string, std::int64_t> keys_;  ///< by all that the row says
};

}  // namespace comarca
