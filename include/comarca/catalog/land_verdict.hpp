// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace comarca {

/// What the compatibility matrix says of two classes of land that meet at a border.
enum class LandVerdict : std::uint8_t { compatible, review, conflict };

inline constexpr std::array kLandVerdicts = {LandVerdict::compatible, LandVerdict::review, LandVerdict::conflict};

/// "compatible", "revisar", "conflicto".
[[nodiscard]] std::string_view land_verdict_code(LandVerdict verdict) noexcept;
/// Of one of the codes.
[[nodiscard]] LandVerdict land_verdict_from_code(std::string_view code) noexcept;
[[nodiscard]] std::vector<std::string> land_verdict_codes();

}  // namespace comarca
