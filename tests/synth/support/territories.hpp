// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "comarca/synth/demo_territory.hpp"

namespace comarca {

/// The names shipped with comarca.
inline const PlaceNames& shipped_names() {
  static const PlaceNames kNames =
      PlaceNames::from_file(std::filesystem::path(COMARCA_SOURCE_DIR) / "layers/demo/lugares.toml");
  return kNames;
}

inline DemoTerritory territory_of(const DemoOptions& options) {
  return make_demo_territory(options, shipped_names());
}

}  // namespace comarca
