// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "comarca/cartography/layer_style.hpp"
#include "comarca/pipeline/project.hpp"
#include "comarca/pipeline/work.hpp"

namespace comarca {

/// What the layers of this product hold, for styles that depend on it.
[[nodiscard]] ValuesOf product_values(const Work& work);

/// The default styles of the product's layers.
[[nodiscard]] std::vector<LayerStyle> styles_of_product(const std::filesystem::path& data, const Work& work,
                                                        Language language);

/// Writes a QGIS project beside the GeoPackage `product`, of the same name.
void write_project_for_qgis(const Project& project, const std::filesystem::path& data, const Work& work,
                            const std::filesystem::path& product);

}  // namespace comarca
