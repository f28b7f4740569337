// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <ranges>

#include "comarca/cartography/layer_style.hpp"

// ADR 0195: the MapLibre style lies beside the product.
namespace comarca {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kPixelsPerMm = 96 / 25.4;
constexpr double kZoomZeroScale = 559082264.028;  // of a web map at the equator
// Only names need it: whoever serves the map without the internet puts a folder of glyphs here.
constexpr const char* kGlyphs = "https://demotiles.maplibre.org/font/{fontstack}/{range}.pbf";

Json field(const Condition& condition) {
  return Json::array({"get", condition.field});
}

Json list_test(const Condition& condition) {
  return Json::array({"in", listed(condition), Json::array({"coalesce", field(condition), ""})});
}

Json condition_json(const Condition& condition) {
  const Json null_test = Json::array({"==", field(condition), nullptr});
  switch (condition.kind) {
    case Condition::Kind::is:
      return condition.number ? Json::array({"==", field(condition), *condition.number})
                              : Json::array({"in", field(condition), Json::array({"literal", condition.words})});
    case Condition::Kind::is_not:
      return Json::array({"!", Json::array({"in", field(condition), Json::array({"literal", condition.words})})});
    // Comparing nothing with a number would be an error there, so the type is asked first.
    case Condition::Kind::from:
      return Json::array({"all", Json::array({"==", Json::array({"typeof", field(condition)}), "number"}),
                          Json::array({">=", field(condition), condition.number.value_or(0)})});
    case Condition::Kind::below:
      return Json::array({"all", Json::array({"==", Json::array({"typeof", field(condition)}), "number"}),
                          Json::array({"<", field(condition), condition.number.value_or(0)})});
    case Condition::Kind::missing:
      return null_test;
    case Condition::Kind::present:
      return Json::array({"!", null_test});
    case Condition::Kind::lists:
      return list_test(condition);
    case Condition::Kind::lists_not:
      return Json::array({"!", list_test(condition)});
  }
  return true;
}

Json rule_filter(const StyleRule& rule) {
  Json all = Json::array({"all"});
  for (const auto& condition : rule.conditions) {
    all.push_back(condition_json(condition));
  }
  return all;
}

Json filter_of(const StyleModel& style, const StyleRule& rule) {
  if (!rule.otherwise) {
    return rule_filter(rule);
  }
  Json any = Json::array({"any"});
  for (const auto& other : style.rules) {
    if (!other.otherwise) {
      any.push_back(rule_filter(other));
    }
  }
  return Json::array({"!", any});
}

/// A rule of a style, over a source of the web map.
struct SourcedRule {
  const StyleModel& style;
  std::size_t index = 0;
  const std::string& source;
  Language language = Language::spanish;
};

Json base_layer(const SourcedRule& of, const char* type) {
  const auto& [style, index, source, language] = of;
  const StyleRule& rule = style.rules[index];
  Json layer = {{"id", fmt::format("{}-{}-{}", style.layer, index, type)}, {"type", type}, {"source", source}};
  static const std::map<Hatch, const char*> kHatches = {{Hatch::none, "none"},   {Hatch::lines, "lines"},
                                                        {Hatch::dots, "dots"},   {Hatch::falling, "falling"},
                                                        {Hatch::level, "level"}, {Hatch::cross, "cross"}};
  layer["metadata"] = {{"label", rule.label.in(language)},
                       {"hatch", kHatches.at(rule.fill ? rule.fill->hatch : Hatch::none)}};
  layer["filter"] = filter_of(style, rule);
  return layer;
}

Json line_paint(const StyleRule& rule) {
  Json paint = {{"line-color", rule.stroke.color.hex()},
                {"line-width", rule.stroke.width_mm * kPixelsPerMm},
                {"line-opacity", rule.opacity}};
  if (!rule.stroke.dash_mm.empty()) {
    Json dashes = Json::array();
    for (const double dash : rule.stroke.dash_mm) {
      dashes.push_back(dash / rule.stroke.width_mm);  // in widths of the line
    }
    paint["line-dasharray"] = dashes;
  }
  return paint;
}

void add_rule(Json& layers, const SourcedRule& of) {
  const StyleModel& style = of.style;
  const StyleRule& rule = style.rules[of.index];
  if (style.geometry == GeometryKind::point) {
    Json layer = base_layer(of, "circle");
    layer["paint"] = {{"circle-color", rule.fill ? rule.fill->color.hex() : "#000000"},
                      {"circle-opacity", rule.fill ? rule.opacity : 0.0},
                      {"circle-radius", rule.size_mm / 2 * kPixelsPerMm},
                      {"circle-stroke-color", rule.stroke.color.hex()},
                      {"circle-stroke-width", rule.stroke.width_mm * kPixelsPerMm}};
    layers.push_back(std::move(layer));
    return;
  }
  if (style.geometry == GeometryKind::polygon && rule.fill) {
    Json layer = base_layer(of, "fill");
    layer["paint"] = {{"fill-color", rule.fill->color.hex()}, {"fill-opacity", rule.opacity}};
    layers.push_back(std::move(layer));
  }
  if (rule.stroke.width_mm > 0) {
    Json layer = base_layer(of, "line");
    layer["layout"] = {{"line-join", "round"}};
    layer["paint"] = line_paint(rule);
    layers.push_back(std::move(layer));
  }
}

Json style_layers(const StyleModel& style, const std::string& source, Language language) {
  Json layers = Json::array();
  for (std::size_t i = 0; i < style.rules.size() && style.geometry != GeometryKind::none; ++i) {
    add_rule(layers, {style, i, source, language});
  }
  if (style.label) {
    Json layer = {{"id", style.layer + "-label"}, {"type", "symbol"}, {"source", source}};
    if (style.label->largest_scale > 0) {
      layer["minzoom"] = std::log2(kZoomZeroScale / style.label->largest_scale);
    }
    layer["layout"] = {{"text-field", Json::array({"get", style.label->field})},
                       {"text-size", style.label->size_pt * 96 / 72},
                       {"text-font", Json::array({"Noto Sans Regular"})}};
    layer["paint"] = {
        {"text-color", style.label->color.hex()}, {"text-halo-color", "#ffffff"}, {"text-halo-width", 1.5}};
    layers.push_back(std::move(layer));
  }
  return layers;
}

/// Middle and zoom at which a box of longitudes and latitudes fits a window of the size of one tile.
void set_view(Json& document, const Box& lonlat) {
  if (lonlat.empty()) {
    return;
  }
  const double span = std::max({lonlat.max_x - lonlat.min_x, lonlat.max_y - lonlat.min_y, 1e-3});
  document["center"] = Json::array({(lonlat.min_x + lonlat.max_x) / 2, (lonlat.min_y + lonlat.max_y) / 2});
  document["zoom"] = std::log2(360 / span);
}

}  // namespace

