// SPDX-License-Identifier: Apache-2.0
#include "comarca/gis/vector_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "gis/feature_geometry.hpp"
#include "gis/gdal_handles.hpp"
#include "gis/open.hpp"

namespace comarca {
namespace {

using gis::Dataset;

LayerInfo describe_layer(OGRLayerH layer) {
  LayerInfo info;
  info.name = OGR_L_GetName(layer);
  info.geometry = OGRGeometryTypeToName(OGR_L_GetGeomType(layer));
  info.crs = gis::crs_text(OGR_L_GetSpatialRef(layer));
  info.features = static_cast<std::size_t>(std::max<GIntBig>(0, OGR_L_GetFeatureCount(layer, 1)));
  const OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
  for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
    const OGRFieldDefnH field = OGR_FD_GetFieldDefn(definition, i);
    info.columns.push_back({OGR_Fld_GetNameRef(field), OGR_GetFieldTypeName(OGR_Fld_GetType(field))});
  }
  return info;
}

bool may_hold_polygons(OGRLayerH layer) {
  const OGRwkbGeometryType type = wkbFlatten(OGR_L_GetGeomType(layer));
  return type == wkbPolygon || type == wkbMultiPolygon || type == wkbUnknown || type == wkbGeometryCollection ||
         type == wkbCurvePolygon || type == wkbMultiSurface;
}

OGRLayerH choose_layer(const Dataset& dataset, const std::string& wanted, const std::filesystem::path& path,
                       const Where& asked_at) {
  std::vector<std::string> names;
  for (int i = 0; i < GDALDatasetGetLayerCount(dataset.get()); ++i) {
    const OGRLayerH layer = GDALDatasetGetLayer(dataset.get(), i);
    names.emplace_back(OGR_L_GetName(layer));
    if (wanted.empty() ? may_hold_polygons(layer) : names.back() == wanted) {
      return layer;
    }
  }
  if (wanted.empty()) {
    throw data_error("the file has no polygon layer", {.file = path.string()},
                     fmt::format("Layers: {}.", join(names, ", ")));
  }
  if (!asked_at.file.empty()) {
    throw data_error(fmt::format("the file '{}' has no layer '{}'", path.string(), wanted), asked_at,
                     suggestion(wanted, names));
  }
  throw data_error(fmt::format("the file has no layer '{}'", wanted), {.file = path.string()},
                   suggestion(wanted, names));
}

/// What the geometry of the layer's last row brought.
void add_geometry_findings(const gis::GeometryNotes& notes, const VectorLayer& layer, const std::string& file,
                           Findings& findings) {
  const std::size_t row = layer.size() - 1;
  const std::string where = fmt::format("{}, {}: {}", file, layer.name, row + 1);
  if (layer.polygons.unit_empty(row)) {
    const bool other = notes.other_geometries > 0;
    findings.add(
        {.code = other ? "geometria-no-poligonal" : "geometria-vacia",
         .severity = Severity::error,
         .layer = layer.name,
         .where = where,
         .what = other ? Text{"La entidad tiene puntos o líneas y ningún polígono.",
                              "The feature holds points or lines and no polygon."}
                       : Text{"La entidad no tiene geometría.", "The feature has no geometry."},
         .remedy = {"Corrija la geometría en el archivo de origen.", "Mend the geometry in the source file."}});
    return;
  }
  if (notes.other_geometries + notes.dropped_rings > 0) {
    findings.add(
        {.code = "geometria-parcial",
         .severity = Severity::warning,
         .layer = layer.name,
         .where = where,
         .what = {fmt::format("Se dejaron fuera {} partes que no son polígonos y {} anillos de menos de tres puntos.",
                              notes.other_geometries, notes.dropped_rings),
                  fmt::format("Left out {} parts that are not polygons and {} rings of fewer than three points.",
                              notes.other_geometries, notes.dropped_rings)},
         .remedy = {"Revise la entidad en el archivo de origen.", "Look at the feature in the source file."}});
  }
}

void read_cells(OGRFeatureH feature, VectorLayer& layer, const std::string& encoding) {
  for (std::size_t i = 0; i < layer.cells.size(); ++i) {
    const int field = static_cast<int>(i);
    if (OGR_F_IsFieldSetAndNotNull(feature, field) == 0) {
      layer.cells[i].emplace_back();
      continue;
    }
    std::string text = OGR_F_GetFieldAsString(feature, field);
    // A declared encoding was applied by the driver; bytes that are still not UTF-8 come from a format that names none.
    layer.cells[i].emplace_back(encoding.empty() && !is_utf8(text) ? latin1_to_utf8(text) : std::move(text));
  }
}

}  // namespace

std::optional<std::size_t> VectorLayer::column(std::string_view name_wanted) const {
  const auto exact = std::ranges::find(columns, name_wanted);
  if (exact != columns.end()) {
    return static_cast<std::size_t>(exact - columns.begin());
  }
  const std::string wanted = folded(name_wanted);
  const auto alike =
      std::ranges::find_if(columns, [&](const std::string& candidate) { return folded(candidate) == wanted; });
  return alike == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(alike - columns.begin()));
}

DatasetInfo describe_dataset(const std::filesystem::path& path, const OpenOptions& options) {
  const Dataset dataset = gis::open_dataset(path, options);
  const gis::MessageTrap trap;
  DatasetInfo info;
  info.driver = GDALGetDriverShortName(GDALGetDatasetDriver(dataset.get()));
  for (int i = 0; i < GDALDatasetGetLayerCount(dataset.get()); ++i) {
    info.layers.push_back(describe_layer(GDALDatasetGetLayer(dataset.get(), i)));
  }
  return info;
}

VectorLayer read_vector_layer(const std::filesystem::path& path, const std::string& layer_name,
                              const OpenOptions& options, Findings& findings) {
  const Dataset dataset = gis::open_dataset(path, options);
  const gis::MessageTrap trap;
  const OGRLayerH source = choose_layer(dataset, layer_name, path, options.layer_asked_at);
  VectorLayer layer;
  layer.name = OGR_L_GetName(source);
  layer.driver = GDALGetDriverShortName(GDALGetDatasetDriver(dataset.get()));
  layer.crs = gis::crs_text(OGR_L_GetSpatialRef(source));
  const OGRFeatureDefnH definition = OGR_L_GetLayerDefn(source);
  for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
    layer.columns.emplace_back(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i)));
  }
  layer.cells.resize(layer.columns.size());
  OGR_L_ResetReading(source);
  while (const gis::Feature feature{OGR_L_GetNextFeature(source)}) {
    read_cells(feature.get(), layer, options.encoding);
    const auto notes =
        gis::append_geometry(layer.polygons, OGRGeometry::FromHandle(OGR_F_GetGeometryRef(feature.get())));
    add_geometry_findings(notes, layer, path.filename().string(), findings);
  }
  if (!trap.failure().empty()) {
    throw data_error(fmt::format("the file cannot be read to its end: {}", trap.failure()),
                     {.file = path.string(), .layer = layer.name},
                     "It may have been cut short while it was copied; fetch it again.");
  }
  return layer;
}

}  // namespace comarca
