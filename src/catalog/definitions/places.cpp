// SPDX-License-Identifier: Apache-2.0
#include "catalog/definitions/places.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"

namespace comarca {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 1> kId = {"id"};
constexpr std::array<std::string_view, 2> kFeed = {"source", "indicator"};
constexpr std::array<std::string_view, 1> kFigure = {"figure"};
constexpr std::array<std::string_view, 1> kLayer = {"layer"};

const std::array<KindPlaces, 9>& table() {
  using Kind = DefinitionKind;
  using Others = KindPlaces::Others;
  static const std::array<KindPlaces, 9> kPlaces = {{
      {Kind::source, "layers/sources", "sources", kId, {}, {}},
      {Kind::microdata, "layers/sources/microdata", "sources/microdata", kId, {}, {}},
      {Kind::indicator, "layers/indicators", "indicators", kId, {}, {}},
      {Kind::feed, "layers/indicators/tables", "indicators/tables", kFeed, {}, {}},
      {Kind::score, "layers/indicators/scores", "indicators/scores", {}, {}, {}},
      {Kind::vocabulary,
       "layers/indicators/vocabulary",
       "indicators/vocabulary",
       {},
       {"units.toml", "variables.toml"},
       {},
       Others::refuse},
      {Kind::scheme,
       "layers/schemes",
       "schemes",
       kFigure,
       {"registro.toml"},
       {"categorias.toml", "comunes.toml", "festivos.toml", "hechos.toml", "unidades.toml"}},
      {Kind::landuse,
       "layers/landuse",
       "landuse",
       {},
       {},
       {"amenazas.toml", "clases.toml", "compatibilidad.toml", "determinantes.toml", "planes.toml", "poblacion.toml",
        "usos.toml"},
       Others::refuse},
      {Kind::style, "styles/layers", "styles", kLayer, {"classes.toml", "palettes.toml"}, {}},
  }};
  return kPlaces;
}

std::vector<std::string> names_of(const KindPlaces& places) {
  std::vector<std::string> names(places.lists.begin(), places.lists.end());
  names.insert(names.end(), places.tables.begin(), places.tables.end());
  return names;
}

void check_own_file(const fs::path& file, const fs::path& own) {
  const std::string folder = fs::relative(file.parent_path(), own).generic_string();
  std::vector<std::string> known;
  for (const KindPlaces& places : table()) {
    known.emplace_back(places.own);
    if (folder != places.own) {
      continue;
    }
    const auto names = names_of(places);
    const std::string name = file.filename().string();
    if (places.others == KindPlaces::Others::refuse && std::ranges::find(names, name) == names.end()) {
      throw usage_error(fmt::format("'{}' is no file of '{}'", name, folder), {.file = file.string()},
                        suggestion(name, names));
    }
    return;
  }
  throw usage_error(fmt::format("no definitions are read from '{}'", folder), {.file = file.string()},
                    suggestion(folder, known));
}

}  // namespace

const KindPlaces& places_of(DefinitionKind kind) {
  return *std::ranges::find(table(), kind, &KindPlaces::kind);
}

std::span<const KindPlaces> all_places() {
  return table();
}

void check_own_folder(const fs::path& own) {
  std::error_code failure;
  std::vector<fs::path> files;
  for (auto entry = fs::recursive_directory_iterator(own, failure); !failure && entry != fs::end(entry);
       entry.increment(failure)) {
    if (entry->path().extension() == ".toml") {
      files.push_back(entry->path());
    }
  }
  if (failure) {
    throw io_error(fmt::format("cannot list one's own definitions: {}", failure.message()), {.file = own.string()});
  }
  std::ranges::sort(files);
  for (const auto& file : files) {
    check_own_file(file, own);
  }
}

}  // namespace comarca
