// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "publication/report/report_sections.hpp"
#include "publication/report/table_of_rows.hpp"

namespace comarca {
namespace {

constexpr std::size_t kMostFindings = 60;

void add_unless_empty(ReportSection& section, ReportTable table) {
  if (!table.rows.empty()) {
    section.blocks.emplace_back(std::move(table));
  }
}

/// Schemes with a member among the municipalities.
std::set<std::string> schemes_of(const ReportSubject& subject) {
  std::set<std::string> schemes;
  const SchemeMembersLayer& of = contract().scheme_members;
  const LayerRows rows = subject.reader.rows(of);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string code = rows.text(row, of.code);
    if (code == subject.code || subject.has_member(code)) {
      schemes.insert(rows.text(row, of.scheme));
    }
  }
  return schemes;
}

Words names_of_schemes(const ReportSubject& subject) {
  Words names;
  const SchemesLayer& of = contract().schemes;
  const LayerRows rows = subject.reader.rows(of);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    names[rows.text(row, of.scheme)] = rows.text(row, of.name);
  }
  return names;
}

/// What concerns the place, and what concerns no unit at all, such as a file.
bool concerns(const ReportSubject& subject, const std::string& unit) {
  return unit.empty() || unit == subject.code || subject.has_member(unit);
}

}  // namespace

ReportSection scheme_section(const ReportSubject& subject) {
  const SchemesLayer& scheme = contract().schemes;
  const SchemeRulesLayer& rule = contract().scheme_rules;
  ReportSection section{scheme.layer_name(), subject.say("Esquemas asociativos", "Associative schemes"), {}};
  const auto schemes = schemes_of(subject);
  const Words names = names_of_schemes(subject);
  const auto concerned_by = [&](const Column<std::string>& column) {
    return
        [&schemes, column](const LayerRows& rows, std::size_t row) { return schemes.contains(rows.text(row, column)); };
  };
  add_unless_empty(section, table_of_rows(subject,
                                          {scheme,
                                           {"Veredictos", "Verdicts"},
                                           {{{"Esquema", "Scheme"}, scheme.name},
                                            {{"Figura", "Figure"}, scheme.legal_form_name},
                                            {{"Veredicto", "Verdict"}, scheme.verdict, -1, &subject.code_words},
                                            {{"En el mapa", "On the map"}, scheme.map_verdict, -1, &subject.code_words},
                                            {{"Miembros", "Members"}, scheme.member_count, 0},
                                            {{"Área (km²)", "Area (km²)"}, scheme.area_km2, 0}}},
                                          concerned_by(scheme.scheme)));
  add_unless_empty(section, table_of_rows(subject,
                                          {rule,
                                           {"Regla por regla", "Rule by rule"},
                                           {{{"Esquema", "Scheme"}, rule.scheme, -1, &names},
                                            {{"Qué pide", "What it asks"}, rule.asks},
                                            {{"Artículo", "Article"}, rule.article},
                                            {{"Resultado", "Outcome"}, rule.outcome, -1, &subject.code_words},
                                            {{"Razón", "Reason"}, rule.reason}}},
                                          concerned_by(rule.scheme)));
  return section;
}

ReportSection landuse_section(const ReportSubject& subject) {
  const LandAreasLayer& area = contract().land_areas;
  const BorderAgreementLayer& border = contract().border_agreement;
  ReportSection section{
      contract().land.layer_name(), subject.say("Suelo según los planes", "Land use by the plans"), {}};
  if (!subject.reader.has(area)) {
    return section;
  }
  add_unless_empty(
      section,
      table_of_rows(subject,
                    {area,
                     {"Cuenta del suelo", "Land-use account"},
                     {{{"Clase o categoría", "Class or category"}, area.land, -1, &subject.code_words},
                      {{"Tipo", "Type"}, area.kind, -1, &subject.code_words},
                      {{"Área (ha)", "Area (ha)"}, area.area_ha, 0},
                      {{"Parte (%)", "Share (%)"}, area.share_pct, 1}}},
                    [&](const LayerRows& rows, std::size_t row) { return rows.text(row, area.code) == subject.code; }));
  const auto within = [&](const LayerRows& rows, std::size_t row) {
    return rows.get(row, border.level) == Level::pair && subject.has_member(rows.text(row, border.code_a)) &&
           subject.has_member(rows.text(row, border.code_b)) && rows.get(row, border.conflict_m).value_or(0) > 0;
  };
  add_unless_empty(section,
                   table_of_rows(subject,
                                 {border,
                                  {"Fronteras donde los planes no concuerdan", "Borders where plans disagree"},
                                  {{{"Municipio A", "Municipality A"}, border.code_a, -1, &subject.municipalities},
                                   {{"Municipio B", "Municipality B"}, border.code_b, -1, &subject.municipalities},
                                   {{"Frontera (m)", "Border (m)"}, border.length_m, 0},
                                   {{"En conflicto (m)", "In conflict (m)"}, border.conflict_m, 0},
                                   {{"En conflicto (%)", "In conflict (%)"}, border.conflict_pct, 1}}},
                                 within));
  return section;
}

