// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/landuse.hpp"
#include "comarca/pipeline/layers.hpp"

namespace comarca {
namespace {

FieldSchema length_field(const char* name, Text alias, Text description) {
  return {name, FieldType::real, std::move(alias), std::move(description), "m"};
}
FieldSchema side_code_field(const char* name, Text alias) {
  return {name, FieldType::text, std::move(alias), {"Código del municipio de ese lado", "Code of the municipality"}};
}
FieldSchema far_field(const char* name, Text alias) {
  return {name,
          FieldType::real,
          std::move(alias),
          {"Parte del límite sin linde del plan a la distancia que se busca; no cuenta en el desfase",
           "Share of the border without an outline of the plan within reach; not counted in the offset"},
          "%"};
}
FieldSchema border_level_field() {
  return {"nivel",
          FieldType::text,
          {"Nivel", "Level"},
          {"par, municipio o esquema", "par (a pair), municipio or esquema (a scheme)"}};
}
FieldSchema group_code_field() {
  return {
      "codigo_a",
      FieldType::text,
      {"Código", "Code"},
      {"Del municipio o del esquema; en los pares, del primero", "Of the municipality or scheme; of pairs, the first"}};
}
FieldSchema second_code_field() {
  return {"codigo_b", FieldType::text, {"Municipio B", "Municipality B"}, {"Código, en los pares", "Code, of pairs"}};
}
FieldSchema theme_field() {
  return {"tema",
          FieldType::text,
          {"Tema", "Theme"},
          {"Categoría protegida o nivel de amenaza", "Protected category or level of hazard"}};
}
FieldSchema presence_field(const char* name, Text alias) {
  return {name,
          FieldType::text,
          std::move(alias),
          {"llega (al límite), cerca (a menos de la distancia declarada), no, sin plan",
           "llega (reaches the border), cerca (within the declared distance), no, sin plan (no plan)"}};
}

}  // namespace

LayerSchema articulation_schema() {
  return {"articulacion",
          {"Articulación en fronteras", "Agreement along borders"},
          {"Tramos de frontera con lo que cada plan dice a su lado y el veredicto de la matriz",
           "Stretches of border with what each plan says on its side and the verdict of the matrix"},
          GeometryKind::line,
          {side_code_field("codigo_a", {"Municipio A", "Municipality A"}),
           side_code_field("codigo_b", {"Municipio B", "Municipality B"}),
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
      {"Acuerdo por frontera, municipio y esquema", "Agreement by border, municipality and scheme"},
      {"Longitud en conflicto por par, por municipio y entre los miembros de cada esquema, y qué tan lejos del límite "
       "terminan los planes",
       "Length in conflict by pair, by municipality and among the members of each scheme, and how far from the border "
       "the plans end"},
      GeometryKind::none,
      {border_level_field(),
       group_code_field(),
       second_code_field(),
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
                     "Median distance between B's plan and the border"}),
       far_field("lejos_a_pct", {"Lejos del plan de A", "Far from A's plan"}),
       far_field("lejos_b_pct", {"Lejos del plan de B", "Far from B's plan"})}};
}

LayerSchema continuity_schema() {
  return {"continuidad",
          {"Continuidad en fronteras", "Continuity across borders"},
          {"Tramos de frontera a los que llega un área protegida o una amenaza, y si sigue al otro lado",
           "Stretches of border that a protected area or a hazard reaches, and whether it goes on behind them"},
          GeometryKind::line,
          {side_code_field("codigo_a", {"Municipio A", "Municipality A"}),
           side_code_field("codigo_b", {"Municipio B", "Municipality B"}),
           theme_field(),
           presence_field("lado_a", {"En A", "In A"}),
           presence_field("lado_b", {"En B", "In B"}),
           {"veredicto",
            FieldType::text,
            {"Veredicto", "Verdict"},
            {"continua, interrumpida o sin plan", "continua, interrumpida (interrupted) or sin plan (no plan)"}},
           length_field("longitud_m", {"Longitud", "Length"}, {"Sobre el elipsoide", "On the ellipsoid"})}};
}

LayerSchema continuity_summary_schema() {
  return {"continuidad_resumen",
          {"Continuidad por frontera, municipio y esquema", "Continuity by border, municipality and scheme"},
          {"Longitud interrumpida de cada tema por par, por municipio y entre los miembros de cada esquema",
           "Length interrupted of each theme by pair, by municipality and among the members of each scheme"},
          GeometryKind::none,
          {border_level_field(),
           group_code_field(),
           second_code_field(),
           theme_field(),
           length_field("longitud_m", {"Longitud", "Length"}, {"A la que llega el tema", "That the theme reaches"}),
           length_field("juzgada_m", {"Longitud juzgada", "Length judged"},
                        {"Donde ambos planes dicen algo", "Where both plans say something"}),
           length_field("interrumpida_m", {"Interrumpida", "Interrupted"}, {"Longitud interrumpida", "Interrupted"}),
           {"interrumpida_pct",
            FieldType::real,
            {"Interrumpida", "Interrupted"},
            {"De la longitud juzgada", "Of the length judged"},
            "%"}}};
}

}  // namespace comarca
