// SPDX-License-Identifier: Apache-2.0
#include "pipeline/map/styled_map.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/gis/line_reader.hpp"

namespace comarca {
namespace {

constexpr Fill kGround = {{247, 242, 232}, Hatch::none, {}};
constexpr Color kOutlineColor = {90, 85, 78};

StyleModel style_of(const std::string& layer, const std::filesystem::path& styles) {
  std::vector<std::string> known;
  for (const auto& file : read_style_files(styles)) {
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

std::uint8_t mixed(std::uint8_t color, std::uint8_t ground, double opacity) {
  return static_cast<std::uint8_t>(std::lround(color * opacity + ground * (1 - opacity)));
}

/// As it looks over the ground: sheets know no transparency.
Fill over_ground(const StyleRule& rule) {
  Fill fill = *rule.fill;
  fill.color = {mixed(fill.color.red, kGround.color.red, rule.opacity),
                mixed(fill.color.green, kGround.color.green, rule.opacity),
                mixed(fill.color.blue, kGround.color.blue, rule.opacity)};
  return fill;
}

/// The rule of each feature.
std::vector<std::optional<std::size_t>> rules_of(const StyleModel& style, const VectorLayer& features) {
  std::vector<std::optional<std::size_t>> rules;
  for (std::size_t row = 0; row < features.size(); ++row) {
    rules.push_back(rule_for(style, [&](const std::string& field) { return text_of(features, field, row); }));
  }
  return rules;
}

void add_polygons(Map& map, const StyleModel& style, const std::vector<std::optional<std::size_t>>& rules,
                  const std::shared_ptr<const Polygons>& polygons) {
  // One layer a rule, so that each has its own outline; the first rule of a style lies on top.
  for (std::size_t rule = style.rules.size(); rule-- > 0;) {
    if (std::ranges::find(rules, std::optional(rule)) == rules.end() || !style.rules[rule].fill) {
      continue;
    }
    PolygonLayer drawn{polygons, {}, {over_ground(style.rules[rule])}, style.rules[rule].stroke};
    for (const auto& of : rules) {
      drawn.fill_of.push_back(of == rule ? 0 : kUnfilled);
    }
    map.polygons.push_back(std::move(drawn));
  }
}

std::vector<std::vector<Point>> lines_of(std::size_t rule, const std::vector<std::optional<std::size_t>>& rules,
                                         const std::vector<std::vector<std::vector<Point>>>& features) {
  std::vector<std::vector<Point>> lines;
  for (std::size_t row = 0; row < rules.size() && row < features.size(); ++row) {
    if (rules[row] == rule) {
      lines.insert(lines.end(), features[row].begin(), features[row].end());
    }
  }
  return lines;
}

void add_legend(Map& map, const StyleModel& style, const std::vector<std::optional<std::size_t>>& rules,
                Language language) {
  for (std::size_t rule = 0; rule < style.rules.size(); ++rule) {
    const auto count = std::ranges::count(rules, std::optional(rule));
    if (count == 0) {
      continue;
    }
    LegendEntry entry{.shape = style.geometry == GeometryKind::polygon ? LegendShape::area : LegendShape::line,
                      .label = style.rules[rule].label.in(language),
                      .count = static_cast<std::size_t>(count),
                      .stroke = style.rules[rule].stroke};
    if (style.rules[rule].fill) {
      entry.fill = over_ground(style.rules[rule]);
    }
    map.legend.entries.push_back(std::move(entry));
  }
}

}  // namespace

StyledMap styled_map(const std::filesystem::path& product, const ProductReader& reader,
                     const ProductUnits& municipalities, const std::string& layer, const std::filesystem::path& styles,
                     Language language) {
  const StyleModel style = style_of(layer, styles);
  const auto rules = rules_of(style, reader.table(layer));
  Map map;
  map.crs = municipalities.units.crs;
  const std::size_t count = municipalities.units.units.size();
  map.polygons.push_back({municipalities.units.polygons,
                          std::vector<std::uint32_t>(count, 0),
                          {kGround},
                          {kOutlineColor, 0.15, {}},
                          true});
  map.legend.title = style.title.in(language);
  if (style.geometry == GeometryKind::polygon) {
    add_polygons(map, style, rules, reader.units(layer).units.polygons);
    map.polygons.push_back(
        {municipalities.units.polygons, std::vector<std::uint32_t>(count, kUnfilled), {}, {kOutlineColor, 0.3, {}}});
  } else {
    const auto features = read_lines(product, layer);
    for (std::size_t rule = style.rules.size(); rule-- > 0;) {
      if (auto lines = lines_of(rule, rules, features); !lines.empty()) {
        map.lines.push_back({std::move(lines), style.rules[rule].stroke});
      }
    }
  }
  add_legend(map, style, rules, language);
  return {std::move(map), style.title.in(language)};
}

}  // namespace comarca
