// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/gis/layer_schema.hpp"
#include "comarca/gis/layer_writer.hpp"

namespace comarca {

inline CellValue text_or_missing(const std::string& text) {
  return text.empty() ? CellValue{} : CellValue{text};
}

// Fields that several layers share, so that they have one alias and one meaning everywhere.

inline FieldSchema code_field() {
  return {
      "codigo", FieldType::text, {"Código", "Code"}, {"Código DIVIPOLA, siempre texto", "DIVIPOLA code, always text"}};
}
inline FieldSchema name_field() {
  return {"nombre",
          FieldType::text,
          {"Nombre", "Name"},
          {"Nombre según la fuente de los límites", "Name as the boundary source has it"}};
}
inline FieldSchema area_field() {
  return {"area_km2",
          FieldType::real,
          {"Área", "Area"},
          {"Área sobre el elipsoide GRS 80", "Area on the GRS 80 ellipsoid"},
          "km²"};
}
inline FieldSchema perimeter_field() {
  return {"perimetro_km",
          FieldType::real,
          {"Perímetro", "Perimeter"},
          {"Longitud de todos los anillos sobre el elipsoide", "Length of all rings on the ellipsoid"},
          "km"};
}
/// Of the rows that the land-use tables add up.
inline FieldSchema land_level_field() {
  return {"nivel",
          FieldType::text,
          {"Nivel", "Level"},
          {"municipio, subregion, departamento, esquema o total",
           "municipio, subregion, departamento, esquema (scheme) or total"}};
}
inline FieldSchema members_field() {
  return {"municipios",
          FieldType::integer,
          {"Municipios", "Municipalities"},
          {"Número de municipios que la componen", "Number of municipalities in it"}};
}

}  // namespace comarca
