// SPDX-License-Identifier: Apache-2.0
#include "pipeline/product/presentation.hpp"

#include <algorithm>

#include "comarca/base/text.hpp"
#include "comarca/cartography/qgis_project.hpp"

namespace comarca {
namespace {

std::string cited_sources(const std::vector<InputRecord>& inputs) {
  std::vector<std::string> publishers;
  for (const auto& input : inputs) {
    const std::string words = input.vintage.empty() ? input.publisher : input.publisher + " " + input.vintage;
    if (!input.publisher.empty() && std::ranges::find(publishers, words) == publishers.end()) {
      publishers.push_back(words);
    }
  }
  return join(publishers, "; ");
}

std::vector<QgisRelation> relations() {
  return {{"municipios",
           "subregion",
           "subregiones",
           "codigo",
           {"Municipios de la subregión", "Municipalities of the subregion"}},
          {"municipios",
           "departamento",
           "departamentos",
           "codigo",
           {"Municipios del departamento", "Municipalities of the department"}},
          {"subregiones",
           "departamento",
           "departamentos",
           "codigo",
           {"Subregiones del departamento", "Subregions of the department"}},
          {"vecinos", "codigo_a", "municipios", "codigo", {"Vecinos", "Neighbours"}},
          {"datos", "codigo", "municipios", "codigo", {"Datos de las tablas", "Figures of the tables"}}};
}

}  // namespace

void write_project_for_qgis(const Project& project, const std::filesystem::path& data, const Work& work,
                            const RecordingWriter& written, const std::filesystem::path& product) {
  QgisProject qgis;
  qgis.title = project.name;
  qgis.product = product.filename().string();
  qgis.crs = project.crs;
  qgis.language = project.language;
  qgis.extent = work.territory.polygons.box();
  qgis.layers = qgis_layers(data / "styles", written.layers(), written.values());
  qgis.relations = relations();
  for (std::size_t i = 0; i < work.territory.subregions.size(); ++i) {
    Box extent;
    for (const std::size_t member : work.territory.subregions[i].members) {
      extent.add(work.territory.polygons.unit_box(member));
    }
    if (!extent.empty()) {
      qgis.bookmarks.push_back({work.territory.subregions[i].name, extent});
    }
  }
  qgis.atlas_layer = work.territory.subregions.empty() ? "" : "subregiones";
  qgis.source = cited_sources(work.inputs);
  write_qgis_project(std::filesystem::path(product).replace_extension(".qgz"), qgis);
}

}  // namespace comarca
