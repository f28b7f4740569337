// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/catalog/land_verdict.hpp"
#include "comarca/landuse/continuity.hpp"
#include "comarca/product/layers/shared.hpp"

namespace comarca {

template <>
struct WordsOf<LandVerdict> {
  static constexpr auto kAll = kLandVerdicts;
  static std::string_view word(LandVerdict verdict) noexcept { return land_verdict_code(verdict); }
};

template <>
struct WordsOf<Presence> {
  static constexpr std::array kAll = {Presence::unsaid, Presence::absent, Presence::near, Presence::reaches};
  static std::string_view word(Presence presence) noexcept;
};

/// Whether what reaches a border goes on behind it.
enum class Continuity : std::uint8_t { unsaid, interrupted, continuous };

template <>
struct WordsOf<Continuity> {
  static constexpr std::array kAll = {Continuity::unsaid, Continuity::interrupted, Continuity::continuous};
  static std::string_view word(Continuity continuity) noexcept;
};

// Columns that these layers share.

[[nodiscard]] ColumnSpec side_a_spec();
[[nodiscard]] ColumnSpec side_b_spec();
[[nodiscard]] ColumnSpec border_level_spec();
/// The code of a municipality or a scheme, or of the first of a pair.
[[nodiscard]] ColumnSpec first_code_spec();
[[nodiscard]] ColumnSpec second_code_spec();
[[nodiscard]] ColumnSpec border_length_m_spec(Text description);
[[nodiscard]] ColumnSpec judged_m_spec();
[[nodiscard]] ColumnSpec continuity_theme_spec();
[[nodiscard]] ColumnSpec presence_spec(std::string name, Text alias);
[[nodiscard]] ColumnSpec beyond_reach_pct_spec(std::string name, Text alias);

struct ArticulationLayer : Layer {
  ArticulationLayer()
      : Layer("articulacion", {"Articulación en fronteras", "Agreement along borders"},
              {"Tramos de frontera con lo que cada plan dice a su lado y el veredicto de la matriz",
               "Stretches of border with what each plan says on its side and the verdict of the matrix"},
              GeometryKind::line) {}

  Column<std::string> code_a{*this, side_a_spec()};
  Column<std::string> code_b{*this, side_b_spec()};
  Column<std::string> land_a{*this,
                             {"suelo_a",
                              {"Suelo en A", "Land in A"},
                              {"Clase, o la categoría que la cubre", "Class, or the category over it"}}};
  Column<std::string> land_b{*this,
                             {"suelo_b",
                              {"Suelo en B", "Land in B"},
                              {"Clase, o la categoría que la cubre", "Class, or the category over it"}}};
  Column<LandVerdict> verdict{
      *this,
      {"veredicto",
       {"Veredicto", "Verdict"},
       {"compatible, revisar, conflicto; vacío sin plan", "compatible, revisar, conflicto; empty without a plan"}}};
  Column<std::string> reason{*this, {"razon", {"Razón", "Reason"}, {"Por qué", "Why"}}};
  Column<double> length_m{*this, border_length_m_spec({"Sobre el elipsoide", "On the ellipsoid"})};
};

struct BorderAgreementLayer : Layer {
  BorderAgreementLayer()
      : Layer("articulacion_resumen",
              {"Acuerdo por frontera, municipio y esquema", "Agreement by border, municipality and scheme"},
              {"Longitud en conflicto por par, por municipio y entre los miembros de cada esquema, y qué tan lejos del "
               "límite terminan los planes",
               "Length in conflict by pair, by municipality and among the members of each scheme, and how far from the "
               "border the plans end"}) {}

  Column<Level> level{*this, border_level_spec()};
  Column<std::string> code_a{*this, first_code_spec()};
  Column<std::string> code_b{*this, second_code_spec()};
  Column<double> length_m{*this, border_length_m_spec({"De la frontera", "Of the border"})};
  Column<double> judged_m{*this, judged_m_spec()};
  Column<double> conflict_m{
      *this, {"conflicto_m", {"En conflicto", "In conflict"}, {"Longitud en conflicto", "Length in conflict"}, "m"}};
  Column<double> review_m{
      *this, {"revisar_m", {"Por revisar", "To review"}, {"Longitud por revisar", "Length to review"}, "m"}};
  Column<double> conflict_pct{
      *this,
      {"conflicto_pct", {"En conflicto", "In conflict"}, {"De la longitud juzgada", "Of the length judged"}, "%"}};
  Column<double> offset_a_m{
      *this,
      {"desfase_a_m",
       {"Desfase de A", "Offset of A"},
       {"Mediana de la distancia entre el plan de A y el límite", "Median distance between A's plan and the border"},
       "m"}};
  Column<double> offset_b_m{
      *this,
      {"desfase_b_m",
       {"Desfase de B", "Offset of B"},
       {"Mediana de la distancia entre el plan de B y el límite", "Median distance between B's plan and the border"},
       "m"}};
  Column<double> beyond_a_pct{*this,
                              beyond_reach_pct_spec("lejos_a_pct", {"Lejos del plan de A", "Far from A's plan"})};
  Column<double> beyond_b_pct{*this,
                              beyond_reach_pct_spec("lejos_b_pct", {"Lejos del plan de B", "Far from B's plan"})};
};

struct ContinuityLayer : Layer {
  ContinuityLayer()
      : Layer("continuidad", {"Continuidad en fronteras", "Continuity across borders"},
              {"Tramos de frontera a los que llega un área protegida o una amenaza, y si sigue al otro lado",
               "Stretches of border that a protected area or a hazard reaches, and whether it goes on behind them"},
              GeometryKind::line) {}

  Column<std::string> code_a{*this, side_a_spec()};
  Column<std::string> code_b{*this, side_b_spec()};
  Column<std::string> theme{*this, continuity_theme_spec()};
  Column<Presence> side_a{*this, presence_spec("lado_a", {"En A", "In A"})};
  Column<Presence> side_b{*this, presence_spec("lado_b", {"En B", "In B"})};
  Column<Continuity> verdict{
      *this,
      {"veredicto",
       {"Veredicto", "Verdict"},
       {"continua, interrumpida o sin plan", "continua, interrumpida (interrupted) or sin plan (no plan)"}}};
  Column<double> length_m{*this, border_length_m_spec({"Sobre el elipsoide", "On the ellipsoid"})};
};

struct ContinuitySummaryLayer : Layer {
  ContinuitySummaryLayer()
      : Layer("continuidad_resumen",
              {"Continuidad por frontera, municipio y esquema", "Continuity by border, municipality and scheme"},
              {"Longitud interrumpida de cada tema por par, por municipio y entre los miembros de cada esquema",
               "Length interrupted of each theme by pair, by municipality and among the members of each scheme"}) {}

  Column<Level> level{*this, border_level_spec()};
  Column<std::string> code_a{*this, first_code_spec()};
  Column<std::string> code_b{*this, second_code_spec()};
  Column<std::string> theme{*this, continuity_theme_spec()};
  Column<double> length_m{*this, border_length_m_spec({"A la que llega el tema", "That the theme reaches"})};
  Column<double> judged_m{*this, judged_m_spec()};
  Column<double> interrupted_m{
      *this, {"interrumpida_m", {"Interrumpida", "Interrupted"}, {"Longitud interrumpida", "Interrupted"}, "m"}};
  Column<double> interrupted_pct{
      *this,
      {"interrumpida_pct", {"Interrumpida", "Interrupted"}, {"De la longitud juzgada", "Of the length judged"}, "%"}};
};

}  // namespace comarca
