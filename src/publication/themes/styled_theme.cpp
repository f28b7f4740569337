// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <memory>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/cartography/layer_style.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/gis/line_reader.hpp"
#include "comarca/gis/point_reader.hpp"
#include "publication/themes/feature_places.hpp"
#include "publication/themes/map_theme.hpp"

namespace comarca {
namespace {

constexpr Fill kGround = {{247, 242, 232}, Hatch::none, {}};
constexpr Color kOutlineColor = {90, 85, 78};
constexpr double kBeforeOthers = 1e30;  // larger than any area: the features' names get their places first

using Rows = std::vector<std::size_t>;

StyleModel style_of(const std::string& layer, const Catalog& catalog) {
  std::vector<std::string> known;
  for (const auto& file : catalog.get<StyleFiles>().list) {
    const bool drawable = file.class_field.empty() && file.category_field.empty() && !file.model.rules.empty();
    if (drawable && file.model.layer == layer) {
      return file.model;
    }
    if (drawable) {
      known.push_back(file.model.layer);
    }
  }
  throw usage_error(fmt::format("no style of its own draws layer '{}'", layer), {}, suggestion(layer, known));
}

Fill fill_of(const StyleRule& rule) {
  Fill fill = *rule.fill;
  fill.opacity = rule.opacity;
  return fill;
}

MarkerShape shape_of(const StyleRule& rule) {
  static const std::map<std::string, MarkerShape> kShapes = {{"circle", MarkerShape::circle},
                                                             {"square", MarkerShape::square},
                                                             {"triangle", MarkerShape::triangle},
                                                             {"diamond", MarkerShape::diamond},
                                                             {"cross", MarkerShape::cross}};
  return kShapes.at(rule.shape);
}

/// A layer of the product with its style.
class StyledTheme {
 public:
  explicit StyledTheme(const ThemeRequest& request)
      : request_(request),
        style_(style_of(layer(), request.catalog)),
        features_(request.reader.table(layer())),
        places_(features_, request.units, read_shapes(), shapes_.get()) {
    for (std::size_t row = 0; row < features_.size(); ++row) {
      rules_.push_back(rule_for(style_, [&](const std::string& field) { return text_of(features_, field, row); }));
    }
  }

  [[nodiscard]] std::string title() const { return style_.title.in(request_.language); }

  [[nodiscard]] Map draw(const Members& members) const {
    const MapUnits ground = subset(request_.units.units, members);
    Map map;
    map.crs = ground.crs;
    map.polygons.push_back(
        {ground.polygons, std::vector<std::uint32_t>(members.size(), 0), {kGround}, {kOutlineColor, 0.15, {}}, true});
    map.legend.title = title();
    const Rows rows = places_.of(members);
    add_features(map, rows, ground);
    add_legend(map.legend, rows);
    add_member_names(map, 0, request_.units.units, members);
    return map;
  }

 private:
  [[nodiscard]] const std::string& layer() const { return request_.section.layer; }

  /// Reads the geometry and returns a point of each feature.
  std::vector<std::optional<Point>> read_shapes() {
    std::vector<std::optional<Point>> spots;
    switch (style_.geometry) {
      case GeometryKind::polygon:
        shapes_ = request_.reader.shapes(layer()).polygons;
        for (std::size_t row = 0; row < shapes_->unit_count(); ++row) {
          spots.push_back(shapes_->unit_empty(row) ? std::nullopt : std::optional(point_inside(*shapes_, row)));
        }
        break;
      case GeometryKind::line:
        lines_ = read_lines(request_.reader.file(), layer());
        for (const auto& lines : lines_) {
          const bool empty = lines.empty() || lines.front().empty();
          spots.push_back(empty ? std::nullopt : std::optional(lines.front()[lines.front().size() / 2]));
        }
        break;
      default:
        points_ = read_points(request_.reader.file(), layer());
        spots = points_;
    }
    spots.resize(features_.size());
    return spots;
  }

  void add_features(Map& map, const Rows& rows, const MapUnits& ground) const {
    switch (style_.geometry) {
      case GeometryKind::polygon:
        add_polygons(map, rows);
        map.polygons.push_back({ground.polygons,
                                std::vector<std::uint32_t>(ground.units.size(), kUnfilled),
                                {},
                                {kOutlineColor, 0.3, {}}});
        break;
      case GeometryKind::line:
        add_all_lines(map, rows);
        break;
      default:
        add_markers(map, rows);
    }
  }

  [[nodiscard]] Rows drawn_by(std::size_t rule, const Rows& rows) const {
    Rows drawn;
    std::ranges::copy_if(rows, std::back_inserter(drawn), [&](std::size_t row) { return rules_[row] == rule; });
    return drawn;
  }

