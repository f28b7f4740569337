// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/base/xml.hpp"
#include "comarca/cartography/layer_style.hpp"

namespace comarca {

/// One `<symbol>` of QGIS for a rule.
void write_qml_symbol(XmlWriter& xml, const StyleRule& rule, GeometryKind geometry, const std::string& name);

/// The `<renderer-v2>` and `<labeling>` of a style, as a QML file and a project hold them alike.
void write_qml_renderer(XmlWriter& xml, const StyleModel& style, Language language);
void write_qml_labeling(XmlWriter& xml, const StyleModel& style);
void write_qml_aliases(XmlWriter& xml, std::span<const FieldSchema> fields, Language language);

/// The conditions of a rule as a QGIS expression.
[[nodiscard]] std::string qgis_expression(const StyleRule& rule);

}  // namespace comarca
