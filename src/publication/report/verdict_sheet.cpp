// SPDX-License-Identifier: Apache-2.0
#include "comarca/publication/scheme_sheet.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/cartography/numbers.hpp"
#include "publication/map/map_units.hpp"
#include "publication/report/verdict_sections.hpp"

namespace comarca {
namespace {

/// Writes the parts of a sheet in one language.
class VerdictWriter {
 public:
  VerdictWriter(const SchemeReport& report, const VerdictGround& ground, Language language)
      : report_(report), verdict_(report.verdict), ground_(ground), language_(language) {}

  [[nodiscard]] ReportSection verdict() const {
    ReportSection section{"veredicto", say("Veredicto", "Verdict"), {}};
    section.blocks.emplace_back(ReportParagraph{
        fmt::format("{}: {}. {}: {}.", say("En conjunto", "As a whole"), verdict_name(verdict_).in(language_),
                    say("Por lo que un mapa decide solo", "By what a map decides alone"),
                    outcome_name(verdict_.map_outcome).in(language_))});
    section.blocks.emplace_back(
        ReportParagraph{fmt::format("{}: {}. {} {}. {}: {}.", say("Figura", "Legal form"),
                                    verdict_.legal_form->name.in(language_), say("Ley vigente el", "Law in force on"),
                                    verdict_.law_date.iso(), say("Base", "Basis"), verdict_.legal_form->basis)});
    ReportList reasons;
    for (const RuleVerdict& rule : verdict_.rules) {
      const bool counts = rule.rule->severity != RuleSeverity::informative;
      if (counts && rule.outcome != Outcome::complies && !rule.reason.in(language_).empty()) {
        reasons.items.push_back(fmt::format("{}: {}", rule_state(rule).in(language_), trim(rule.reason.in(language_))));
      }
    }
    for (const Text& note : verdict_.notes) {
      reasons.items.push_back(note.in(language_));
    }
    add(section, std::move(reasons));
    return section;
  }

  [[nodiscard]] ReportSection members() const {
    ReportSection section{"miembros", say("Miembros", "Members"), {}};
    ReportTable table;
    table.caption = fmt::format(fmt::runtime(say("{} miembros", "{} members")), verdict_.members.size());
    table.columns = {say("Nombre", "Name"),        say("Código", "Code"),          say("Clase", "Kind"),
                     say("Categoría", "Category"), say("Población", "Population"), say("Área (km²)", "Area (km²)")};
    double area_km2 = 0;
    std::optional<double> population = 0;
    for (const std::string& code : verdict_.members) {
      const SchemeUnit& unit = report_.map.unit(*report_.map.find(code));
      std::string kind = unit.kind;
      std::ranges::replace(kind, '_', ' ');
      table.rows.push_back({{unit.name + (code == verdict_.nucleus ? say(" (núcleo)", " (nucleus)") : "")},
                            {code},
                            {kind},
                            {unit.category.empty() ? "—" : unit.category},
                            number(unit.population, 0),
                            number(unit.area_km2, 1)});
      area_km2 += unit.area_km2;
      population = population && unit.population ? std::optional(*population + *unit.population) : std::nullopt;
    }
    table.rows.push_back({{say("Unión", "Union")}, {""}, {""}, {""}, number(population, 0), number(area_km2, 1)});
    section.blocks.emplace_back(std::move(table));
    if (auto map = verdict_map(report_, ground_, map_text(), language_)) {
      section.blocks.emplace_back(std::move(*map));
    }
    return section;
  }

  [[nodiscard]] ReportSection rules() const {
    ReportSection section{"reglas", say("Regla por regla", "Rule by rule"), {}};
    ReportTable table;
    table.caption = say("Lo medido contra lo que se pide", "What is measured against what is asked");
    table.columns = {say("Regla y artículo", "Rule and article"), say("Resultado", "Outcome"),
                     say("Medido", "Measured"), say("Se pide", "Required"),
                     say("Razón y soporte", "Reason and support")};
    for (const RuleVerdict& rule : verdict_.rules) {
      const std::string& article = rule.article;
      table.rows.push_back({{rule.rule->says.in(language_) + (article.empty() ? "" : " " + article + ".")},
                            {rule_state(rule).in(language_)},
                            {rule.measured.in(language_)},
                            {rule.required.in(language_)},
                            {support(rule)}});
    }
    section.blocks.emplace_back(std::move(table));
    return section;
  }

