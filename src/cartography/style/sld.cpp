// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <map>

#include "comarca/base/xml.hpp"
#include "comarca/cartography/layer_style.hpp"

namespace comarca {
namespace {

constexpr double kMmPerPixel = 0.28;  // OGC's standardized rendering pixel

class SldWriter {
 public:
  SldWriter(const StyleModel& style, Language language) : style_(style), language_(language) {}

  std::string write() {
    xml_.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml_.open("StyledLayerDescriptor", {{"version", "1.1.0"},
                                        {"xmlns", "http://www.opengis.net/sld"},
                                        {"xmlns:ogc", "http://www.opengis.net/ogc"},
                                        {"xmlns:se", "http://www.opengis.net/se"},
                                        {"xmlns:xlink", "http://www.w3.org/1999/xlink"}});
    xml_.open("NamedLayer")
        .element("se:Name", style_.layer)
        .open("UserStyle")
        .element("se:Name", style_.title.in(language_));
    xml_.open("se:FeatureTypeStyle");
    for (const auto& rule : style_.rules) {
      write_rule(rule);
    }
    if (style_.label) {
      write_label(*style_.label);
    }
    xml_.close().close().close().close();
    return xml_.text();
  }

 private:
  void write_rule(const StyleRule& rule) {
    xml_.open("se:Rule").element("se:Name", rule.label.in(language_));
    xml_.open("se:Description").element("se:Title", rule.label.in(language_)).close();
    write_filter(rule);
    switch (style_.geometry) {
      case GeometryKind::point:
        write_point(rule);
        break;
      case GeometryKind::line:
        xml_.open("se:LineSymbolizer");
        write_stroke(rule.stroke);
        xml_.close();
        break;
      default:
        write_polygon(rule);
    }
    xml_.close();
  }

  void write_filter(const StyleRule& rule) {
    if (rule.otherwise) {
      xml_.empty("se:ElseFilter");
      return;
    }
    if (rule.conditions.empty()) {
      return;
    }
    xml_.open("ogc:Filter");
    if (rule.conditions.size() > 1) {
      xml_.open("ogc:And");
    }
    for (const auto& condition : rule.conditions) {
      write_condition(condition);
    }
    if (rule.conditions.size() > 1) {
      xml_.close();
    }
    xml_.close();
  }

  void compare(const char* comparison, const std::string& field, const std::string& literal) {
    xml_.open(comparison).element("ogc:PropertyName", field).element("ogc:Literal", literal).close();
  }

  void write_words(const Condition& condition) {
    if (condition.words.size() > 1) {
      xml_.open("ogc:Or");
    }
    for (const auto& word : condition.words) {
      compare("ogc:PropertyIsEqualTo", condition.field, word);
    }
    if (condition.words.size() > 1) {
      xml_.close();
    }
  }

  void write_null(const std::string& field) {
    xml_.open("ogc:PropertyIsNull").element("ogc:PropertyName", field).close();
  }

  void write_listed(const Condition& condition) {
    xml_.open("ogc:PropertyIsLike", {{"wildCard", "*"}, {"singleChar", "?"}, {"escapeChar", "\\"}});
    xml_.element("ogc:PropertyName", condition.field).element("ogc:Literal", "*" + listed(condition) + "*").close();
  }

  void write_condition(const Condition& condition) {
    switch (condition.kind) {
      case Condition::Kind::is:
        condition.number ? compare("ogc:PropertyIsEqualTo", condition.field, fmt::format("{}", *condition.number))
                         : write_words(condition);
        break;
      case Condition::Kind::is_not:
        xml_.open("ogc:Or");
        write_null(condition.field);
        xml_.open("ogc:Not");
        write_words(condition);
        xml_.close().close();
        break;
      case Condition::Kind::from:
        compare("ogc:PropertyIsGreaterThanOrEqualTo", condition.field, fmt::format("{}", condition.number.value_or(0)));
        break;
      case Condition::Kind::below:
        compare("ogc:PropertyIsLessThan", condition.field, fmt::format("{}", condition.number.value_or(0)));
        break;
      case Condition::Kind::missing:
        write_null(condition.field);
        break;
      case Condition::Kind::lists:
        write_listed(condition);
        break;
      case Condition::Kind::lists_not:
        xml_.open("ogc:Or");
        write_null(condition.field);
        xml_.open("ogc:Not");
        write_listed(condition);
        xml_.close().close();
        break;
      case Condition::Kind::present:
        xml_.open("ogc:Not");
        write_null(condition.field);
        xml_.close();
        break;
    }
  }

