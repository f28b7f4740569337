// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/wide_indicators.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "comarca/geometry/wkb.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/row.hpp"
#include "comarca/territory/dissolve.hpp"

namespace comarca {
namespace {

/// Figures of the network of cities are computed without a definition under layers/indicators.
Text name_of_city_figure(std::string_view figure) {
  if (figure == "primacia_2") {
    return {"Primacía de la primera ciudad sobre la segunda", "Primacy of the first city over the second"};
  }
  if (figure == "primacia_4") {
    return {"Primacía de la primera ciudad sobre las tres siguientes", "Primacy of the first city over the next three"};
  }
  return {"Pendiente rango-tamaño de las ciudades", "Rank-size slope of the cities"};
}

/// The figures of a level that a wide layer shows, by column.
class WideFigures {
 public:
  WideFigures(const IndicatorWork& work, Level level) : level_(level) {
    for (const FigureColumn& figure : work.figures.columns()) {
      if (is_shown(figure) && !figure.value.empty()) {
        Shown& shown = columns_[wide_column(figure)];
        shown.period = std::max(shown.period, figure.period);
      }
    }
    for (const FigureColumn& figure : work.figures.columns()) {
      const auto column = columns_.find(wide_column(figure));
      if (is_shown(figure) && column != columns_.end() && column->second.period == figure.period) {
        take(work, figure, column->first, column->second);
      }
    }
  }

  bool empty() const { return columns_.empty(); }
  Level level() const { return level_; }

  void declare(WideLayer& layer) const {
    for (const auto& [name, shown] : columns_) {
      layer.add(name, shown.name, shown.unit);
    }
  }

  void fill(Row& row, const WideLayer& layer, const std::string& code) const {
    if (const auto withheld = withheld_.find(code); withheld != withheld_.end()) {
      row[layer.withheld] = withheld->second;
    }
    const auto found = values_.find(code);
    for (const Column<double>& column : layer.figures) {
      if (found != values_.end() && found->second.contains(column.name())) {
        row[column] = found->second.at(column.name());
      }
    }
  }

 private:
  struct Shown {
    std::string period;
    Text name;
    std::string unit;
  };

  bool is_shown(const FigureColumn& figure) const { return figure.level == level_ && figure.zone == Zone::total; }

  void take(const IndicatorWork& work, const FigureColumn& figure, const std::string& name, Shown& shown) {
    const FigureRule* const rule = rule_of(work, figure.indicator, figure.figure);
    shown.name = name_of(work, figure.indicator, figure.figure);
    shown.unit = rule == nullptr ? "" : rule->unit;
    for (std::size_t row = 0; row < figure.size(); ++row) {
      const std::string& unit = work.figures.unit(figure, row);
      if (figure.value.has(row)) {
        values_[unit][name] = figure.value[row];
      } else if (figure.is_withheld(row)) {
        std::string& list = withheld_[unit];
        list += (list.empty() ? ";" : "") + name + ";";
      }
    }
  }

  Level level_;
  std::map<std::string, Shown> columns_;
  std::map<std::string, std::map<std::string, double>> values_;  ///< by unit and column
  std::map<std::string, std::string> withheld_;                  ///< by unit, as ";nbi;icv;"
};

template <class Units>
void write_layer(LayerWriter& writer, const WideFigures& figures, const Units& units, const Polygons& polygons) {
  WideLayer layer(figures.level());
  figures.declare(layer);
  RowWriter out(writer, layer);
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    std::string wkb;
    if (!polygons.unit_empty(unit)) {
      append_multipolygon_wkb(wkb, polygons, unit);
    }
    Row row = out.row();
    row[layer.code] = units[unit].code;
    row[layer.name] = units[unit].name;
    figures.fill(row, layer, units[unit].code);
    out.add(row, wkb);
  }
}

}  // namespace

std::string wide_column(const FigureColumn& figure) {
  return figure_column(figure.indicator, figure.figure);
}

const FigureRule* rule_of(const IndicatorWork& work, std::string_view indicator, std::string_view figure) {
  const Indicator* const definition = work.find(indicator);
  return definition == nullptr ? nullptr : definition->find(figure);
}

Text name_of(const IndicatorWork& work, const std::string& indicator, std::string_view figure) {
  const FigureRule* const rule = rule_of(work, indicator, figure);
  if (rule != nullptr) {
    return rule->name;
  }
  if (const auto own = work.own_names.find(indicator); own != work.own_names.end()) {
    return own->second;
  }
  return indicator == "ciudades" ? name_of_city_figure(figure) : Text{};
}

void write_wide_indicators(LayerWriter& writer, const IndicatorWork& work, const Territory& territory,
                           const Coverage& coverage) {
  if (const WideFigures figures(work, Level::municipality); !figures.empty()) {
    write_layer(writer, figures, territory.municipalities, territory.polygons);
  }
  if (const WideFigures figures(work, Level::subregion); !figures.empty()) {
    write_layer(writer, figures, territory.subregions,
                dissolve(coverage, territory.subregion_of_each(), territory.subregions.size()));
  }
  if (const WideFigures figures(work, Level::department); !figures.empty()) {
    write_layer(writer, figures, territory.departments,
                dissolve(coverage, territory.department_of_each(), territory.departments.size()));
  }
}

}  // namespace comarca
