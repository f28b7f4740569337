// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "comarca/catalog/document.hpp"

namespace comarca {

template <class S>
class SectionKeys;

/// What to draw from a product: one [[chart]] of a project file, or the options of `comarca chart`. A new option is a
/// member here, its entry in chart_entries() below, and the code that draws by it.
struct ChartSection {
  std::filesystem::path file;
  std::string kind = "ranking";
  std::string layer = "municipios";
  std::string value;
  std::string second;
  std::string of;
  std::string by = "subregiones";
  std::string from;
  std::string to;
  std::string title;
  std::string subtitle;
  std::size_t rows = 50;
  double dpi = 200;
  KeyPlaces places;  ///< of the keys above
};

/// The keys of a chart, each with the member that it fills; see map_entries().
template <class S = ChartSection>
[[nodiscard]] SectionKeys<S> chart_entries() {
  return {
      key("file", &S::file)
          .required()
          .endings({".pdf", ".svg", ".png"})
          .alias("archivo")
          .says("Gráfico que se dibuja", "Chart to draw"),
      key("value", &S::value)
          .required()
          .alias("valor")
          .says("Un indicador, una variable de las tablas o una columna de la capa",
                "An indicator, a variable of the tables, or a column of the layer"),
      key("kind", &S::kind)
          .words({"ranking", "distribution", "scatter", "change"})
          .alias("tipo")
          .says("Qué clase de gráfico", "What kind of chart"),
      key("layer", &S::layer).alias("capa").says("Unidades del producto", "Units of the product"),
      key("second", &S::second)
          .alias("segundo")
          .says("La otra cifra de una dispersión", "The other figure of a scatter"),
      key("of", &S::of)
          .alias("de")
          .says("Código de una subregión o departamento: solo sus unidades",
                "Code of a subregion or department: only its units"),
      key("by", &S::by)
          .words({"subregiones", "departamentos"})
          .alias("por")
          .says("Por qué se agrupa una distribución", "What a distribution is by"),
      key("from", &S::from)
          .alias("desde")
          .says("Periodo inicial de un cambio; si falta, el primero",
                "Earlier vintage of a change; the first when absent"),
      key("to", &S::to)
          .alias("hasta")
          .says("Periodo final de un cambio; si falta, el último", "Later vintage of a change; the last when absent"),
      key("title", &S::title)
          .alias("titulo")
          .says("Título; si falta, el del valor", "Title; that of the value when absent"),
      key("subtitle", &S::subtitle).alias("subtitulo").says("Línea bajo el título", "Line under the title"),
      // What an A4 sheet holds.
      key("rows", &S::rows)
          .range(2, 50)
          .alias("filas")
          .says("De más unidades que estas se muestran las primeras y las últimas",
                "Of more units than these, the first and the last are shown"),
      key("dpi", &S::dpi)
          .range(30, 1200)
          .alias("resolucion")
          .says("Puntos por pulgada de un PNG", "Dots per inch of PNG"),
  };
}

/// The same, made once.
[[nodiscard]] const SectionKeys<ChartSection>& chart_keys();

}  // namespace comarca
