// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "comarca/gis/layer_writer.hpp"

namespace comarca {

/// A writer of products in a format. One whose format keeps no query gets each view as a layer of flat rows, and none
/// of the tables behind it. The tables that a view joins must be written before the rows that it shows.
[[nodiscard]] std::unique_ptr<LayerWriter> make_product_writer(LayerFormat format, const std::string& target,
                                                               const WriterOptions& options);

/// The same before any other writer that keeps no query.
[[nodiscard]] std::unique_ptr<LayerWriter> make_flat_writer(std::unique_ptr<LayerWriter> inner);

}  // namespace comarca
