// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "comarca/base/language.hpp"
#include "comarca/cartography/layer_style.hpp"
#include "pipeline/map/product_figures.hpp"

namespace comarca {

/// A layer of a product drawn as its style says, over the municipalities: land, agreement along borders, schemes.
struct StyledMap {
  Map map;  ///< the municipalities are its first polygons
  std::string title;
};

/// Throws a usage error for a layer that no style is for.
[[nodiscard]] StyledMap styled_map(const std::filesystem::path& product, const ProductReader& reader,
                                   const ProductUnits& municipalities, const std::string& layer,
                                   const std::filesystem::path& styles, Language language);

}  // namespace comarca
