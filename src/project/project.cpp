// SPDX-License-Identifier: Apache-2.0
#include "comarca/project/project.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/catalog/scheme_proposal_keys.hpp"
#include "comarca/project/keys.hpp"
#include "project/keys/keys.hpp"
#include "project/keys/outputs_apart.hpp"

// ADR 0014: keys of the project file are English, values of people are theirs.
namespace comarca {
namespace {

constexpr const char* kProduct = "producto.gpkg";

const SectionKeys<ChecksSection>& checks_keys() {
  static const SectionKeys<ChecksSection> kKeys = {
      key("area_tolerance_pct", &ChecksSection::area_tolerance_pct)
          .range(0, 100)
          .unit("%")
          .alias("tolerancia_area_pct")
          .says("Diferencia admitida entre el área medida y la oficial",
                "Difference allowed between measured and official area"),
  };
  return kKeys;
}

const SectionKeys<Project>& product_keys() {
  static const SectionKeys<Project> kKeys = {
      key("file", &Project::product)
          .endings({".gpkg"})
          .fallback(kProduct)
          .alias("archivo")
          .says("GeoPackage que se escribe", "GeoPackage to write"),
  };
  return kKeys;
}

/// Notes every item whose name an earlier one has.
template <class Item>
void all_different(const std::vector<Item>& items, std::string Item::*name, const Text& are_called, Reading& reading) {
  for (auto item = items.begin(); item != items.end(); ++item) {
    const std::string& own = (*item).*name;
    const auto earlier = std::find_if(items.begin(), item, [&](const Item& other) { return other.*name == own; });
    if (earlier == item || own.empty()) {
      continue;
    }
    Where where = item->where;
    if constexpr (requires { item->places; }) {
      where = item->places.of("name", where);
    }
    const std::size_t line = earlier->where.line.value_or(0);
    reading.mistake(where, {fmt::format("{} '{}'", are_called.es, own), fmt::format("{} '{}'", are_called.en, own)},
                    {fmt::format("La otra está en la línea {}. Dé a una otro nombre.", line),
                     fmt::format("The other is in line {}. Give one of them another name.", line)});
  }
}

void names_differ(Project& project, const Table& /*root*/, Reading& reading) {
  all_different(project.tables, &TableSection::name, {"dos tablas se llaman", "two tables are called"}, reading);
  all_different(project.schemes, &SchemeProposal::id, {"dos esquemas se llaman", "two schemes are called"}, reading);
}

void default_product(Project& project, const Table& /*root*/, Reading& reading) {
  if (project.product.empty()) {
    project.product = reading.folder() / kProduct;
  }
}

Project& itself(Project& project) {
  return project;
}

std::vector<Key<Project>> plain_keys() {
  using S = Project;
  return {
      key("name", &S::name)
          .required()
          .alias("nombre")
          .says("Nombre del proyecto; aparece en todo lo que se publica",
                "Name of the project, shown on every product"),
      choice("language", &S::language, {{"es", Language::spanish}, {"en", Language::english}})
          .alias("idioma")
          .says("Idioma de todo lo que se hace para personas", "Language of everything made for people"),
      key("crs", &S::crs)
          .type(KeyType::crs)
          .alias("sistema")
          .says("Sistema de coordenadas de trabajo, en metros", "Working coordinate reference system, in metres"),
      key("date", &S::date)
          .alias("fecha")
          .says("Fecha que lleva el producto (aaaa-mm-dd); si falta, la vigencia de los límites",
                "Date the product carries (yyyy-mm-dd); the vintage of the boundaries when absent"),
      key("acts", &S::acts)
          .alias("actos")
          .says("Tabla con los actos de los esquemas: esquema, acto, unidad, fecha, referencia",
                "Table with the acts of the schemes: scheme, act, unit, date, reference"),
  };
}

std::vector<Key<Project>> input_sections() {
  using S = Project;
  return {
      section<S>("boundaries", &S::boundaries, boundaries_keys())
          .required()
          .alias("limites")
          .says("La capa de municipios", "The layer of municipalities"),
      section<S>("subregions", &S::subregions, subregions_keys())
          .alias("subregiones")
          .says("Las subregiones: una columna de los límites, una tabla o una lista",
                "The subregions: from a column of the boundaries, a table, or a list"),
      sections<S>("table", &S::tables, table_keys())
          .alias("tabla")
          .says("Cifras que van con los municipios", "Figures that go with the municipalities"),
      section<S>("borders", &S::borders, borders_keys())
          .alias("fronteras")
          .says("Cómo se buscan las fronteras", "How borders are found"),
      section<S>("landuse", &S::landuse, landuse_keys())
          .alias("suelo")
          .says("Los planes de ordenamiento y cómo se revisan", "Land-use plans and how they are checked"),
      section<S>("checks", &S::checks, checks_keys())
          .alias("revisiones")
          .says("Qué se revisa de los datos", "What is checked of the data"),
      section<S>("indicators", &S::indicators, indicators_keys())
          .alias("indicadores")
          .says("Qué indicadores se calculan", "Which indicators are computed"),
      sections<S>(
          "microdata", [](S& project) -> auto& { return project.indicators.microdata; }, microdata_keys())
          .alias("microdatos")
          .says("Una carpeta con archivos de un censo o encuesta", "A folder with files of a census or survey"),
      sections<S>(
          "composite", [](S& project) -> auto& { return project.indicators.composites; }, composite_keys())
          .alias("compuesto")
          .says("Un índice propio", "An index of your own"),
  };
}

std::vector<Key<Project>> output_sections() {
  using S = Project;
  return {
      sections<S>("map", &S::maps, map_keys())
          .alias("mapa")
          .says("Un mapa que se dibuja del producto", "A map drawn from the product"),
      sections<S>("chart", &S::charts, chart_keys())
          .alias("grafico")
          .says("Un gráfico que se dibuja del producto", "A chart drawn from the product"),
      sections<S>("scheme", &S::schemes, proposal_keys())
          .alias("esquema")
          .says("Un esquema asociativo que se juzga", "An associative scheme to judge"),
      section<S>("product", itself, product_keys()).alias("producto").says("Lo que se escribe", "What is written"),
  };
}

std::vector<Key<Project>> all_keys() {
  std::vector<Key<Project>> keys = plain_keys();
  for (auto& group : {input_sections(), output_sections()}) {
    keys.insert(keys.end(), group.begin(), group.end());
  }
  return keys;
}

/// The keys of the whole file.
const SectionKeys<Project>& root_keys() {
  static const auto kKeys =
      SectionKeys<Project>(all_keys()).rule(names_differ).rule(default_product).rule(outputs_apart);
  return kKeys;
}

Project read(const Document& document, const std::filesystem::path& folder) {
  Project project;
  project.file = document.name();
  Reading reading(folder);
  root_keys().read(document.root(), project, reading);
  reading.finish();
  return project;
}

}  // namespace

const std::vector<KeyDescription>& project_keys() {
  return root_keys().descriptions();
}

const KeyDescription& project_key(std::string_view path) {
  const std::size_t dot = path.find('.');
  const std::vector<KeyDescription>* keys = &project_keys();
  if (dot != std::string_view::npos) {
    keys = &described(*keys, path.substr(0, dot)).keys;
    path.remove_prefix(dot + 1);
  }
  return described(*keys, path);
}

Project read_project(const std::filesystem::path& file) {
  const auto folder = std::filesystem::absolute(file).parent_path();
  return read(Document::from_file(file), folder);
}

Project read_project_text(std::string_view text, const std::filesystem::path& folder) {
  return read(Document::from_text(text, "project.toml"), folder);
}

void check_project_text(std::string_view text, const std::filesystem::path& folder) {
  (void)read_project_text(text, folder);
}

}  // namespace comarca
