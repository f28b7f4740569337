// SPDX-License-Identifier: Apache-2.0
#include "cartography/style/qml_symbols.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>

namespace comarca {
namespace {

using Properties = std::vector<std::pair<std::string, std::string>>;

std::string qgis_color(Color color, double opacity = 1) {
  return fmt::format("{},{},{},{}", color.red, color.green, color.blue, std::lround(opacity * 255));
}

void write_properties(XmlWriter& xml, const Properties& properties) {
  xml.open("Option", {{"type", "Map"}});
  for (const auto& [name, value] : properties) {
    xml.empty("Option", {{"name", name}, {"type", "QString"}, {"value", value}});
  }
  xml.close();
  // QGIS before 3.26 reads these; later versions read the options.
  for (const auto& [name, value] : properties) {
    xml.empty("prop", {{"k", name}, {"v", value}});
  }
}

void open_symbol_layer(XmlWriter& xml, const char* layer_class, const Properties& properties) {
  xml.open("layer", {{"class", layer_class}, {"enabled", "1"}, {"locked", "0"}, {"pass", "0"}});
  write_properties(xml, properties);
}

void open_symbol(XmlWriter& xml, const char* type, const std::string& name, double opacity) {
  xml.open("symbol", {{"alpha", fmt::format("{}", opacity)},
                      {"clip_to_extent", "1"},
                      {"force_rhr", "0"},
                      {"name", name},
                      {"type", type}});
}

Properties line_properties(const Stroke& stroke) {
  Properties properties = {{"capstyle", stroke.dash_mm.empty() ? "round" : "flat"},
                           {"joinstyle", "round"},
                           {"line_color", qgis_color(stroke.color)},
                           {"line_style", stroke.width_mm > 0 ? "solid" : "no"},
                           {"line_width", fmt::format("{}", stroke.width_mm)},
                           {"line_width_unit", "MM"}};
  if (!stroke.dash_mm.empty()) {
    properties.emplace_back("customdash", fmt::format("{}", fmt::join(stroke.dash_mm, ";")));
    properties.emplace_back("customdash_unit", "MM");
    properties.emplace_back("use_custom_dash", "1");
  }
  return properties;
}

struct HatchLines {
  const char* angle = "45";
  const char* distance_mm = "0.85";  ///< across, where slanted lines lie 1.2 mm apart along the axes
};

std::vector<HatchLines> hatch_lines(Hatch hatch) {
  switch (hatch) {
    case Hatch::lines:
      return {{"45"}};
    case Hatch::falling:
      return {{"135"}};
    case Hatch::level:
      return {{"0", "1.2"}};
    case Hatch::cross:
      return {{"45"}, {"135"}};
    case Hatch::none:
    case Hatch::dots:
      break;
  }
  return {};
}

void write_hatch_lines(XmlWriter& xml, const HatchLines& lines, Color color, const std::string& name) {
  open_symbol_layer(xml, "LinePatternFill",
                    {{"angle", lines.angle},
                     {"distance", lines.distance_mm},
                     {"distance_unit", "MM"},
                     {"line_width", "0.15"},
                     {"line_width_unit", "MM"}});
  open_symbol(xml, "line", name, 1);
  open_symbol_layer(xml, "SimpleLine", line_properties({color, 0.15, {}}));
  xml.close().close().close();
}

void write_hatch_dots(XmlWriter& xml, Color color, const std::string& name) {
  open_symbol_layer(
      xml, "PointPatternFill",
      {{"distance_x", "1.2"}, {"distance_x_unit", "MM"}, {"distance_y", "1.2"}, {"distance_y_unit", "MM"}});
  open_symbol(xml, "marker", name, 1);
  open_symbol_layer(xml, "SimpleMarker",
                    {{"color", qgis_color(color)},
                     {"name", "circle"},
                     {"outline_style", "no"},
                     {"size", "0.32"},
                     {"size_unit", "MM"}});
  xml.close().close().close();
}

/// The layers of a symbol over its plain fill, which is the first.
void write_hatch(XmlWriter& xml, const Fill& fill, const std::string& name) {
  if (fill.hatch == Hatch::dots) {
    write_hatch_dots(xml, fill.hatch_color, fmt::format("@{}@1", name));
  }
  int layer = 1;
  for (const HatchLines& lines : hatch_lines(fill.hatch)) {
    write_hatch_lines(xml, lines, fill.hatch_color, fmt::format("@{}@{}", name, layer++));
  }
}

void write_polygon(XmlWriter& xml, const StyleRule& rule, const std::string& name) {
  open_symbol_layer(xml, "SimpleFill",
                    {{"color", qgis_color(rule.fill ? rule.fill->color : Color{})},
                     {"joinstyle", "round"},
                     {"outline_color", qgis_color(rule.stroke.color)},
                     {"outline_style", rule.stroke.width_mm <= 0     ? "no"
                                       : rule.stroke.dash_mm.empty() ? "solid"
                                                                     : "dash"},
                     {"outline_width", fmt::format("{}", rule.stroke.width_mm)},
                     {"outline_width_unit", "MM"},
                     {"style", rule.fill ? "solid" : "no"}});
  xml.close();
  if (rule.fill && rule.fill->hatch != Hatch::none) {
    write_hatch(xml, *rule.fill, name);
  }
}

void write_marker(XmlWriter& xml, const StyleRule& rule) {
  open_symbol_layer(xml, "SimpleMarker",
                    {{"color", qgis_color(rule.fill ? rule.fill->color : Color{})},
                     {"name", rule.shape},
                     {"outline_color", qgis_color(rule.stroke.color)},
                     {"outline_style", rule.stroke.width_mm > 0 ? "solid" : "no"},
                     {"outline_width", fmt::format("{}", rule.stroke.width_mm)},
                     {"outline_width_unit", "MM"},
                     {"size", fmt::format("{}", rule.size_mm)},
                     {"size_unit", "MM"}});
  xml.close();
}

std::string quoted(const std::string& text, char quote) {
  std::string out(1, quote);
  for (const char c : text) {
    out += c;
    if (c == quote) {
      out += c;
    }
  }
  return out + quote;
}

std::string condition_expression(const Condition& condition) {
  const std::string field = quoted(condition.field, '"');
  std::vector<std::string> words;
  for (const auto& word : condition.words) {
    words.push_back(quoted(word, '\''));
  }
  switch (condition.kind) {
    case Condition::Kind::is:
      return condition.number ? fmt::format("{} = {}", field, *condition.number)
                              : fmt::format("{} IN ({})", field, fmt::join(words, ", "));
    case Condition::Kind::is_not:
      return fmt::format("({0} IS NULL OR {0} NOT IN ({1}))", field, fmt::join(words, ", "));
    case Condition::Kind::from:
      return fmt::format("{} >= {}", field, condition.number.value_or(0));
    case Condition::Kind::below:
      return fmt::format("{} < {}", field, condition.number.value_or(0));
    case Condition::Kind::missing:
      return fmt::format("{} IS NULL", field);
    case Condition::Kind::present:
      return fmt::format("{} IS NOT NULL", field);
    // Not LIKE, to which the '_' of a name is any letter.
    case Condition::Kind::lists:
      return fmt::format("coalesce(strpos({}, {}), 0) > 0", field, quoted(listed(condition), '\''));
    case Condition::Kind::lists_not:
      return fmt::format("coalesce(strpos({}, {}), 0) = 0", field, quoted(listed(condition), '\''));
  }
  return {};
}

}  // namespace

std::string qgis_expression(const StyleRule& rule) {
  if (rule.otherwise) {
    return "ELSE";
  }
  std::vector<std::string> parts;
  for (const auto& condition : rule.conditions) {
    parts.push_back(condition_expression(condition));
  }
  return fmt::format("{}", fmt::join(parts, " AND "));
}

void write_qml_symbol(XmlWriter& xml, const StyleRule& rule, GeometryKind geometry, const std::string& name) {
  static const std::map<GeometryKind, const char*> kTypes = {{GeometryKind::polygon, "fill"},
                                                             {GeometryKind::line, "line"},
                                                             {GeometryKind::point, "marker"},
                                                             {GeometryKind::none, "fill"}};
  open_symbol(xml, kTypes.at(geometry), name, rule.opacity);
  if (geometry == GeometryKind::point) {
    write_marker(xml, rule);
  } else if (geometry == GeometryKind::line) {
    open_symbol_layer(xml, "SimpleLine", line_properties(rule.stroke));
    xml.close();
  } else {
    write_polygon(xml, rule, name);
  }
  xml.close();
}

void write_qml_renderer(XmlWriter& xml, const StyleModel& style, Language language) {
  xml.open("renderer-v2", {{"type", "RuleRenderer"},
                           {"enableorderby", "0"},
                           {"forceraster", "0"},
                           {"referencescale", "-1"},
                           {"symbollevels", "0"}});
  xml.open("rules", {{"key", "{" + style.layer + "}"}});
  for (std::size_t i = 0; i < style.rules.size(); ++i) {
    const auto& rule = style.rules[i];
    xml.empty("rule", {{"key", fmt::format("{{{}-{}}}", style.layer, i)},
                       {"symbol", fmt::format("{}", i)},
                       {"label", rule.label.in(language)},
                       {"filter", qgis_expression(rule)}});
  }
  xml.close();
  xml.open("symbols");
  for (std::size_t i = 0; i < style.rules.size(); ++i) {
    write_qml_symbol(xml, style.rules[i], style.geometry, fmt::format("{}", i));
  }
  xml.close().close();
}

void write_qml_labeling(XmlWriter& xml, const StyleModel& style) {
  if (!style.label) {
    return;
  }
  const StyleLabel& label = *style.label;
  const bool line = style.geometry == GeometryKind::line;
  xml.open("labeling", {{"type", "simple"}});
  xml.open("settings", {{"calloutType", "simple"}});
  xml.open("text-style", {{"fieldName", label.field},
                          {"fontFamily", "DejaVu Sans Condensed"},
                          {"fontSize", fmt::format("{}", label.size_pt)},
                          {"fontSizeUnit", "Point"},
                          {"fontWeight", "50"},
                          {"isExpression", "0"},
                          {"namedStyle", "Condensed"},
                          {"textColor", qgis_color(label.color)},
                          {"textOpacity", "1"}});
  xml.empty("text-buffer", {{"bufferColor", "255,255,255,255"},
                            {"bufferDraw", "1"},
                            {"bufferJoinStyle", "128"},
                            {"bufferOpacity", "0.85"},
                            {"bufferSize", "0.7"},
                            {"bufferSizeUnits", "MM"}});
  xml.close();
  xml.empty(
      "text-format",
      {{"autoWrapLength", "14"}, {"multilineAlign", "1"}, {"useMaxLineLengthForAutoWrap", "1"}, {"wrapChar", ""}});
  // Placement: 4 is horizontal inside a polygon, 2 along a line, 6 around a point by importance.
  const char* const placement = style.geometry == GeometryKind::polygon ? "4" : line ? "2" : "6";
  xml.empty("placement", {{"placement", placement},
                          {"centroidInside", "1"},
                          {"fitInPolygonOnly", "0"},
                          {"polygonPlacementFlags", "2"},
                          {"priority", "5"}});
  xml.empty("rendering", {{"displayAll", "0"},
                          {"drawLabels", "1"},
                          {"limitNumLabels", "0"},
                          {"mergeLines", line ? "1" : "0"},
                          {"obstacle", "1"},
                          {"scaleVisibility", label.largest_scale > 0 ? "1" : "0"},
                          {"scaleMin", "0"},
                          {"scaleMax", fmt::format("{}", label.largest_scale)}});
  xml.close().close();
}

void write_qml_aliases(XmlWriter& xml, std::span<const FieldSchema> fields, Language language) {
  xml.open("aliases");
  // Field 0 is the row number, which has no alias.
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string& unit = fields[i].unit;
    const std::string alias = fields[i].alias.in(language) + (unit.empty() ? "" : " (" + unit + ")");
    xml.empty("alias", {{"field", fields[i].name}, {"index", fmt::format("{}", i + 1)}, {"name", alias}});
  }
  xml.close();
}

}  // namespace comarca
