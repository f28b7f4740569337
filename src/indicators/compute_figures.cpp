// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "comarca/indicators/figure.hpp"
#include "indicators/figure_pass.hpp"
#include "indicators/invariants.hpp"

namespace comarca {
namespace {

using Unit = Statistics::Unit;
using Marks = std::vector<unsigned char>;

/// The numbers of a column where some other one has one.
Numbers where_known(const Numbers& numbers, const Numbers& known) {
  Numbers result(numbers.empty() || known.empty() ? 0 : numbers.size());
  for (std::size_t row = 0; row < result.size(); ++row) {
    if (numbers.has(row) && known.has(row)) {
      result.set(row, numbers[row]);
    }
  }
  return result;
}

/// Computes one indicator zone by zone and period by period, each figure over all places at once.
class Calculation {
 public:
  Calculation(const Indicator& indicator, const FigureBasis& basis, Findings& findings)
      : indicator_(indicator), basis_(basis), findings_(findings), bound_(bind_figures(indicator, basis.origin)) {
    for (const auto& item : basis.imputed) {
      const auto blank = item.rfind(' ');  // an input has none in its name
      if (const auto unit = basis.statistics.units().find(item.substr(0, blank))) {
        Marks& marks = imputed_[item.substr(blank + 1)];
        marks.resize(basis.statistics.units().size());
        marks[*unit] = 1;
      }
    }
  }

  void at(Slice& slice, FigureTable& table) {
    auto units = std::make_shared<std::vector<Symbols::Id>>();
    for (const Unit unit : slice.units()) {
      units->push_back(table.unit_number(basis_.statistics.units().text(unit)));
    }
    const std::size_t first = table.columns().size();
    for (const BoundFigure& figure : bound_) {
      FigureColumn column{.indicator = indicator_.id,
                          .figure = figure.rule.id,
                          .level = basis_.level,
                          .zone = slice.zone(),
                          .period = std::string(slice.period()),
                          .units = units};
      fill(column, figure, slice, table);
      table.add(std::move(column));
    }
    if (!bound_.empty()) {
      check_invariants(indicator_, table, std::span(table.columns()).subspan(first), findings_);
    }
  }

 private:
  [[nodiscard]] bool is_summed() const { return basis_.origin == FigureBasis::Origin::summed; }

  void fill(FigureColumn& column, const BoundFigure& figure, Slice& slice, FigureTable& table) {
    FigurePass pass(indicator_, basis_, figure, slice);
    const EvaluatedColumn& values = slice.evaluated(figure.formula);
    column.value = values.values();
    column.cases = pass.cases();
    fill_ends(column, figure, slice, pass);
    column.standard_error = pass.standard_error();
    column.coverage = where_known(pass.coverage(), column.value);
    fill_imputed(column, figure, slice);
    fill_origins(column, figure.rule);
    fill_reasons(column, figure, slice, table);
    withhold(column, table);
  }

  /// How far it reaches and what over what it is, where it has a value.
  static void fill_ends(FigureColumn& column, const BoundFigure& figure, Slice& slice, FigurePass& pass) {
    const FigureRule& rule = figure.rule;
    const std::initializer_list<std::pair<const std::optional<Expression>*, Numbers*>> ends = {
        {&rule.lower, &column.lower},
        {&rule.upper, &column.upper},
        {&rule.numerator, &column.numerator},
        {&rule.denominator, &column.denominator}};
    for (const auto& [formula, numbers] : ends) {
      if (*formula) {
        *numbers = where_known(slice.evaluated(**formula).values(), column.value);
      }
    }
    if (!rule.numerator && !rule.denominator) {
      pass.fill_fraction(column);
      column.numerator = where_known(column.numerator, column.value);
      column.denominator = where_known(column.denominator, column.value);
    }
  }

  void fill_imputed(FigureColumn& column, const BoundFigure& figure, const Slice& slice) const {
    for (const auto& input : figure.inputs) {
      const auto marks = imputed_.find(input);
      for (std::size_t row = 0; marks != imputed_.end() && row < slice.size(); ++row) {
        if (marks->second[slice.units()[row]] != 0 && column.value.has(row)) {
          column.imputed.resize(slice.size());
          column.imputed[row] = 1;
        }
      }
    }
  }

  /// A mean of entities has the method of that, where there is one.
  void fill_origins(FigureColumn& column, const FigureRule& rule) const {
    column.origins = {{indicator_.method, indicator_.vintage, basis_.sources, status_name(indicator_.status).es}};
    if (!is_summed() || !rule.above || rule.above_name.es.empty()) {
      return;
    }
    column.origins.push_back(column.origins.front());
    column.origins.back().method = rule.above_name.es;
    column.origin_of.resize(column.size());
    for (std::size_t row = 0; row < column.size(); ++row) {
      column.origin_of[row] = column.value.has(row) ? 1 : 0;
    }
  }

