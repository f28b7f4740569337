// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "comarca/indicators/figure.hpp"
#include "indicators/slice.hpp"

namespace comarca {

/// A figure of an indicator with what is the same wherever it is computed.
struct BoundFigure {
  const FigureRule& rule;
  const Expression& formula;
  std::set<std::string> inputs;  ///< behind the formula
};

/// The figures of an indicator at one level, bound once.
[[nodiscard]] std::vector<BoundFigure> bind_figures(const Indicator& indicator, FigureBasis::Origin origin);

/// What is taken into account of one figure of a slice, row by row.
class FigurePass {
 public:
  FigurePass(const Indicator& indicator, const FigureBasis& basis, const BoundFigure& figure, Slice& slice)
      : indicator_(indicator), basis_(basis), figure_(figure), slice_(slice) {}

  /// Households of microdata; of published values, the units that have them all.
  [[nodiscard]] Numbers cases();
  /// The least of: what is known of the microdata, households and persons lost, the share of each input's universe.
  [[nodiscard]] Numbers coverage();
  /// A published rate by itself is its sum over its weight; the mean of entities, the sum of their scores over them.
  void fill_fraction(FigureColumn& column);
  /// Where there is a sample design.
  [[nodiscard]] Numbers standard_error();

 private:
  [[nodiscard]] bool is_summed() const { return basis_.origin == FigureBasis::Origin::summed; }
  [[nodiscard]] Numbers known_households();
  [[nodiscard]] Numbers known_persons();
  [[nodiscard]] Numbers coverage_of(const std::string& input);
  [[nodiscard]] std::optional<double> standard_error_at(const Place& place) const;

  const Indicator& indicator_;
  const FigureBasis& basis_;
  const BoundFigure& figure_;
  Slice& slice_;
};

}  // namespace comarca
