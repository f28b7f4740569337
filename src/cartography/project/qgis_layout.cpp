// SPDX-License-Identifier: Apache-2.0
#include "cartography/project/qgis_layout.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cartography/project/qgis_map_parts.hpp"

namespace comarca {
namespace {

// QgsLayoutItemRegistry's numbers.
constexpr const char* kPageItem = "65638";
constexpr const char* kMapItem = "65639";
constexpr const char* kPictureItem = "65640";
constexpr const char* kLabelItem = "65641";
constexpr const char* kLegendItem = "65642";
constexpr const char* kScaleBarItem = "65646";

constexpr double kMapWidth = 205;
constexpr double kMapHeight = 165;

enum class LayoutKind { sheet, atlas };

/// A rectangle on the page in millimetres.
struct Place {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

class LayoutWriter {
 public:
  LayoutWriter(XmlWriter& xml, const QgisProject& project, LayoutKind kind)
      : xml_(xml), project_(project), kind_(kind), language_(project.language) {}

  void write() {
    const bool atlas = kind_ == LayoutKind::atlas;
    xml_.open("Layout", {{"name", atlas ? atlas_name() : in(language_, "Hoja general", "General sheet")},
                         {"units", "mm"},
                         {"printResolution", "300"},
                         {"worldFileMap", ""}});
    xml_.empty("Snapper", {{"snapToGrid", "0"}, {"snapToGuides", "1"}, {"snapToItems", "1"}, {"tolerance", "5"}});
    xml_.open("PageCollection");
    open_item(kPageItem, "pagina", {0, 0, 297, 210}, {});
    close_item();
    xml_.empty("GuideCollection", {{"visible", "1"}}).close();
    scale_bar();
    north_arrow();
    legend();
    locator();
    label("notas", {10, 191, 277, 7}, project_.notes, 7);
    label("fuente", {10, 198, 277, 8}, in(language_, "Fuente: ", "Source: ") + project_.source, 7);
    label("titulo", {10, 8, 277, 12}, atlas ? "[% @project_title %]: [% @atlas_pagename %]" : "[% @project_title %]",
          18);
    map();
    if (atlas) {
      xml_.empty("Atlas",
                 {{"enabled", "1"},
                  {"coverageLayer", qgis_layer_id(project_.atlas.layer)},
                  {"coverageLayerName", project_.atlas.layer},
                  {"coverageLayerProvider", "ogr"},
                  {"coverageLayerSource", fmt::format("./{}|layername={}", project_.product, project_.atlas.layer)},
                  {"pageNameExpression", fmt::format("\"{}\"", project_.atlas.name_field)},
                  {"filenamePattern", fmt::format("'atlas_' || \"{}\"", project_.atlas.key_field)},
                  {"sortFeatures", "1"},
                  {"sortKey", fmt::format("\"{}\"", project_.atlas.key_field)},
                  {"sortAscending", "1"},
                  {"filterFeatures", "0"},
                  {"hideCoverage", "0"}});
    }
    xml_.close();
  }

 private:
  using Attributes = std::vector<std::pair<std::string, std::string>>;

  [[nodiscard]] std::string atlas_name() const { return project_.atlas.title.in(project_.language); }

  [[nodiscard]] std::string uuid(const std::string& name) const {
    return fmt::format("{{{}-{}}}", kind_ == LayoutKind::atlas ? "atlas" : "hoja", name);
  }

