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
  const VectorLayer& rows = subject.reader.table("esquema_miembros");
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string code = text_of(rows, "codigo", row);
    if (code == subject.code || subject.has_member(code)) {
      schemes.insert(text_of(rows, "esquema", row));
    }
  }
  return schemes;
}

Words names_of_schemes(const ReportSubject& subject) {
  Words names;
  const VectorLayer& rows = subject.reader.table("esquemas");
  for (std::size_t row = 0; row < rows.size(); ++row) {
    names[text_of(rows, "esquema", row)] = text_of(rows, "nombre", row);
  }
  return names;
}

/// What concerns the place, and what concerns no unit at all, such as a file.
bool concerns(const ReportSubject& subject, const std::string& unit) {
  return unit.empty() || unit == subject.code || subject.has_member(unit);
}

}  // namespace

ReportSection scheme_section(const ReportSubject& subject) {
  ReportSection section{"esquemas", subject.say("Esquemas asociativos", "Associative schemes"), {}};
  if (!subject.reader.has_layer("esquemas") || !subject.reader.has_layer("esquema_miembros")) {
    return section;
  }
  const auto schemes = schemes_of(subject);
  const Words names = names_of_schemes(subject);
  const auto concerned = [&](const VectorLayer& rows, std::size_t row) {
    return schemes.contains(text_of(rows, "esquema", row));
  };
  add_unless_empty(section, table_of_rows(subject, "esquemas", {"Veredictos", "Verdicts"},
                                          {{{"Esquema", "Scheme"}, "nombre"},
                                           {{"Figura", "Figure"}, "nombre_figura"},
                                           {{"Veredicto", "Verdict"}, "veredicto", -1, &subject.code_words},
                                           {{"En el mapa", "On the map"}, "veredicto_mapa", -1, &subject.code_words},
                                           {{"Miembros", "Members"}, "miembros", 0},
                                           {{"Área (km²)", "Area (km²)"}, "area_km2", 0}},
                                          concerned));
  if (subject.reader.has_layer("esquema_reglas")) {
    add_unless_empty(section, table_of_rows(subject, "esquema_reglas", {"Regla por regla", "Rule by rule"},
                                            {{{"Esquema", "Scheme"}, "esquema", -1, &names},
                                             {{"Qué pide", "What it asks"}, "pide"},
                                             {{"Artículo", "Article"}, "articulo"},
                                             {{"Resultado", "Outcome"}, "resultado", -1, &subject.code_words},
                                             {{"Razón", "Reason"}, "razon"}},
                                            concerned));
  }
  return section;
}

ReportSection landuse_section(const ReportSubject& subject) {
  ReportSection section{"suelo", subject.say("Suelo según los planes", "Land use by the plans"), {}};
  if (!subject.reader.has_layer("suelo_area")) {
    return section;
  }
  add_unless_empty(section,
                   table_of_rows(subject, "suelo_area", {"Cuenta del suelo", "Land-use account"},
                                 {{{"Clase o categoría", "Class or category"}, "suelo", -1, &subject.code_words},
                                  {{"Tipo", "Type"}, "tipo", -1, &subject.code_words},
                                  {{"Área (ha)", "Area (ha)"}, "area_ha", 0},
                                  {{"Parte (%)", "Share (%)"}, "parte_pct", 1}},
                                 [&](const VectorLayer& rows, std::size_t row) {
                                   return text_of(rows, "codigo", row) == subject.code;
                                 }));
  if (subject.reader.has_layer("articulacion_resumen")) {
    const auto within = [&](const VectorLayer& rows, std::size_t row) {
      return text_of(rows, "nivel", row) == "par" && subject.has_member(text_of(rows, "codigo_a", row)) &&
             subject.has_member(text_of(rows, "codigo_b", row)) && number_of(rows, "conflicto_m", row).value_or(0) > 0;
    };
    add_unless_empty(section,
                     table_of_rows(subject, "articulacion_resumen",
                                   {"Fronteras donde los planes no concuerdan", "Borders where plans disagree"},
                                   {{{"Municipio A", "Municipality A"}, "codigo_a", -1, &subject.municipalities},
                                    {{"Municipio B", "Municipality B"}, "codigo_b", -1, &subject.municipalities},
                                    {{"Frontera (m)", "Border (m)"}, "longitud_m", 0},
                                    {{"En conflicto (m)", "In conflict (m)"}, "conflicto_m", 0},
                                    {{"En conflicto (%)", "In conflict (%)"}, "conflicto_pct", 1}},
                                   within));
  }
  return section;
}

ReportSection finding_section(const ReportSubject& subject) {
  ReportSection section{"hallazgos", subject.say("Hallazgos", "Findings"), {}};
  if (!subject.reader.has_layer("hallazgos")) {
    return section;
  }
  ReportTable table = table_of_rows(
      subject, "hallazgos", {"Problemas encontrados en los datos", "Problems found in the data"},
      {{{"Gravedad", "Severity"}, "gravedad", -1, &subject.code_words},
       {{"Unidad", "Unit"}, "unidad"},
       {{"Qué se vio", "What was seen"}, "descripcion"},
       {{"Qué hacer", "What to do"}, "remedio"}},
      [&](const VectorLayer& rows, std::size_t row) { return concerns(subject, text_of(rows, "unidad", row)); });
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
  ReportSection section{"metodos", subject.say("Métodos", "Methods"), {}};
  if (!subject.reader.has_layer("diccionario_indicadores")) {
    return section;
  }
  const auto reported = [&](const VectorLayer& rows, std::size_t row) {
    const std::string indicator = text_of(rows, "indicador", row);
    const std::string figure = text_of(rows, "cifra", row);
    return std::ranges::any_of(subject.figures, [&](const ReportedFigure& shown) {
      return shown.name == indicator + "." + figure || shown.name == indicator + "_" + figure ||
             (shown.name == indicator && figure == indicator);
    });
  };
  add_unless_empty(section, table_of_rows(subject, "diccionario_indicadores",
                                          {"Cómo se calculó cada cifra", "How each figure was computed"},
                                          {{{"Cifra", "Figure"}, "titulo", -1, &subject.indicator_words},
                                           {{"Fórmula", "Formula"}, "formula"},
                                           {{"Método", "Method"}, "metodo"},
                                           {{"Fuente del método", "Source of the method"}, "fuente"},
                                           {{"Estado", "Status"}, "estado", -1, &subject.indicator_words}},
                                          reported));
  return section;
}

ReportSection source_section(const ReportSubject& subject) {
  ReportSection section{"fuentes", subject.say("Fuentes", "Sources"), {}};
  if (!subject.reader.has_layer("fuentes")) {
    return section;
  }
  add_unless_empty(section, table_of_rows(subject, "fuentes", {"Archivos de entrada", "Input files"},
                                          {{{"Archivo", "File"}, "archivo"},
                                           {{"Título", "Title"}, "titulo"},
                                           {{"Entidad", "Publisher"}, "editor"},
                                           {{"Vigencia", "Vintage"}, "vigencia"},
                                           {{"Licencia", "Licence"}, "licencia"},
                                           {{"Cita", "Citation"}, "cita"}},
                                          [](const VectorLayer&, std::size_t) { return true; }));
  return section;
}

}  // namespace comarca
