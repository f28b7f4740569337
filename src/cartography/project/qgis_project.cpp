// SPDX-License-Identifier: Apache-2.0
#include "comarca/cartography/qgis_project.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cartography/project/qgis_layout.hpp"
#include "cartography/project/zip.hpp"
#include "cartography/style/qml_symbols.hpp"
#include "comarca/geometry/projection.hpp"

namespace comarca {
namespace {

struct Theme {
  const char* id = "";
  Text name;
};
const std::array<Theme, 5> kThemes = {{{"resultados", {"Resultados", "Results"}},
                                       {"suelo", {"Ordenamiento del suelo", "Land use"}},
                                       {"calidad", {"Calidad de los datos", "Quality of the data"}},
                                       {"territorio", {"Territorio", "Territory"}},
                                       {"tablas", {"Tablas", "Tables"}}}};

class ProjectWriter {
 public:
  explicit ProjectWriter(const QgisProject& project) : project_(project), wkt_(Projection(project.crs).wkt()) {}

  std::string write() {
    xml_.raw("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n");
    xml_.open("qgis", {{"projectname", project_.title}, {"version", "3.22.16"}});
    xml_.empty("homePath", {{"path", ""}}).element("title", project_.title);
    xml_.open("projectCrs");
    write_crs();
    xml_.close();
    write_tree();
    write_relations();
    write_canvas();
    xml_.open("projectlayers");
    for (const auto& layer : project_.layers) {
      write_layer(layer);
    }
    xml_.close();
    xml_.open("layerorder");
    for (const auto& layer : project_.layers) {
      xml_.empty("layer", {{"id", qgis_layer_id(layer.style.layer)}});
    }
    xml_.close();
    xml_.open("properties").open("Paths").element("Absolute", "false", {{"type", "bool"}}).close();
    xml_.open("SpatialRefSys").element("ProjectionsEnabled", "1", {{"type", "int"}}).close();
    xml_.open("Measure").element("Ellipsoid", "EPSG:7019", {{"type", "QString"}}).close().close();
    write_qgis_layouts(xml_, project_);
    write_bookmarks();
    xml_.open("ProjectViewSettings", {{"UseProjectScales", "0"}})
        .open("DefaultViewExtent", {{"xmin", fmt::format("{}", project_.extent.min_x)},
                                    {"ymin", fmt::format("{}", project_.extent.min_y)},
                                    {"xmax", fmt::format("{}", project_.extent.max_x)},
                                    {"ymax", fmt::format("{}", project_.extent.max_y)}});
    write_crs();
    xml_.close().close().close();
    return xml_.text();
  }

 private:
  /// QGIS does not find every code of PROJ by its name alone, so the definition comes along.
  void write_crs() { xml_.open("spatialrefsys").element("wkt", wkt_).element("authid", project_.crs).close(); }

  [[nodiscard]] std::string source_of(const StyleModel& style) const {
    return fmt::format("./{}|layername={}", project_.product, style.layer);
  }

  void write_tree() {
    xml_.open("layer-tree-group");
    for (const auto& theme : kThemes) {
      const auto in_theme = [&](const QgisLayer& layer) { return layer.style.theme == theme.id; };
      if (std::ranges::none_of(project_.layers, in_theme)) {
        continue;
      }
      xml_.open("layer-tree-group",
                {{"name", theme.name.in(project_.language)}, {"checked", "Qt::Checked"}, {"expanded", "1"}});
      for (const auto& layer : project_.layers) {
        if (in_theme(layer)) {
          xml_.empty("layer-tree-layer", {{"id", qgis_layer_id(layer.style.layer)},
                                          {"name", layer.style.title.in(project_.language)},
                                          {"checked", layer.style.shown ? "Qt::Checked" : "Qt::Unchecked"},
                                          {"expanded", "0"},
                                          {"providerKey", "ogr"},
                                          {"source", source_of(layer.style)}});
        }
      }
      xml_.close();
    }
    xml_.close();
  }

