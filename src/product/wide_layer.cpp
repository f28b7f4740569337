// SPDX-License-Identifier: Apache-2.0
#include "comarca/product/layers/indicators.hpp"

namespace comarca {
namespace {

Text name_of_level(Level level) {
  switch (level) {
    case Level::subregion:
      return {"subregión", "subregion"};
    case Level::department:
      return {"departamento", "department"};
    default:
      return {"municipio", "municipality"};
  }
}

/// The layer of the municipalities is about them; those of greater units have layers of their own, and repeat them.
ColumnSpec code_of_level(Level level) {
  return level == Level::municipality ? municipality_code_spec() : code_spec();
}

}  // namespace

WideLayer::WideLayer(Level level)
    : Layer(name_of(level), {"Indicadores por " + name_of_level(level).es, "Indicators by " + name_of_level(level).en},
            {"Una columna por cifra, del último periodo y la zona total; el detalle está en 'indicadores'",
             "A column per figure, of the last period and the total zone; 'indicadores' has the detail"},
            GeometryKind::polygon),
      code(*this, code_of_level(level)) {}

std::string WideLayer::name_of(Level level) {
  return std::string(layer_names::kWidePrefix).append(level_code(level));
}

const Column<double>& WideLayer::add(const std::string& column, const Text& title, const std::string& unit) {
  const Text words = title.es.empty() ? Text{column, column} : title;
  return figures.emplace_back(*this, ColumnSpec{column, words, words, unit});
}

std::string figure_column(std::string_view indicator, std::string_view figure) {
  std::string column(indicator);
  return indicator == figure ? column : column.append("_").append(figure);
}

}  // namespace comarca
