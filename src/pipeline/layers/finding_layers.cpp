// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/error.hpp"
#include "comarca/geometry/wkb.hpp"
#include "comarca/pipeline/layers.hpp"
#include "comarca/pipeline/work.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/row.hpp"

// ADR 0011: findings are points, and their extent a second layer.
namespace comarca {
namespace {

constexpr std::size_t kHeader = 5;  ///< byte order and geometry code

/// The polygon a finding carries, or an empty set when it carries a point, a line or nothing.
Polygons zone_of(const Finding& finding) {
  Polygons zone;
  append_wkb(zone, finding.wkb);
  return zone;
}

/// Where to put the mark of a finding: its own point, a point of its line, or one inside its polygon.
std::string mark_of(const Finding& finding, const Polygons& zone) {
  if (finding.wkb.size() <= kHeader) {
    return {};
  }
  if (!zone.unit_empty(0)) {
    return point_wkb(point_inside(zone, 0));
  }
  const bool point = finding.wkb[1] == 1;
  return point ? finding.wkb : std::string();
}

/// The findings, numbered; returns the extent of each.
std::vector<Polygons> write_marks(RowWriter out, const FindingsLayer& layer, const Findings& ordered,
                                  Language language) {
  std::vector<Polygons> zones;
  for (const Finding& finding : ordered.list()) {
    zones.push_back(zone_of(finding));
    Row row = out.row();
    row[layer.id] = zones.size();
    row[layer.severity] = severity_name(finding.severity).in(language);
    row[layer.finding] = finding.code;
    row[layer.layer] = finding.layer;
    row[layer.unit] = finding.unit;
    row[layer.description] = finding.what.in(language);
    row[layer.remedy] = finding.remedy.in(language);
    row[layer.where] = finding.where;
    if (finding.magnitude > 0) {
      row[layer.magnitude] = finding.magnitude;
    }
    out.add(row, mark_of(finding, zones.back()));
  }
  return zones;
}

}  // namespace

void fill(const FindingsLayer& layer, const Filling& filling) {
  Findings ordered = filling.work.findings;
  ordered.sort();
  const std::vector<Polygons> zones = write_marks(RowWriter(filling.writer, layer), layer, ordered, filling.language);
  const auto& zone_layer = contract().finding_zones;
  RowWriter out(filling.writer, zone_layer);
  for (std::size_t i = 0; i < zones.size(); ++i) {
    if (!zones[i].unit_empty(0)) {
      const Finding& finding = ordered.list()[i];
      Row row = out.row();
      row[zone_layer.id] = i + 1;
      row[zone_layer.finding] = finding.code;
      row[zone_layer.magnitude] = finding.magnitude;
      out.add(row, multipolygon_wkb(zones[i], 0));
    }
  }
}

}  // namespace comarca