  /// The first rule of a style lies on top, and small features on large ones. Fills come first, then all outlines, so
  /// that what overlaps keeps its edge.
  void add_polygons(Map& map, const Rows& rows) const {
    std::vector<std::pair<PolygonLayer, Rows>> outlines;
    for (std::size_t rule = style_.rules.size(); rule-- > 0;) {
      Rows drawn = drawn_by(rule, rows);
      if (drawn.empty()) {
        continue;
      }
      std::ranges::stable_sort(drawn, std::greater{}, [&](std::size_t row) { return planar_area(*shapes_, row); });
      auto polygons = std::make_shared<Polygons>();
      for (const std::size_t row : drawn) {
        polygons->append_unit(*shapes_, row);
      }
      if (style_.rules[rule].fill) {
        map.polygons.push_back(
            {polygons, std::vector<std::uint32_t>(drawn.size(), 0), {fill_of(style_.rules[rule])}, {{}, 0, {}}});
      }
      PolygonLayer outline{
          polygons, std::vector<std::uint32_t>(drawn.size(), kUnfilled), {}, style_.rules[rule].stroke};
      outlines.emplace_back(std::move(outline), std::move(drawn));
    }
    std::ranges::stable_sort(outlines, std::greater{},
                             [](const auto& outline) { return planar_area(*outline.first.polygons, 0); });
    for (auto& [outline, drawn] : outlines) {
      map.polygons.push_back(std::move(outline));
      add_feature_names(map, drawn);
    }
  }

  /// The names of the features in the last polygons of the map, when the style wants them.
  void add_feature_names(Map& map, const Rows& rows) const {
    if (!style_.label || layer() == contract().municipalities.layer_name()) {
      return;  // municipalities are named on every map
    }
    const PolygonLayer& drawn = map.polygons.back();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (const std::string name = text_of(features_, style_.label->field, rows[i]); !name.empty()) {
        map.labels.push_back({name, map.polygons.size() - 1, i, kBeforeOthers + planar_area(*drawn.polygons, i), true});
      }
    }
  }

  void add_all_lines(Map& map, const Rows& rows) const {
    for (std::size_t rule = style_.rules.size(); rule-- > 0;) {
      std::vector<std::vector<Point>> lines;
      for (const std::size_t row : drawn_by(rule, rows)) {
        lines.insert(lines.end(), lines_[row].begin(), lines_[row].end());
      }
      if (!lines.empty()) {
        map.lines.push_back({std::move(lines), style_.rules[rule].stroke});
      }
    }
  }

  void add_markers(Map& map, const Rows& rows) const {
    for (std::size_t rule = style_.rules.size(); rule-- > 0;) {
      const StyleRule& drawing = style_.rules[rule];
      for (const std::size_t row : drawn_by(rule, rows)) {
        if (points_[row] && drawing.fill) {
          map.markers.push_back({*points_[row], shape_of(drawing), drawing.size_mm, fill_of(drawing), drawing.stroke});
        }
      }
    }
  }

  void add_legend(Legend& legend, const Rows& rows) const {
    std::size_t unplaced = 0;
    for (std::size_t rule = 0; rule < style_.rules.size(); ++rule) {
      const Rows drawn = drawn_by(rule, rows);
      const auto without = style_.geometry == GeometryKind::point
                               ? std::ranges::count_if(drawn, [&](std::size_t row) { return !points_[row]; })
                               : 0;
      unplaced += static_cast<std::size_t>(without);
      if (const std::size_t shown = drawn.size() - static_cast<std::size_t>(without); shown > 0) {
        legend.entries.push_back(entry(style_.rules[rule], shown));
      }
    }
    if (legend.entries.empty() && unplaced == 0) {
      legend.note = in(request_.language, "Sin elementos", "No features");
    }
    if (unplaced > 0) {
      legend.note =
          fmt::format("{} {}", unplaced, in(request_.language, "sin lugar en el mapa", "without a place on the map"));
    }
  }

  [[nodiscard]] LegendEntry entry(const StyleRule& rule, std::size_t count) const {
    LegendEntry entry{.label = rule.label.in(request_.language), .count = count, .stroke = rule.stroke};
    entry.shape = style_.geometry == GeometryKind::polygon ? LegendShape::area
                  : style_.geometry == GeometryKind::line  ? LegendShape::line
                                                           : LegendShape::marker;
    entry.diameter_mm = rule.size_mm;
    entry.marker = shape_of(rule);
    if (rule.fill) {
      entry.fill = fill_of(rule);
    }
    return entry;
  }

  ThemeRequest request_;
  StyleModel style_;
  const VectorLayer& features_;
  std::shared_ptr<const Polygons> shapes_;
  std::vector<std::vector<std::vector<Point>>> lines_;
  std::vector<std::optional<Point>> points_;
  FeaturePlaces places_;
  std::vector<std::optional<std::size_t>> rules_;  ///< of each feature
};

}  // namespace

MapTheme styled_theme(const ThemeRequest& request) {
  const auto theme = std::make_shared<const StyledTheme>(request);
  SheetText text = layer_note(request.reader, request.section.layer, request.language);
  text.title = theme->title();
  return {text, [theme](const Members& members, const Shapes&) { return theme->draw(members); }};
}

}  // namespace comarca
