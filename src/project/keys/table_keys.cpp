// SPDX-License-Identifier: Apache-2.0
#include "project/keys/keys.hpp"

#include "comarca/catalog/zone.hpp"

namespace comarca {
namespace {

const Text kColumnOrTable = {R"("COLUMNA" o { column = "COLUMNA", zone = "cabecera" })",
                             R"("COLUMN" or { column = "COLUMN", zone = "cabecera" })"};

/// A column of a [[table]] and the zone that its numbers are of.
struct ZonedColumn {
  std::string column;
  Zone zone = Zone::total;
};

const SectionKeys<ZonedColumn>& zoned_column_keys() {
  static const SectionKeys<ZonedColumn> kKeys = {
      key("column", &ZonedColumn::column).required().alias("columna").says("La columna", "The column"),
      choice("zone", &ZonedColumn::zone, {{"total", Zone::total}, {"cabecera", Zone::cabecera}, {"resto", Zone::resto}})
          .alias("zona")
          .says("La zona de sus números", "The zone that its numbers are of"),
  };
  return kKeys;
}

std::optional<ZonedColumn> zoned_column(const Value& value, Reading& reading, const KeyDescription& said) {
  ZonedColumn found;
  const std::size_t before = reading.mistakes();
  if (value.is_table()) {
    const Reading::Inside inside(reading, said.name);
    zoned_column_keys().read(value.table(), found, reading);
  } else {
    reading.read(value, said, Slot{&found.column});
  }
  return reading.mistakes() == before ? std::optional(found) : std::nullopt;
}

/// One entry for each key, or several for the zones of one: key = ["COLUMN", { column = "COLUMN", zone = "resto" }].
template <class Entry>
void read_entries(std::vector<Entry>& entries, const Value& value, Reading& reading, const KeyDescription& said) {
  const auto table = reading.table(value, said);
  if (!table) {
    return;
  }
  const Reading::Inside inside(reading, said.name);
  for (const auto& name : table->keys()) {
    const Value entry = *table->optional(name);
    const KeyDescription of_entry{
        .name = name, .alias = {}, .says = kColumnOrTable, .unit = {}, .presence = KeyPresence::required};
    for (const auto& item : entry.is_array() ? entry.array() : std::vector<Value>{entry}) {
      if (const auto column = zoned_column(item, reading, of_entry)) {
        entries.push_back({column->column, name, column->zone});
      }
    }
  }
}

TableMapping& mapping_of(TableSection& section) {
  return section.mapping ? *section.mapping : section.mapping.emplace();
}

const SectionKeys<ColumnNames>& table_columns() {
  static const SectionKeys<ColumnNames> kKeys = unit_columns({column_key("period").alias("periodo").says(
      "Columna con el año, si hay una fila por año", "Column with the year, when there is a row per year")});
  return kKeys;
}

/// An index and what the table gives of it go together.
void whole_feed(TableSection& /*section*/, const Table& table, Reading& reading) {
  const bool gives = table.has("inputs") || table.has("peers");
  if (table.has("peers") && !table.has("feeds")) {
    reading.mistake(table.optional("peers")->where(), {"'peers' necesita 'feeds'", "'peers' needs 'feeds'"},
                    {"'feeds' es el índice cuyas unidades se comparan dentro de sus grupos.",
                     "'feeds' is the index whose units are compared within their groups."});
  } else if (table.has("feeds") != gives) {
    reading.mistake(table.where(), {"'feeds' y [table.inputs] van juntos", "'feeds' and [table.inputs] go together"},
                    {"'feeds' es un índice, como \"idh\", y [table.inputs] dice qué columna es qué insumo.",
                     "'feeds' is an index, as \"idh\", and [table.inputs] says which column is which input."});
  }
}

/// A table that feeds says itself what a known source would say.
void described_once(TableSection& section, const Table& table, Reading& reading) {
  const bool feeds = table.has("feeds") || table.has("weights");
  if (!feeds) {
    section.mapping.reset();
    return;
  }
  mapping_of(section).where = table.where();
  if (table.has("peers") && mapping_of(section).level != Level::municipality) {
    reading.mistake(table.optional("peers")->where(),
                    {"'peers' es para tablas de municipios", "'peers' is for tables of municipalities"});
  }
  if (table.has("source") && (table.has("code") || table.has("period") || table.has("level"))) {
    reading.mistake(table.where(), {"'code', 'period' y 'level' son para tablas sin 'source'",
                                    "'code', 'period' and 'level' are for tables without 'source'"});
  }
  if (!table.has("source") && !table.has("period")) {
    reading.mistake(table.where(),
                    {"una tabla sin 'source' necesita 'period'", "a table without 'source' needs 'period'"},
                    {"Un año, o la columna que lo tiene.", "A year, or the column that has it."});
  }
}

void named_by_file(TableSection& section, const Table& table, Reading& /*reading*/) {
  if (section.name.empty()) {
    section.name = section.file.stem().string();
  }
  const auto columns = table.optional("columns");
  if (columns && columns->is_table()) {
    section.column_places = columns->table().places();
  }
}

std::vector<Key<TableSection>> own_keys() {
  using S = TableSection;
  return {
      key("name", &S::name)
          .alias("nombre")
          .says("Nombre corto de la tabla; si falta, el del archivo",
                "Short name of the table; its file's when absent"),
      key("file", &S::file).required().alias("archivo").says("Archivo de la tabla", "File of the table"),
      key("source", &S::source)
          .alias("fuente")
          .says("Fuente conocida que la describe; si falta, se reconoce",
                "Known source that describes it; recognised when absent"),
      citation_key<S>(),
      section<S>("columns", &S::columns, table_columns())
          .alias("columnas")
          .says("Las columnas, si ninguna fuente conocida sirve", "The columns, where no known source fits"),
  };
}

/// What a table says of the index that it feeds.
std::vector<Key<TableSection>> feed_keys() {
  using S = TableSection;
  const auto feed = [](std::string TableFeed::*member) {
    return [member](S& table) -> std::string& { return mapping_of(table).feed.*member; };
  };
  const auto mapped = [](std::string TableMapping::*member) {
    return [member](S& table) -> std::string& { return mapping_of(table).*member; };
  };
  return {
      key<S>("feeds", feed(&TableFeed::indicator))
          .alias("alimenta")
          .says("Índice que alimentan sus columnas, cualquiera sea su fuente",
                "Index that its columns feed, whatever its source"),
      key<S>("peers", feed(&TableFeed::peers))
          .alias("pares")
          .says("Columna con el grupo de pares de cada unidad, para ese índice",
                "Column with the peer group of each unit, for that index"),
      own_key<S>("inputs", KeyType::table,
                 [](S& table, const Value& value, Reading& reading, const KeyDescription& said) {
                   read_entries(mapping_of(table).feed.values, value, reading, said);
                 })
          .alias("insumos")
          .says("Columna de cada insumo de ese índice, como le = \"COLUMNA\", con su zona, o una lista",
                "Column of each input of that index, as le = \"COLUMN\", with its zone, or a list of them"),
      own_key<S>("weights", KeyType::table,
                 [](S& table, const Value& value, Reading& reading, const KeyDescription& said) {
                   read_entries(mapping_of(table).feed.weights, value, reading, said);
                 })
          .alias("pesos")
          .says("Columna de cada población con que se ponderan los insumos, como poblacion = \"COLUMNA\"",
                "Column of each population that inputs weigh by, as poblacion = \"COLUMN\""),
      key<S>("national", [](S& table) -> auto& { return mapping_of(table).national; })
          .alias("nacional")
          .says("Valor nacional al que se ajusta la media ponderada de un insumo",
                "National value that the weighted mean of an input is scaled to"),
      key<S>("code", mapped(&TableMapping::code))
          .alias("codigo")
          .says("Columna de los códigos, en una tabla sin fuente; si falta, por sus nombres usuales",
                "Column of the codes, in a table without source; by its usual names when absent"),
      key<S>("period", mapped(&TableMapping::period))
          .alias("periodo")
          .says("Año de una tabla sin fuente, o la columna que lo tiene",
                "Year of a table without source, or the column that has it"),
      choice_into<S>(
          "level", [](S& table) -> Level& { return mapping_of(table).level; },
          std::vector<std::pair<std::string, Level>>{
              {std::string(level_code(Level::municipality)), Level::municipality},
              {std::string(level_code(Level::department)), Level::department}})
          .alias("nivel")
          .says("Unidades de una tabla sin fuente; un departamento presta a sus municipios",
                "Units of a table without source; a department lends to its municipalities"),
  };
}

std::vector<Key<TableSection>> all_keys() {
  std::vector<Key<TableSection>> keys = own_keys();
  for (auto& key : feed_keys()) {
    keys.push_back(std::move(key));
  }
  return keys;
}

}  // namespace

const SectionKeys<TableSection>& table_keys() {
  static const auto kKeys =
      SectionKeys<TableSection>(all_keys()).rule(whole_feed).rule(described_once).rule(named_by_file);
  return kKeys;
}

}  // namespace comarca
