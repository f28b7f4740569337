// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include <gtest/gtest.h>

#include "comarca/geometry/overlay.hpp"
#include "comarca/geometry/validity.hpp"
#include "comarca/gis/vector_reader.hpp"
#include "comarca/landuse/land_layer.hpp"

namespace comarca {
namespace {

/// A layer of Ocaña's plan in the national CRS, repaired; nothing when the real data is not at hand.
std::optional<Polygons> ocana(const std::string& name) {
  const char* folder = std::getenv("COMARCA_REALDATA");
  const auto file = std::filesystem::path(folder == nullptr ? "" : folder) / "pot" / ("ocana_" + name + ".geojson");
  if (folder == nullptr || !std::filesystem::exists(file)) {
    return std::nullopt;
  }
  Findings findings;
  VectorLayer layer = read_vector_layer(file, "", {}, findings);
  Projection("EPSG:9377").from_lonlat(layer.polygons.points);
  repair_invalid(layer.polygons);
  return std::move(layer.polygons);
}

TEST(RealLand, hazards_of_tens_of_thousands_of_vertices_agree_with_geos) {
  const auto hazards = ocana("amenaza_movimientos_masa");
  const auto communes = ocana("comunas");
  if (!hazards || !communes) {
    GTEST_SKIP() << "COMARCA_REALDATA names no folder with Ocaña's plan";
  }
  const ArealScale scale(Projection("EPSG:9377"), hazards->box());
  const AreaOverlay overlay = overlay_areas(*hazards, *communes, scale);
  ASSERT_FALSE(overlay.pieces.empty());
  const PolygonOverlay geos;
  for (const AreaPiece& piece : overlay.pieces) {
    Polygons common;
    geos.intersection({*hazards, piece.feature}, {*communes, piece.unit}, common);
    // Half a millimetre of GEOS's grid along outlines of some 250 km is 125 m2 at the very most.
    EXPECT_NEAR(piece.area_m2, scale.area_m2(common, 0), 5 + 1e-5 * piece.area_m2) << piece.feature << piece.unit;
  }
}

TEST(RealLand, overlapping_protected_areas_count_once_and_are_reported) {
  auto areas = ocana("areas_protegidas");
  if (!areas) {
    GTEST_SKIP() << "COMARCA_REALDATA names no folder with Ocaña's plan";
  }
  LandLayer layer;
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < areas->unit_count(); ++i) {
    all.push_back(i);
    layer.features.push_back({"area", {"", "proteccion"}, kOutside, "ocana", true});
  }
  const ArealScale scale(Projection("EPSG:9377"), areas->box());
  Polygons united;
  PolygonOverlay().dissolve(*areas, all, united);
  layer.polygons = std::move(*areas);
  const LandClasses classes;
  Findings findings;
  cut_overlaps(layer, {layer.polygons, {}, scale, classes, 1000}, findings);
  EXPECT_GE(findings.list().size(), 13U);  // pairs its description counts
  double sum = 0;
  for (const double area : scale.areas_m2(layer.polygons)) {
    sum += area;
  }
  EXPECT_NEAR(sum / scale.area_m2(united, 0), 1, 1e-7);
}

}  // namespace
}  // namespace comarca
