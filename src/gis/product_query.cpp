// SPDX-License-Identifier: Apache-2.0
#include "comarca/gis/product_query.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "gis/sqlite_handles.hpp"

namespace comarca {
namespace {

using gis::ReadOnlyGuard;
using gis::sql_name;
using gis::Statement;

constexpr const char* kUnits =
    "SELECT codigo, nombre, departamento, nombre_departamento, area_km2, perimetro_km FROM municipios ORDER BY codigo";
constexpr const char* kNeighbours =
    "SELECT codigo_a, codigo_b, tipo, longitud_m, tolerancia_m, vacio_max_m, exacta_pct, confianza FROM vecinos";
constexpr const char* kDate = "SELECT substr(last_change, 1, 10) FROM gpkg_contents WHERE table_name = 'municipios'";
constexpr const char* kVariables = "SELECT DISTINCT variable FROM datos ORDER BY variable";
constexpr const char* kLastValues =
    "INSERT OR REPLACE INTO temp.dato SELECT codigo, coalesce(valor, texto) FROM datos WHERE variable = ?1 "
    "ORDER BY codigo, periodo";

bool is_fact(const std::string& column) {
  return column != "fid" && column != "geom" && column != "codigo";
}

/// Names are the same to SQLite whatever their case.
struct SameWhateverCase {
  bool operator()(const std::string& x, const std::string& y) const noexcept {
    return sqlite3_stricmp(x.c_str(), y.c_str()) < 0;
  }
};

std::vector<std::string> columns_of(sqlite3* database, const std::string& table) {
  std::vector<std::string> result;
  Statement statement(database, fmt::format("SELECT * FROM {} LIMIT 0", sql_name(table)));
  for (int i = 0; i < statement.columns(); ++i) {
    result.push_back(statement.name(i));
  }
  return result;
}

}  // namespace

struct ProductQuery::Implementation {
  explicit Implementation(const std::filesystem::path& product) : file(product), database(product) {
    if (!database.has_table("municipios") || !database.has_table("vecinos")) {
      throw data_error("not a product of comarca: no tables 'municipios' and 'vecinos'", {.file = product.string()},
                       "Write it with 'comarca run'.");
    }
  }

  /// One temporary table with everything known of each municipality.
  void gather() {
    if (gathered) {
      return;
    }
    gathered = true;
    std::string select = "SELECT m.codigo AS codigo";
    std::string from = " FROM municipios m";
    take_columns("municipios", "m", select);
    if (database.has_table("indicadores_municipio")) {
      take_columns("indicadores_municipio", "i", select);
      from += " LEFT JOIN indicadores_municipio i ON i.codigo = m.codigo";
    }
    database.run("CREATE TEMP TABLE hechos AS " + select + from);
    database.run("CREATE UNIQUE INDEX temp.hechos_codigo ON hechos (codigo)");
    database.run("CREATE TEMP TABLE miembros (codigo TEXT PRIMARY KEY)");
    if (database.has_table("datos")) {
      add_variables();
    }
  }

  void take_columns(const std::string& table, const std::string& alias, std::string& select) {
    for (const std::string& column : columns_of(database.get(), table)) {
      if (is_fact(column) && known.insert(column).second) {
        facts.push_back(column);
        select += fmt::format(", {}.{}", alias, sql_name(column));
      }
    }
  }

  void add_variables() {
    std::vector<std::string> variables;
    for (Statement statement(database.get(), kVariables); statement.step();) {
      variables.push_back(statement.text(0));
    }
    database.run("CREATE TEMP TABLE dato (codigo TEXT PRIMARY KEY, valor)");
    for (const std::string& variable : variables) {
      if (!known.insert(variable).second) {
        continue;
      }
      facts.push_back(variable);
      Statement fill(database.get(), kLastValues);
      fill.bind(1, variable);
      fill.step();
      database.run(fmt::format("ALTER TABLE hechos ADD COLUMN {}", sql_name(variable)));
      database.run(fmt::format("UPDATE hechos SET {} = (SELECT valor FROM dato WHERE dato.codigo = hechos.codigo)",
                               sql_name(variable)));
      database.run("DELETE FROM dato");
    }
  }

