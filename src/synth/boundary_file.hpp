// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "comarca/synth/demo_territory.hpp"
#include "synth/figures.hpp"
#include "synth/output_folder.hpp"
#include "synth/table_layout.hpp"

namespace comarca::synth {

/// The polygons of one unit as the `coordinates` of a MultiPolygon, to the millimetre.
void append_coordinates(const Polygons& polygons, std::size_t unit, std::string& out);

/// A GeoJSON file in EPSG:9377 (named by a `crs` member, as GDAL writes it), with the columns of a layout.
void write_boundaries(const DemoTerritory& territory, const Figures& figures, const Table& layout,
                      OutputFolder& folder);

}  // namespace comarca::synth
