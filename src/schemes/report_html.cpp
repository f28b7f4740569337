// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "schemes/report_words.hpp"
#include "schemes/rule_context.hpp"

namespace comarca {
namespace {

constexpr double kMapWidth = 640;
constexpr double kMargin = 8;
constexpr const char* kStyle = R"(<style>
body{font:15px/1.45 "Source Sans 3","Segoe UI",sans-serif;color:#222;max-width:60em;margin:1.5em auto;padding:0 1em}
h1{font-size:1.5em;margin:0}h2{font-size:1.1em;border-bottom:1px solid #999;margin:1.4em 0 .4em}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25em .5em;border-bottom:1px solid #ddd}
td.n{text-align:right;font-variant-numeric:tabular-nums}.v{display:inline-block;padding:.15em .6em;border:2px solid;font-weight:bold}
.cumple{color:#1b6e3c}.cumple_con_advertencias{color:#7a5a00}.pendiente_de_documentos{color:#1f4e8c}.no_cumple{color:#a11d21}
.a{color:#555;font-size:.9em}svg{width:100%;max-height:26em}
.m{fill:#8fbcbb;stroke:#333;stroke-width:1}.o{fill:#ecece8;stroke:#bbb;stroke-width:.5}svg text{font-size:11px;text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-width:3px}
@media print{body{margin:0;max-width:none;font-size:11px}h2,tr{break-inside:avoid;break-after:avoid}svg{max-height:95mm}@page{size:A4;margin:15mm}}
</style>)";

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// From map metres to the drawing: north up, the members' box with a margin.
class Drawing {
 public:
  explicit Drawing(const Polygons& members) {
    for (const Point& point : members.points) {
      west_ = std::min(west_, point.x);
      east_ = std::max(east_, point.x);
      south_ = std::min(south_, point.y);
      north_ = std::max(north_, point.y);
    }
    scale_ = (kMapWidth - 2 * kMargin) / std::max({east_ - west_, north_ - south_, 1.0});
  }

  [[nodiscard]] double x(const Point& point) const noexcept { return kMargin + (point.x - west_) * scale_; }
  [[nodiscard]] double y(const Point& point) const noexcept { return kMargin + (north_ - point.y) * scale_; }
  [[nodiscard]] double width() const noexcept { return 2 * kMargin + (east_ - west_) * scale_; }
  [[nodiscard]] double height() const noexcept { return 2 * kMargin + (north_ - south_) * scale_; }

  /// A unit as one path; vertices that fall on the pixel before are left out.
  [[nodiscard]] std::string path(const Polygons& polygons, std::size_t unit, const char* kind) const {
    std::string text = fmt::format("<path class=\"{}\" fill-rule=\"evenodd\" d=\"", kind);
    for (std::size_t part = polygons.unit_start[unit]; part < polygons.unit_start[unit + 1]; ++part) {
      for (std::size_t r = polygons.part_start[part]; r < polygons.part_start[part + 1]; ++r) {
        add_ring(text, polygons.ring(r));
      }
    }
    return text + "\"/>\n";
  }

 private:
  void add_ring(std::string& text, std::span<const Point> ring) const {
    double last_x = std::numeric_limits<double>::infinity();
    double last_y = last_x;
    char command = 'M';
    for (const Point& point : ring) {
      if (std::abs(x(point) - last_x) + std::abs(y(point) - last_y) < 0.7) {
        continue;
      }
      last_x = x(point);
      last_y = y(point);
      text += fmt::format("{}{:.1f} {:.1f}", command, last_x, last_y);
      command = 'L';
    }
    text += "Z";
  }

  double west_ = std::numeric_limits<double>::infinity();
  double east_ = -std::numeric_limits<double>::infinity();
  double south_ = std::numeric_limits<double>::infinity();
  double north_ = -std::numeric_limits<double>::infinity();
  double scale_ = 1;
};

/// Middle of the box of a unit's largest ring by number of vertices: good enough for a name.
Point name_place(const Polygons& polygons, std::size_t unit) {
  std::span<const Point> best;
  for (std::size_t part = polygons.unit_start[unit]; part < polygons.unit_start[unit + 1]; ++part) {
    const auto ring = polygons.ring(polygons.part_start[part]);
    best = ring.size() > best.size() ? ring : best;
  }
  if (best.empty()) {
    return {};
  }
  const auto [low_x, high_x] = std::ranges::minmax(best, {}, &Point::x);
  const auto [low_y, high_y] = std::ranges::minmax(best, {}, &Point::y);
  return {(low_x.x + high_x.x) / 2, (low_y.y + high_y.y) / 2};
}

std::string map_svg(const SchemeReport& report, const SheetContent& content) {
  if (content.members.points.empty()) {
    return {};
  }
  const Drawing drawing(content.members);
  std::string svg = fmt::format("<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\">\n", drawing.width(),
                                drawing.height(), escaped(report.verdict.name));
  for (std::size_t unit = 0; unit < content.around.unit_count(); ++unit) {
    svg += drawing.path(content.around, unit, "o");
  }
  for (std::size_t unit = 0; unit < content.members.unit_count(); ++unit) {
    svg += drawing.path(content.members, unit, "m");
  }
  for (std::size_t unit = 0; unit < content.members.unit_count(); ++unit) {
    const Point at = name_place(content.members, unit);
    const SchemeUnit& member = report.map.unit(*report.map.find(report.verdict.members[unit]));
    svg +=
        fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n", drawing.x(at), drawing.y(at), escaped(member.name));
  }
  return svg + "</svg>\n";
}

std::string members_table(const SchemeReport& report, const SheetContent& content, bool spanish) {
  std::string html = fmt::format("<h2>{}</h2>\n<table><tr><th>{}</th><th>{}</th>", spanish ? "Miembros" : "Members",
                                 spanish ? "Código" : "Code", spanish ? "Nombre" : "Name");
  for (const SheetFigure& figure : content.figures) {
    html += fmt::format("<th>{}</th>", escaped(figure.name));
  }
  html += "</tr>\n";
  for (std::size_t i = 0; i < report.verdict.members.size(); ++i) {
    const SchemeUnit& unit = report.map.unit(*report.map.find(report.verdict.members[i]));
    html += fmt::format("<tr><td>{}</td><td>{}{}</td>", escaped(unit.code), escaped(unit.name),
                        unit.code == report.verdict.nucleus ? (spanish ? " (núcleo)" : " (nucleus)") : "");
    for (const SheetFigure& figure : content.figures) {
      html += fmt::format("<td class=\"n\">{}</td>", escaped(i < figure.values.size() ? figure.values[i] : ""));
    }
    html += "</tr>\n";
  }
  return html + "</table>\n";
}

std::string rule_row(const RuleVerdict& rule, Language language) {
  const bool spanish = language == Language::spanish;
  std::string html = fmt::format("<tr><td class=\"{}\"><b>{}</b></td><td>{}<div class=\"a\">{}</div></td>",
                                 outcome_word(rule.outcome), outcome_name(rule.outcome).in(language),
                                 escaped(rule.rule->says.in(language)), escaped(rule.rule->article));
  html += fmt::format("<td>{}</td><td>{}</td><td>{}", escaped(rule.measured.in(language)),
                      escaped(rule.required.in(language)), escaped(rule.reason.in(language)));
  for (const std::string& reference : rule.references) {
    html += fmt::format("<div>{}: {}</div>", spanish ? "Se declara" : "Declared", escaped(reference));
  }
  if (!rule.rule->verified) {
    html += fmt::format("<div class=\"a\">{}</div>",
                        spanish ? "Regla sin cotejar con su fuente." : "Rule not compared with its source.");
  }
  if (!rule.rule->note.empty()) {
    html += fmt::format("<div class=\"a\">{}</div>", escaped(rule.rule->note));
  }
  return html + "</td></tr>\n";
}

std::string rules_table(const SchemeReport& report, Language language) {
  const bool spanish = language == Language::spanish;
  std::string html = spanish ? "<h2>Regla por regla</h2>\n<table><tr><th>Resultado</th><th>Regla y artículo</th>"
                               "<th>Medido</th><th>Se pide</th><th>Razón y soporte</th></tr>\n"
                             : "<h2>Rule by rule</h2>\n<table><tr><th>Outcome</th><th>Rule and article</th>"
                               "<th>Measured</th><th>Required</th><th>Reason and support</th></tr>\n";
  for (const RuleVerdict& rule : report.verdict.rules) {
    html += rule_row(rule, language);
  }
  return html + "</table>\n";
}

std::string list_of(const std::string& title, const std::vector<std::string>& lines) {
  if (lines.empty()) {
    return {};
  }
  std::string html = fmt::format("<h2>{}</h2>\n<ul>\n", title);
  for (const std::string& line : lines) {
    html += fmt::format("<li>{}</li>\n", escaped(line));
  }
  return html + "</ul>\n";
}

}  // namespace

std::string verdict_html(const SchemeReport& report, const SheetContent& content, Language language) {
  const bool spanish = language == Language::spanish;
  const Verdict& verdict = report.verdict;
  std::string html =
      fmt::format("<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<title>{}</title>\n{}\n",
                  spanish ? "es" : "en", escaped(verdict.name), kStyle);
  html += fmt::format("<h1>{}</h1>\n<p>{}<br><span class=\"a\">{}</span></p>\n<p class=\"v {}\">{}</p>\n",
                      escaped(verdict.name), escaped(verdict.figure->name.in(language)), escaped(verdict.figure->basis),
                      outcome_word(verdict.outcome), outcome_name(verdict.outcome).in(language));
  html += fmt::format("<p>{}: {} · {} {}</p>\n", spanish ? "En el mapa" : "On the map",
                      outcome_name(verdict.map_outcome).in(language), spanish ? "ley del" : "law of", verdict.law_date);
  for (const Text& note : verdict.notes) {
    html += fmt::format("<p>{}</p>\n", escaped(note.in(language)));
  }
  html += map_svg(report, content) + members_table(report, content, spanish) + rules_table(report, language);
  html += list_of(spanish ? "Qué se puede hacer" : "What can be done", remedy_sentences(report, language));
  html += list_of(spanish ? "Fuentes" : "Sources", content.sources);
  html += fmt::format("<p class=\"a\">{} {}</p>\n</html>\n", spanish ? "Fecha:" : "Date:", escaped(content.date));
  return html;
}

}  // namespace comarca
