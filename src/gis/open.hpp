// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "comarca/gis/vector_reader.hpp"
#include "gis/gdal_handles.hpp"

namespace comarca::gis {

/// Opens a local file with the allowed drivers only. Refuses connection strings, virtual paths, files that are not
/// there, and archives that unpack to more than comarca is willing to hold.
[[nodiscard]] Dataset open_dataset(const std::filesystem::path& path, const OpenOptions& options);

}  // namespace comarca::gis
