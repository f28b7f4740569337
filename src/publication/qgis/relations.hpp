// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "comarca/cartography/layer_style.hpp"
#include "comarca/cartography/qgis_project.hpp"

namespace comarca {

/// What belongs to what among the layers of a product, by the fields that bear the same name everywhere: `codigo`,
/// `codigo_a`, `codigo_b` and `unidad` are codes of units, `esquema` is the name of a scheme.
[[nodiscard]] std::vector<QgisRelation> relations_of(std::span<const StyledLayer> styled);

}  // namespace comarca
