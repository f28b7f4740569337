// SPDX-License-Identifier: Apache-2.0
#include "cartography/style/qml_symbols.hpp"

namespace comarca {

std::string to_qml(const StyleModel& style, std::span<const FieldSchema> fields, Language language) {
  XmlWriter xml;
  xml.raw("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n");
  xml.open("qgis", {{"version", "3.22.16"},
                    {"styleCategories", style.geometry == GeometryKind::none ? "Fields" : "Symbology|Labeling|Fields"},
                    {"labelsEnabled", style.label ? "1" : "0"}});
  if (style.geometry != GeometryKind::none) {
    write_qml_renderer(xml, style, language);
    write_qml_labeling(xml, style);
  }
  write_qml_aliases(xml, fields, language);
  xml.element("layerGeometryType", style.geometry == GeometryKind::point  ? "0"
                                   : style.geometry == GeometryKind::line ? "1"
                                   : style.geometry == GeometryKind::none ? "4"
                                                                          : "2");
  xml.close();
  return xml.text();
}

}  // namespace comarca
