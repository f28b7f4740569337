// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/product/filling.hpp"
#include "comarca/product/layers/names.hpp"
#include "comarca/product/layers/shared.hpp"

namespace comarca {

struct FindingsLayer : Layer {
  FindingsLayer()
      : Layer("hallazgos", {"Hallazgos", "Findings"},
              {"Todo problema encontrado en los datos, con su lugar y qué hacer",
               "Every problem met in the data, with its place and what to do"},
              GeometryKind::point) {}

  Column<std::int64_t> id{
      *this,
      {"id", {"Número", "Number"}, {"Número del hallazgo en esta corrida", "Number of the finding in this run"}}};
  /// In the language of the product.
  Column<std::string> severity{
      *this, {"gravedad", {"Gravedad", "Severity"}, {"error, advertencia o información", "error, warning or info"}}};
  Column<std::string> finding{*this,
                              {"hallazgo",
                               {"Hallazgo", "Finding"},
                               {"Nombre estable del tipo de problema", "Stable name of the kind of problem"}}};
  Column<std::string> layer{
      *this,
      kept_empty({"capa", {"Capa", "Layer"}, {"Capa o tabla en que se encontró", "Layer or table it was met in"}})};
  Column<std::string> unit{
      *this, referring(kept_empty({"unidad", {"Unidad", "Unit"}, {"Código de la unidad", "Code of the unit"}}),
                       {layer_names::kMunicipalities, layer_names::kSubregions, layer_names::kDepartments})};
  Column<std::string> description{
      *this, kept_empty({"descripcion", {"Qué se vio", "What was seen"}, {"Descripción", "Description"}})};
  Column<std::string> remedy{*this, kept_empty({"remedio", {"Qué hacer", "What to do"}, {"Remedio", "Remedy"}})};
  Column<std::string> where{
      *this, kept_empty({"lugar", {"Dónde", "Where"}, {"Archivo, fila y campo", "File, row and field"}})};
  Column<double> magnitude{
      *this,
      {"magnitud",
       {"Magnitud", "Magnitude"},
       {"Área en m² o longitud en m, según el hallazgo", "Area in m² or length in m, by finding"}}};
};

/// And their zones.
void fill(const FindingsLayer& layer, const Filling& filling);

struct FindingZonesLayer : Layer {
  FindingZonesLayer()
      : Layer("hallazgos_zonas", {"Zonas de los hallazgos", "Zones of the findings"},
              {"La extensión de los hallazgos que la tienen: vacíos, traslapos, astillas",
               "The extent of the findings that have one: gaps, overlaps, slivers"},
              GeometryKind::polygon) {}

  Column<std::int64_t> id{*this,
                          {"id",
                           {"Número", "Number"},
                           {"Número del hallazgo en la capa hallazgos", "Number of the finding in layer hallazgos"}}};
  Column<std::string> finding{*this,
                              {"hallazgo",
                               {"Hallazgo", "Finding"},
                               {"Nombre estable del tipo de problema", "Stable name of the kind of problem"}}};
  Column<double> magnitude{
      *this, {"magnitud", {"Magnitud", "Magnitude"}, {"Área en m² o longitud en m", "Area in m² or length in m"}}};
};

}  // namespace comarca
