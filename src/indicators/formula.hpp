// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "comarca/indicators/figure.hpp"

namespace comarca {

/// Evaluates the formulas of one indicator at one place: names become statistics, weighted rates, scores, or figures
/// already computed. The reference of Slice, and what standard errors and people's questions are answered by.
class Formula {
 public:
  Formula(const Indicator& indicator, const FigureBasis& basis, const Place& place)
      : indicator_(indicator), basis_(basis), place_(place) {}

  [[nodiscard]] Evaluation at(const Expression& expression) const { return differentiated(expression, {}); }
  /// With the derivative by one statistic of the store.
  [[nodiscard]] Evaluation differentiated(const Expression& expression, const std::string& by) const;

 private:
  [[nodiscard]] std::optional<Dual> name(const std::string& name, const std::string& by) const;
  [[nodiscard]] std::optional<Dual> rate(const std::string& input, const std::string& by) const;
  [[nodiscard]] std::optional<Dual> statistic(const std::string& name, const std::string& by) const;

  const Indicator& indicator_;
  const FigureBasis& basis_;
  const Place& place_;
};

}  // namespace comarca
