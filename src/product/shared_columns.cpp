// SPDX-License-Identifier: Apache-2.0
#include "comarca/product/layers/names.hpp"
#include "comarca/product/layers/shared.hpp"

namespace comarca {

ColumnSpec code_spec() {
  return {"codigo", {"Código", "Code"}, {"Código DIVIPOLA, siempre texto", "DIVIPOLA code, always text"}};
}

ColumnSpec municipality_code_spec() {
  return referring(code_spec(), {layer_names::kMunicipalities});
}

ColumnSpec unit_code_spec() {
  return referring(code_spec(), {layer_names::kMunicipalities, layer_names::kSubregions, layer_names::kDepartments});
}

ColumnSpec group_code_spec() {
  return referring(code_spec(), {layer_names::kMunicipalities, layer_names::kSubregions, layer_names::kDepartments,
                                 layer_names::kSchemes});
}

ColumnSpec name_spec() {
  return {.name = "nombre",
          .alias = {"Nombre", "Name"},
          .description = {"Nombre según la fuente de los límites", "Name as the boundary source has it"},
          .names_row = true};
}

ColumnSpec department_code_spec() {
  return referring(
      {"departamento", {"Código del departamento", "Department code"}, {"Dos dígitos DIVIPOLA", "Two DIVIPOLA digits"}},
      {layer_names::kDepartments});
}

ColumnSpec area_km2_spec() {
  return {"area_km2", {"Área", "Area"}, {"Área sobre el elipsoide GRS 80", "Area on the GRS 80 ellipsoid"}, "km²"};
}

ColumnSpec perimeter_km_spec() {
  return {"perimetro_km",
          {"Perímetro", "Perimeter"},
          {"Longitud de todos los anillos sobre el elipsoide", "Length of all rings on the ellipsoid"},
          "km"};
}

ColumnSpec municipality_count_spec() {
  return {"municipios",
          {"Municipios", "Municipalities"},
          {"Número de municipios que la componen", "Number of municipalities in it"}};
}

ColumnSpec scheme_spec() {
  return {"esquema", {"Esquema", "Scheme"}, {"Identificador del esquema", "Id of the scheme"}};
}

ColumnSpec zone_spec() {
  return {"zona", {"Zona", "Zone"}, {"total, cabecera o resto", "total, cabecera (seat) or resto (rest)"}};
}

ColumnSpec period_spec() {
  return {"periodo", {"Periodo", "Period"}, {"Año de los datos", "Year of the data"}};
}

ColumnSpec figure_spec() {
  return {"cifra", {"Cifra", "Figure"}, {"Cifra del indicador", "Figure of the indicator"}};
}

ColumnSpec figure_title_spec() {
  return {"titulo", {"Título", "Title"}, {"Nombre de la cifra", "Name of the figure"}};
}

ColumnSpec figure_unit_spec() {
  return {"unidad", {"Unidad de medida", "Unit of measure"}, {"Vacía si no tiene", "Empty when it has none"}};
}

}  // namespace comarca
