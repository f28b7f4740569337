// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "comarca/geometry/polygons.hpp"
#include "comarca/gis/layer_writer.hpp"
#include "comarca/pipeline/stage.hpp"

namespace comarca {

/// A layer of polygons, and the column whose values say what belongs together.
struct DissolveRequest {
  std::filesystem::path file;
  std::string layer;  ///< empty: the first with polygons
  std::string by;
  std::string crs;  ///< empty: that which the file or a known source says
  double tolerance_m = 0.25;
  double simplify_m = 0;  ///< of the result; 0: not
};

/// Units put together exactly, along their shared borders.
struct DissolvedLayer {
  std::string column;
  std::string crs;
  std::vector<std::string> values;  ///< in alphabetical order, a polygon each; units without a value are left out
  std::vector<std::int64_t> units;  ///< how many each was made of
  Polygons polygons;
};

/// Throws a data error for a layer without polygons or a column that is not there.
[[nodiscard]] Stage<DissolvedLayer> dissolve_layer(const DissolveRequest& request, const Catalog& catalog);

/// Writes the layer and finishes.
void write_dissolved(LayerWriter& writer, const DissolvedLayer& dissolved);

}  // namespace comarca
