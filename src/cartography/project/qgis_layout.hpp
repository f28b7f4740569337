// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/base/xml.hpp"
#include "comarca/cartography/qgis_project.hpp"

namespace comarca {

/// The id of a layer in a project.
[[nodiscard]] std::string qgis_layer_id(const std::string& layer);

/// `<Layouts>`: one sheet of everything, and an atlas with a page for each unit of the atlas layer.
void write_qgis_layouts(XmlWriter& xml, const QgisProject& project);

}  // namespace comarca