  void parameter(const char* name, const std::string& value) {
    xml_.element("se:SvgParameter", value, {{"name", name}});
  }

  void write_fill(const Fill& fill, double opacity) {
    xml_.open("se:Fill");
    parameter("fill", fill.color.hex());
    parameter("fill-opacity", fmt::format("{}", opacity));
    xml_.close();
  }

  void write_stroke(const Stroke& stroke) {
    if (stroke.width_mm <= 0) {
      return;
    }
    xml_.open("se:Stroke");
    parameter("stroke", stroke.color.hex());
    parameter("stroke-width", fmt::format("{:.3g}", stroke.width_mm / kMmPerPixel));
    parameter("stroke-linejoin", "round");
    if (!stroke.dash_mm.empty()) {
      std::vector<std::string> dashes;
      for (const double dash : stroke.dash_mm) {
        dashes.push_back(fmt::format("{:.3g}", dash / kMmPerPixel));
      }
      parameter("stroke-dasharray", fmt::format("{}", fmt::join(dashes, " ")));
    }
    xml_.close();
  }

  void write_polygon(const StyleRule& rule) {
    static const std::map<Hatch, const char*> kMarks = {{Hatch::lines, "shape://slash"},
                                                        {Hatch::dots, "shape://dot"},
                                                        {Hatch::falling, "shape://backslash"},
                                                        {Hatch::level, "shape://horline"},
                                                        {Hatch::cross, "shape://times"}};
    xml_.open("se:PolygonSymbolizer");
    if (rule.fill) {
      write_fill(*rule.fill, rule.opacity);
    }
    write_stroke(rule.stroke);
    xml_.close();
    if (rule.fill && rule.fill->hatch != Hatch::none) {
      xml_.open("se:PolygonSymbolizer").open("se:Fill").open("se:GraphicFill").open("se:Graphic").open("se:Mark");
      xml_.element("se:WellKnownName", kMarks.at(rule.fill->hatch));
      write_stroke({rule.fill->hatch_color, 0.15, {}});
      xml_.close().element("se:Size", "4").close().close().close().close();
    }
  }

  void write_point(const StyleRule& rule) {
    xml_.open("se:PointSymbolizer").open("se:Graphic").open("se:Mark").element("se:WellKnownName", rule.shape);
    if (rule.fill) {
      write_fill(*rule.fill, rule.opacity);
    }
    write_stroke(rule.stroke);
    xml_.close().element("se:Size", fmt::format("{:.3g}", rule.size_mm / kMmPerPixel)).close().close();
  }

  void write_label(const StyleLabel& label) {
    xml_.open("se:Rule");
    if (label.largest_scale > 0) {
      xml_.element("se:MaxScaleDenominator", fmt::format("{}", label.largest_scale));
    }
    xml_.open("se:TextSymbolizer").open("se:Label").element("ogc:PropertyName", label.field).close();
    xml_.open("se:Font");
    parameter("font-family", "DejaVu Sans Condensed");
    parameter("font-size", fmt::format("{:.3g}", label.size_pt * 25.4 / 72 / kMmPerPixel));
    xml_.close().open("se:Halo").element("se:Radius", "2").open("se:Fill");
    parameter("fill", "#ffffff");
    xml_.close().close().open("se:Fill");
    parameter("fill", label.color.hex());
    xml_.close().close().close();
  }

  const StyleModel& style_;
  Language language_;
  XmlWriter xml_;
};

}  // namespace

std::string to_sld(const StyleModel& style, Language language) {
  return style.geometry == GeometryKind::none ? std::string() : SldWriter(style, language).write();
}

}  // namespace comarca