  void require(const std::string& fact) {
    gather();
    if (!known.contains(fact)) {
      throw usage_error(fmt::format("the product knows no fact '{}'", fact), {.file = file.string()},
                        suggestion(fact, facts));
    }
  }

  std::filesystem::path file;
  gis::SqliteDatabase database;
  bool gathered = false;
  std::vector<std::string> facts;
  std::set<std::string, SameWhateverCase> known;
};

std::string product_date(const std::filesystem::path& product) {
  const gis::SqliteDatabase database(product);
  Statement row(database.get(), kDate);
  return row.step() ? row.text(0) : std::string();
}

ProductQuery::ProductQuery(const std::filesystem::path& product) : own_(std::make_unique<Implementation>(product)) {}
ProductQuery::~ProductQuery() = default;

ProductBorders ProductQuery::borders() const {
  ProductBorders result;
  std::unordered_map<std::string, std::uint32_t> index;
  for (Statement rows(own_->database.get(), kUnits); rows.step();) {
    index.emplace(rows.text(0), static_cast<std::uint32_t>(result.municipalities.size()));
    result.municipalities.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.number(4).value_or(0),
                                     rows.number(5).value_or(0)});
  }
  for (Statement rows(own_->database.get(), kNeighbours); rows.step();) {
    const auto a = index.find(rows.text(0));
    const auto b = index.find(rows.text(1));
    if (a == index.end() || b == index.end()) {
      throw data_error(fmt::format("table 'vecinos' names '{}' and '{}', which 'municipios' does not have",
                                   rows.text(0), rows.text(1)),
                       {.file = own_->file.string()}, "Write the product again with 'comarca run'.");
    }
    result.borders.push_back({a->second, b->second, rows.text(2), rows.number(3).value_or(0),
                              rows.number(4).value_or(0), rows.number(5).value_or(0),
                              rows.number(6).value_or(100) / 100, rows.number(7).value_or(1)});
  }
  return result;
}

const std::vector<std::string>& ProductQuery::facts() {
  own_->gather();
  return own_->facts;
}

std::map<std::string, double> ProductQuery::numbers(const std::string& fact) {
  own_->require(fact);
  std::map<std::string, double> result;
  Statement rows(own_->database.get(), fmt::format("SELECT codigo, {} FROM hechos", sql_name(fact)));
  while (rows.step()) {
    if (const auto value = rows.number(1)) {
      result.emplace(rows.text(0), *value);
    }
  }
  return result;
}

std::map<std::string, std::string> ProductQuery::texts(const std::string& fact) {
  own_->require(fact);
  std::map<std::string, std::string> result;
  Statement rows(own_->database.get(), fmt::format("SELECT codigo, {} FROM hechos", sql_name(fact)));
  while (rows.step()) {
    if (!rows.is_missing(1)) {
      result.emplace(rows.text(0), rows.text(1));
    }
  }
  return result;
}

std::vector<std::string> ProductQuery::codes_where(const std::string& condition) {
  own_->gather();
  own_->database.add_spatial_functions();
  const ReadOnlyGuard guard(own_->database.get());
  // Prepared alone first, so that a condition cannot close the parenthesis and go on.
  static_cast<void>(Statement(own_->database.get(), "SELECT " + condition + " FROM hechos"));
  Statement rows(own_->database.get(), "SELECT codigo FROM hechos WHERE (" + condition + ") ORDER BY codigo");
  std::vector<std::string> codes;
  while (rows.step()) {
    codes.push_back(rows.text(0));
  }
  return codes;
}

QueryAnswer ProductQuery::ask(const std::string& query, std::span<const std::string> members) {
  own_->gather();
  own_->database.add_spatial_functions();
  own_->database.run("DELETE FROM miembros");
  Statement insert(own_->database.get(), "INSERT OR IGNORE INTO miembros VALUES (?1)");
  for (const std::string& member : members) {
    insert.bind(1, member);
    insert.step();
    insert.reset();
  }
  const ReadOnlyGuard guard(own_->database.get());
  Statement statement(own_->database.get(), query);
  if (!statement.step()) {
    throw data_error("the query returned no row", {}, fmt::format("It must return one: {}", query));
  }
  QueryAnswer answer{statement.number(0).value_or(0) != 0, {}};
  if (statement.columns() > 1) {
    answer.says = statement.text(1);
  }
  return answer;
}

}  // namespace comarca
