// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/base/findings.hpp"
#include "comarca/product/layer.hpp"

namespace comarca {

/// The findings of a room that knows no layer of the product: those that name none were met in this one.
[[nodiscard]] Findings met_in(const Layer& layer, const Findings& findings);

}  // namespace comarca
