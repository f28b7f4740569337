// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "comarca/pipeline/landuse.hpp"
#include "comarca/pipeline/tables.hpp"

namespace comarca {

/// What the plans say of each municipality, as a table that feeds indicators like any other (its source is
/// "planes-de-ordenamiento"). Every column adds up: areas in hectares, and lengths of border of which each side has
/// half, so that adding municipalities counts a border between two of them once. Empty where a plan says nothing.
/// Columns: municipio_ha; plan_ha (with a class) and con_categorias_ha (where categories are drawn, or would be);
/// <class or category>_ha; con_amenaza_ha (where hazards are known) and
/// amenaza_<level>_ha; frontera_m, frontera_juzgada_m, frontera_conflicto_m, frontera_revisar_m; and for each theme
/// <theme>_limite_m (judged for continuity) and <theme>_interrumpida_m.
[[nodiscard]] ProjectTable land_table(const Project& project, const LanduseWork& work, const Territory& territory,
                                      const BorderGraph& graph);

}  // namespace comarca
