// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/indicators/indicator.hpp"
#include "comarca/statistics/sample_design.hpp"
#include "comarca/statistics/statistics.hpp"

namespace comarca {

/// One number of one unit, with everything needed to judge it.
struct Figure {
  std::string indicator;
  std::string figure;
  std::string level;  ///< "municipio", "subregion", "departamento", "pais"
  Place place;
  std::optional<double> value;  ///< missing when withheld: see `reason`
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
  std::string status;    ///< Spanish code, as "oficial"
  bool imputed = false;  ///< an input was lent by a larger unit
  Text reason;           ///< why there is no value
};

/// What the figures of one level are computed from.
struct FigureBasis {
  const Statistics& statistics;
  const SampleDesign* design = nullptr;
  std::string level = "municipio";
  /// Whether statistics were summed over units to reach this level.
  enum class Origin { own, summed } origin = Origin::own;
  std::map<std::string, std::string> absent = {};  ///< statistic -> the variable the files do not have
  std::string sources = {};
  std::set<std::string> imputed = {};  ///< "unit input" pairs that were lent
};

/// Every figure of an indicator at every place, in order. Figures below the indicator's least coverage, or whose
/// formula lacks something, are withheld with the reason. Broken invariants and values out of reach become findings.
[[nodiscard]] std::vector<Figure> compute_figures(const Indicator& indicator, const FigureBasis& basis,
                                                  Findings& findings);

}  // namespace comarca