std::string to_maplibre(const StyleModel& style, const std::string& source, Language language) {
  return style_layers(style, source, language).dump(1);
}

std::string maplibre_document(std::span<const StyledLayer> styled, const WebMap& map) {
  Json document = {{"version", 8}, {"name", map.title}};
  set_view(document, map.lonlat);
  document["glyphs"] = kGlyphs;
  document["sources"] = Json::object();
  Json layers = Json::array({{{"id", "fondo"}, {"type", "background"}, {"paint", {{"background-color", "#ffffff"}}}}});
  Json names = Json::array();
  // Styles go from top to bottom, as in a layer tree; MapLibre paints what comes first first, and names last.
  for (const auto& [style, layer] : styled | std::views::reverse) {
    if (style.geometry == GeometryKind::none) {
      continue;
    }
    document["sources"][style.layer] = {{"type", "geojson"}, {"data", map.folder + style.layer + ".geojson"}};
    for (Json& one : style_layers(style, style.layer, map.language)) {
      one["layout"]["visibility"] = style.shown ? "visible" : "none";
      (one["type"] == "symbol" ? names : layers).push_back(std::move(one));
    }
  }
  for (Json& name : names) {
    layers.push_back(std::move(name));
  }
  document["layers"] = std::move(layers);
  return document.dump(1) + "\n";
}

}  // namespace comarca
