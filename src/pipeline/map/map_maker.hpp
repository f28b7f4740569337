// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/pipeline/map.hpp"
#include "pipeline/map/product_figures.hpp"

namespace comarca {

/// The sheets a section asks for, with the figures of a product.
[[nodiscard]] std::vector<Sheet> make_sheets(const ProductReader& reader, const MapSection& section,
                                             const std::filesystem::path& data, Language language);

}  // namespace comarca