  [[nodiscard]] ReportSection documents() const {
    ReportSection section{"documentos", say("Documentos declarados", "Declared documents"), {}};
    ReportList list;
    for (const RuleVerdict& rule : verdict_.rules) {
      for (const std::string& reference : rule.references) {
        list.items.push_back(fmt::format("{} {}", rule.rule->says.in(language_), reference));
      }
    }
    add(section, std::move(list));
    return section;
  }

  [[nodiscard]] ReportSection remedies() const {
    ReportSection section{
        "que-hacer", say("Qué se puede hacer y de qué pende", "What can be done and what it hangs on"), {}};
    add(section, ReportList{remedy_sentences(report_, language_)});
    return section;
  }

  [[nodiscard]] ReportSection sources() const {
    ReportSection section{contract().inputs.layer_name(), say("Fuentes", "Sources"), {}};
    ReportList list;
    list.items.push_back(
        fmt::format("{}: {}", ground_.product.empty() ? say("Límites", "Boundaries") : say("Producto", "Product"),
                    verdict_.vintage));
    for (const CitedFile& input : ground_.files) {
      list.items.push_back(fmt::format("{} ({}){}", input.citation.empty() ? input.title : input.citation, input.file,
                                       input.licence.empty() ? "" : ". " + input.licence + "."));
    }
    section.blocks.emplace_back(std::move(list));
    return section;
  }

  [[nodiscard]] std::optional<Date> product_date() const {
    return ground_.product.empty() ? std::nullopt : ProductReader(ground_.product).date();
  }

 private:
  [[nodiscard]] std::string say(std::string_view es, std::string_view en) const {
    return Text{std::string(es), std::string(en)}.in(language_);
  }

  [[nodiscard]] ReportCell number(std::optional<double> value, int decimals) const {
    return value ? ReportCell{number_text(*value, decimals, language_), value} : ReportCell{"—"};
  }

  static void add(ReportSection& section, ReportList list) {
    if (!list.items.empty()) {
      section.blocks.emplace_back(std::move(list));
    }
  }

  [[nodiscard]] std::string support(const RuleVerdict& rule) const {
    std::vector<std::string> parts;
    if (const auto reason = trim(rule.reason.in(language_)); !reason.empty()) {
      parts.emplace_back(reason);
    }
    for (const std::string& reference : rule.references) {
      parts.push_back(fmt::format("{}: {}.", say("Se declara", "Declared"), reference));
    }
    if (!rule.rule->verified) {
      parts.push_back(say("Regla sin cotejar con su fuente.", "Rule not compared with its source."));
    }
    if (!rule.rule->note.empty()) {
      parts.push_back(rule.rule->note);
    }
    return join(parts, " ");
  }

  [[nodiscard]] SheetText map_text() const {
    SheetText text;
    text.title = verdict_.name;
    text.subtitle = verdict_.legal_form->name.in(language_);
    const auto& files = ground_.files;
    text.source = files.empty() ? verdict_.vintage : files.front().citation;
    text.vintage = files.empty() ? std::string() : files.front().vintage;
    text.date = product_date();
    return text;
  }

  const SchemeReport& report_;
  const Verdict& verdict_;
  const VerdictGround& ground_;
  Language language_;
};

}  // namespace

Report verdict_sheet(const SchemeReport& verdict, const VerdictGround& ground, Language language) {
  const VerdictWriter writer(verdict, ground, language);
  Report report;
  report.language = language;
  report.title = verdict.verdict.name;
  report.subtitle =
      fmt::format("{} · {}", verdict.verdict.legal_form->name.in(language), verdict_name(verdict.verdict).in(language));
  report.date = writer.product_date();
  for (ReportSection& section :
       std::vector{writer.verdict(), verdict_steps(verdict, language), writer.members(),
                   verdict_figures(verdict, ground, language), writer.remedies(), writer.rules(), writer.documents(),
                   verdict_signatures(verdict, language), writer.sources()}) {
    if (!section.blocks.empty()) {
      report.sections.push_back(std::move(section));
    }
  }
  return report;
}

}  // namespace comarca
