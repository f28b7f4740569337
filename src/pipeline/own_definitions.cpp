// SPDX-License-Identifier: Apache-2.0
#include "pipeline/own_definitions.hpp"

#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "comarca/base/sha256.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/catalog/land_classes.hpp"
#include "comarca/catalog/scheme_registry.hpp"
#include "comarca/catalog/source.hpp"
#include "comarca/indicators/indicator.hpp"
#include "comarca/indicators/published.hpp"
#include "comarca/statistics/microdata_source.hpp"

namespace comarca {
namespace {

using Kind = DefinitionKind;

constexpr std::array kKinds = {Kind::source,     Kind::microdata, Kind::indicator, Kind::feed, Kind::score,
                               Kind::vocabulary, Kind::scheme,    Kind::landuse,   Kind::style};

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

std::vector<InputRecord> own_definition_records(const Catalog& catalog) {
  std::vector<InputRecord> records;
  for (const Kind kind : kKinds) {
    if (!catalog.has_own(kind)) {
      continue;
    }
    for (const DefinitionFile& file : catalog.files(kind)) {
      if (file.origin == Origin::own) {
        records.push_back({.role = InputRole::definition,
                           .file = file.path.filename().string(),
                           .sha256 = sha256_of_file(file.path),
                           .bytes = std::filesystem::file_size(file.path),
                           .source = {},
                           .title = {},
                           .publisher = {},
                           .vintage = {},
                           .licence = {},
                           .citation = {}});
      }
    }
  }
  return records;
}

}  // namespace comarca
