// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "comarca/pipeline/schemes.hpp"
#include "pipeline/layers/fields.hpp"

namespace comarca {
namespace {

FieldSchema scheme_field() {
  return {"esquema", FieldType::text, {"Esquema", "Scheme"}, {"Identificador del esquema", "Id of the scheme"}};
}

FieldSchema text_field(std::string name, Text alias, Text description) {
  return {std::move(name), FieldType::text, std::move(alias), std::move(description)};
}

}  // namespace

LayerSchema schemes_schema() {
  return {
      "esquemas",
      {"Esquemas asociativos", "Associative schemes"},
      {"Un polígono por esquema, con su veredicto", "A polygon per scheme, with its verdict"},
      GeometryKind::polygon,
      {scheme_field(),
       name_field(),
       text_field("figura", {"Figura", "Figure"}, {"Figura legal", "Legal figure"}),
       text_field("nombre_figura", {"Nombre de la figura", "Name of the figure"}, {"Su nombre", "Its name"}),
       text_field("veredicto", {"Veredicto", "Verdict"},
                  {"cumple, cumple_con_advertencias, pendiente_de_documentos o no_cumple",
                   "cumple (complies), cumple_con_advertencias (with warnings), pendiente_de_documentos (pending) or "
                   "no_cumple (does not)"}),
       text_field("veredicto_mapa", {"Veredicto del mapa", "Verdict of the map"},
                  {"El de las reglas que un mapa decide solo", "By the rules that a map decides alone"}),
       {"miembros", FieldType::integer, {"Miembros", "Members"}, {"Cuántos son", "How many"}},
       area_field(),
       {"fecha_ley",
        FieldType::text,
        {"Ley vigente el", "Law in force on"},
        {"Día de la ley aplicada", "Day of the law applied"}},
       text_field("nucleo", {"Núcleo", "Nucleus"}, {"Código del municipio núcleo", "Code of the nucleus"}),
       text_field("estado", {"Estado", "State"},
                  {"existente, propuesta o en trámite", "existing, proposed or under way"}),
       text_field("confianza", {"Confianza", "Confidence"},
                  {"Qué tan segura es la lista de miembros", "How sure the membership is"}),
       text_field("fuente", {"Fuente", "Source"}, {"De la lista de miembros", "Of the membership"})}};
}

LayerSchema scheme_members_schema() {
  return {"esquema_miembros",
          {"Miembros de los esquemas", "Members of the schemes"},
          {"Un renglón por miembro", "A row per member"},
          GeometryKind::none,
          {scheme_field(),
           code_field(),
           name_field(),
           text_field("clase", {"Clase", "Kind"},
                      {"municipio, distrito, departamento…", "municipality, district, department…"}),
           {"es_nucleo", FieldType::integer, {"Es el núcleo", "Is the nucleus"}, {"1 cuando lo es", "1 when it is"}}}};
}

LayerSchema scheme_rules_schema() {
  return {"esquema_reglas",
          {"Reglas de los esquemas", "Rules of the schemes"},
          {"El veredicto regla por regla", "The verdict rule by rule"},
          GeometryKind::none,
          {scheme_field(),
           text_field("regla", {"Regla", "Rule"}, {"Identificador", "Id"}),
           text_field("resultado", {"Resultado", "Outcome"}, {"Como el veredicto", "As the verdict"}),
           text_field("pide", {"Qué pide", "What it asks"}, {"En palabras nuestras", "In our words"}),
           text_field("articulo", {"Artículo", "Article"}, {"De la ley", "Of the law"}),
           text_field("medido", {"Medido", "Measured"}, {"Lo que hay", "What there is"}),
           text_field("requerido", {"Requerido", "Required"}, {"Lo que se pide", "What is asked"}),
           text_field("razon", {"Razón", "Reason"}, {"Por qué", "Why"}),
           text_field("miembros", {"Miembros", "Members"}, {"A quiénes toca", "Whom it concerns"}),
           text_field("soportes", {"Soportes", "Support"}, {"Documentos declarados", "Declared documents"}),
           {"cotejada",
            FieldType::integer,
            {"Cotejada", "Verified"},
            {"1 si la regla se comparó con su fuente", "1 when the rule was compared with its source"}},
           text_field("nota", {"Nota", "Note"}, {"Dudas sobre la regla", "Doubts about the rule"})}};
}

LayerSchema scheme_figures_schema() {
  return {
      "esquema_indicadores",
      {"Indicadores de los esquemas", "Indicators of the schemes"},
      {"Cifras de la unión: se suman las estadísticas de los miembros y luego se aplica la fórmula",
       "Figures of the union: the members' statistics are added, then the formula is applied"},
      GeometryKind::none,
      {scheme_field(),
       text_field("zona", {"Zona", "Zone"}, {"total, cabecera o resto", "total, cabecera (seat) or resto (rest)"}),
       text_field("periodo", {"Periodo", "Period"}, {"Año de los datos", "Year of the data"}),
       text_field("indicador", {"Indicador", "Indicator"}, {"Identificador", "Id"}),
       text_field("cifra", {"Cifra", "Figure"}, {"Cifra del indicador", "Figure of the indicator"}),
       {"valor",
        FieldType::real,
        {"Valor", "Value"},
        {"Vacío cuando no se puede calcular", "Empty when it cannot be computed"}},
       {"cobertura",
        FieldType::real,
        {"Cobertura", "Coverage"},
        {"Parte de la población que hay detrás, de 0 a 1", "Share of the population behind it, 0 to 1"}},
       text_field("estado", {"Estado", "Status"}, {"oficial, proxy o no verificado", "official, proxy or unverified"}),
       text_field("motivo", {"Motivo", "Reason"}, {"Por qué no hay valor", "Why there is no value"})}};
}

}  // namespace comarca
