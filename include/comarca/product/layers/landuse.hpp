// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/catalog/land_role.hpp"
#include "comarca/product/filling.hpp"
#include "comarca/product/layers/shared.hpp"

namespace comarca {

template <>
struct WordsOf<LandRole> {
  static constexpr auto kAll = kLandRoles;
  static std::string_view word(LandRole role) noexcept { return land_role_code(role); }
};

/// What an area of the land-use tables is of.
enum class LandAreaKind : std::uint8_t { land_class, within_class, over_classes, no_class, use, determinant };

template <>
struct WordsOf<LandAreaKind> {
  static constexpr std::array kAll = {LandAreaKind::land_class, LandAreaKind::within_class, LandAreaKind::over_classes,
                                      LandAreaKind::no_class,   LandAreaKind::use,          LandAreaKind::determinant};
  static std::string_view word(LandAreaKind kind) noexcept;
};

/// The land of a row of `suelo_amenaza` that adds up all classes.
inline constexpr const char* kAllLand = "todo";

// Columns of the tables that add up areas of the plans, by group of municipalities.

[[nodiscard]] ColumnSpec land_level_spec();
[[nodiscard]] ColumnSpec land_spec();
[[nodiscard]] ColumnSpec land_spec(Text description);
[[nodiscard]] ColumnSpec share_pct_spec(Text description);
[[nodiscard]] ColumnSpec area_ha_spec();

struct LandLayerRows : Layer {
  LandLayerRows()
      : Layer("suelo", {"Suelo según los planes", "Land in the plans"},
              {"Los polígonos de todos los planes, con la clase nacional y el valor original",
               "The polygons of all plans, with the national class and the original value"},
              GeometryKind::polygon) {}

  Column<std::string> code{*this, municipality_code_spec()};
  Column<std::string> land_class{
      *this,
      {"clase",
       {"Clase", "Class"},
       {"Clase de suelo; vacía en una categoría dibujada aparte", "Class of land; empty for a category drawn apart"}}};
  Column<std::string> category{
      *this,
      {"categoria",
       {"Categoría", "Category"},
       {"Categoría dentro o por encima de la clase; uso, determinante o nivel de amenaza según el tema",
        "Category inside or over the class; use, superior norm or level of hazard, by theme"}}};
  Column<std::string> original{*this, kept_empty({"valor_original",
                                                  {"Valor original", "Original value"},
                                                  {"Como lo dice el plan", "As the plan has it"}})};
  Column<LandRole> theme{*this,
                         {"tema",
                          {"Tema", "Theme"},
                          {"De qué habla su capa: clase, categoria, uso, determinante, amenaza",
                           "What its layer tells of: clase, categoria, uso, determinante, amenaza"}}};
  Column<std::string> file{*this,
                           kept_empty({"capa", {"Capa", "Layer"}, {"Archivo del que viene", "File it came from"}})};
};

/// And all other layers of land use, of a run that has plans.
void fill(const LandLayerRows& layer, const Filling& filling);

struct LandAreasLayer : Layer {
  LandAreasLayer()
      : Layer("suelo_area", {"Área por clase de suelo", "Area by class of land"},
              {"Área de cada clase y categoría por nivel; las categorías no se suman a las clases",
               "Area of each class and category by level; categories are not added to the classes"}) {}

  Column<Level> level{*this, land_level_spec()};
  Column<std::string> code{*this, group_code_spec()};
  Column<std::string> land{*this, land_spec()};
  Column<LandAreaKind> kind{*this,
                            {"tipo",
                             {"Tipo", "Kind"},
                             {"clase; dentro de una clase; sobre cualquiera; uso, determinante o amenaza",
                              "clase (class); dentro (within one); sobre (over any); uso, determinante or amenaza"}}};
  Column<double> area_ha{*this, area_ha_spec()};
  Column<double> share_pct{*this, share_pct_spec({"De los municipios con plan de la unidad",
                                                  "Of the unit's municipalities that have a plan"})};
};

struct LandExposuresLayer : Layer {
  LandExposuresLayer()
      : Layer("suelo_amenaza", {"Suelo bajo amenaza", "Land under hazard"},
              {"Área de cada clase bajo cada amenaza", "Area of each class under each hazard"}) {}

