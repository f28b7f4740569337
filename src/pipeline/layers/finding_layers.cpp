// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/error.hpp"
#include "comarca/geometry/wkb.hpp"
#include "comarca/pipeline/layers.hpp"
#include "pipeline/layers/fields.hpp"

namespace comarca {
namespace {

constexpr std::size_t kHeader = 5;  ///< byte order and geometry code

/// The polygon a finding carries, or an empty set when it carries a point, a line or nothing.
Polygons zone_of(const Finding& finding) {
  Polygons zone;
  append_wkb(zone, finding.wkb);
  return zone;
}

/// Where to put the mark of a finding: its own point, a point of its line, or one inside its polygon.
std::string mark_of(const Finding& finding, const Polygons& zone) {
  if (finding.wkb.size() <= kHeader) {
    return {};
  }
  if (!zone.unit_empty(0)) {
    return point_wkb(point_inside(zone, 0));
  }
  const bool point = finding.wkb[1] == 1;
  return point ? finding.wkb : std::string();
}

}  // namespace

LayerSchema findings_schema() {
  return {"hallazgos",
          {"Hallazgos", "Findings"},
          {"Todo problema encontrado en los datos, con su lugar y qué hacer",
           "Every problem met in the data, with its place and what to do"},
          GeometryKind::point,
          {{"id",
            FieldType::integer,
            {"Número", "Number"},
            {"Número del hallazgo en esta corrida", "Number of the finding in this run"}},
           {"gravedad",
            FieldType::text,
            {"Gravedad", "Severity"},
            {"error, advertencia o información", "error, warning or info"}},
           {"hallazgo",
            FieldType::text,
            {"Hallazgo", "Finding"},
            {"Nombre estable del tipo de problema", "Stable name of the kind of problem"}},
           {"capa",
            FieldType::text,
            {"Capa", "Layer"},
            {"Capa o tabla en que se encontró", "Layer or table it was met in"}},
           {"unidad", FieldType::text, {"Unidad", "Unit"}, {"Código de la unidad", "Code of the unit"}},
           {"descripcion", FieldType::text, {"Qué se vio", "What was seen"}, {"Descripción", "Description"}},
           {"remedio", FieldType::text, {"Qué hacer", "What to do"}, {"Remedio", "Remedy"}},
           {"lugar", FieldType::text, {"Dónde", "Where"}, {"Archivo, fila y campo", "File, row and field"}},
           {"magnitud",
            FieldType::real,
            {"Magnitud", "Magnitude"},
            {"Área en m² o longitud en m, según el hallazgo", "Area in m² or length in m, by finding"}}}};
}

LayerSchema finding_zones_schema() {
  return {"hallazgos_zonas",
          {"Zonas de los hallazgos", "Zones of the findings"},
          {"La extensión de los hallazgos que la tienen: vacíos, traslapos, astillas",
           "The extent of the findings that have one: gaps, overlaps, slivers"},
          GeometryKind::polygon,
          {{"id",
            FieldType::integer,
            {"Número", "Number"},
            {"Número del hallazgo en la capa hallazgos", "Number of the finding in layer hallazgos"}},
           {"hallazgo",
            FieldType::text,
            {"Hallazgo", "Finding"},
            {"Nombre estable del tipo de problema", "Stable name of the kind of problem"}},
           {"magnitud",
            FieldType::real,
            {"Magnitud", "Magnitude"},
            {"Área en m² o longitud en m", "Area in m² or length in m"}}}};
}

void write_findings(LayerWriter& writer, const Findings& findings, Language language) {
  Findings ordered = findings;
  ordered.sort();
  std::vector<Polygons> zones;
  writer.begin_layer(findings_schema());
  for (std::size_t i = 0; i < ordered.list().size(); ++i) {
    const Finding& finding = ordered.list()[i];
    zones.push_back(zone_of(finding));
    const std::vector<CellValue> cells = {static_cast<std::int64_t>(i + 1),
                                          severity_name(finding.severity).in(language),
                                          finding.code,
                                          finding.layer,
                                          finding.unit,
                                          finding.what.in(language),
                                          finding.remedy.in(language),
                                          finding.where,
                                          finding.magnitude > 0 ? CellValue{finding.magnitude} : CellValue{}};
    writer.add_row(cells, mark_of(finding, zones.back()));
  }
  writer.begin_layer(finding_zones_schema());
  for (std::size_t i = 0; i < zones.size(); ++i) {
    if (!zones[i].unit_empty(0)) {
      const Finding& finding = ordered.list()[i];
      const std::vector<CellValue> cells = {static_cast<std::int64_t>(i + 1), finding.code, finding.magnitude};
      writer.add_row(cells, multipolygon_wkb(zones[i], 0));
    }
  }
}

}  // namespace comarca
