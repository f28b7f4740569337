// SPDX-License-Identifier: Apache-2.0
#include "indicators/invariants.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/statistics/expression_columns.hpp"
#include "comarca/statistics/functions.hpp"

namespace comarca {
namespace {

using Truths = std::vector<unsigned char>;

bool is_nearly_equal(double left, double right) {
  constexpr double kRelativeSlack = 1e-9;
  return std::abs(left - right) <= kRelativeSlack * std::max(std::abs(left), std::abs(right));
}

/// False only where numbers say so: what is missing breaks nothing, and sums of rounded numbers may differ in the last
/// digits.
Truths where_holds(const Expression& test, const ColumnLookup& value_of, std::size_t rows) {
  const auto& parts = test.operands;
  if (is_call(test, Function::both)) {
    Truths truths(rows, 1);
    for (const auto& part : parts) {
      const Truths more = where_holds(part, value_of, rows);
      std::ranges::transform(truths, more, truths.begin(), [](auto a, auto b) { return a != 0 && b != 0 ? 1 : 0; });
    }
    return truths;
  }
  const auto evaluation = evaluate_column(test, value_of, rows);
  Truths truths(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    truths[row] = !evaluation.has(row) || evaluation.values()[row] != 0 ? 1 : 0;
  }
  if (is_call(test, Function::at_most) || is_call(test, Function::at_least) || is_call(test, Function::equal)) {
    const auto left = evaluate_column(parts.at(0), value_of, rows);
    const auto right = evaluate_column(parts.at(1), value_of, rows);
    for (std::size_t row = 0; row < rows; ++row) {
      if (left.has(row) && right.has(row) && is_nearly_equal(left.values()[row], right.values()[row])) {
        truths[row] = 1;
      }
    }
  }
  return truths;
}

Finding broken(const Invariant& invariant, const Place& place, const std::vector<std::string>& values) {
  return {.code = "invariante-rota",
          .severity = Severity::warning,
          .unit = place.unit,
          .what = {fmt::format("No se cumple: {} ({})", invariant.text.es, join(values, ", ")),
                   fmt::format("Does not hold: {} ({})", invariant.text.en, join(values, ", "))},
          .remedy = {"Revise los denominadores de la fuente: los componentes deben compartirlos.",
                     "Check the denominators of the source: the components must share them."}};
}

}  // namespace

void check_invariants(const Indicator& indicator, const FigureTable& table, std::span<const FigureColumn> figures,
                      Findings& findings) {
  const auto value_of = [figures](const std::string& id) -> const Numbers* {
    const auto found = std::ranges::find(figures, id, &FigureColumn::figure);
    return found == figures.end() ? nullptr : &found->value;
  };
  const FigureColumn& first = figures.front();
  for (const auto& invariant : indicator.invariants) {
    const Truths truths = where_holds(invariant.test, value_of, first.size());
    for (std::size_t row = 0; row < first.size(); ++row) {
      if (truths[row] != 0) {
        continue;
      }
      std::vector<std::string> values;
      for (const auto& name : names_in(invariant.test)) {
        values.push_back(fmt::format("{} = {:.4f}", name, value_of(name)->at(row).value()));
      }
      Finding finding = broken(invariant, {table.unit(first, row), first.zone, first.period}, values);
      finding.layer = indicator.id;
      finding.where = fmt::format("{} {} {}", level_code(first.level), zone_code(first.zone), first.period);
      findings.add(std::move(finding));
    }
  }
}

}  // namespace comarca
