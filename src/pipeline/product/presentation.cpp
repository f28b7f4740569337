// SPDX-License-Identifier: Apache-2.0
#include "pipeline/product/presentation.hpp"

#include <algorithm>
#include <array>

#include "comarca/base/text.hpp"
#include "comarca/cartography/qgis_project.hpp"
#include "comarca/geometry/projection.hpp"

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

QgisProject qgis_project(const Project& project, const Work& work, std::span<const StyledLayer> styled,
                         const std::filesystem::path& product) {
  QgisProject qgis;
  qgis.title = project.name;
  qgis.product = product.filename().string();
  qgis.crs = project.crs;
  qgis.language = project.language;
  qgis.extent = work.territory.polygons.box();
  qgis.layers = qgis_layers(styled);
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
  return qgis;
}

Box lonlat_box(const Box& box, const std::string& crs) {
  std::array<Point, 4> corners = {
      {{box.min_x, box.min_y}, {box.min_x, box.max_y}, {box.max_x, box.min_y}, {box.max_x, box.max_y}}};
  if (box.empty()) {
    return {};
  }
  Projection(crs).to_lonlat(corners);
  Box result;
  for (const Point& corner : corners) {
    result.add(corner);
  }
  return result;
}

}  // namespace

std::string web_style(const Project& project, const Work& work, std::span<const StyledLayer> styled,
                      const std::string& folder) {
  return maplibre_document(
      styled, {project.name, folder, lonlat_box(work.territory.polygons.box(), project.crs), project.language});
}

std::vector<Companion> companions_of(const Project& project, const Work& work, std::span<const StyledLayer> styled,
                                     const std::filesystem::path& product) {
  const auto beside = [&](const char* extension) {
    return std::filesystem::path(product).replace_extension(extension);
  };
  const std::string name = product.stem().string();
  return {{beside(".qgz"), qgis_archive(name, qgis_project(project, work, styled, product))},
          {beside(".maplibre.json"), web_style(project, work, styled, name + ".geojson/")}};
}
}  // namespace comarca
