// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/base/level.hpp"
#include "comarca/indicators/indicator.hpp"
#include "comarca/statistics/sample_design.hpp"
#include "comarca/statistics/statistics.hpp"

namespace comarca {

/// What became of a figure.
enum class FigureState {
  published,
  withheld,  ///< it can be computed, but less lies behind it than its definition demands
  missing,   ///< it cannot be computed: an input is not there, or cannot be added up at this level
};

/// One number of one unit, with everything needed to judge it.
struct Figure {
  std::string indicator;
  std::string figure;
  Level level = Level::municipality;
  Place place;
  std::optional<double> value;  ///< none when withheld or missing: see `reason`
  std::optional<double> lower;  ///< the least it can be, given what is unknown
  std::optional<double> upper;
  std::optional<double> standard_error;
  std::optional<double> numerator;
  std::optional<double> denominator;
  std::optional<double> cases;
  std::optional<double> coverage;  ///< share of the population behind it, 0 to 1
  std::string method;
  std::string vintage;
  std::string sources;
  std::string status;     ///< Spanish code, as "oficial"
  bool imputed = false;   ///< an input was lent by a larger unit
  bool withheld = false;  ///< there was a value, and too little lay behind it
  Text reason;            ///< why there is no value

  [[nodiscard]] FigureState state() const noexcept {
    return value ? FigureState::published : withheld ? FigureState::withheld : FigureState::missing;
  }
};

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

/// Every figure of an indicator at every place, in order. Figures below the indicator's least coverage are
/// withheld, those whose formula lacks something are missing, both with the reason. Broken invariants and values out of
/// reach become findings.
[[nodiscard]] std::vector<Figure> compute_figures(const Indicator& indicator, const FigureBasis& basis,
                                                  Findings& findings);

/// Adds what makes means of the figures that are averaged where units are summed: value by weight, and weight.
void add_averaged(Statistics& statistics, const Indicator& indicator, const std::vector<Figure>& figures);

/// Takes the value from a figure whose coverage is below the least one, and says why.
void withhold_if_thin(Figure& figure, double least_coverage);

}  // namespace comarca
