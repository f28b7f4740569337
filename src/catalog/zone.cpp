// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/zone.hpp"

#include <algorithm>
#include <array>

namespace comarca {
namespace {
constexpr std::array<std::string_view, 3> kZones = {"total", "cabecera", "resto"};
}

std::string_view zone_code(Zone zone) noexcept {
  return kZones[static_cast<std::size_t>(zone)];
}

std::optional<Zone> zone_from_code(std::string_view code) noexcept {
  const auto* const found = std::ranges::find(kZones, code);
  if (found == kZones.end()) {
    return std::nullopt;
  }
  return static_cast<Zone>(found - kZones.begin());
}

}  // namespace comarca