  void write_relations() {
    xml_.open("relations");
    for (const auto& relation : project_.relations) {
      xml_.open("relation", {{"id", fmt::format("{}_{}_{}", relation.layer, relation.field, relation.parent_layer)},
                             {"name", relation.name.in(project_.language)},
                             {"referencingLayer", qgis_layer_id(relation.layer)},
                             {"referencedLayer", qgis_layer_id(relation.parent_layer)},
                             {"strength", "Association"}});
      xml_.empty("fieldRef", {{"referencingField", relation.field}, {"referencedField", relation.parent_field}})
          .close();
    }
    xml_.close();
  }

  void write_extent(const Box& extent) {
    xml_.open("extent")
        .element("xmin", fmt::format("{}", extent.min_x))
        .element("ymin", fmt::format("{}", extent.min_y));
    xml_.element("xmax", fmt::format("{}", extent.max_x)).element("ymax", fmt::format("{}", extent.max_y)).close();
  }

  void write_canvas() {
    xml_.open("mapcanvas", {{"name", "theMapCanvas"}, {"annotationsVisible", "1"}}).element("units", "meters");
    write_extent(project_.extent);
    xml_.element("rotation", "0").open("destinationsrs");
    write_crs();
    xml_.close().close();
  }

  void write_layer(const QgisLayer& layer) {
    static const std::array<const char*, 4> kGeometries = {"No geometry", "Point", "Line", "Polygon"};
    const StyleModel& style = layer.style;
    xml_.open("maplayer", {{"type", "vector"},
                           {"geometry", kGeometries[static_cast<std::size_t>(style.geometry)]},
                           {"labelsEnabled", style.label ? "1" : "0"},
                           {"styleCategories", "AllStyleCategories"},
                           {"hasScaleBasedVisibilityFlag", "0"},
                           {"simplifyDrawingHints", "1"},
                           {"simplifyDrawingTol", "1"},
                           {"readOnly", "0"}});
    xml_.element("id", qgis_layer_id(style.layer))
        .element("datasource", source_of(style))
        .element("layername", style.title.in(project_.language));
    xml_.open("srs");
    if (style.geometry != GeometryKind::none) {
      write_crs();
    }
    xml_.close();
    xml_.element("provider", "ogr", {{"encoding", "UTF-8"}});
    if (style.geometry != GeometryKind::none) {
      write_qml_renderer(xml_, style, project_.language);
      write_qml_labeling(xml_, style);
    }
    write_qml_aliases(xml_, layer.fields, project_.language);
    if (const auto name = std::ranges::find_if(layer.fields, &FieldSchema::names_row); name != layer.fields.end()) {
      xml_.element("previewExpression", fmt::format("\"{}\"", name->name));
    }
    xml_.close();
  }

  [[nodiscard]] static std::string polygon_text(const Box& box) {
    return fmt::format("POLYGON(({0} {1}, {2} {1}, {2} {3}, {0} {3}, {0} {1}))", box.min_x, box.min_y, box.max_x,
                       box.max_y);
  }

  void write_bookmarks() {
    xml_.open("Bookmarks");
    for (std::size_t i = 0; i < project_.bookmarks.size(); ++i) {
      const auto& bookmark = project_.bookmarks[i];
      xml_.open("Bookmark", {{"id", fmt::format("{{marcador-{}}}", i + 1)},
                             {"name", bookmark.name},
                             {"group", bookmark.group},
                             {"extent", polygon_text(bookmark.extent)}});
      write_crs();
      xml_.close();
    }
    xml_.close();
  }

  const QgisProject& project_;
  std::string wkt_;
  XmlWriter xml_;
};

}  // namespace

std::string qgis_project_xml(const QgisProject& project) {
  return ProjectWriter(project).write();
}

std::string qgis_archive(const std::string& name, const QgisProject& project) {
  return stored_zip({{name + ".qgs", qgis_project_xml(project)}});
}

std::vector<QgisLayer> qgis_layers(std::span<const StyledLayer> styled) {
  std::vector<QgisLayer> result;
  for (const auto& [style, layer] : styled) {
    result.push_back({style, layer.fields});
  }
  return result;
}

}  // namespace comarca