  Column<Level> level{*this, land_level_spec()};
  Column<std::string> code{*this, group_code_spec()};
  Column<std::string> land{*this,
                           land_spec({"Clase o categoría; todo: el suelo de la unidad, con clase o sin ella",
                                      "Class or category; todo: all land of the unit, with a class or without"})};
  Column<std::string> hazard{
      *this,
      {"amenaza",
       {"Amenaza", "Hazard"},
       {"Nivel; la palabra del plan si no se conoce", "Level; the plan's word where it is not known"}}};
  Column<double> area_ha{*this, area_ha_spec()};
  Column<double> share_pct{*this, share_pct_spec({"De la clase en los municipios de los que se conocen amenazas",
                                                  "Of the class in municipalities whose hazards are known"})};
};

struct LandAccountLayer : Layer {
  LandAccountLayer()
      : Layer("cuenta_suelo", {"Cuenta del suelo", "Land account"},
              {"Paso de cada clase a otra entre dos fechas (SEEA): las filas suman la apertura y las columnas el "
               "cierre",
               "Change from each class to another between two dates (SEEA): rows add up to opening, columns to "
               "closing"}) {}

  Column<std::string> code{*this, municipality_code_spec()};
  Column<std::string> from{*this,
                           {"de", {"De", "From"}, {"Clase antes; vacía: sin clase", "Class before; empty: no class"}}};
  Column<std::string> to{*this,
                         {"a", {"A", "To"}, {"Clase después; vacía: sin clase", "Class after; empty: no class"}}};
  Column<double> area_ha{*this, area_ha_spec()};
};

struct LandBalancesLayer : Layer {
  LandBalancesLayer()
      : Layer("cuenta_suelo_saldo", {"Saldos de la cuenta del suelo", "Balances of the land account"},
              {"Apertura + adiciones - reducciones = cierre de cada clase, por nivel (SEEA)",
               "Opening + additions - reductions = closing of each class, by level (SEEA)"}) {}

  Column<Level> level{*this, land_level_spec()};
  Column<std::string> code{*this, group_code_spec()};
  Column<std::string> land{*this, land_spec()};
  Column<double> opening_ha{
      *this, {"apertura_ha", {"Apertura", "Opening"}, {"Área en la primera fecha", "Area at the first date"}, "ha"}};
  Column<double> additions_ha{
      *this,
      {"adiciones_ha", {"Adiciones", "Additions"}, {"Que vino de otras clases", "Came from other classes"}, "ha"}};
  Column<double> reductions_ha{
      *this, {"reducciones_ha", {"Reducciones", "Reductions"}, {"Que pasó a otras", "Went to others"}, "ha"}};
  Column<double> closing_ha{
      *this, {"cierre_ha", {"Cierre", "Closing"}, {"Área en la segunda fecha", "Area at the second date"}, "ha"}};
};

struct LandPopulationLayer : Layer {
  LandPopulationLayer()
      : Layer("suelo_poblacion", {"Población por clase de suelo", "Population by class of land"},
              {"Personas que viven en cada clase y categoría, por nivel; las categorías no se suman a las clases",
               "People who live on each class and category, by level; categories are not added to the classes"}) {}

  Column<Level> level{*this, land_level_spec()};
  Column<std::string> code{*this, group_code_spec()};
  Column<std::string> land{
      *this,
      land_spec(
          {"Clase o categoría; varias cuando la cuenta no las distingue; vacío: palabra sin clase",
           "Class or category; several where the count does not tell them apart; empty: a word without a class"})};
  Column<double> people{*this, {"poblacion", {"Población", "Population"}, {"Personas", "People"}, "personas"}};
  Column<double> share_pct{*this, share_pct_spec({"De las personas de todas las clases de la unidad",
                                                  "Of the people of all classes of the unit"})};
  Column<double> density_km2{
      *this,
      {"densidad_km2",
       {"Densidad", "Density"},
       {"Personas por km² de ese suelo, donde el plan lo dibuja", "People per km² of that land, where a plan draws it"},
       "personas/km²"}};
  Column<std::int64_t> municipality_count{*this, municipality_count_spec()};
  Column<std::string> origin{
      *this, kept_empty({"origen", {"Origen", "Origin"}, {"De dónde sale la cuenta", "Where the count comes from"}})};
  Column<std::string> assumption{
      *this,
      {"supuesto",
       {"Supuesto", "Assumption"},
       {"En qué descansa; vacío: en nada más que su origen", "What it rests on; empty: nothing but its origin"}}};
};

}  // namespace comarca
