// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/indicators/figure.hpp"
#include "comarca/statistics/expression_columns.hpp"

namespace comarca {

/// One indicator in one zone and period: what its formulas name, as columns over some units. What a Formula says at
/// each of the places, all at once; each name and each formula is worked out once.
class Slice {
 public:
  using Unit = Statistics::Unit;

  /// Rows are `units`, in numbers of the statistics.
  Slice(const Indicator& indicator, const FigureBasis& basis, const Statistics::Column& when, std::vector<Unit> units)
      : indicator_(indicator), basis_(basis), zone_(when.zone), period_(when.period), units_(std::move(units)) {}

  [[nodiscard]] Zone zone() const noexcept { return zone_; }
  [[nodiscard]] std::string_view period() const noexcept { return period_; }
  [[nodiscard]] const std::vector<Unit>& units() const noexcept { return units_; }
  [[nodiscard]] std::size_t size() const noexcept { return units_.size(); }

  /// A statistic of the store.
  [[nodiscard]] const Numbers& statistic(const std::string& name);
  /// One statistic over another, where both are known and the whole is above zero.
  [[nodiscard]] Numbers share(const std::string& part, const std::string& whole);
  /// A formula of the indicator, which must stay where it is.
  [[nodiscard]] const EvaluatedColumn& evaluated(const Expression& expression);

 private:
  [[nodiscard]] const Numbers& name(const std::string& name);
  [[nodiscard]] Numbers resolved(const std::string& name);
  [[nodiscard]] Numbers rate(const Input& input);

  const Indicator& indicator_;
  const FigureBasis& basis_;
  Zone zone_;
  std::string_view period_;
  std::vector<Unit> units_;
  std::map<std::string, Numbers> statistics_;
  std::map<std::string, Numbers> names_;
  std::map<const Expression*, EvaluatedColumn> formulas_;
};

}  // namespace comarca
