// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/base/progress.hpp"
#include "comarca/pipeline/stage.hpp"
#include "comarca/territory/border_graph.hpp"

namespace comarca {

/// A layer of polygons that no project describes. What is empty is found out: the first layer with polygons; the
/// column of a known source, or the first without repeated values; the coordinates that the file or the source says.
struct BareLayer {
  std::filesystem::path file;
  std::string layer;
  std::string code;  ///< column that tells the units apart
  std::string crs;
  double tolerance_m = 0.25;
  double clean_width_m = 0;
};

/// Who borders whom in a layer, and what its units are called.
struct LayerBorders {
  std::filesystem::path file;
  std::string layer;
  std::string column;              ///< that the codes are from; "row" when they are numbers of rows
  std::vector<std::string> codes;  ///< by unit
  std::vector<std::string> names;  ///< by unit; empty when no known source tells where they are
  BorderGraph graph;

  /// The unit of a code; throws a data error that suggests the nearest.
  [[nodiscard]] std::uint32_t unit(const std::string& code) const;
};

/// Throws a data error for a layer without polygons, a column that is not there, or coordinates that nothing tells.
[[nodiscard]] Stage<LayerBorders> layer_borders(const BareLayer& asked, const Catalog& catalog, Language language,
                                                Progress& progress);

}  // namespace comarca
