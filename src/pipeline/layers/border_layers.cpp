// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "comarca/geometry/wkb.hpp"
#include "comarca/pipeline/layers.hpp"
#include "pipeline/layers/fields.hpp"

namespace comarca {
namespace {

std::string kind_name(BorderKind kind) {
  switch (kind) {
    case BorderKind::line:
      return "linea";
    case BorderKind::point:
      return "punto";
    case BorderKind::declared:
      return "declarado";
  }
  return {};
}

CellValue flag(bool value) {
  return std::int64_t{value ? 1 : 0};
}

std::vector<FieldSchema> pair_fields() {
  return {
      {"codigo_a", FieldType::text, {"Código A", "Code A"}, {"Municipio de un lado", "Municipality on one side"}},
      {"nombre_a", FieldType::text, {"Municipio A", "Municipality A"}, {"Su nombre", "Its name"}},
      {"codigo_b",
       FieldType::text,
       {"Código B", "Code B"},
       {"Municipio del otro lado", "Municipality on the other side"}},
      {"nombre_b", FieldType::text, {"Municipio B", "Municipality B"}, {"Su nombre", "Its name"}},
      {"tipo",
       FieldType::text,
       {"Tipo", "Kind"},
       {"linea: frontera con longitud; punto: solo se tocan en puntos; declarado: vínculo del archivo de proyecto",
        "linea: a border with length; punto: they touch in points only; declarado: a link of the project file"}},
      {"longitud_m",
       FieldType::real,
       {"Longitud", "Length"},
       {"Longitud de la frontera sobre el elipsoide", "Length of the border on the ellipsoid"},
       "m"},
      {"tramos",
       FieldType::integer,
       {"Tramos", "Stretches"},
       {"Tramos separados de la frontera", "Separate stretches of the border"}},
      {"debil",
       FieldType::integer,
       {"Frontera débil", "Weak border"},
       {"1 cuando es más corta que el umbral declarado", "1 when shorter than the declared threshold"}},
      {"cruza_subregion",
       FieldType::integer,
       {"Divide subregiones", "Divides subregions"},
       {"1 cuando los lados son de subregiones distintas", "1 when the sides belong to different subregions"}},
      {"cruza_departamento",
       FieldType::integer,
       {"Divide departamentos", "Divides departments"},
       {"1 cuando los lados son de departamentos distintos", "1 when the sides belong to different departments"}},
      {"tolerancia_m",
       FieldType::real,
       {"Tolerancia", "Tolerance"},
       {"Tolerancia con que se buscó", "Tolerance it was searched with"},
       "m"},
      {"vacio_max_m",
       FieldType::real,
       {"Mayor vacío salvado", "Widest gap bridged"},
       {"Mayor distancia salvada entre los dos lados", "Largest distance bridged between the sides"},
       "m"},
      {"exacta_pct",
       FieldType::real,
       {"Coincidencia exacta", "Exact match"},
       {"Parte de la longitud con coordenadas idénticas en ambos lados",
        "Share of the length with identical coordinates on both sides"},
       "%"},
      {"estable_desde_m",
       FieldType::real,
       {"Estable desde", "Stable from"},
       {"La respuesta no cambia desde esta tolerancia", "The answer does not change from this tolerance on"},
       "m"},
      {"estable_hasta_m", FieldType::real, {"Estable hasta", "Stable to"}, {"… hasta esta", "… up to this one"}, "m"},
      {"confianza", FieldType::real, {"Confianza", "Confidence"}, {"De 0 a 1", "From 0 to 1"}}};
}

std::vector<CellValue> pair_cells(const Border& border, const Territory& territory, double weak_border_m) {
  const Municipality& a = territory.municipalities[border.a];
  const Municipality& b = territory.municipalities[border.b];
  const Evidence& evidence = border.evidence;
  const bool weak = border.kind != BorderKind::declared && border.length_m < weak_border_m;
  return {a.code,
          a.name,
          b.code,
          b.name,
          kind_name(border.kind),
          border.length_m,
          std::int64_t{border.stretches},
          flag(weak),
          flag(a.subregion != b.subregion),
          flag(a.department != b.department),
          evidence.tolerance_m,
          evidence.widest_gap_m,
          100 * evidence.exact_share,
          evidence.stable_from_m,
          evidence.stable_to_m,
          evidence.confidence};
}

std::string border_wkb(const Coverage& coverage, std::span<const std::uint32_t> arcs) {
  std::vector<std::span<const Point>> lines;
  for (const std::uint32_t arc : arcs) {
    lines.push_back(coverage.arc(arc));
  }
  return multilinestring_wkb(lines);
}

}  // namespace

LayerSchema borders_schema() {
  return {"limites",
          {"Límites entre municipios", "Borders between municipalities"},
          {"Una línea por cada par de municipios que comparten frontera",
           "One line per pair of municipalities that share a border"},
          GeometryKind::line,
          pair_fields()};
}

LayerSchema neighbours_schema() {
  auto fields = pair_fields();
  fields.push_back({"razon",
                    FieldType::text,
                    {"Razón del enlace", "Reason of the link"},
                    {"De un enlace declarado en el archivo de proyecto: qué une a los dos",
                     "Of a link that the project file declares: what joins the two"}});
  return {"vecinos",
          {"Vecinos", "Neighbours"},
          {"Todos los pares que se tocan, por línea, por punto o por vínculo declarado",
           "Every pair in contact: by a line, by a point or by a declared link"},
          GeometryKind::none,
          std::move(fields)};
}

void write_borders(LayerWriter& writer, const Territory& territory, const Coverage& coverage, const BorderGraph& graph,
                   double weak_border_m) {
  const auto borders = graph.borders();
  writer.begin_layer(borders_schema());
  for (std::size_t index = 0; index < borders.size(); ++index) {
    if (borders[index].kind == BorderKind::line) {
      writer.add_row(pair_cells(borders[index], territory, weak_border_m),
                     border_wkb(coverage, graph.border_arcs(index)));
    }
  }
  writer.begin_layer(neighbours_schema());
  for (const Border& border : borders) {
    auto cells = pair_cells(border, territory, weak_border_m);
    cells.push_back(text_or_missing(border.link_reason));
    writer.add_row(cells, "");
  }
}

}  // namespace comarca
