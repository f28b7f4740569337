// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/land_verdict.hpp"

namespace comarca {

std::string_view land_verdict_code(LandVerdict verdict) noexcept {
  switch (verdict) {
    case LandVerdict::compatible:
      return "compatible";
    case LandVerdict::review:
      return "revisar";
    case LandVerdict::conflict:
      return "conflicto";
  }
  return "";
}

LandVerdict land_verdict_from_code(std::string_view code) noexcept {
  for (const LandVerdict verdict : kLandVerdicts) {
    if (land_verdict_code(verdict) == code) {
      return verdict;
    }
  }
  return LandVerdict::compatible;
}

std::vector<std::string> land_verdict_codes() {
  std::vector<std::string> codes;
  for (const LandVerdict verdict : kLandVerdicts) {
    codes.emplace_back(land_verdict_code(verdict));
  }
  return codes;
}

}  // namespace comarca
