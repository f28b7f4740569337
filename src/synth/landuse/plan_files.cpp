// SPDX-License-Identifier: Apache-2.0
#include "synth/landuse/plan_files.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/geometry/projection.hpp"
#include "synth/landuse/plan_truth.hpp"

namespace comarca::synth {
namespace {

constexpr std::size_t kMostPlans = 200;

Vocabulary read_vocabulary(const Table& row) {
  Vocabulary vocabulary{.crs = row.required("crs").text(), .columns = {}, .values = {}};
  const auto columns = row.required("columnas").table();
  for (std::size_t i = 0; i < kPlanLayerNames.size(); ++i) {
    vocabulary.columns[i] = columns.required(kPlanLayerNames[i]).text();
  }
  columns.finish();
  const auto values = row.required("valores").table();
  for (std::size_t i = 0; i < kLandNames.size(); ++i) {
    vocabulary.values[i] = values.required(kLandNames[i]).text();
  }
  values.finish();
  row.finish();
  return vocabulary;
}

/// The plan's points in the vocabulary's CRS: degrees to 1e-9 (0.1 mm), metres to the millimetre.
class PlanText {
 public:
  PlanText(const LandPlan& plan, const Vocabulary& vocabulary)
      : plan_(plan), vocabulary_(vocabulary), points_(plan.polygons.points) {
    if (vocabulary.crs != "EPSG:9377") {
      transform(points_, Projection("EPSG:9377"), Projection(vocabulary.crs));
    }
    digits_ = Projection(vocabulary.crs).is_geographic() ? 9 : 3;
  }

  /// The features of one layer as a GeoJSON file; nothing when the plan has none.
  [[nodiscard]] std::optional<std::string> layer(PlanLayer layer, const std::string& code) const {
    std::string features;
    for (std::size_t piece = 0; piece < plan_.pieces.size(); ++piece) {
      if (layer_of(plan_.pieces[piece]) == layer) {
        features += features.empty() ? "" : ",\n";
        append_feature(piece, features);
      }
    }
    if (features.empty()) {
      return std::nullopt;
    }
    const auto name = kPlanLayerNames[static_cast<std::size_t>(layer)];
    return fmt::format(
        "{{\"type\":\"FeatureCollection\",\"name\":\"{}_{}\",\"crs\":{{\"type\":\"name\",\"properties\":"
        "{{\"name\":\"urn:ogc:def:crs:{}\"}}}},\"features\":[\n{}\n]}}\n",
        name, code, crs_name(), features);
  }

 private:
  [[nodiscard]] std::string crs_name() const {
    // GeoJSON's longitude and latitude have a name of their own; EPSG's would turn the axes round.
    return vocabulary_.crs == "EPSG:4326" ? "OGC:1.3:CRS84" : "EPSG::" + vocabulary_.crs.substr(5);
  }
  void append_feature(std::size_t piece, std::string& out) const {
    const Land land = plan_.pieces[piece];
    const auto& column = vocabulary_.columns[static_cast<std::size_t>(layer_of(land))];
    out += fmt::format(
        "{{\"type\":\"Feature\",\"properties\":{{\"{}\":\"{}\"}},\"geometry\":{{\"type\":\"MultiPolygon\","
        "\"coordinates\":[",
        column, vocabulary_.values[static_cast<std::size_t>(land)]);
    const Polygons& polygons = plan_.polygons;
    for (std::size_t part = polygons.unit_start[piece]; part < polygons.unit_start[piece + 1]; ++part) {
      out += part > polygons.unit_start[piece] ? ",[" : "[";
      for (std::size_t ring = polygons.part_start[part]; ring < polygons.part_start[part + 1]; ++ring) {
        out += ring > polygons.part_start[part] ? ",[" : "[";
        append_points(polygons.ring_start[ring], polygons.ring_start[ring + 1], out);
        out += ']';
      }
      out += ']';
    }
    out += "]}}";
  }
  void append_points(std::size_t first, std::size_t end, std::string& out) const {
    for (std::size_t i = first; i <= end; ++i) {
      const Point point = points_[i == end ? first : i];
      fmt::format_to(std::back_inserter(out), "{}[{:.{}f},{:.{}f}]", i > first ? "," : "", point.x, digits_, point.y,
                     digits_);
    }
  }

  const LandPlan& plan_;
  const Vocabulary& vocabulary_;
  std::vector<Point> points_;
  int digits_ = 3;
};

std::string file_for(std::string pattern, const std::string& code) {
  static constexpr std::string_view kPlace = "{codigo}";
  if (const auto at = pattern.find(kPlace); at != std::string::npos) {
    pattern.replace(at, kPlace.size(), code);
  }
  return pattern;
}

}  // namespace

PlanLayouts::PlanLayouts(const Table& root) {
  const auto names = root.required("archivos").table();
  for (std::size_t i = 0; i < kPlanLayerNames.size(); ++i) {
    files[i] = names.required(kPlanLayerNames[i]).text();
  }
  names.finish();
  for (const auto& row : root.tables("vocabulario")) {
    vocabularies.push_back(read_vocabulary(row));
  }
  root.finish();
  if (vocabularies.empty()) {
    throw root.error("there is no [[vocabulario]]");
  }
}

std::vector<PlanFile> write_plans(const Blueprint& blueprint, const PlanLayouts& layouts, std::uint64_t seed,
                                  OutputFolder& folder) {
  std::vector<PlanFile> files;
  const LandPlanner planner(blueprint, seed);
  PlanTruth truth(blueprint);
  const auto count = static_cast<std::uint32_t>(std::min(blueprint.territory.units.size(), kMostPlans));
  for (std::uint32_t unit = 0; unit < count; ++unit) {
    const LandPlan plan = planner.plan(unit);
    const Vocabulary& vocabulary = layouts.vocabularies[unit % layouts.vocabularies.size()];
    const PlanText text(plan, vocabulary);
    const std::string& code = blueprint.territory.units[unit].code;
    for (std::size_t layer = 0; layer < kPlanLayerNames.size(); ++layer) {
      if (const auto content = text.layer(static_cast<PlanLayer>(layer), code)) {
        files.push_back(
            {file_for(layouts.files[layer], code), kPlanLayerNames[layer], vocabulary.columns[layer], code});
        folder.write(files.back().file, *content);
      }
    }
    truth.add(unit, plan);
  }
  truth.write(planner, count, folder);
  return files;
}

}  // namespace comarca::synth
