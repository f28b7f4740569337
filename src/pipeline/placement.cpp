// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/placement.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/geometry/projection.hpp"

namespace comarca {
namespace {

/// Colombia with its islands and territorial sea, in degrees.
constexpr Box kCountry{-82.5, -4.6, -66.5, 16.5};

bool looks_like_degrees(const Box& box) {
  return box.min_x >= -180 && box.max_x <= 180 && box.min_y >= -90 && box.max_y <= 90;
}

std::string show(const Box& box) {
  return fmt::format("x {:g} to {:g}, y {:g} to {:g}", box.min_x, box.max_x, box.min_y, box.max_y);
}

std::string decide_crs(const Box& box, const CrsClaim& claim, Findings& findings) {
  const std::string& stated = claim.declared.empty() ? claim.carried : claim.declared;
  const Where where{.file = claim.file, .layer = claim.layer};
  if (!stated.empty()) {
    if (!claim.declared.empty() && !claim.carried.empty() && claim.declared != claim.carried) {
      findings.add({.code = "crs-reemplazado",
                    .severity = Severity::info,
                    .layer = claim.layer,
                    .where = claim.file,
                    .what = {fmt::format("El archivo dice {}; se usó {}, como se declaró.", claim.carried.substr(0, 60),
                                         claim.declared),
                             fmt::format("The file says {}; {} was used, as declared.", claim.carried.substr(0, 60),
                                         claim.declared)},
                    .remedy = {"Nada, si la declaración es correcta.", "Nothing, if the declaration is right."}});
    }
    if (!Projection(stated).is_geographic() && looks_like_degrees(box)) {
      throw data_error(
          fmt::format("the coordinates are degrees ({}) but the CRS is {} in metres", show(box), stated.substr(0, 60)),
          where, "Set 'crs = \"EPSG:4326\"' in [boundaries], or mend the file's CRS.");
    }
    return stated;
  }
  if (!looks_like_degrees(box)) {
    throw data_error(fmt::format("the file carries no CRS and its coordinates are not degrees ({})", show(box)), where,
                     "Set 'crs' in [boundaries], for example 'EPSG:9377' or 'EPSG:3116'.");
  }
  findings.add(
      {.code = "crs-supuesto",
       .severity = Severity::warning,
       .layer = claim.layer,
       .where = claim.file,
       .what = {"El archivo no dice su sistema de coordenadas; por sus valores se tomó longitud y latitud (EPSG:4326).",
                "The file does not say its CRS; from its values longitude and latitude (EPSG:4326) was taken."},
       .remedy = {"Declare el CRS en el archivo de proyecto.", "Declare the CRS in the project file."}});
  return "EPSG:4326";
}

bool is_finite(const Box& box) {
  return std::isfinite(box.min_x) && std::isfinite(box.max_x) && std::isfinite(box.min_y) && std::isfinite(box.max_y);
}

bool lies_inside(const Box& box) {
  return is_finite(box) && (box.empty() || (box.min_x >= kCountry.min_x && box.max_x <= kCountry.max_x &&
                                            box.min_y >= kCountry.min_y && box.max_y <= kCountry.max_y));
}

/// The units outside the country when they are the few of a layer that lies inside it; empty when it is the layer.
std::vector<std::size_t> strays(const Polygons& lonlat) {
  std::vector<std::size_t> outside;
  for (std::size_t unit = 0; unit < lonlat.unit_count(); ++unit) {
    if (!lonlat.unit_empty(unit) && !lies_inside(lonlat.unit_box(unit))) {
      outside.push_back(unit);
    }
  }
  return outside.size() * 2 < lonlat.unit_count() ? outside : std::vector<std::size_t>();
}

std::string names_of(const std::vector<std::size_t>& units, const CrsClaim& claim) {
  constexpr std::size_t kMostNames = 5;
  std::string names;
  for (std::size_t i = 0; i < std::min(units.size(), kMostNames); ++i) {
    const bool known = units[i] < claim.units.size() && !claim.units[units[i]].empty();
    names += (i == 0 ? "" : ", ") + (known ? claim.units[units[i]] : fmt::format("feature {}", units[i] + 1));
  }
  return units.size() > kMostNames ? fmt::format("{} and {} more", names, units.size() - kMostNames) : names;
}

void require_inside_country(const Polygons& lonlat, const CrsClaim& claim, const std::string& crs) {
  const Box box = lonlat.box();
  if (lies_inside(box)) {
    return;
  }
  if (const auto few = strays(lonlat); !few.empty()) {
    const Box first = lonlat.unit_box(few.front());
    throw data_error(fmt::format("{} of {} units lie outside Colombia: {} (the first: longitude {:g} to {:g}, latitude "
                                 "{:g} to {:g})",
                                 few.size(), lonlat.unit_count(), names_of(few, claim), first.min_x, first.max_x,
                                 first.min_y, first.max_y),
                     {.file = claim.file, .layer = claim.layer}, "Mend the coordinates of these units in the file.");
  }
  const bool swapped = is_finite(box) && box.min_y >= kCountry.min_x && box.max_y <= kCountry.max_x;
  throw data_error(
      fmt::format("read as {}, the coordinates lie outside Colombia (longitude {:g} to {:g}, latitude {:g} to {:g})",
                  crs.substr(0, 60), box.min_x, box.max_x, box.min_y, box.max_y),
      {.file = claim.file, .layer = claim.layer},
      swapped ? "Longitude and latitude look exchanged: mend the file."
              : "Check the CRS of the file; set 'crs' in [boundaries].");
}

}  // namespace

PlacedPolygons place(Polygons polygons, const CrsClaim& claim, const std::string& working_crs, Findings& findings) {
  const Box box = polygons.box();
  if (box.empty()) {
    throw data_error("the layer has no polygon at all", {.file = claim.file, .layer = claim.layer},
                     "Check that this is the layer of boundaries.");
  }
  const std::string crs = decide_crs(box, claim, findings);
  const Projection source(crs);
  const Projection working(working_crs);
  if (working.is_geographic()) {
    throw usage_error(fmt::format("the working CRS {} is in degrees", working_crs), {},
                      "Use a metric CRS such as 'EPSG:9377'.");
  }
  PlacedPolygons placed;
  placed.projected = std::move(polygons);
  placed.lonlat = placed.projected;
  transform(placed.lonlat.points, source, Projection("EPSG:4686"));
  require_inside_country(placed.lonlat, claim, crs);
  if (crs != working_crs) {
    placed.projected.points = placed.lonlat.points;
    transform(placed.projected.points, Projection("EPSG:4686"), working);
  }
  return placed;
}

}  // namespace comarca
