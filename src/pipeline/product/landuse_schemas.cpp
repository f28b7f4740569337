// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/landuse.hpp"
#include "pipeline/product/fields.hpp"

namespace comarca {
namespace {

FieldSchema land_field() {
  return {"suelo",
          FieldType::text,
          {"Suelo", "Land"},
          {"Clase o categoría; vacío: valor sin clase", "Class or category; empty: a value without a class"}};
}
FieldSchema hectares_field() {
  return {"area_ha",
          FieldType::real,
          {"Área", "Area"},
          {"Área sobre el elipsoide GRS 80", "Area on the GRS 80 ellipsoid"},
          "ha"};
}
FieldSchema length_field(const char* name, Text alias, Text description) {
  return {name, FieldType::real, std::move(alias), std::move(description), "m"};
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
        {"Categoría dentro o por encima de la clase", "Category inside or over the class"}},
       {"valor_original",
        FieldType::text,
        {"Valor original", "Original value"},
        {"Como lo dice el plan", "As the plan has it"}},
       {"capa", FieldType::text, {"Capa", "Layer"}, {"Archivo del que viene", "File it came from"}}}};
}

LayerSchema land_area_schema() {
  return {"suelo_area",
          {"Área por clase de suelo", "Area by class of land"},
          {"Área de cada clase y categoría por nivel; las categorías no se suman a las clases",
           "Area of each class and category by level; categories are not added to the classes"},
          GeometryKind::none,
          {{"nivel",
            FieldType::text,
            {"Nivel", "Level"},
            {"municipio, subregion, departamento o total", "municipio, subregion, departamento or total"}},
           code_field(),
           land_field(),
           {"tipo",
            FieldType::text,
            {"Tipo", "Kind"},
            {"clase, dentro de una clase, o sobre cualquiera", "class, within a class, or over any"}},
           hectares_field(),
           {"parte_pct",
            FieldType::real,
            {"Parte", "Share"},
            {"De los municipios con plan de la unidad", "Of the unit's municipalities that have a plan"},
            "%"}}};
}

LayerSchema articulation_schema() {
  return {"articulacion",
          {"Articulación en fronteras", "Agreement along borders"},
          {"Tramos de frontera con lo que cada plan dice a su lado y el veredicto de la matriz",
           "Stretches of border with what each plan says on its side and the verdict of the matrix"},
          GeometryKind::line,
          {{"codigo_a",
            FieldType::text,
            {"Municipio A", "Municipality A"},
            {"Código del primer lado", "Code of the first side"}},
           {"codigo_b",
            FieldType::text,
            {"Municipio B", "Municipality B"},
            {"Código del segundo lado", "Code of the second side"}},
           {"suelo_a",
            FieldType::text,
            {"Suelo en A", "Land in A"},
            {"Clase, o la categoría que la cubre", "Class, or the category over it"}},
           {"suelo_b",
            FieldType::text,
            {"Suelo en B", "Land in B"},
            {"Clase, o la categoría que la cubre", "Class, or the category over it"}},
           {"veredicto",
            FieldType::text,
            {"Veredicto", "Verdict"},
            {"compatible, revisar, conflicto; vacío sin plan", "compatible, revisar, conflicto; empty without a plan"}},
           {"razon", FieldType::text, {"Razón", "Reason"}, {"Por qué", "Why"}},
           length_field("longitud_m", {"Longitud", "Length"}, {"Sobre el elipsoide", "On the ellipsoid"})}};
}

LayerSchema border_agreement_schema() {
  return {
      "articulacion_resumen",
      {"Acuerdo por frontera y municipio", "Agreement by border and municipality"},
      {"Longitud en conflicto por par y por municipio, y qué tan lejos del límite terminan los planes",
       "Length in conflict by pair and by municipality, and how far from the border the plans end"},
      GeometryKind::none,
      {{"nivel", FieldType::text, {"Nivel", "Level"}, {"par o municipio", "par (a pair) or municipio"}},
       {"codigo_a", FieldType::text, {"Municipio A", "Municipality A"}, {"Código", "Code"}},
       {"codigo_b", FieldType::text, {"Municipio B", "Municipality B"}, {"Código, en los pares", "Code, of pairs"}},
       length_field("longitud_m", {"Longitud", "Length"}, {"De la frontera", "Of the border"}),
       length_field("juzgada_m", {"Longitud juzgada", "Length judged"},
                    {"Donde ambos planes dicen algo", "Where both plans say something"}),
       length_field("conflicto_m", {"En conflicto", "In conflict"}, {"Longitud en conflicto", "Length in conflict"}),
       length_field("revisar_m", {"Por revisar", "To review"}, {"Longitud por revisar", "Length to review"}),
       {"conflicto_pct",
        FieldType::real,
        {"En conflicto", "In conflict"},
        {"De la longitud juzgada", "Of the length judged"},
        "%"},
       length_field("desfase_a_m", {"Desfase de A", "Offset of A"},
                    {"Mediana de la distancia entre el plan de A y el límite",
                     "Median distance between A's plan and the border"}),
       length_field("desfase_b_m", {"Desfase de B", "Offset of B"},
                    {"Mediana de la distancia entre el plan de B y el límite",
                     "Median distance between B's plan and the border"})}};
}

LayerSchema land_exposure_schema() {
  return {"suelo_amenaza",
          {"Suelo bajo amenaza", "Land under hazard"},
          {"Área de cada clase bajo cada amenaza", "Area of each class under each hazard"},
          GeometryKind::none,
          {code_field(),
           land_field(),
           {"amenaza",
            FieldType::text,
            {"Amenaza", "Hazard"},
            {"Valor de la capa de amenaza", "Value of the hazard layer"}},
           hectares_field(),
           {"parte_pct",
            FieldType::real,
            {"Parte", "Share"},
            {"De la clase en el municipio", "Of the class in the municipality"},
            "%"}}};
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

}  // namespace comarca