  /// Opens an item with what all items have; `more` are the attributes of its kind.
  void open_item(const char* type, const std::string& name, const Place& place, const Attributes& more) {
    const std::string position = fmt::format("{},{},mm", place.x, place.y);
    std::string start = fmt::format(
        "<LayoutItem type=\"{}\" uuid=\"{}\" templateUuid=\"{}\" id=\"{}\" position=\"{}\" positionOnPage=\"{}\" "
        "size=\"{},{},mm\"",
        type, uuid(name), uuid(name), name, position, position, place.width, place.height);
    start +=
        R"( referencePoint="0" visibility="1" opacity="1" itemRotation="0" blendMode="0" excludeFromExports="0" groupUuid="" positionLock="false" outlineWidthM="0.3,mm" frameJoinStyle="miter")";
    if (std::ranges::none_of(more, [](const auto& one) { return one.first == "zValue"; })) {
      start += " zValue=\"1\"";
    }
    if (std::ranges::none_of(more, [](const auto& one) { return one.first == "frame"; })) {
      start += " frame=\"false\"";
    }
    start += fmt::format(" background=\"{}\"", type == kPageItem || type == kMapItem ? "true" : "false");
    for (const auto& [key, value] : more) {
      start += fmt::format(" {}=\"{}\"", key, xml_escaped(value));
    }
    xml_.raw(start + ">\n");
    xml_.empty("FrameColor", {{"red", "34"}, {"green", "34"}, {"blue", "34"}, {"alpha", "255"}});
    xml_.empty("BackgroundColor", {{"red", "255"}, {"green", "255"}, {"blue", "255"}, {"alpha", "255"}});
  }

  void close_item() { xml_.raw("</LayoutItem>\n"); }

  void label(const std::string& name, const Place& place, const std::string& text, int points) {
    open_item(kLabelItem, name, place,
              {{"labelText", text},
               {"halign", "1"},
               {"valign", "32"},
               {"htmlState", "0"},
               {"marginX", "0"},
               {"marginY", "0"}});
    xml_.empty("LabelFont", {{"description",
                              fmt::format("DejaVu Sans Condensed,{},-1,5,{},0,0,0,0,0", points, points > 10 ? 75 : 50)},
                             {"style", ""}});
    xml_.empty("FontColor", {{"red", "34"}, {"green", "34"}, {"blue", "34"}, {"alpha", "255"}});
    close_item();
  }

  void map() {
    open_item(kMapItem, "mapa", {10, 24, kMapWidth, kMapHeight},
              {{"frame", "true"},
               {"mapRotation", "0"},
               {"followPreset", "false"},
               {"followPresetName", ""},
               {"keepLayerSet", "false"},
               {"drawCanvasItems", "true"},
               {"mapFlags", "0"},
               {"isTemporal", "0"},
               {"labelMargin", "0,mm"}});
    extent_of_all(kMapWidth, kMapHeight);
    xml_.empty("LayerSet");
    write_map_grid(xml_, uuid("cuadricula"));
    xml_.empty("AtlasMap",
               {{"atlasDriven", kind_ == LayoutKind::atlas ? "1" : "0"}, {"margin", "0.08"}, {"scalingMode", "2"}});
    close_item();
  }

  /// The whole project, with where the map's frame lies in it.
  void locator() {
    constexpr Place kPlace = {220, 144, 67, 28};
    open_item(kMapItem, "localizador", kPlace,
              {{"frame", "true"},
               {"mapRotation", "0"},
               {"followPreset", "false"},
               {"followPresetName", ""},
               {"keepLayerSet", "true"},
               {"drawCanvasItems", "false"},
               {"mapFlags", "0"},
               {"isTemporal", "0"},
               {"labelMargin", "0,mm"}});
    extent_of_all(kPlace.width, kPlace.height);
    xml_.open("LayerSet");
    for (const auto& layer : project_.layers) {
      if (std::ranges::find(project_.locator_layers, layer.style.layer) != project_.locator_layers.end()) {
        xml_.element("Layer", qgis_layer_id(layer.style.layer));
      }
    }
    xml_.close();
    write_map_overview(xml_, uuid("marco"), uuid("mapa"));
    xml_.empty("AtlasMap", {{"atlasDriven", "0"}, {"margin", "0.1"}, {"scalingMode", "2"}});
    close_item();
  }

  /// The extent of the project in the shape of a frame.
  void extent_of_all(double width, double height) {
    const Box& all = project_.extent;
    const double unit = 1.06 * std::max((all.max_x - all.min_x) / width, (all.max_y - all.min_y) / height);
    const Point middle{(all.min_x + all.max_x) / 2, (all.min_y + all.max_y) / 2};
    xml_.empty("Extent", {{"xmin", fmt::format("{}", middle.x - unit * width / 2)},
                          {"ymin", fmt::format("{}", middle.y - unit * height / 2)},
                          {"xmax", fmt::format("{}", middle.x + unit * width / 2)},
                          {"ymax", fmt::format("{}", middle.y + unit * height / 2)}});
  }

