// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "comarca/cartography/layer_style.hpp"
#include "comarca/cartography/qgis_project.hpp"

namespace comarca {

/// What belongs to what among the layers of a product: fields that refer to layers hold the key of a feature of them,
/// which is its first field.
[[nodiscard]] std::vector<QgisRelation> relations_of(std::span<const StyledLayer> styled);

}  // namespace comarca
