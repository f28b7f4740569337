// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>

#include "comarca/base/findings.hpp"
#include "comarca/base/level.hpp"
#include "comarca/indicators/figure_table.hpp"
#include "comarca/indicators/indicator.hpp"
#include "comarca/statistics/sample_design.hpp"
#include "comarca/statistics/statistics.hpp"

namespace comarca {

/// What the figures of one level are computed from.
struct FigureBasis {
  const Statistics& statistics;
  const SampleDesign* design = nullptr;
  Level level = Level::municipality;
  /// Whether statistics were summed over units to reach this level.
  enum class Origin { own, summed } origin = Origin::own;
  std::map<std::string, std::string> absent = {};  ///< statistic -> the variable the files do not have
  std::string sources = {};
  std::set<std::string> imputed = {};  ///< "unit input" pairs that were lent
};

/// The formula of a figure at a level that is summed, or is not.
[[nodiscard]] const Expression& formula_of(const FigureRule& figure, FigureBasis::Origin origin);

/// Every figure of an indicator at every place that has any of its statistics, by zone, period and figure. Figures
/// below the indicator's least coverage are withheld, those whose formula lacks something are missing, both with the
/// reason. Broken invariants and values out of reach become findings.
[[nodiscard]] FigureTable compute_figures(const Indicator& indicator, const FigureBasis& basis, Findings& findings);

/// Adds what makes means of the figures that are averaged where units are summed: value by weight, and weight.
void add_averaged(Statistics& statistics, const Indicator& indicator, const FigureTable& figures);

/// Whether so little lies behind a figure that it is withheld.
[[nodiscard]] bool is_thin(double coverage, double least_coverage) noexcept;
/// Why it is.
[[nodiscard]] Text thin_reason(double coverage, double least_coverage);

}  // namespace comarca
