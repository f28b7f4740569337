// SPDX-License-Identifier: Apache-2.0
#include "cartography/project/qgis_map_parts.hpp"

#include "cartography/style/qml_symbols.hpp"

namespace comarca {
namespace {

// QgsLayoutItemMapGrid's numbers.
constexpr const char* kSolidLines = "0";
constexpr const char* kDynamicInterval = "3";
constexpr const char* kInsideFrame = "0";
constexpr const char* kNorthingsOnly = "1";
constexpr const char* kEastingsOnly = "2";
constexpr const char* kHidden = "3";
constexpr const char* kUpwards = "1";
constexpr const char* kAcross = "0";
constexpr const char* kOverLayers = "3";

constexpr Color kGridColor = {140, 140, 140};
constexpr Color kFrameColor = {179, 38, 30};

}  // namespace

void write_map_grid(XmlWriter& xml, const std::string& id) {
  xml.open("ComposerMapGrid", {{"uuid", id},
                               {"name", "cuadricula"},
                               {"show", "1"},
                               {"position", kOverLayers},
                               {"gridStyle", kSolidLines},
                               {"unit", kDynamicInterval},
                               {"minimumIntervalWidth", "40"},
                               {"maximumIntervalWidth", "80"},
                               {"intervalX", "0"},
                               {"intervalY", "0"},
                               {"offsetX", "0"},
                               {"offsetY", "0"},
                               {"crossLength", "3"},
                               {"gridFrameStyle", "0"},
                               {"gridFrameSideFlags", "15"},
                               {"gridFrameWidth", "2"},
                               {"blendMode", "0"},
                               {"showAnnotation", "1"},
                               {"annotationFormat", "0"},
                               {"annotationPrecision", "0"},
                               {"frameAnnotationDistance", "0.8"},
                               {"leftAnnotationDisplay", kNorthingsOnly},
                               {"leftAnnotationPosition", kInsideFrame},
                               {"leftAnnotationDirection", kUpwards},
                               {"bottomAnnotationDisplay", kEastingsOnly},
                               {"bottomAnnotationPosition", kInsideFrame},
                               {"bottomAnnotationDirection", kAcross},
                               {"rightAnnotationDisplay", kHidden},
                               {"topAnnotationDisplay", kHidden}});
  xml.open("lineStyle");
  StyleRule line;
  line.stroke = {kGridColor, 0.1, {}};
  write_qml_symbol(xml, line, GeometryKind::line, "");
  xml.close();
  xml.open("text-style", {{"fontFamily", "DejaVu Sans Condensed"},
                          {"fontSize", "5.5"},
                          {"fontSizeUnit", "Point"},
                          {"textColor", "90,90,90,255"},
                          {"textOpacity", "1"},
                          {"fontWeight", "50"}});
  xml.empty("text-buffer", {{"bufferDraw", "1"},
                            {"bufferSize", "0.5"},
                            {"bufferSizeUnits", "MM"},
                            {"bufferColor", "255,255,255,255"},
                            {"bufferOpacity", "0.8"}});
  xml.close().close();
}

void write_map_overview(XmlWriter& xml, const std::string& id, const std::string& framed_map) {
  xml.open("ComposerMapOverview", {{"uuid", id},
                                   {"name", "marco"},
                                   {"show", "1"},
                                   {"position", kOverLayers},
                                   {"frameMap", framed_map},
                                   {"inverted", "0"},
                                   {"centered", "0"},
                                   {"blendMode", "0"}});
  StyleRule frame;
  frame.stroke = {kFrameColor, 0.5, {}};
  write_qml_symbol(xml, frame, GeometryKind::polygon, "");
  xml.close();
}

}  // namespace comarca
