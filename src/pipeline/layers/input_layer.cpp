// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/layers.hpp"

#include "comarca/pipeline/indicators.hpp"
#include "comarca/pipeline/landuse.hpp"
#include "comarca/pipeline/schemes.hpp"
#include "comarca/pipeline/tables.hpp"

namespace comarca {

LayerSchema inputs_schema() {
  return {
      "fuentes",
      {"Fuentes", "Sources"},
      {"Cada archivo de entrada, con su huella, vigencia, licencia y cita",
       "Every input file, with its hash, vintage, licence and citation"},
      GeometryKind::none,
      {{"papel", FieldType::text, {"Papel", "Role"}, {"Para qué se usó", "What it was used for"}},
       {"archivo", FieldType::text, {"Archivo", "File"}, {"Nombre del archivo", "Name of the file"}},
       {"sha256", FieldType::text, {"SHA-256", "SHA-256"}, {"Huella del contenido", "Hash of its content"}},
       {"bytes", FieldType::integer, {"Tamaño", "Size"}, {"Tamaño del archivo", "Size of the file"}, "B"},
       {"fuente", FieldType::text, {"Fuente", "Source"}, {"Definición con que se leyó", "Definition it was read with"}},
       {"titulo", FieldType::text, {"Título", "Title"}, {"Qué es", "What it is"}},
       {"editor", FieldType::text, {"Entidad", "Publisher"}, {"Quién la publica", "Who publishes it"}},
       {"vigencia",
        FieldType::text,
        {"Vigencia", "Vintage"},
        {"Año o fecha a que corresponde", "Year or date it stands for"}},
       {"licencia", FieldType::text, {"Licencia", "Licence"}, {"Condiciones de uso", "Terms of use"}},
       {"cita", FieldType::text, {"Cita", "Citation"}, {"Cómo citarla", "How to cite it"}}}};
}

void write_inputs(LayerWriter& writer, const std::vector<InputRecord>& inputs) {
  writer.begin_layer(inputs_schema());
  for (const auto& input : inputs) {
    const std::vector<CellValue> cells = {
        input.role,    input.file,    input.sha256,    static_cast<std::int64_t>(input.bytes),
        input.source,  input.title,   input.publisher, input.vintage,
        input.licence, input.citation};
    writer.add_row(cells, "");
  }
}

std::vector<LayerSchema> product_schemas() {
  return {municipalities_schema(), subregions_schema(),
          departments_schema(),    borders_schema(),
          neighbours_schema(),     data_schema(),
          indicators_schema(),     indicator_dictionary_schema(),
          land_schema(),           land_area_schema(),
          articulation_schema(),   border_agreement_schema(),
          continuity_schema(),     continuity_summary_schema(),
          land_exposure_schema(),  land_account_schema(),
          land_balance_schema(),   land_population_schema(),
          schemes_schema(),        scheme_members_schema(),
          scheme_rules_schema(),   scheme_figures_schema(),
          findings_schema(),       finding_zones_schema(),
          inputs_schema()};
}

}  // namespace comarca
