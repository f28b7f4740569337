// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace comarca {

/// Told what a long run is doing. The default says nothing.
class Progress {
 public:
  virtual ~Progress() = default;
  /// A stage begins ("leyendo límites"); it replaces the stage before it.
  virtual void stage(std::string_view /*name*/) {}
  /// Fraction of the current stage done, 0 to 1.
  virtual void fraction(double /*done*/) {}
};

}  // namespace comarca
