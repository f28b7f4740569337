// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "comarca/cartography/layer_style.hpp"
#include "comarca/product/presenter.hpp"

namespace comarca {

/// A product as it was written, with how its layers are drawn.
struct Presented {
  const RecordingWriter& written;
  const ProductImprint& imprint;
  std::span<const StyledLayer> styled;
};

/// What lies beside a GeoPackage: its QGIS project, and its style for web maps of the layers as GeoJSON. Nothing beside
/// other formats.
[[nodiscard]] std::vector<Companion> companions_of(const Presented& presented);

/// A MapLibre style of the product, whose layers lie as GeoJSON in a folder.
[[nodiscard]] std::string web_style(const Presented& presented, const std::string& folder);

}  // namespace comarca
