// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "comarca/base/date.hpp"
#include "comarca/base/language.hpp"
#include "comarca/gis/layer_writer.hpp"
#include "comarca/product/recording_writer.hpp"

namespace comarca {

struct ChartSection;
struct MapSection;

/// What a product is called, beside what its layers hold.
struct ProductImprint {
  std::string title;
  std::string crs;
  Date date;
  Language language = Language::spanish;
  std::string file_name = {};  ///< of a GeoPackage, which has companions; empty for other formats
};

/// A file beside a GeoPackage, of its name but for the ending: ".qgz".
struct Companion {
  std::string ending;
  std::string bytes;
};

/// What people open a product with.
struct Presentation {
  std::vector<LayerStyle> styles;  ///< for the table of styles
  std::string web_style;           ///< for web maps, of layers that lie as GeoJSON beside it
  std::vector<Companion> companions;
};

/// Makes a product readable for people. The pipeline writes layers and knows no style; whoever composes the program
/// hands it a presenter, which sees what was written and, for drawing, the finished file: never the run's work.
/// ADR 0226 says why it is so.
class Presenter {
 public:
  virtual ~Presenter() = default;

  [[nodiscard]] virtual Presentation present(const RecordingWriter& written, const ProductImprint& imprint) const = 0;
  /// Draw what a project declares from a GeoPackage, into the file that the section names.
  virtual void draw(const std::filesystem::path& product, const MapSection& map, Language language) const = 0;
  virtual void draw(const std::filesystem::path& product, const ChartSection& chart, Language language) const = 0;
};

}  // namespace comarca
