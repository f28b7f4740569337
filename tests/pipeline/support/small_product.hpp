// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "comarca/gis/layer_writer.hpp"

namespace comarca::testing_support {

/// A unit of a product: a rectangle in kilometres from a corner near Colombia's middle.
struct DrawnUnit {
  std::string code;
  std::string name;
  std::string department;
  std::string subregion;
  double west_km = 0;
  double south_km = 0;
  double width_km = 10;
  double height_km = 10;
};

/// A row of `indicadores` of the zone total.
struct DrawnFigure {
  std::string level = "municipio";
  std::string code;
  std::string period = "2020";
  std::string indicator = "nbi";
  std::string figure = "nbi";
  CellValue value = {};
  std::string state = "publicado";
  std::string reason = {};
};

/// A feature of any layer: what it holds by column, and its geometry as WKB.
struct DrawnFeature {
  std::vector<std::pair<std::string, CellValue>> cells;
  std::string wkb;
};

struct DrawnLayer {
  LayerSchema schema;
  std::vector<DrawnFeature> features;
};

/// Writes a product by hand, with as few layers as a test needs, in a folder that goes with it.
class SmallProduct {
 public:
  SmallProduct();
  SmallProduct(const SmallProduct&) = delete;
  SmallProduct& operator=(const SmallProduct&) = delete;
  ~SmallProduct();

  std::vector<DrawnUnit> municipalities;
  std::vector<DrawnUnit> subregions;
  std::vector<DrawnUnit> departments;
  std::vector<DrawnFigure> figures;
  std::vector<DrawnLayer> layers;

  /// Returns the file.
  std::filesystem::path write() const;
  [[nodiscard]] const std::filesystem::path& folder() const noexcept { return folder_; }

 private:
  std::filesystem::path folder_;
};

/// A rectangle as WKB of a multipolygon, in the kilometres of DrawnUnit.
[[nodiscard]] std::string rectangle_wkb(double west_km, double south_km, double width_km, double height_km);

/// A point and a line, in the same kilometres.
[[nodiscard]] std::string spot_wkb(double east_km, double north_km);
[[nodiscard]] std::string stretch_wkb(double x_km, double y_km, double to_x_km, double to_y_km);

/// Four municipalities in a row, two to a subregion: A and B of «Norte» (96S01), C and D of «Sur» (96S02).
void four_in_a_row(SmallProduct& product);

}  // namespace comarca::testing_support
