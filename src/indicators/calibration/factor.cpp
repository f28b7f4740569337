// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/factor.hpp"

#include <algorithm>

// ADR 0160: factors of the proxy NBI: by department, and means above.
namespace comarca {
namespace {

constexpr int kHalvings = 50;  ///< of a range of two: the last bit of a factor near 1

/// The figure of the rule over some units as a function of the factor.
class Mean {
 public:
  Mean(const Indicator& indicator, const std::vector<KnownUnit>& units) : indicator_(indicator) {
    for (const auto& unit : units) {
      if (unit.weight > 0 && of_unit(unit, 1)) {
        units_.push_back(&unit);
        weight_ += unit.weight;
      }
    }
  }

  [[nodiscard]] std::size_t size() const noexcept { return units_.size(); }

  [[nodiscard]] double observed() const {
    double sum = 0;
    for (const auto* unit : units_) {
      sum += unit->weight * unit->observed;
    }
    return sum / weight_;
  }

  [[nodiscard]] double at(double factor) const {
    double sum = 0;
    for (const auto* unit : units_) {
      sum += unit->weight * of_unit(*unit, factor).value_or(0);
    }
    return sum / weight_;
  }

 private:
  std::optional<double> of_unit(const KnownUnit& unit, double factor) const {
    const auto result = figure(indicator_.factor->figure, unit, factor);
    return result ? std::optional(result->value) : std::nullopt;
  }

  std::optional<Dual> figure(const std::string& id, const KnownUnit& unit, double factor) const {
    const auto value_of = [&](const std::string& name) -> std::optional<Dual> {
      if (name == indicator_.factor->input) {
        return Dual{factor, 0};
      }
      if (const auto input = unit.inputs.find(name); input != unit.inputs.end()) {
        return Dual{input->second, 0};
      }
      return indicator_.find(name) == nullptr ? std::nullopt : figure(name, unit, factor);
    };
    return evaluate(indicator_.find(id)->value, value_of).result;
  }

  const Indicator& indicator_;
  std::vector<const KnownUnit*> units_;
  double weight_ = 0;
};

/// Where a test turns from true to false between two ends, of which the first passes it and the last does not.
template <class Test>
double turning_point(double low, double high, const Test& test) {
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = low + (high - low) / 2;
    (test(middle) ? low : high) = middle;
  }
  return low + (high - low) / 2;
}

}  // namespace

std::optional<Factor> solve_factor(const Indicator& indicator, const std::vector<KnownUnit>& units) {
  constexpr double kSame = 1e-9;  // of a percentage: what sums of rounded numbers differ by
  const Mean mean(indicator, units);
  if (mean.size() == 0) {
    return std::nullopt;
  }
  const auto [low, high] = *indicator.input(indicator.factor->input)->range;
  const double wanted = mean.observed();
  const auto below = [&](double factor) { return mean.at(factor) < wanted - kSame; };
  const auto not_above = [&](double factor) { return mean.at(factor) <= wanted + kSame; };
  if (below(high) || !not_above(low)) {
    return std::nullopt;
  }
  const double first = below(low) ? turning_point(low, high, below) : low;
  const double last = not_above(high) ? high : turning_point(low, high, not_above);
  return Factor{std::clamp(1.0, std::min(first, last), last), wanted, mean.at(1), mean.size()};
}

}  // namespace comarca
