// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/base/language.hpp"
#include "comarca/gis/layer_writer.hpp"
#include "comarca/product/filling.hpp"

namespace comarca {

struct Work;

/// A run whose layers are written. Each layer is filled by fill(layer, filling), declared beside it in product and
/// defined in pipeline/layers.
struct Filling {
  LayerWriter& writer;
  const Work& work;
  Language language = Language::spanish;
  double weak_border_m = 0;  ///< shorter borders are marked
};

/// Writes all layers of a run, in the order of Contract::each_filled().
void fill_layers(const Filling& filling);

}  // namespace comarca
