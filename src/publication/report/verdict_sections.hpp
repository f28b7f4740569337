// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "comarca/publication/scheme_sheet.hpp"

namespace comarca {

/// Members on their neighbours; nothing when the ground has no polygons of them.
[[nodiscard]] std::optional<ReportFigure> verdict_map(const SchemeReport& report, const VerdictGround& ground,
                                                      const SheetText& text, Language language);

/// The main figure of each indicator of a product, by member and for the union; no blocks without a product that has
/// indicators.
[[nodiscard]] ReportSection verdict_figures(const SchemeReport& report, const VerdictGround& ground, Language language);

/// The next steps of the law's route, each with who takes it and by when; no blocks when none is left.
[[nodiscard]] ReportSection verdict_steps(const SchemeReport& report, Language language);
/// Space for each member's mayor or governor to sign.
[[nodiscard]] ReportSection verdict_signatures(const SchemeReport& report, Language language);

}  // namespace comarca
