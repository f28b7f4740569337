// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "comarca/product/layers/articulation.hpp"
#include "comarca/product/layers/landuse.hpp"
#include "comarca/product/layers/names.hpp"

namespace comarca {

std::string_view WordsOf<LandAreaKind>::word(LandAreaKind kind) noexcept {
  switch (kind) {
    case LandAreaKind::land_class:
      return "clase";
    case LandAreaKind::within_class:
      return "dentro";
    case LandAreaKind::over_classes:
      return "sobre";
    case LandAreaKind::no_class:
      return "sin clase";
    case LandAreaKind::use:
      return "uso";
    case LandAreaKind::determinant:
      return "determinante";
  }
  return "";
}

std::string_view WordsOf<Presence>::word(Presence presence) noexcept {
  switch (presence) {
    case Presence::unsaid:
      return "sin plan";
    case Presence::absent:
      return "no";
    case Presence::near:
      return "cerca";
    case Presence::reaches:
      return "llega";
  }
  return "";
}

std::string_view WordsOf<Continuity>::word(Continuity continuity) noexcept {
  switch (continuity) {
    case Continuity::unsaid:
      return "sin plan";
    case Continuity::interrupted:
      return "interrumpida";
    case Continuity::continuous:
      return "continua";
  }
  return "";
}

ColumnSpec land_level_spec() {
  return {"nivel",
          {"Nivel", "Level"},
          {"municipio, subregion, departamento, esquema o total",
           "municipio, subregion, departamento, esquema (scheme) or total"}};
}

ColumnSpec land_spec() {
  return land_spec({"Clase o categoría; vacío: valor sin clase", "Class or category; empty: a value without a class"});
}

ColumnSpec land_spec(Text description) {
  return {"suelo", {"Suelo", "Land"}, std::move(description)};
}

ColumnSpec share_pct_spec(Text description) {
  return {"parte_pct", {"Parte", "Share"}, std::move(description), "%"};
}

ColumnSpec area_ha_spec() {
  return {"area_ha", {"Área", "Area"}, {"Área sobre el elipsoide GRS 80", "Area on the GRS 80 ellipsoid"}, "ha"};
}

ColumnSpec side_a_spec() {
  return referring(
      {"codigo_a", {"Municipio A", "Municipality A"}, {"Código del municipio de ese lado", "Code of the municipality"}},
      {layer_names::kMunicipalities}, "A");
}

ColumnSpec side_b_spec() {
  return referring(
      {"codigo_b", {"Municipio B", "Municipality B"}, {"Código del municipio de ese lado", "Code of the municipality"}},
      {layer_names::kMunicipalities}, "B");
}

ColumnSpec border_level_spec() {
  return {"nivel", {"Nivel", "Level"}, {"par, municipio o esquema", "par (a pair), municipio or esquema (a scheme)"}};
}

ColumnSpec first_code_spec() {
  return referring({"codigo_a",
                    {"Código", "Code"},
                    {"Del municipio o del esquema; en los pares, del primero",
                     "Of the municipality or scheme; of pairs, the first"}},
                   {layer_names::kMunicipalities, layer_names::kSchemes}, "A");
}

ColumnSpec second_code_spec() {
  return referring({"codigo_b", {"Municipio B", "Municipality B"}, {"Código, en los pares", "Code, of pairs"}},
                   {layer_names::kMunicipalities}, "B");
}

ColumnSpec border_length_m_spec(Text description) {
  return {"longitud_m", {"Longitud", "Length"}, std::move(description), "m"};
}

ColumnSpec judged_m_spec() {
  return {"juzgada_m",
          {"Longitud juzgada", "Length judged"},
          {"Donde ambos planes dicen algo", "Where both plans say something"},
          "m"};
}

ColumnSpec continuity_theme_spec() {
  return {
      "tema", {"Tema", "Theme"}, {"Categoría protegida o nivel de amenaza", "Protected category or level of hazard"}};
}

ColumnSpec presence_spec(std::string name, Text alias) {
  return {std::move(name),
          std::move(alias),
          {"llega (al límite), cerca (a menos de la distancia declarada), no, sin plan",
           "llega (reaches the border), cerca (within the declared distance), no, sin plan (no plan)"}};
}

ColumnSpec beyond_reach_pct_spec(std::string name, Text alias) {
  return {std::move(name),
          std::move(alias),
          {"Parte del límite sin linde del plan a la distancia que se busca; no cuenta en el desfase",
           "Share of the border without an outline of the plan within reach; not counted in the offset"},
          "%"};
}

}  // namespace comarca
