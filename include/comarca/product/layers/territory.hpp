// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/product/filling.hpp"
#include "comarca/product/layers/names.hpp"
#include "comarca/product/layers/shared.hpp"

namespace comarca {

struct MunicipalitiesLayer : Layer {
  MunicipalitiesLayer()
      : Layer(layer_names::kMunicipalities, {"Municipios", "Municipalities"},
              {"Municipios, distritos y áreas no municipalizadas", "Municipalities, districts and non-municipal areas"},
              GeometryKind::polygon) {}

  Column<std::string> code{*this, code_spec()};
  Column<std::string> name{*this, name_spec()};
  Column<std::string> department{*this, department_code_spec()};
  Column<std::string> department_name{
      *this,
      {"nombre_departamento", {"Departamento", "Department"}, {"Nombre del departamento", "Name of the department"}}};
  Column<std::string> subregion{*this, referring({"subregion",
                                                  {"Código de la subregión", "Subregion code"},
                                                  {"Subregión a la que pertenece", "Subregion it belongs to"}},
                                                 {layer_names::kSubregions})};
  Column<std::string> subregion_name{
      *this, {"nombre_subregion", {"Subregión", "Subregion"}, {"Nombre de la subregión", "Name of the subregion"}}};
  Column<double> area_km2{*this, area_km2_spec()};
  Column<double> perimeter_km{*this, perimeter_km_spec()};
  Column<double> official_area_km2{*this,
                                   {"area_oficial_km2",
                                    {"Área oficial", "Official area"},
                                    {"Área que da la fuente, cuando la da", "Area that the source gives, when it does"},
                                    "km²"}};
};

void fill(const MunicipalitiesLayer& layer, const Filling& filling);

struct SubregionsLayer : Layer {
  SubregionsLayer()
      : Layer(layer_names::kSubregions, {"Subregiones", "Subregions"},
              {"Municipios disueltos por subregión", "Municipalities dissolved by subregion"}, GeometryKind::polygon) {}

  Column<std::string> code{*this, code_spec()};
  Column<std::string> name{*this, name_spec()};
  Column<std::string> department{*this, department_code_spec()};
  Column<std::int64_t> municipality_count{*this, municipality_count_spec()};
  Column<double> area_km2{*this, area_km2_spec()};
  Column<double> perimeter_km{*this, perimeter_km_spec()};
};

void fill(const SubregionsLayer& layer, const Filling& filling);

struct DepartmentsLayer : Layer {
  DepartmentsLayer()
      : Layer(layer_names::kDepartments, {"Departamentos", "Departments"},
              {"Municipios disueltos por departamento", "Municipalities dissolved by department"},
              GeometryKind::polygon) {}

  Column<std::string> code{*this, code_spec()};
  Column<std::string> name{*this, name_spec()};
  Column<std::int64_t> municipality_count{*this, municipality_count_spec()};
  Column<double> area_km2{*this, area_km2_spec()};
  Column<double> perimeter_km{*this, perimeter_km_spec()};
};

void fill(const DepartmentsLayer& layer, const Filling& filling);

}  // namespace comarca
