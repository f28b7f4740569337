// SPDX-License-Identifier: Apache-2.0
#include "project/keys/keys.hpp"

namespace comarca {
namespace {

constexpr double kMostPeople = 1e9;
constexpr double kMostMetres = 1e6;
constexpr double kMostArea = 1e12;  // m2: more than the country

template <class S>
Key<S> municipality_key() {
  return key("municipality", &S::municipality)
      .alias("municipio")
      .says("Código del municipio cuyo plan es", "Code of the municipality whose plan it is");
}

const SectionKeys<PlanSection>& plan_keys() {
  using S = PlanSection;
  static const SectionKeys<S> kKeys = {
      municipality_key<S>().required(),
      key("act", &S::act)
          .alias("acto")
          .says("El acto que lo adopta, cuyo texto prima sobre los mapas",
                "The act that adopts it, whose text prevails over the maps"),
      key("adopted", &S::adopted)
          .alias("adoptado")
          .says("Cuándo se adoptó (aaaa-mm-dd)", "When it was adopted (yyyy-mm-dd)"),
      key("type", &S::type)
          .alias("tipo")
          .says("Cómo lo llama el municipio: POT, PBOT, EOT", "Type the municipality calls it: POT, PBOT, EOT"),
      key("population", &S::population)
          .range(0, kMostPeople)
          .unit("habitantes")
          .alias("poblacion")
          .says("Habitantes, para comparar con el tipo que corresponde",
                "Inhabitants, to compare with the type that is due"),
      key("district", &S::district)
          .alias("distrito")
          .says("El municipio es un distrito", "The municipality is a district"),
  };
  return kKeys;
}

void classified_in_one_way(LandLayerSection& /*layer*/, const Table& table, Reading& reading) {
  if (table.has("column") == table.has("value")) {
    reading.mistake(table.where(),
                    {"una capa de suelo necesita la columna con sus clases o un valor para todo",
                     "a land-use layer needs either the column with its classes or one value for all"},
                    {"Dé uno: 'column' o 'value'.", "Give one of 'column' and 'value'."});
  }
}

const SectionKeys<LandLayerSection>& layer_keys() {
  using S = LandLayerSection;
  static const auto kKeys =
      SectionKeys<S>{
          key("file", &S::file)
              .required()
              .alias("archivo")
              .says("Archivo de una capa de suelo", "File of a land-use layer"),
          layer_key<S>(),
          crs_key<S>(),
          encoding_key<S>(),
          key("role", &S::role)
              .words({"clase", "categoria", "uso", "amenaza", "determinante", "perimetro", "servicios", "anterior"})
              .alias("papel")
              .says(
                  "Qué contiene: clases, categorías sobre ellas, usos, amenazas, determinantes, perímetro urbano o de "
                  "servicios, clases de una fecha anterior",
                  "What it holds: classes, categories over them, uses, hazards, superior norms, urban or services "
                  "perimeter, classes of an earlier date"),
          key("column", &S::column)
              .alias("columna")
              .says("Columna con la palabra del plan", "Column with the plan's own word"),
          key("value", &S::value).alias("valor").says("O una palabra para todo", "Or one word for every feature"),
          municipality_key<S>(),
          key("municipality_column", &S::municipality_column)
              .alias("columna_municipio")
              .says("O la columna que lo dice", "Or the column that says it"),
          key("values", &S::values)
              .alias("valores")
              .says("Qué significan las palabras del plan: \"SUELO X\" = \"rural/proteccion\"",
                    "What the plan's words mean: \"SUELO X\" = \"rural/proteccion\""),
      }
          .rule(classified_in_one_way);
  return kKeys;
}

void by_row_or_by_column(LandPopulationSection& /*section*/, const Table& table, Reading& reading) {
  const bool by_row = table.has("class") && table.has("population");
  const bool half = table.has("class") != table.has("population");
  if (by_row == table.has("columns") || half) {
    reading.mistake(table.where(),
                    {"una tabla de población tiene una fila por clase o una columna por clase",
                     "a table of population has either a row per class or a column per class"},
                    {"Dé 'class' y 'population' (nombres de dos columnas), o columns = { 'columna' = 'urbano' }.",
                     "Give 'class' and 'population' (names of two columns), or columns = { 'column' = 'urbano' }."});
  }
}

const SectionKeys<LandPopulationSection>& population_keys() {
  using S = LandPopulationSection;
  static const auto kKeys =
      SectionKeys<S>{
          key("file", &S::file)
              .required()
              .alias("archivo")
              .says("Tabla con las personas que viven en cada clase de suelo",
                    "Table with the people who live on each class of land"),
          key("code", &S::code)
              .required()
              .alias("codigo")
              .says("Columna con el código del municipio", "Column with the code of the municipality"),
          key("class", &S::land)
              .alias("clase")
              .says("Columna con la palabra del plan, si hay una fila por clase",
                    "Column with the plan's word, when there is a row per class"),
          key("population", &S::population)
              .alias("poblacion")
              .says("Columna con las personas de esa fila", "Column with the people of that row"),
          key("columns", &S::columns)
              .alias("columnas")
              .says("O, con una fila por municipio: \"columna\" = \"urbano\"",
                    "Or, with a row per municipality: \"column\" = \"urbano\""),
          key("values", &S::values)
              .alias("valores")
              .says("Qué significan las palabras del plan", "What the plan's words mean"),
          choice("categories", &S::categories_apart, {{"apart", true}, {"included", false}})
              .fallback("apart")
              .alias("categorias")
              .says("Si las personas de una categoría (suburbano) están aparte de las de su clase o incluidas en ellas",
                    "Whether people of a category (suburbano) are apart from those of its class or included in them"),
          key("vintage", &S::vintage).alias("vigencia").says("Año o fecha de la tabla", "Year or date of the table"),
      }
          .rule(by_row_or_by_column);
  return kKeys;
}

Key<LanduseSection> metres(const std::string& name, double LanduseSection::*member) {
  return key(name, member).above(0, kMostMetres).unit("m");
}

}  // namespace

const SectionKeys<LanduseSection>& landuse_keys() {
  using S = LanduseSection;
  static const SectionKeys<S> kKeys = {
      key("least_m2", &S::least_m2)
          .above(0, kMostArea)
          .unit("m²")
          .alias("minimo_m2")
          .says("Vacíos, traslapes y salientes más pequeños de los planes se dejan como están",
                "Smaller gaps, overlaps and spills of plans are left alone"),
      metres("probe_m", &S::probe_m)
          .alias("sonda_m")
          .says("A qué distancia dentro de cada municipio se le pregunta a su plan a lo largo de una frontera",
                "How far inside each municipality its plan is asked along a border"),
      metres("reach_m", &S::reach_m)
          .alias("alcance_m")
          .says("Hasta dónde más, si allí el plan no dice nada", "How far further, when the plan says nothing there"),
      metres("step_m", &S::step_m)
          .alias("paso_m")
          .says("Tramos de frontera más cortos pueden pasarse por alto",
                "Stretches of border shorter than this may be missed"),
      metres("continuity_m", &S::continuity_m)
          .alias("continuidad_m")
          .says("Qué tan cerca de una frontera debe seguir el vecino con protección o amenaza",
                "How near a border the neighbour must go on with protection or hazard"),
      metres("interruption_m", &S::interruption_m)
          .alias("interrupcion_m")
          .says("Las interrupciones de este largo o más son hallazgos",
                "Interruptions of this length and more are findings"),
      sections<S>("plan", &S::plans, plan_keys()).says("El plan de un municipio", "The plan of a municipality"),
      sections<S>("layer", &S::layers, layer_keys())
          .alias("capa")
          .says("Un archivo de un plan, y qué significan sus valores", "A file of a plan, and what its values mean"),
      section<S>("population", &S::population, population_keys())
          .alias("poblacion")
          .says("Cuántas personas viven en cada clase de suelo", "How many people live on each class of land"),
  };
  return kKeys;
}

}  // namespace comarca
