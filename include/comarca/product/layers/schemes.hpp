// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/product/filling.hpp"
#include "comarca/product/layers/names.hpp"
#include "comarca/product/layers/shared.hpp"
#include "comarca/schemes/verdict.hpp"

namespace comarca {

template <>
struct WordsOf<Outcome> {
  static constexpr std::array kAll = {Outcome::complies, Outcome::complies_with_warnings, Outcome::pending_documents,
                                      Outcome::does_not_comply};
  static std::string_view word(Outcome outcome) noexcept { return outcome_word(outcome); }
};

struct SchemesLayer : Layer {
  SchemesLayer()
      : Layer(layer_names::kSchemes, {"Esquemas asociativos", "Associative schemes"},
              {"Un polígono por esquema, con su veredicto", "A polygon per scheme, with its verdict"},
              GeometryKind::polygon) {}

  Column<std::string> scheme{*this, scheme_spec()};
  Column<std::string> name{*this, name_spec()};
  Column<std::string> legal_form{*this, {"figura", {"Figura", "Legal form"}, {"Figura legal", "Legal form"}}};
  Column<std::string> legal_form_name{
      *this,
      kept_empty({"nombre_figura", {"Nombre de la figura", "Name of the legal form"}, {"Su nombre", "Its name"}})};
  Column<Outcome> verdict{
      *this,
      {"veredicto",
       {"Veredicto", "Verdict"},
       {"cumple, cumple_con_advertencias, pendiente_de_documentos o no_cumple",
        "cumple (complies), cumple_con_advertencias (with warnings), pendiente_de_documentos (pending) or "
        "no_cumple (does not)"}}};
  Column<Outcome> map_verdict{*this,
                              {"veredicto_mapa",
                               {"Veredicto del mapa", "Verdict of the map"},
                               {"El de las reglas que un mapa decide solo", "By the rules that a map decides alone"}}};
  Column<std::int64_t> member_count{*this, {"miembros", {"Miembros", "Members"}, {"Cuántos son", "How many"}}};
  Column<double> area_km2{*this, area_km2_spec()};
  Column<std::string> law_date{*this, kept_empty({"fecha_ley",
                                                  {"Ley vigente el", "Law in force on"},
                                                  {"Día de la ley aplicada", "Day of the law applied"}})};
  Column<std::string> nucleus{
      *this, {"nucleo", {"Núcleo", "Nucleus"}, {"Código del municipio núcleo", "Code of the nucleus"}}};
  Column<std::string> state{
      *this, {"estado", {"Estado", "State"}, {"existente, propuesta o en trámite", "existing, proposed or under way"}}};
  Column<std::string> confidence{*this,
                                 {"confianza",
                                  {"Confianza", "Confidence"},
                                  {"Qué tan segura es la lista de miembros", "How sure the membership is"}}};
  Column<std::string> source{*this, {"fuente", {"Fuente", "Source"}, {"De la lista de miembros", "Of the membership"}}};
};

/// And the tables of members, rules and figures of the union.
void fill(const SchemesLayer& layer, const Filling& filling);

struct SchemeMembersLayer : Layer {
  SchemeMembersLayer()
      : Layer("esquema_miembros", {"Miembros de los esquemas", "Members of the schemes"},
              {"Un renglón por miembro", "A row per member"}) {}

  Column<std::string> scheme{*this, referring(scheme_spec(), {layer_names::kSchemes})};
  Column<std::string> code{*this, municipality_code_spec()};
  Column<std::string> name{*this, name_spec()};
  Column<std::string> kind{
      *this,
      kept_empty(
          {"clase", {"Clase", "Kind"}, {"municipio, distrito, departamento…", "municipality, district, department…"}})};
  Column<std::int64_t> is_nucleus{
      *this, {"es_nucleo", {"Es el núcleo", "Is the nucleus"}, {"1 cuando lo es", "1 when it is"}}};
};

struct SchemeRulesLayer : Layer {
  SchemeRulesLayer()
      : Layer("esquema_reglas", {"Reglas de los esquemas", "Rules of the schemes"},
              {"El veredicto regla por regla", "The verdict rule by rule"}) {}

  Column<std::string> scheme{*this, referring(scheme_spec(), {layer_names::kSchemes})};
  Column<std::string> rule{*this, {"regla", {"Regla", "Rule"}, {"Identificador", "Id"}}};
  Column<Outcome> outcome{*this, {"resultado", {"Resultado", "Outcome"}, {"Como el veredicto", "As the verdict"}}};
  Column<std::string> asks{
      *this, kept_empty({"pide", {"Qué pide", "What it asks"}, {"En palabras nuestras", "In our words"}})};
  Column<std::string> article{*this, {"articulo", {"Artículo", "Article"}, {"De la ley", "Of the law"}}};
  Column<std::string> measured{*this, {"medido", {"Medido", "Measured"}, {"Lo que hay", "What there is"}}};
  Column<std::string> required{*this, {"requerido", {"Requerido", "Required"}, {"Lo que se pide", "What is asked"}}};
  Column<std::string> reason{*this, {"razon", {"Razón", "Reason"}, {"Por qué", "Why"}}};
  Column<std::string> members{*this, {"miembros", {"Miembros", "Members"}, {"A quiénes toca", "Whom it concerns"}}};
  Column<std::string> support{*this,
                              {"soportes", {"Soportes", "Support"}, {"Documentos declarados", "Declared documents"}}};
  Column<std::int64_t> verified{
      *this,
      {"cotejada",
       {"Cotejada", "Verified"},
       {"1 si la regla se comparó con su fuente", "1 when the rule was compared with its source"}}};
  Column<std::string> note{*this, {"nota", {"Nota", "Note"}, {"Dudas sobre la regla", "Doubts about the rule"}}};
};

struct SchemeFiguresLayer : Layer {
  SchemeFiguresLayer()
      : Layer("esquema_indicadores", {"Indicadores de los esquemas", "Indicators of the schemes"},
              {"Cifras de la unión: se suman las estadísticas de los miembros y luego se aplica la fórmula",
               "Figures of the union: the members' statistics are added, then the formula is applied"}) {}

  Column<std::string> scheme{*this, referring(scheme_spec(), {layer_names::kSchemes})};
  Column<Zone> zone{*this, zone_spec()};
  Column<std::string> period{*this, period_spec()};
  Column<std::string> indicator{*this, {"indicador", {"Indicador", "Indicator"}, {"Identificador", "Id"}}};
  Column<std::string> figure{*this, figure_spec()};
  Column<double> value{
      *this, {"valor", {"Valor", "Value"}, {"Vacío cuando no se puede calcular", "Empty when it cannot be computed"}}};
  Column<double> coverage{
      *this,
      {"cobertura",
       {"Cobertura", "Coverage"},
       {"Parte de la población que hay detrás, de 0 a 1", "Share of the population behind it, 0 to 1"}}};
  Column<std::string> status{*this,
                             {"estado",
                              {"Estado", "Status"},
                              {"oficial, proxy, no verificado o propio", "official, proxy, unverified or own"}}};
  Column<std::string> reason{*this,
                             {"motivo", {"Motivo", "Reason"}, {"Por qué no hay valor", "Why there is no value"}}};
};

}  // namespace comarca
