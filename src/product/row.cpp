// SPDX-License-Identifier: Apache-2.0
#include "comarca/product/row.hpp"

#include <stdexcept>

#include <fmt/format.h>

namespace comarca {

CellValue& Row::cell(const AnyColumn& column) {
  if (&column.layer() != &layer_) {
    throw std::logic_error(fmt::format("column '{}' of layer '{}' in a row of '{}'", column.name(),
                                       column.layer().layer_name(), layer_.layer_name()));
  }
  return cells_[column.position()];
}

}  // namespace comarca
