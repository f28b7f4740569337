// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace comarca::gis {

/// The WKB inside a GeoPackage geometry; nothing when the header is not one.
[[nodiscard]] inline std::optional<std::string_view> wkb_in_blob(std::string_view blob) {
  constexpr std::size_t kHeader = 8;
  constexpr std::array<std::size_t, 5> kEnvelope{0, 32, 48, 48, 64};
  if (blob.size() < kHeader || blob[0] != 'G' || blob[1] != 'P') {
    return std::nullopt;
  }
  const auto kind = static_cast<std::size_t>((static_cast<unsigned char>(blob[3]) >> 1U) & 7U);
  if (kind >= kEnvelope.size() || blob.size() < kHeader + kEnvelope[kind]) {
    return std::nullopt;
  }
  return blob.substr(kHeader + kEnvelope[kind]);
}

}  // namespace comarca::gis
