// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/product/layers/articulation.hpp"
#include "comarca/product/layers/borders.hpp"
#include "comarca/product/layers/data.hpp"
#include "comarca/product/layers/figures.hpp"
#include "comarca/product/layers/figures_view.hpp"
#include "comarca/product/layers/findings.hpp"
#include "comarca/product/layers/indicators.hpp"
#include "comarca/product/layers/inputs.hpp"
#include "comarca/product/layers/landuse.hpp"
#include "comarca/product/layers/schemes.hpp"
#include "comarca/product/layers/territory.hpp"

namespace comarca {

/// The product contract (ADR 0220): what a product of comarca is, layer by layer and column by column.
///
/// Every layer is a struct whose members are its columns; each column is declared in one place, with its type, its
/// name, an alias and a description in both languages, its unit, and the layers that it refers to. From these follow
/// what is written (row.hpp, and gis for each format), what is read back (reading.hpp), the page docs/producto.md, the
/// comments of a PostGIS database, the relations of a QGIS project and the check of the styles. Nothing outside this
/// room spells the name of a layer or of a column (scripts/check/product_names).
///
/// Use it whenever a layer of the product is written, read or named:
///   RowWriter out(writer, contract().neighbours);
///   Row row = out.row();
///   row[contract().neighbours.length_m] = border.length_m;
///   out.add(row);
///
/// Guarantees. Names, types, order of the columns and units are those of the declarations, in every format. A cell that
/// nobody assigned is missing, so that a new column needs its declaration only, and a reader finds a column that an
/// earlier version did not write to be missing, too. A column takes values of its type alone; one that has a fixed set
/// of words takes and gives the enumeration (words.hpp). A row refuses columns of another layer.
///
/// Cost. The contract is made once, on first use, and never changes: any number of threads may read it. A cell is set
/// and read by position, without a look at names.
///
/// The caller must ensure that layers which follow from the data (WideLayer) outlive their rows and columns, and that
/// names stay what they are: queries, styles and projects of users rely on them. A name that must change is a new
/// column.
struct Contract {
  MunicipalitiesLayer municipalities;
  SubregionsLayer subregions;
  DepartmentsLayer departments;
  BordersLayer borders;
  NeighboursLayer neighbours;
  DataVariablesLayer data_variables;
  DataLayer data{data_variables};
  DataView data_view{data, data_variables};
  FigureTables figure_tables;
  IndicatorsLayer indicators{figure_tables};
  FiguresView figures{indicators, figure_tables};
  IndicatorDictionaryLayer indicator_dictionary;
  LandLayerRows land;
  LandAreasLayer land_areas;
  ArticulationLayer articulation;
  BorderAgreementLayer border_agreement;
  ContinuityLayer continuity;
  ContinuitySummaryLayer continuity_summary;
  LandExposuresLayer land_exposures;
  LandAccountLayer land_account;
  LandBalancesLayer land_balances;
  LandPopulationLayer land_population;
  SchemesLayer schemes;
  SchemeMembersLayer scheme_members;
  SchemeRulesLayer scheme_rules;
  SchemeFiguresLayer scheme_figures;
  FindingsLayer findings;
  FindingZonesLayer finding_zones;
  InputsLayer inputs;
  /// Of the levels that have one: what they have in common, without the columns of figures.
  WideLayer municipality_figures{Level::municipality};
  WideLayer subregion_figures{Level::subregion};
  WideLayer department_figures{Level::department};

  /// The layers whose columns are all declared, in the order of the page: what people open, then what views show.
  [[nodiscard]] std::vector<const Layer*> layers() const {
    return {&municipalities,
            &subregions,
            &departments,
            &borders,
            &neighbours,
            &data_view,
            &figures,
            &indicator_dictionary,
            &land,
            &land_areas,
            &articulation,
            &border_agreement,
            &continuity,
            &continuity_summary,
            &land_exposures,
            &land_account,
            &land_balances,
            &land_population,
            &schemes,
            &scheme_members,
            &scheme_rules,
            &scheme_figures,
            &findings,
            &finding_zones,
            &inputs,
            &data,
            &data_variables,
            &indicators,
            &figure_tables.units,
            &figure_tables.names,
            &figure_tables.provenances,
            &figure_tables.series,
            &figure_tables.states,
            &figure_tables.groups};
  }

  /// The flat forms of tables of keys.
  [[nodiscard]] std::vector<const View*> views() const { return {&data_view, &figures}; }

  /// The layers that have a fill(layer, filling) of their own, in the order they are written. ADR 0259.
  template <class Visit>
  void each_filled(const Visit& visit) const {
    visit(municipalities);
    visit(subregions);
    visit(departments);
    visit(borders);
    visit(data);
    visit(indicators);
    visit(land);
    visit(schemes);
    visit(findings);
    visit(inputs);
  }
};

[[nodiscard]] const Contract& contract();

/// The dictionary page of some layers, for docs/.
[[nodiscard]] std::string layers_markdown(const std::vector<const Layer*>& layers, Language language);

}  // namespace comarca
