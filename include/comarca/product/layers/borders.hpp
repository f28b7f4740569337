// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/product/filling.hpp"
#include "comarca/product/layers/names.hpp"
#include "comarca/product/layers/shared.hpp"
#include "comarca/territory/border_graph.hpp"

namespace comarca {

template <>
struct WordsOf<BorderKind> {
  static constexpr std::array kAll = {BorderKind::line, BorderKind::point, BorderKind::declared};
  static std::string_view word(BorderKind kind) noexcept { return border_kind_word(kind); }
};

/// What a border and a pair of neighbours have in common.
struct PairLayer : Layer {
  using Layer::Layer;

  Column<std::string> code_a{
      *this, referring({"codigo_a", {"Código A", "Code A"}, {"Municipio de un lado", "Municipality on one side"}},
                       {layer_names::kMunicipalities}, "A")};
  Column<std::string> name_a{*this,
                             kept_empty({"nombre_a", {"Municipio A", "Municipality A"}, {"Su nombre", "Its name"}})};
  Column<std::string> code_b{
      *this,
      referring({"codigo_b", {"Código B", "Code B"}, {"Municipio del otro lado", "Municipality on the other side"}},
                {layer_names::kMunicipalities}, "B")};
  Column<std::string> name_b{*this,
                             kept_empty({"nombre_b", {"Municipio B", "Municipality B"}, {"Su nombre", "Its name"}})};
  Column<BorderKind> kind{
      *this,
      {"tipo",
       {"Tipo", "Kind"},
       {"linea: frontera con longitud; punto: solo se tocan en puntos; declarado: vínculo del archivo de proyecto",
        "linea: a border with length; punto: they touch in points only; declarado: a link of the project file"}}};
  Column<double> length_m{*this,
                          {"longitud_m",
                           {"Longitud", "Length"},
                           {"Longitud de la frontera sobre el elipsoide", "Length of the border on the ellipsoid"},
                           "m"}};
  Column<std::int64_t> stretches{
      *this,
      {"tramos", {"Tramos", "Stretches"}, {"Tramos separados de la frontera", "Separate stretches of the border"}}};
  Column<std::int64_t> weak{
      *this,
      {"debil",
       {"Frontera débil", "Weak border"},
       {"1 cuando es más corta que el umbral declarado", "1 when shorter than the declared threshold"}}};
  Column<std::int64_t> divides_subregions{
      *this,
      {"cruza_subregion",
       {"Divide subregiones", "Divides subregions"},
       {"1 cuando los lados son de subregiones distintas", "1 when the sides belong to different subregions"}}};
  Column<std::int64_t> divides_departments{
      *this,
      {"cruza_departamento",
       {"Divide departamentos", "Divides departments"},
       {"1 cuando los lados son de departamentos distintos", "1 when the sides belong to different departments"}}};
  Column<double> tolerance_m{*this,
                             {"tolerancia_m",
                              {"Tolerancia", "Tolerance"},
                              {"Tolerancia con que se buscó", "Tolerance it was searched with"},
                              "m"}};
  Column<double> widest_gap_m{
      *this,
      {"vacio_max_m",
       {"Mayor vacío salvado", "Widest gap bridged"},
       {"Mayor distancia salvada entre los dos lados", "Largest distance bridged between the sides"},
       "m"}};
  Column<double> exact_pct{*this,
                           {"exacta_pct",
                            {"Coincidencia exacta", "Exact match"},
                            {"Parte de la longitud con coordenadas idénticas en ambos lados",
                             "Share of the length with identical coordinates on both sides"},
                            "%"}};
  Column<double> stable_from_m{
      *this,
      {"estable_desde_m",
       {"Estable desde", "Stable from"},
       {"La respuesta no cambia desde esta tolerancia", "The answer does not change from this tolerance on"},
       "m"}};
  Column<double> stable_to_m{
      *this, {"estable_hasta_m", {"Estable hasta", "Stable to"}, {"… hasta esta", "… up to this one"}, "m"}};
  Column<double> confidence{*this, {"confianza", {"Confianza", "Confidence"}, {"De 0 a 1", "From 0 to 1"}}};
};

struct BordersLayer : PairLayer {
  BordersLayer()
      : PairLayer("limites", {"Límites entre municipios", "Borders between municipalities"},
                  {"Una línea por cada par de municipios que comparten frontera",
                   "One line per pair of municipalities that share a border"},
                  GeometryKind::line) {}
};

/// And the table of neighbours.
void fill(const BordersLayer& layer, const Filling& filling);

struct NeighboursLayer : PairLayer {
  NeighboursLayer()
      : PairLayer("vecinos", {"Vecinos", "Neighbours"},
                  {"Todos los pares que se tocan, por línea, por punto o por vínculo declarado",
                   "Every pair in contact: by a line, by a point or by a declared link"}) {}

  Column<std::string> link_reason{*this,
                                  {"razon",
                                   {"Razón del enlace", "Reason of the link"},
                                   {"De un enlace declarado en el archivo de proyecto: qué une a los dos",
                                    "Of a link that the project file declares: what joins the two"}}};
};

}  // namespace comarca
