// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace comarca {

/// Rows of a query, every value as text; sums of whole numbers are exact.
struct QueryRows {
  std::vector<std::string> columns;
  std::vector<std::vector<std::optional<std::string>>> rows;
};

/// Takes the rows of a long answer as they come, so that it need not be held whole.
class RowFold {
 public:
  virtual ~RowFold() = default;
  virtual void take(const QueryRows& some) = 0;
  /// What all rows taken come to.
  [[nodiscard]] virtual QueryRows rows() const = 0;
};

}  // namespace comarca
