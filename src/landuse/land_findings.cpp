// SPDX-License-Identifier: Apache-2.0
#include "landuse/land_findings.hpp"

#include <map>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/units.hpp"
#include "comarca/geometry/overlay.hpp"
#include "comarca/geometry/wkb.hpp"

namespace comarca {
namespace {

std::string hectares(double area_m2) {
  return fmt::format("{:.2f} ha", to_ha(area_m2));
}

/// The polygon a call makes, or nothing when it says that GEOS cannot: a finding without geometry is better than none.
template <class Make>
std::string wkb_of(const Make& make) {
  Polygons made;
  return make(made) && !made.unit_empty(0) ? multipolygon_wkb(made, 0) : std::string();
}

}  // namespace

void report_overlap(const OverlapPair& pair, const LandContext& context, Findings& findings) {
  const LandFeature& a = pair.layer.features[pair.a];
  const LandFeature& b = pair.layer.features[pair.b];
  const std::string size = hectares(pair.area_m2);
  findings.add(
      {.code = "suelo-traslape",
       .severity = Severity::warning,
       .layer = a.layer,
       .unit = context.codes[pair.unit],
       .where = fmt::format("{}/{}", pair.a + 1, pair.b + 1),
       .what = {fmt::format("'{}' y '{}' se traslapan en {}.", a.value, b.value, size),
                fmt::format("'{}' and '{}' overlap by {}.", a.value, b.value, size)},
       .remedy = {"Las clases son excluyentes: decida en el plan cuál vale ahí.",
                  "Classes exclude each other: decide in the plan which one holds there."},
       .wkb = wkb_of([&](Polygons& out) {
         return PolygonOverlay().try_intersection({pair.layer.polygons, pair.a}, {pair.layer.polygons, pair.b}, out);
       }),
       .magnitude = pair.area_m2});
}

double report_gap(const UnitLand& of, const LandContext& context, Findings& findings) {
  double gap_m2 = of.identity.gap_m2;
  std::string wkb = wkb_of([&](Polygons& gap) {
    const PolygonOverlay cutter;
    Polygons covered;
    const bool cut = cutter.try_dissolve(of.layer.polygons, of.features, covered) &&
                     cutter.try_difference({context.units, of.unit}, {covered, 0}, gap);
    gap_m2 = cut ? context.scale.area_m2(gap, 0) : gap_m2;
    return cut;
  });
  if (gap_m2 > context.least_m2) {
    const double share = 100 * gap_m2 / of.identity.unit_m2;
    findings.add(
        {.code = "suelo-vacio",
         .severity = Severity::warning,
         .layer = of.features.empty() ? std::string() : of.layer.features[of.features.front()].layer,
         .unit = context.codes[of.unit],
         .what = {fmt::format("{} ({:.3f} %) del municipio no tienen clase de suelo.", hectares(gap_m2), share),
                  fmt::format("{} ({:.3f} %) of the municipality have no class of land.", hectares(gap_m2), share)},
         .remedy = {"Las clases deben cubrir el municipio: complete el plan o revise el límite.",
                    "The classes must cover the municipality: complete the plan or check the boundary."},
         .wkb = std::move(wkb),
         .magnitude = gap_m2});
  }
  return gap_m2;
}

void report_spill(const Spill& spill, const LandContext& context, Findings& findings) {
  const LandFeature& feature = spill.layer.features[spill.pieces.front().feature];
  const std::string& from = context.codes[feature.plan];
  const std::string& into = context.codes[spill.pieces.front().unit];
  findings.add(
      {.code = "suelo-invade-vecino",
       .severity = Severity::warning,
       .layer = feature.layer,
       .unit = from,
       .what = {fmt::format("El plan de {} entra {} en {}; no se contó.", from, hectares(spill.area_m2), into),
                fmt::format("The plan of {} reaches {} into {}; not counted.", from, hectares(spill.area_m2), into)},
       .remedy = {"Ajuste el plan al límite oficial, o corrija el límite.",
                  "Fit the plan to the official boundary, or correct the boundary."},
       .wkb = wkb_of([&](Polygons& out) {
         const PolygonOverlay cutter;
         Polygons parts;
         std::vector<std::size_t> all;
         for (const AreaPiece& piece : spill.pieces) {
           all.push_back(all.size());
           if (!cutter.try_intersection({spill.layer.polygons, piece.feature}, {context.units, piece.unit}, parts)) {
             return false;
           }
         }
         return cutter.try_dissolve(parts, all, out);
       }),
       .magnitude = spill.area_m2});
}

void report_outside(const LandLayer& layer, double area_m2, Findings& findings) {
  findings.add(
      {.code = "suelo-fuera-de-limites",
       .severity = Severity::info,
       .layer = layer.features.empty() ? std::string() : layer.features.front().layer,
       .what = {fmt::format("{} de los planes están fuera de todo municipio leído.", hectares(area_m2)),
                fmt::format("{} of the plans lie outside every municipality read.", hectares(area_m2))},
       .remedy = {"Compare el límite del plan con el oficial.", "Compare the plan's boundary with the official one."},
       .magnitude = area_m2});
}

void report_unknown_values(const LandLayer& layer, const AreaOverlay& overlay, Findings& findings) {
  struct Unknown {
    std::size_t count = 0;
    double area_m2 = 0;
  };
  std::map<std::pair<std::string, std::string>, Unknown> unknown;
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    if (!layer.features[i].meaning.known()) {
      Unknown& entry = unknown[{layer.features[i].layer, layer.features[i].value}];
      ++entry.count;
      entry.area_m2 += overlay.feature_area_m2[i];
    }
  }
  for (const auto& [key, entry] : unknown) {
    findings.add({.code = "suelo-sin-clase",
                  .severity = Severity::warning,
                  .layer = key.first,
                  .where = key.second,
                  .what = {fmt::format("El valor '{}' no tiene clase: {} polígonos, {}.", key.second, entry.count,
                                       hectares(entry.area_m2)),
                           fmt::format("The value '{}' has no class: {} polygons, {}.", key.second, entry.count,
                                       hectares(entry.area_m2))},
                  .remedy = {"Dígalo en la tabla 'values' de la capa, en el proyecto.",
                             "Say it in the layer's 'values' table, in the project."},
                  .magnitude = entry.area_m2});
  }
}

}  // namespace comarca
