// SPDX-License-Identifier: Apache-2.0
#include "project/keys/keys.hpp"

namespace comarca {
namespace {

const SectionKeys<ColumnNames>& boundary_columns() {
  static const SectionKeys<ColumnNames> kKeys = unit_columns({
      column_key("department_name")
          .alias("nombre_departamento")
          .says("Columna con el nombre del departamento", "Column with the department's name"),
      column_key("subregion")
          .alias("codigo_subregion")
          .says("Columna con el código de la subregión", "Column with the subregion's code"),
      column_key("subregion_name")
          .alias("nombre_subregion")
          .says("Columna con el nombre de la subregión", "Column with the subregion's name"),
      column_key("official_area_km2")
          .alias("area_oficial_km2")
          .says("Columna con el área oficial en km²", "Column with the official area in km²"),
  });
  return kKeys;
}

const SectionKeys<SubregionGroup>& group_keys() {
  static const SectionKeys<SubregionGroup> kKeys = {
      key("code", &SubregionGroup::code)
          .required()
          .alias("codigo")
          .says("Código de una subregión", "Code of a subregion"),
      key("name", &SubregionGroup::name)
          .required()
          .alias("nombre")
          .says("Nombre de una subregión", "Name of a subregion"),
      key("members", &SubregionGroup::members)
          .required()
          .alias("miembros")
          .says("Códigos de sus municipios", "Codes of its municipalities"),
  };
  return kKeys;
}

void in_one_way(SubregionsSection& /*section*/, const Table& table, Reading& reading) {
  const int ways = static_cast<int>(table.has("column")) + static_cast<int>(table.has("file")) +
                   static_cast<int>(table.has("group"));
  if (ways > 1) {
    reading.mistake(table.where(),
                    {"las subregiones se dan de más de una manera", "subregions are given in more than one way"},
                    {"Deje una: 'column', 'file' o [[subregions.group]].",
                     "Keep one of 'column', 'file' and [[subregions.group]]."});
  }
}

const SectionKeys<LinkSection>& link_keys() {
  static const SectionKeys<LinkSection> kKeys = {
      key("from", &LinkSection::from)
          .required()
          .alias("desde")
          .says("Código de un extremo de un transbordador o puente", "Code of one end of a ferry or bridge"),
      key("to", &LinkSection::to).required().alias("hasta").says("Código del otro extremo", "Code of the other end"),
      key("reason", &LinkSection::reason).required().alias("razon").says("Qué los une", "What links them"),
  };
  return kKeys;
}

}  // namespace

Key<ColumnNames> column_key(const std::string& role) {
  return key<ColumnNames>(role, [role](ColumnNames& columns) -> std::string& { return columns[role]; });
}

namespace {

/// A local code stands beside the code of its department.
void whole_codes(ColumnNames& /*columns*/, const Table& table, Reading& reading) {
  if (table.has("local_code") && !table.has("department_code") && !table.has("code")) {
    reading.mistake(table.optional("local_code")->where(),
                    {"un código local necesita el del departamento a su lado",
                     "a local code needs the department's code beside it"},
                    {"Agregue department_code = '...'.", "Add department_code = '...'."});
  }
}

}  // namespace

SectionKeys<ColumnNames> unit_columns(std::vector<Key<ColumnNames>> more) {
  std::vector<Key<ColumnNames>> keys = {
      column_key("code").alias("codigo").says("Columna con el código completo del municipio",
                                              "Column with the full municipal code"),
      column_key("department_code")
          .alias("codigo_departamento")
          .says("Columna con el código del departamento", "Column with the department code"),
      column_key("local_code")
          .alias("codigo_local")
          .says("Columna con el código dentro del departamento", "Column with the code within the department"),
      column_key("name").alias("nombre").says("Columna con el nombre", "Column with the name"),
  };
  for (auto& key : more) {
    keys.push_back(std::move(key));
  }
  return SectionKeys<ColumnNames>(std::move(keys)).rule(whole_codes);
}

const SectionKeys<BoundariesSection>& boundaries_keys() {
  using S = BoundariesSection;
  static const auto kKeys =
      SectionKeys<S>{
          key("file", &S::file)
              .required()
              .alias("archivo")
              .says("Archivo con los polígonos de los municipios", "File with the polygons of the municipalities"),
          key("source", &S::source)
              .alias("fuente")
              .says("Fuente conocida que describe el archivo; si falta, se reconoce",
                    "Known source that describes the file; recognised when absent"),
          layer_key<S>(),
          crs_key<S>(),
          encoding_key<S>(),
          key("departments", &S::departments)
              .alias("departamentos")
              .says("Códigos de los departamentos que se conservan; si falta, todos",
                    "Codes of the departments to keep; all when absent"),
          citation_key<S>(),
          section<S>("columns", &S::columns, boundary_columns())
              .alias("columnas")
              .says("Las columnas, si ninguna fuente conocida sirve", "The columns, where no known source fits"),
      }
          .rule([](S& boundaries, const Table& table, Reading& /*reading*/) {
            const auto columns = table.optional("columns");
            if (columns && columns->is_table()) {
              boundaries.column_places = columns->table().places();
            }
          });
  return kKeys;
}

const SectionKeys<SubregionsSection>& subregions_keys() {
  using S = SubregionsSection;
  static const auto kKeys =
      SectionKeys<S>{
          key("column", &S::column)
              .alias("columna")
              .says("Columna de los límites que nombra la subregión",
                    "Column of the boundaries that names the subregion"),
          key("file", &S::file)
              .alias("archivo")
              .says("Tabla que da la subregión de cada municipio",
                    "Table that gives the subregion of each municipality"),
          key("source", &S::source)
              .alias("fuente")
              .says("Fuente conocida que describe esa tabla", "Known source that describes that table"),
          sections<S>("group", &S::groups, group_keys())
              .alias("grupo")
              .says("Una subregión, con sus municipios", "A subregion, with its municipalities"),
      }
          .rule(in_one_way);
  return kKeys;
}

const SectionKeys<BordersSection>& borders_keys() {
  using S = BordersSection;
  constexpr double kWidest = 1000;      // metres: past this no two lines are the same border
  constexpr double kLongest = 1000000;  // metres: no border of the country is longer
  static const SectionKeys<S> kKeys = {
      key("tolerance_m", &S::tolerance_m)
          .range(0, kWidest)
          .unit("m")
          .alias("tolerancia_m")
          .says("Vértices y líneas más cercanos que esto son el mismo",
                "Vertices and lines nearer than this are the same"),
      key("clean", &S::clean)
          .alias("limpiar")
          .says("Cerrar vacíos y traslapes hasta clean_width_m, cada uno con un hallazgo",
                "Close gaps and overlaps up to clean_width_m, each with a finding"),
      key("clean_width_m", &S::clean_width_m)
          .range(0, kWidest)
          .unit("m")
          .alias("ancho_limpieza_m")
          .says("Ancho de lo que se cierra", "Width of what is closed"),
      key("weak_border_m", &S::weak_border_m)
          .range(0, kLongest)
          .unit("m")
          .alias("frontera_debil_m")
          .says("Las fronteras más cortas se marcan como débiles", "Shorter borders are marked as weak"),
      sections<S>("link", &S::links, link_keys())
          .alias("enlace")
          .says("Un contacto que no está en los datos", "A contact that is not in the data"),
  };
  return kKeys;
}

}  // namespace comarca
