// SPDX-License-Identifier: Apache-2.0
#include "pipeline/composite_figures.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "comarca/base/text.hpp"

namespace comarca {
namespace {

/// What the units of a level have of each part.
class Parts {
 public:
  Parts(const CompositeRule& rule, const FigureTable& figures, Level level)
      : rule_(rule), periods_(composite_periods(rule, figures, level)), having_(periods_.size()) {
    for (std::size_t part = 0; part < periods_.size(); ++part) {
      const FigureColumn* const column = part_column(figures, rule.parts[part], level, periods_[part]);
      for (std::size_t row = 0; column != nullptr && row < column->size(); ++row) {
        if (column->value.has(row)) {
          having_[part].insert(figures.unit(*column, row));
        }
      }
    }
  }

  /// The years of the parts, as "2010/2015".
  [[nodiscard]] std::string period() const {
    std::set<std::string> years(periods_.begin(), periods_.end());
    years.erase("");
    return join({years.begin(), years.end()}, "/");
  }

  [[nodiscard]] std::string method() const {
    std::vector<std::string> parts;
    for (std::size_t part = 0; part < periods_.size(); ++part) {
      parts.push_back(fmt::format("{} {}", name(part), periods_[part]));
    }
    return fmt::format("compuesto del proyecto ({})", join(parts, ", "));
  }

  /// Why a unit has no value.
  [[nodiscard]] Text lacking(const std::string& unit) const {
    for (std::size_t part = 0; part < periods_.size(); ++part) {
      if (periods_[part].empty()) {
        return {fmt::format("ninguna unidad tiene '{}'", name(part)), fmt::format("no unit has '{}'", name(part))};
      }
      if (!having_[part].contains(unit)) {
        return {fmt::format("falta '{}' de {}", name(part), periods_[part]),
                fmt::format("'{}' of {} is missing", name(part), periods_[part])};
      }
    }
    return {"es la única unidad de su nivel con todas las partes: no hay con cuál compararla",
            "it is the only unit of its level with every part: there is none to compare it with"};
  }

 private:
  [[nodiscard]] std::string name(std::size_t part) const {
    return rule_.parts[part].indicator + "." + rule_.parts[part].figure;
  }

  const CompositeRule& rule_;
  std::vector<std::string> periods_;
  std::vector<std::set<std::string>> having_;  ///< by part, the units that have it
};

}  // namespace

FigureTable composite_figures(const CompositeRule& rule, const FigureTable& figures, Level level,
                              const std::vector<std::string>& units) {
  const Parts parts(rule, figures, level);
  const auto values = compute_composite(rule, figures, level);
  const bool compared = values.size() > 1;
  std::vector<Figure> result;
  for (const auto& unit : units) {
    Figure figure{.indicator = rule.id, .figure = "indice", .level = level};
    figure.place = {unit, Zone::total, parts.period()};
    figure.method = parts.method();
    figure.status = "propio";
    const auto found = std::ranges::lower_bound(values, unit, {}, &CompositeValue::unit);
    if (found == values.end() || found->unit != unit || !compared) {
      figure.reason = parts.lacking(unit);
    } else {
      figure.value = found->value;
      figure.method +=
          fmt::format("; puesto entre {} y {} al mover cada peso un 25 %", found->best_rank, found->worst_rank);
    }
    result.push_back(std::move(figure));
  }
  return FigureTable(result);
}

}  // namespace comarca
