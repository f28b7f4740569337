// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "comarca/schemes/vintages.hpp"

namespace comarca {

/// A line for each scheme with its verdict on the map and as a whole, and below it why it is not met; then the counts.
/// Neither text ends its last line.
[[nodiscard]] std::string standings_text(std::span<const SchemeStanding> standings, Language language);
[[nodiscard]] std::string standings_json(std::span<const SchemeStanding> standings, Language language);

/// For a terminal only the schemes that changed, for a program all of them.
[[nodiscard]] std::string changes_text(std::span<const SchemeChange> changes, Language language);
[[nodiscard]] std::string changes_json(std::span<const SchemeChange> changes);

}  // namespace comarca