  void fill_reasons(FigureColumn& column, const BoundFigure& figure, Slice& slice, FigureTable& table) const {
    if (column.value.count() == column.size()) {
      return;
    }
    column.reason.resize(column.size());
    // Of a mean that nobody has it is told what its formula lacks.
    const bool averaged = is_summed() && !figure.rule.averaged_by.empty();
    const EvaluatedColumn& lacking = slice.evaluated(averaged ? figure.rule.value : figure.formula);
    std::map<std::string, std::uint32_t> numbers;
    for (std::size_t row = 0; row < column.size(); ++row) {
      if (column.value.has(row)) {
        continue;
      }
      const std::string& name = lacking.has(row) ? figure.rule.id : lacking.missing()[lacking.lacks(row)];
      const auto [number, fresh] = numbers.try_emplace(name, 0);
      if (fresh) {
        number->second = table.reason_number(missing_reason(name));
      }
      column.reason[row] = number->second;
    }
  }

  Text missing_reason(const std::string& name) const {
    const auto absent = basis_.absent.find(indicator_.recipe.statistic_name(name));
    if (absent != basis_.absent.end()) {
      return {fmt::format("los archivos no tienen la variable '{}'", absent->second),
              fmt::format("the files do not have the variable '{}'", absent->second)};
    }
    const Input* const input = indicator_.input(name);
    if (is_summed() && input != nullptr && input->kind == Input::Kind::score) {
      return {fmt::format("'{}' es un puntaje de cada entidad: no se suma ni se promedia por población", name),
              fmt::format("'{}' is each entity's own score: it is neither summed nor averaged by population", name)};
    }
    if (is_summed() && input != nullptr && basis_.statistics.is_alone(input_bare(indicator_.id, name))) {
      return {fmt::format("'{}' se publicó sin su denominador: no se puede agregar", name),
              fmt::format("'{}' was published without its denominator: it cannot be aggregated", name)};
    }
    return {fmt::format("falta el dato '{}'", name), fmt::format("'{}' is missing", name)};
  }

  /// Takes the value from figures whose coverage is below the least one, and says why.
  void withhold(FigureColumn& column, FigureTable& table) const {
    for (std::size_t row = 0; row < column.size(); ++row) {
      if (!column.value.has(row) || !column.coverage.has(row) ||
          !is_thin(column.coverage[row], indicator_.least_coverage)) {
        continue;
      }
      column.value.remove(row);
      column.standard_error.remove(row);
      column.withheld.resize(column.size());
      column.reason.resize(column.size());
      column.withheld[row] = 1;
      column.reason[row] = table.reason_number(thin_reason(column.coverage[row], indicator_.least_coverage));
    }
  }

  const Indicator& indicator_;
  const FigureBasis& basis_;
  Findings& findings_;
  std::vector<BoundFigure> bound_;
  std::map<std::string, Marks> imputed_;  ///< by input, the units that it was lent to
};

/// The columns of an indicator by zone and period; those of one are of the same.
using ByWhen = std::map<std::pair<Zone, std::string_view>, std::vector<Statistics::Column>>;

ByWhen by_when(const Indicator& indicator, const Statistics& statistics) {
  ByWhen result;
  for (const auto& column : statistics.columns(indicator.id + ".")) {
    result[{column.zone, column.period}].push_back(column);
  }
  return result;
}

/// The units that have any amount in some columns, in order of their codes.
std::vector<Unit> units_of(const std::vector<Statistics::Column>& columns, const std::vector<Unit>& in_order) {
  Marks any(in_order.size());
  for (const auto& column : columns) {
    for (Unit unit = 0; unit < column.amounts->size(); ++unit) {
      any[unit] = any[unit] != 0 || column.amounts->has(unit) ? 1 : 0;
    }
  }
  std::vector<Unit> units;
  std::ranges::copy_if(in_order, std::back_inserter(units), [&any](Unit unit) { return any[unit] != 0; });
  return units;
}

}  // namespace

FigureTable compute_figures(const Indicator& indicator, const FigureBasis& basis, Findings& findings) {
  FigureTable table;
  const auto in_order = basis.statistics.units().in_order();
  Calculation calculation(indicator, basis, findings);
  for (const auto& [when, columns] : by_when(indicator, basis.statistics)) {
    Slice slice(indicator, basis, columns.front(), units_of(columns, in_order));
    calculation.at(slice, table);
  }
  return table;
}

}  // namespace comarca