  void legend() {
    open_item(kLegendItem, "leyenda", {220, 24, 67, 116},
              {{"map_uuid", uuid("mapa")},
               {"legendFilterByMap", "1"},
               {"legendFilterByAtlas", "0"},
               {"resizeToContents", "1"},
               {"title", in(language_, "Leyenda", "Legend")},
               {"symbolWidth", "6"},
               {"symbolHeight", "3.5"},
               {"columnCount", "1"},
               {"boxSpace", "0"},
               {"wrapChar", ""},
               {"fontColor", "#222222"},
               {"lineSpacing", "1"},
               {"titleAlignment", "1"}});
    xml_.open("styles");
    const auto style = [&](const char* name, int points, int weight, const char* margin) {
      xml_.open("style", {{"name", name},
                          {"alignment", "1"},
                          {"indent", "0"},
                          {"marginTop", margin},
                          {"marginBottom", "1"},
                          {"marginLeft", std::string(name) == "symbolLabel" ? "2" : "0"}});
      xml_.empty(
          "styleFont",
          {{"description", fmt::format("DejaVu Sans Condensed,{},-1,5,{},0,0,0,0,0", points, weight)}, {"style", ""}});
      xml_.close();
    };
    style("title", 12, 75, "0");
    style("group", 9, 75, "3");
    style("subgroup", 8, 75, "2");
    style("symbol", 7, 50, "1");
    style("symbolLabel", 7, 50, "1");
    xml_.close();
    close_item();
  }

  void scale_bar() {
    open_item(kScaleBarItem, "escala", {238, 178, 48, 12},
              {{"mapUuid", uuid("mapa")},
               {"style", "Single Box"},
               {"unitType", "km"},
               {"unitLabel", "km"},
               {"numMapUnitsPerScaleBarUnit", "1"},
               {"numSegments", "2"},
               {"numSegmentsLeft", "0"},
               {"segmentSizeMode", "1"},
               {"minBarWidth", "20"},
               {"maxBarWidth", "40"},
               {"numUnitsPerSegment", "10"},
               {"height", "1.5"},
               {"labelBarSpace", "1"},
               {"boxContentSpace", "1"},
               {"alignment", "0"}});
    xml_.open("text-style", {{"fontFamily", "DejaVu Sans Condensed"},
                             {"fontSize", "7"},
                             {"fontSizeUnit", "Point"},
                             {"textColor", "34,34,34,255"},
                             {"textOpacity", "1"},
                             {"fontWeight", "50"}})
        .close();
    close_item();
  }

  void north_arrow() {
    open_item(kPictureItem, "norte", {220, 174, 14, 16},
              {{"file", ":/images/north_arrows/layout_default_north_arrow.svg"},
               {"northMode", "1"},
               {"northOffset", "0"},
               {"mapUuid", uuid("mapa")},
               {"pictureRotation", "0"},
               {"pictureWidth", "14"},
               {"pictureHeight", "16"},
               {"resizeMode", "0"},
               {"anchorPoint", "4"},
               {"mode", "2"},
               {"svgFillColor", "34,34,34,255"},
               {"svgBorderColor", "34,34,34,255"},
               {"svgBorderWidth", "0.2"}});
    close_item();
  }

  XmlWriter& xml_;
  const QgisProject& project_;
  LayoutKind kind_;
  Language language_;
};

}  // namespace

std::string qgis_layer_id(const std::string& layer) {
  return "comarca_" + layer;
}

void write_qgis_layouts(XmlWriter& xml, const QgisProject& project) {
  xml.open("Layouts");
  LayoutWriter(xml, project, LayoutKind::sheet).write();
  if (!project.atlas.layer.empty()) {
    LayoutWriter(xml, project, LayoutKind::atlas).write();
  }
  xml.close();
}

}  // namespace comarca
