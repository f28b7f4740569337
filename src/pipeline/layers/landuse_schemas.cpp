// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "comarca/pipeline/landuse.hpp"
#include "pipeline/layers/fields.hpp"

namespace comarca {
namespace {

FieldSchema land_field(Text description = {"Clase o categoría; vacío: valor sin clase",
                                           "Class or category; empty: a value without a class"}) {
  return {"suelo", FieldType::text, {"Suelo", "Land"}, std::move(description)};
}
FieldSchema share_field(Text description) {
  return {"parte_pct", FieldType::real, {"Parte", "Share"}, std::move(description), "%"};
}
FieldSchema hectares_field() {
  return {"area_ha",
          FieldType::real,
          {"Área", "Area"},
          {"Área sobre el elipsoide GRS 80", "Area on the GRS 80 ellipsoid"},
          "ha"};
}

}  // namespace

LayerSchema land_schema() {
  return {
      "suelo",
      {"Suelo según los planes", "Land in the plans"},
      {"Los polígonos de todos los planes, con la clase nacional y el valor original",
       "The polygons of all plans, with the national class and the original value"},
      GeometryKind::polygon,
      {code_field(),
       {"clase",
        FieldType::text,
        {"Clase", "Class"},
        {"Clase de suelo; vacía en una categoría dibujada aparte", "Class of land; empty for a category drawn apart"}},
       {"categoria",
        FieldType::text,
        {"Categoría", "Category"},
        {"Categoría dentro o por encima de la clase; uso, determinante o nivel de amenaza según el tema",
         "Category inside or over the class; use, superior norm or level of hazard, by theme"}},
       {"valor_original",
        FieldType::text,
        {"Valor original", "Original value"},
        {"Como lo dice el plan", "As the plan has it"}},
       {"tema",
        FieldType::text,
        {"Tema", "Theme"},
        {"De qué habla su capa: clase, categoria, uso, determinante, amenaza",
         "What its layer tells of: clase, categoria, uso, determinante, amenaza"}},
       {"capa", FieldType::text, {"Capa", "Layer"}, {"Archivo del que viene", "File it came from"}}}};
}

LayerSchema land_area_schema() {
  return {"suelo_area",
          {"Área por clase de suelo", "Area by class of land"},
          {"Área de cada clase y categoría por nivel; las categorías no se suman a las clases",
           "Area of each class and category by level; categories are not added to the classes"},
          GeometryKind::none,
          {land_level_field(),
           code_field(),
           land_field(),
           {"tipo",
            FieldType::text,
            {"Tipo", "Kind"},
            {"clase; dentro de una clase; sobre cualquiera; uso, determinante o amenaza",
             "clase (class); dentro (within one); sobre (over any); uso, determinante or amenaza"}},
           hectares_field(),
           share_field({"De los municipios con plan de la unidad", "Of the unit's municipalities that have a plan"})}};
}

LayerSchema land_exposure_schema() {
  return {"suelo_amenaza",
          {"Suelo bajo amenaza", "Land under hazard"},
          {"Área de cada clase bajo cada amenaza", "Area of each class under each hazard"},
          GeometryKind::none,
          {land_level_field(),
           code_field(),
           land_field({"Clase o categoría; todo: el suelo de la unidad, con clase o sin ella",
                       "Class or category; todo: all land of the unit, with a class or without"}),
           {"amenaza",
            FieldType::text,
            {"Amenaza", "Hazard"},
            {"Nivel; la palabra del plan si no se conoce", "Level; the plan's word where it is not known"}},
           hectares_field(),
           share_field({"De la clase en los municipios de los que se conocen amenazas",
                        "Of the class in municipalities whose hazards are known"})}};
}

LayerSchema land_population_schema() {
  return {
      "suelo_poblacion",
      {"Población por clase de suelo", "Population by class of land"},
      {"Personas que viven en cada clase y categoría, por nivel; las categorías no se suman a las clases",
       "People who live on each class and category, by level; categories are not added to the classes"},
      GeometryKind::none,
      {land_level_field(),
       code_field(),
       land_field(
           {"Clase o categoría; varias cuando la cuenta no las distingue; vacío: palabra sin clase",
            "Class or category; several where the count does not tell them apart; empty: a word without a class"}),
       {"poblacion", FieldType::real, {"Población", "Population"}, {"Personas", "People"}, "personas"},
       share_field({"De las personas de todas las clases de la unidad", "Of the people of all classes of the unit"}),
       {"densidad_km2",
        FieldType::real,
        {"Densidad", "Density"},
        {"Personas por km² de ese suelo, donde el plan lo dibuja",
         "People per km² of that land, where a plan draws it"},
        "personas/km²"},
       members_field(),
       {"origen", FieldType::text, {"Origen", "Origin"}, {"De dónde sale la cuenta", "Where the count comes from"}},
       {"supuesto",
        FieldType::text,
        {"Supuesto", "Assumption"},
        {"En qué descansa; vacío: en nada más que su origen", "What it rests on; empty: nothing but its origin"}}}};
}

LayerSchema land_account_schema() {
  return {"cuenta_suelo",
          {"Cuenta del suelo", "Land account"},
          {"Paso de cada clase a otra entre dos fechas (SEEA): las filas suman la apertura y las columnas el cierre",
           "Change from each class to another between two dates (SEEA): rows add up to opening, columns to closing"},
          GeometryKind::none,
          {code_field(),
           {"de", FieldType::text, {"De", "From"}, {"Clase antes; vacía: sin clase", "Class before; empty: no class"}},
           {"a", FieldType::text, {"A", "To"}, {"Clase después; vacía: sin clase", "Class after; empty: no class"}},
           hectares_field()}};
}

LayerSchema land_balance_schema() {
  const auto field = [](const char* name, Text alias, Text description) {
    return FieldSchema{name, FieldType::real, std::move(alias), std::move(description), "ha"};
  };
  return {"cuenta_suelo_saldo",
          {"Saldos de la cuenta del suelo", "Balances of the land account"},
          {"Apertura + adiciones - reducciones = cierre de cada clase, por nivel (SEEA)",
           "Opening + additions - reductions = closing of each class, by level (SEEA)"},
          GeometryKind::none,
          {land_level_field(), code_field(), land_field(),
           field("apertura_ha", {"Apertura", "Opening"}, {"Área en la primera fecha", "Area at the first date"}),
           field("adiciones_ha", {"Adiciones", "Additions"}, {"Que vino de otras clases", "Came from other classes"}),
           field("reducciones_ha", {"Reducciones", "Reductions"}, {"Que pasó a otras", "Went to others"}),
           field("cierre_ha", {"Cierre", "Closing"}, {"Área en la segunda fecha", "Area at the second date"})}};
}

}  // namespace comarca
