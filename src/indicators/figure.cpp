// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/figure.hpp"

#include <fmt/format.h>

namespace comarca {

const Expression& formula_of(const FigureRule& figure, FigureBasis::Origin origin) {
  return origin == FigureBasis::Origin::summed && figure.above ? *figure.above : figure.value;
}

bool is_thin(double coverage, double least_coverage) noexcept {
  constexpr double kSlack = 1e-12;  // a share of 0.8 is not below 0.8 for a bit of rounding
  return coverage < least_coverage - kSlack;
}

Text thin_reason(double coverage, double least_coverage) {
  return {
      fmt::format("la cobertura {:.1f} % es menor que la mínima declarada {:.1f} %", 100 * coverage,
                  100 * least_coverage),
      fmt::format("the coverage {:.1f} % is below the declared least {:.1f} %", 100 * coverage, 100 * least_coverage)};
}

void add_averaged(Statistics& statistics, const Indicator& indicator, const FigureTable& figures) {
  for (const FigureColumn& column : figures.columns()) {
    const FigureRule* const rule = column.indicator == indicator.id ? indicator.find(column.figure) : nullptr;
    const Input* const weighed = rule == nullptr ? nullptr : weighed_input(indicator, *rule);
    const AmountColumn* const weights =
        weighed == nullptr ? nullptr
                           : statistics.column(input_universe(indicator.id, weighed->id), column.zone, column.period);
    if (weights == nullptr) {
      continue;
    }
    AmountColumn& sums = statistics.column_to_fill(figure_sum(indicator.id, rule->id), column.zone, column.period);
    AmountColumn& total = statistics.column_to_fill(figure_weight(indicator.id, rule->id), column.zone, column.period);
    for (std::size_t row = 0; row < column.size(); ++row) {
      const auto unit = statistics.unit(figures.unit(column, row));
      if (column.value.has(row) && weights->has(unit)) {
        sums.add(unit, column.value[row] * (*weights)[unit]);
        total.add(unit, (*weights)[unit]);
      }
    }
  }
}

}  // namespace comarca
