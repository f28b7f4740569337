// SPDX-License-Identifier: Apache-2.0
#include "gis/ogr_layer_sink.hpp"

#include <utility>

#include <cpl_string.h>
#include <fmt/format.h>

#include "comarca/base/error.hpp"

namespace comarca::gis {
namespace {

OGRwkbGeometryType geometry_type(GeometryKind kind) {
  switch (kind) {
    case GeometryKind::none:
      return wkbNone;
    case GeometryKind::point:
      return wkbPoint;
    case GeometryKind::line:
      return wkbMultiLineString;
    case GeometryKind::polygon:
      return wkbMultiPolygon;
  }
  return wkbNone;
}

OGRFieldType field_type(FieldType type) {
  switch (type) {
    case FieldType::text:
      return OFTString;
    case FieldType::integer:
      return OFTInteger64;
    case FieldType::real:
      return OFTReal;
    case FieldType::date:
      return OFTDate;
  }
  return OFTString;
}

struct FieldDefinitionDestroyer {
  void operator()(OGRFieldDefnH field) const noexcept { OGR_Fld_Destroy(field); }
};
using FieldDefinition = std::unique_ptr<std::remove_pointer_t<OGRFieldDefnH>, FieldDefinitionDestroyer>;

}  // namespace

OgrLayerSink::OgrLayerSink(LayerTarget target, const LayerSchema& schema, const WriterOptions& product)
    : schema_(schema), file_(std::move(target.file)) {
  const MessageTrap trap;
  const bool spatial = schema.geometry != GeometryKind::none;
  const SpatialReference reference = spatial ? spatial_reference(product.crs) : nullptr;
  char** list = nullptr;
  for (const auto& option : target.options) {
    list = CSLAddString(list, option.c_str());
  }
  layer_ = GDALDatasetCreateLayer(target.dataset, schema.name.c_str(), reference.get(), geometry_type(schema.geometry),
                                  list);
  CSLDestroy(list);
  if (layer_ == nullptr) {
    fail("create the layer", trap);
  }
  create_fields();
}

void OgrLayerSink::create_fields() const {
  const MessageTrap trap;
  for (const auto& field : schema_.fields) {
    const FieldDefinition definition(OGR_Fld_Create(field.name.c_str(), field_type(field.type)));
    if (OGR_L_CreateField(layer_, definition.get(), 1) != OGRERR_NONE) {
      fail(fmt::format("create the field '{}'", field.name), trap);
    }
  }
}

void OgrLayerSink::set_cell(OGRFeatureH feature, int field, const CellValue& cell) const {
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
    OGR_F_SetFieldInteger64(feature, field, *whole);
  } else if (const auto* real = std::get_if<double>(&cell)) {
    OGR_F_SetFieldDouble(feature, field, *real);
  } else if (const auto* text = std::get_if<std::string>(&cell)) {
    OGR_F_SetFieldString(feature, field, text->c_str());
  } else {
    OGR_F_SetFieldNull(feature, field);
  }
}

void OgrLayerSink::add(std::span<const CellValue> cells, std::string_view wkb) {
  const MessageTrap trap;
  const Feature feature(OGR_F_Create(OGR_L_GetLayerDefn(layer_)));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    set_cell(feature.get(), static_cast<int>(i), cells[i]);
  }
  if (!wkb.empty()) {
    OGRGeometryH geometry = nullptr;
    if (OGR_G_CreateFromWkb(wkb.data(), nullptr, &geometry, static_cast<int>(wkb.size())) != OGRERR_NONE) {
      fail("build a geometry", trap);
    }
    geometries_ += OGR_G_IsEmpty(geometry) != 0 ? 0U : 1U;
    OGR_F_SetGeometryDirectly(feature.get(), geometry);
  }
  if (OGR_L_CreateFeature(layer_, feature.get()) != OGRERR_NONE) {
    fail("write a row", trap);
  }
  ++rows_;
}

void OgrLayerSink::fail(std::string_view doing, const MessageTrap& trap) const {
  throw io_error(fmt::format("cannot {}: {}", doing, trap.failure()), {.file = file_, .layer = schema_.name},
                 "Nothing was changed. Check the disk, the memory and your rights there.");
}

}  // namespace comarca::gis
