// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "comarca/cartography/layer_style.hpp"
#include "comarca/pipeline/work.hpp"
#include "comarca/project/project.hpp"

namespace comarca {

/// A file beside the product, of its name.
struct Companion {
  std::filesystem::path path;
  std::string bytes;
};

/// A product as it is written, with all that its presentation says of it.
struct Presented {
  const Project& project;
  const Work& work;
  std::span<const StyledLayer> styled;
  std::string date;
};

/// What lies beside a GeoPackage `product`: its QGIS project, and its style for web maps of the layers as GeoJSON.
[[nodiscard]] std::vector<Companion> companions_of(const Presented& presented, const std::filesystem::path& product);

/// A MapLibre style of the product, whose layers lie as GeoJSON in a folder.
[[nodiscard]] std::string web_style(const Presented& presented, const std::string& folder);

}  // namespace comarca
