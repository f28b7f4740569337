// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>

#include "comarca/indicators/indicator.hpp"

namespace comarca {

/// What a name in a formula of an indicator stands for.
struct FormulaName {
  enum class Kind {
    statistic,  ///< one of the store, by its name there
    rate,       ///< an input that is its sum over its weight, or as it was published
    figure,     ///< another figure of the indicator
  };
  Kind kind = Kind::statistic;
  std::string statistic = {};
  const Input* input = nullptr;
  const FigureRule* figure = nullptr;
};

/// The one table of what names mean; every name means something, if only a statistic that is nowhere.
[[nodiscard]] FormulaName meaning_of(const Indicator& indicator, const std::string& name);

/// Statistics of the store behind a formula.
[[nodiscard]] std::set<std::string> statistics_behind(const Indicator& indicator, const Expression& expression);
/// Inputs behind a formula, under their own name or as the sum or the number of their entities.
[[nodiscard]] std::set<std::string> inputs_behind(const Indicator& indicator, const Expression& expression);

}  // namespace comarca
