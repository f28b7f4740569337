// SPDX-License-Identifier: Apache-2.0
#include "pipeline/own_definitions.hpp"

#include <fmt/format.h>

#include "comarca/catalog/catalog.hpp"
#include "comarca/catalog/land_classes.hpp"
#include "comarca/catalog/scheme_registry.hpp"
#include "comarca/catalog/source.hpp"
#include "comarca/indicators/indicator.hpp"
#include "comarca/indicators/published.hpp"
#include "comarca/statistics/microdata_source.hpp"

namespace comarca {
namespace {

template <class Collection, class... Kinds>
void read_if_own(const Catalog& catalog, Kinds... kinds) {
  if ((catalog.has_own(kinds) || ...)) {
    static_cast<void>(catalog.get<Collection>());
  }
}

}  // namespace

void check_own_definitions(const Catalog& catalog, Findings& findings) {
  if (!catalog.has_own()) {
    return;
  }
  using Kind = DefinitionKind;
  read_if_own<SourceCatalog>(catalog, Kind::source);
  read_if_own<MicrodataLayouts>(catalog, Kind::microdata, Kind::vocabulary);
  read_if_own<Indicators>(catalog, Kind::indicator, Kind::score);
  read_if_own<TableFeeds>(catalog, Kind::feed);
  read_if_own<SchemeCatalog>(catalog, Kind::scheme);
  read_if_own<LandDefinitions>(catalog, Kind::landuse);
  for (const auto& [id, by, of] : catalog.replacements()) {
    findings.add(
        {.code = "definicion-reemplazada",
         .severity = Severity::info,
         .layer = id,
         .where = by.string(),
         .what = {fmt::format("La definición propia de «{}» reemplaza la instalada ({}).", id, of.filename().string()),
                  fmt::format("The project's own definition of \"{}\" replaces the installed one ({}).", id,
                              of.filename().string())},
         .remedy = {"Dele otro id si no debe reemplazarla.", "Give it another id if it is not meant to."}});
  }
}

}  // namespace comarca
