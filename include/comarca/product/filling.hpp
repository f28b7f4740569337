// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace comarca {

/// What layers are filled from and where their rows go. Whoever makes products defines it, and for each layer a
/// function
///
///     void fill(const FindingsLayer& layer, const Filling& filling);
///
/// that is declared beside the layer and writes its rows, with those of the layers that are made along with it. It does
/// not compile without the declaration, and does not link without the definition: ADR 0259.
struct Filling;

}  // namespace comarca
