// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "comarca/cartography/layer_style.hpp"
#include "comarca/pipeline/project.hpp"
#include "comarca/pipeline/work.hpp"
#include "pipeline/product/recording_writer.hpp"

namespace comarca {

/// Writes a QGIS project beside the GeoPackage `product`, of the same name.
void write_project_for_qgis(const Project& project, const std::filesystem::path& data, const Work& work,
                            const RecordingWriter& written, const std::filesystem::path& product);

}  // namespace comarca
