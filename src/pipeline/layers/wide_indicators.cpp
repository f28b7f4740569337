// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/wide_indicators.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "comarca/geometry/wkb.hpp"
#include "comarca/territory/dissolve.hpp"
#include "pipeline/layers/fields.hpp"

namespace comarca {
namespace {

using Cells = std::vector<CellValue>;

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

Text name_of_level(std::string_view level) {
  if (level == "municipio") {
    return {"municipio", "municipality"};
  }
  return level == "subregion" ? Text{"subregión", "subregion"} : Text{"departamento", "department"};
}

class WideLayer {
 public:
  WideLayer(const IndicatorWork& work, std::string level) : level_(std::move(level)) {
    for (const auto& figure : work.figures) {
      if (is_shown(figure) && figure.value) {
        Column& column = columns_[wide_column(figure)];
        column.period = std::max(column.period, figure.place.period);
      }
    }
    for (const auto& figure : work.figures) {
      const auto column = columns_.find(wide_column(figure));
      if (is_shown(figure) && column != columns_.end() && column->second.period == figure.place.period) {
        take(work, figure, column->first, column->second);
      }
    }
  }

  bool empty() const { return columns_.empty(); }

  LayerSchema schema() const {
    const Text level = name_of_level(level_);
    LayerSchema schema{"indicadores_" + level_,
                       {"Indicadores por " + level.es, "Indicators by " + level.en},
                       {"Una columna por cifra, del último periodo y la zona total; el detalle está en 'indicadores'",
                        "A column per figure, of the last period and the total zone; 'indicadores' has the detail"},
                       GeometryKind::polygon,
                       {code_field(), name_field()}};
    schema.fields.push_back(
        {"retenidas",
         FieldType::text,
         {"Cifras retenidas", "Withheld figures"},
         {"Columnas vacías porque la cobertura no llega a la declarada, entre punto y coma",
          "Columns that are empty because the coverage is below the declared one, between semicolons"},
         {}});
    for (const auto& [name, column] : columns_) {
      const Text title = column.name.es.empty() ? Text{name, name} : column.name;
      schema.fields.push_back({name, FieldType::real, title, title, column.unit});
    }
    return schema;
  }

  Cells row(const std::string& code, const std::string& name) const {
    const auto withheld = withheld_.find(code);
    Cells cells = {code, text_or_missing(name), text_or_missing(withheld == withheld_.end() ? "" : withheld->second)};
    const auto found = values_.find(code);
    for (const auto& item : columns_) {
      const bool known = found != values_.end() && found->second.contains(item.first);
      cells.push_back(known ? CellValue{found->second.at(item.first)} : CellValue{});
    }
    return cells;
  }

 private:
  struct Column {
    std::string period;
    Text name;
    std::string unit;
  };

  bool is_shown(const Figure& figure) const { return figure.level == level_ && figure.place.zone == Zone::total; }

  void take(const IndicatorWork& work, const Figure& figure, const std::string& name, Column& column) {
    const FigureRule* const rule = rule_of(work, figure);
    column.name = name_of(work, figure);
    column.unit = rule == nullptr ? "" : rule->unit;
    if (figure.value) {
      values_[figure.place.unit][name] = *figure.value;
    } else if (figure.state() == FigureState::withheld) {
      std::string& list = withheld_[figure.place.unit];
      list += (list.empty() ? ";" : "") + name + ";";
    }
  }

  std::string level_;
  std::map<std::string, Column> columns_;
  std::map<std::string, std::map<std::string, double>> values_;  ///< by unit and column
  std::map<std::string, std::string> withheld_;                  ///< by unit, as ";nbi;icv;"
};

template <class Units>
void write_layer(LayerWriter& writer, const WideLayer& layer, const Units& units, const Polygons& polygons) {
  writer.begin_layer(layer.schema());
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    std::string wkb;
    if (!polygons.unit_empty(unit)) {
      append_multipolygon_wkb(wkb, polygons, unit);
    }
    writer.add_row(layer.row(units[unit].code, units[unit].name), wkb);
  }
}

}  // namespace

std::string wide_column(const Figure& figure) {
  return figure.indicator == figure.figure ? figure.indicator : figure.indicator + "_" + figure.figure;
}

const FigureRule* rule_of(const IndicatorWork& work, const Figure& figure) {
  const Indicator* const indicator = work.find(figure.indicator);
  return indicator == nullptr ? nullptr : indicator->find(figure.figure);
}

Text name_of(const IndicatorWork& work, const Figure& figure) {
  const FigureRule* const rule = rule_of(work, figure);
  if (rule != nullptr) {
    return rule->name;
  }
  if (const auto own = work.own_names.find(figure.indicator); own != work.own_names.end()) {
    return own->second;
  }
  return figure.indicator == "ciudades" ? name_of_city_figure(figure.figure) : Text{};
}

void write_wide_indicators(LayerWriter& writer, const IndicatorWork& work, const Territory& territory,
                           const Coverage& coverage) {
  if (const WideLayer layer(work, "municipio"); !layer.empty()) {
    write_layer(writer, layer, territory.municipalities, territory.polygons);
  }
  if (const WideLayer layer(work, "subregion"); !layer.empty()) {
    write_layer(writer, layer, territory.subregions,
                dissolve(coverage, territory.subregion_of_each(), territory.subregions.size()));
  }
  if (const WideLayer layer(work, "departamento"); !layer.empty()) {
    write_layer(writer, layer, territory.departments,
                dissolve(coverage, territory.department_of_each(), territory.departments.size()));
  }
}

}  // namespace comarca
