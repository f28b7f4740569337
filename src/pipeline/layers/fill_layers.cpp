// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/layers.hpp"
#include "comarca/product/contract.hpp"

namespace comarca {

void fill_layers(const Filling& filling) {
  contract().each_filled([&](const auto& layer) { fill(layer, filling); });
}

}  // namespace comarca
