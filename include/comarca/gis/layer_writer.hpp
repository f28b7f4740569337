// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/gis/layer_schema.hpp"

namespace comarca {

/// A cell of the product: missing, whole, real or text. Dates are ISO text.
using CellValue = std::variant<std::monostate, std::int64_t, double, std::string>;

/// How a layer is drawn, for the layer_styles table.
struct LayerStyle {
  std::string layer;
  std::string name;
  std::string qml;
  std::string sld;
  std::string description;
};

struct WriterOptions {
  std::string crs = "EPSG:9377";
  Language language = Language::spanish;
  std::string date = "2000-01-01";  ///< the date every time stamp of the file carries: never the clock
};

enum class LayerFormat { geopackage, flatgeobuf, geojson, postgis };

/// What a target of a format names.
enum class LayerPlace { file, folder, database };

/// A format as the command line knows it. To add one: a value of LayerFormat, its line in layer_formats() beside what
/// makes its writer, and the writer.
struct LayerFormatEntry {
  LayerFormat format;
  std::string_view word;
  LayerPlace place;
};

/// Every format, in the order of the help.
[[nodiscard]] std::span<const LayerFormatEntry> layer_formats();
/// Throws a usage error for a word that is none.
[[nodiscard]] const LayerFormatEntry& layer_format(std::string_view word);
[[nodiscard]] LayerPlace layer_place(LayerFormat format) noexcept;

/// Takes the product layer by layer. Nothing is visible to others until finish(); dropped before, it leaves nothing.
class LayerWriter {
 public:
  virtual ~LayerWriter() = default;

  /// Rows that follow belong to this layer, until the next begin_layer().
  virtual void begin_layer(const LayerSchema& schema) = 0;
  /// One cell per field of the schema, and a geometry as WKB of the product's CRS (empty for none).
  virtual void add_row(std::span<const CellValue> cells, std::string_view wkb) = 0;
  /// A view of layers that are written, before or after it; formats that keep no query take no notice.
  virtual void add_view(const ViewSchema& view) = 0;
  /// Styles and the ISO metadata document; formats without a place for them take no notice.
  virtual void set_styles(std::vector<LayerStyle> styles) = 0;
  virtual void set_metadata(std::string iso_xml) = 0;
  /// A MapLibre style for all layers, for formats that a web map reads; the others take no notice.
  virtual void set_web_style(std::string maplibre) = 0;
  /// Completes the product and puts it in place of an earlier one in one step.
  virtual void finish() = 0;
};

/// `target` is a file for geopackage, a folder for flatgeobuf and geojson, a libpq connection string for postgis.
[[nodiscard]] std::unique_ptr<LayerWriter> make_layer_writer(LayerFormat format, const std::string& target,
                                                             const WriterOptions& options);

}  // namespace comarca
