// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "comarca/catalog/document.hpp"

namespace comarca {

template <class S>
class SectionKeys;

/// What to draw from a product: one [[map]] of a project file, or the options of `comarca map`. A new option is a
/// member here, its entry in map_entries() below, and the code that draws by it.
struct MapSection {
  std::filesystem::path file;
  std::string kind = "choropleth";
  std::string layer = "municipios";
  std::string value;
  std::string second;
  std::string period;
  std::string of;
  std::string title;
  std::string subtitle;
  std::string method = "jenks";
  std::size_t classes = 5;
  std::vector<double> thresholds;
  std::string published;
  std::vector<std::string> same_scale;
  std::string palette;  ///< empty: one that suits the kind
  std::optional<double> middle;
  std::string paper = "a4";
  std::string orientation = "automatic";
  std::string graticule = "geographic";
  std::string atlas;
  double dpi = 200;
  KeyPlaces places;  ///< of the keys above
};

/// The keys of a map, each with the member that it fills. A template only so that the many files that hold a
/// MapSection need not know what an entry is made of.
template <class S = MapSection>
// NOLINTNEXTLINE(readability-function-size): a list, one entry a key
[[nodiscard]] SectionKeys<S> map_entries() {
  return {
      key("file", &S::file)
          .required()
          .endings({".pdf", ".svg", ".png"})
          .alias("archivo")
          .says("Lámina que se dibuja", "Sheet to draw"),
      key("value", &S::value)
          .alias("valor")
          .says("Un indicador, una variable de las tablas o una columna de la capa",
                "An indicator, a variable of the tables, or a column of the layer"),
      key("kind", &S::kind)
          .words({"choropleth", "symbols", "bivariate", "categories", "borders", "styled"})
          .alias("tipo")
          .says("Qué clase de mapa", "What kind of map"),
      key("layer", &S::layer).alias("capa").says("Polígonos del producto", "Polygons of the product"),
      key("second", &S::second)
          .alias("segundo")
          .says("El otro indicador de un mapa bivariado", "The other indicator of a bivariate map"),
      key("period", &S::period)
          .alias("periodo")
          .says("Periodo del valor, como 2018; si falta, el último",
                "Vintage of the value, as 2018; the last when absent"),
      key("of", &S::of)
          .alias("de")
          .says("Código de una subregión o departamento: solo sus unidades",
                "Code of a subregion or department: only its units"),
      key("title", &S::title)
          .alias("titulo")
          .says("Título; si falta, el del valor", "Title; that of the value when absent"),
      key("subtitle", &S::subtitle).alias("subtitulo").says("Línea bajo el título", "Line under the title"),
      key("method", &S::method)
          .words({"jenks", "quantiles", "equal", "standard-deviation", "thresholds"})
          .alias("metodo")
          .says("Cómo se forman las clases", "How classes are made"),
      key("classes", &S::classes).range(1, 12).alias("clases").says("Cuántas clases", "How many classes"),
      key("thresholds", &S::thresholds)
          .alias("umbrales")
          .says("Cortes entre clases, en orden ascendente, en vez de un método",
                "Breaks between classes, ascending, instead of a method"),
      key("published", &S::published)
          .alias("publicadas")
          .says("Clases que publica una entidad, como pnud-idh o dnp-idf",
                "Classes an office publishes, as pnud-idh or dnp-idf"),
      key("same_scale", &S::same_scale)
          .alias("misma_escala")
          .says("Niveles y periodos cuyos valores también forman las clases: municipios, subregiones, departamentos, "
                "un año, o periodos para todos los años",
                "Levels and periods whose values make the classes too: municipios, subregiones, departamentos, a "
                "year, or periodos for all years"),
      key("palette", &S::palette)
          .alias("paleta")
          .says("Paleta de styles/palettes.toml", "Palette of styles/palettes.toml"),
      key("middle", &S::middle)
          .alias("medio")
          .says("Punto medio de una paleta divergente", "Middle of a diverging palette"),
      key("paper", &S::paper)
          .words({"a4", "a3", "a2", "a1", "a0"})
          .alias("papel")
          .says("Tamaño del papel", "Paper size"),
      key("orientation", &S::orientation)
          .words({"automatic", "landscape", "portrait"})
          .alias("orientacion")
          .says("Cómo va el papel", "How the paper lies"),
      key("graticule", &S::graticule)
          .words({"none", "geographic", "projected"})
          .alias("cuadricula")
          .says("Líneas de longitud y latitud, las del sistema de coordenadas, o ninguna",
                "Lines of longitude and latitude, of the CRS, or none"),
      key("atlas", &S::atlas)
          .words({"subregiones", "departamentos"})
          .says("Una lámina por cada una de estas, tras un índice", "A sheet for each of these, after an index"),
      key("dpi", &S::dpi)
          .range(30, 1200)
          .alias("resolucion")
          .says("Puntos por pulgada de un PNG", "Dots per inch of PNG"),
  };
}

/// The same, made once.
[[nodiscard]] const SectionKeys<MapSection>& map_keys();

}  // namespace comarca