ReportSection finding_section(const ReportSubject& subject) {
  const FindingsLayer& of = contract().findings;
  ReportSection section{of.layer_name(), subject.say("Hallazgos", "Findings"), {}};
  if (!subject.reader.has(of)) {
    return section;
  }
  ReportTable table =
      table_of_rows(subject,
                    {of,
                     {"Problemas encontrados en los datos", "Problems found in the data"},
                     {{{"Gravedad", "Severity"}, of.severity, -1, &subject.code_words},
                      {{"Unidad", "Unit"}, of.unit},
                      {{"Qué se vio", "What was seen"}, of.description},
                      {{"Qué hacer", "What to do"}, of.remedy}}},
                    [&](const LayerRows& rows, std::size_t row) { return concerns(subject, rows.text(row, of.unit)); });
  const std::size_t all = table.rows.size();
  section.blocks.emplace_back(ReportParagraph{
      all == 0
          ? subject.say("Ninguno.", "None.")
          : fmt::format(
                fmt::runtime(
                    all > kMostFindings
                        ? subject.say("{} de estas unidades o de los archivos; se muestran los primeros {}.",
                                      "{} of these units or of the files; the first {} are shown.")
                        : subject.say("{} de estas unidades o de los archivos.", "{} of these units or of the files.")),
                all, kMostFindings)});
  table.rows.resize(std::min(all, kMostFindings));
  add_unless_empty(section, std::move(table));
  return section;
}

ReportSection method_section(const ReportSubject& subject) {
  const IndicatorDictionaryLayer& of = contract().indicator_dictionary;
  ReportSection section{"metodos", subject.say("Métodos", "Methods"), {}};
  const auto reported = [&](const LayerRows& rows, std::size_t row) {
    return std::ranges::any_of(subject.figures, [&](const ReportedFigure& shown) {
      return is_called(shown.name, rows.text(row, of.indicator), rows.text(row, of.figure));
    });
  };
  add_unless_empty(section, table_of_rows(subject,
                                          {of,
                                           {"Cómo se calculó cada cifra", "How each figure was computed"},
                                           {{{"Cifra", "Figure"}, of.title, -1, &subject.indicator_words},
                                            {{"Fórmula", "Formula"}, of.formula},
                                            {{"Método", "Method"}, of.method},
                                            {{"Fuente del método", "Source of the method"}, of.source},
                                            {{"Estado", "Status"}, of.status, -1, &subject.indicator_words}}},
                                          reported));
  return section;
}

ReportSection source_section(const ReportSubject& subject) {
  const InputsLayer& of = contract().inputs;
  ReportSection section{of.layer_name(), subject.say("Fuentes", "Sources"), {}};
  add_unless_empty(section, table_of_rows(subject,
                                          {of,
                                           {"Archivos de entrada", "Input files"},
                                           {{{"Archivo", "File"}, of.file},
                                            {{"Título", "Title"}, of.title},
                                            {{"Entidad", "Publisher"}, of.publisher},
                                            {{"Vigencia", "Vintage"}, of.vintage},
                                            {{"Licencia", "Licence"}, of.licence},
                                            {{"Cita", "Citation"}, of.citation}}},
                                          [](const LayerRows&, std::size_t) { return true; }));
  return section;
}

}  // namespace comarca
