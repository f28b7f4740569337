// SPDX-License-Identifier: Apache-2.0
#include "comarca/gis/product_query.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "gis/product_facts.hpp"
#include "gis/sqlite_handles.hpp"

namespace comarca {
namespace {

using gis::ReadOnlyGuard;
using gis::Statement;

constexpr const char* kUnits =
    "SELECT codigo, nombre, departamento, nombre_departamento, area_km2, perimetro_km FROM municipios ORDER BY codigo";
constexpr std::string_view kNeighbours =
    "SELECT codigo_a, codigo_b, tipo, longitud_m, tolerancia_m, vacio_max_m, exacta_pct, confianza, {} FROM vecinos";
constexpr const char* kDate = "SELECT substr(last_change, 1, 10) FROM gpkg_contents WHERE table_name = 'municipios'";
constexpr std::string_view kNoSuchColumn = "no such column: ";

/// Prepares the text; a name that is no fact suggests the nearest, any other mistake stays as it is.
Statement prepared(sqlite3* database, const std::string& sql, gis::ProductFacts& facts) {
  std::string failure;
  if (auto statement = Statement::try_prepare(database, sql, failure)) {
    return *std::move(statement);
  }
  // SQLite has one code for all that it does not understand: only its words tell a missing column.
  if (failure.starts_with(kNoSuchColumn)) {
    std::string name = failure.substr(kNoSuchColumn.size());
    name.erase(0, name.rfind('.') + 1);
    throw usage_error(fmt::format("the product knows no fact '{}'", name), {}, facts.suggestion_for(name));
  }
  return {database, sql};
}

}  // namespace

struct ProductQuery::Implementation {
  explicit Implementation(const std::filesystem::path& product) : file(product), database(product) {
    if (!database.has_table("municipios") || !database.has_table("vecinos")) {
      throw data_error("not a product of comarca: no tables 'municipios' and 'vecinos'", {.file = product.string()},
                       "Write it with 'comarca run'.");
    }
  }

  std::filesystem::path file;
  gis::SqliteDatabase database;
  gis::ProductFacts facts{database, file};
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
  // Products written before the reason was kept do not have it.
  const auto columns = gis::columns_of(own_->database.get(), "vecinos");
  const bool reasoned = std::ranges::find(columns, "razon") != columns.end();
  const std::string neighbours = fmt::format(fmt::runtime(kNeighbours), reasoned ? "razon" : "NULL");
  for (Statement rows(own_->database.get(), neighbours); rows.step();) {
    const auto a = index.find(rows.text(0));
    const auto b = index.find(rows.text(1));
    if (a == index.end() || b == index.end()) {
      throw data_error(fmt::format("table 'vecinos' names '{}' and '{}', which 'municipios' does not have",
                                   rows.text(0), rows.text(1)),
                       {.file = own_->file.string()}, "Write the product again with 'comarca run'.");
    }
    result.borders.push_back({a->second, b->second, rows.text(2), rows.number(3).value_or(0),
                              rows.number(4).value_or(0), rows.number(5).value_or(0),
                              rows.number(6).value_or(100) / 100, rows.number(7).value_or(1), rows.text(8)});
  }
  return result;
}

const std::vector<std::string>& ProductQuery::facts() {
  return own_->facts.names();
}

bool ProductQuery::knows(const std::string& fact) {
  return own_->facts.knows(fact);
}

std::map<std::string, double> ProductQuery::numbers(const std::string& fact) {
  std::map<std::string, double> result;
  for (Statement rows = own_->facts.values(fact); rows.step();) {
    if (const auto value = rows.number(1)) {
      result.insert_or_assign(rows.text(0), *value);
    }
  }
  return result;
}

std::map<std::string, std::string> ProductQuery::texts(const std::string& fact) {
  std::map<std::string, std::string> result;
  for (Statement rows = own_->facts.values(fact); rows.step();) {
    if (!rows.is_missing(1)) {
      result.insert_or_assign(rows.text(0), rows.text(1));
    }
  }
  return result;
}

std::vector<std::string> ProductQuery::codes_where(const std::string& condition) {
  own_->facts.gather_with_short_names(condition);
  own_->database.add_spatial_functions();
  const ReadOnlyGuard guard(own_->database.get());
  // Prepared alone first, so that a condition cannot close the parenthesis and go on.
  static_cast<void>(prepared(own_->database.get(), "SELECT " + condition + " FROM hechos", own_->facts));
  Statement rows(own_->database.get(), "SELECT codigo FROM hechos WHERE (" + condition + ") ORDER BY codigo");
  std::vector<std::string> codes;
  while (rows.step()) {
    codes.push_back(rows.text(0));
  }
  return codes;
}

QueryAnswer ProductQuery::ask(const std::string& query, std::span<const std::string> members) {
  own_->facts.gather_for(query);
  own_->database.add_spatial_functions();
  own_->database.run("DELETE FROM miembros");
  Statement insert(own_->database.get(), "INSERT OR IGNORE INTO miembros VALUES (?1)");
  for (const std::string& member : members) {
    insert.bind(1, member);
    insert.step();
    insert.reset();
  }
  const ReadOnlyGuard guard(own_->database.get());
  Statement statement = prepared(own_->database.get(), query, own_->facts);
  if (!statement.step()) {
    throw data_error("the query returned no row", {}, fmt::format("It must return one: {}", query));
  }
  QueryAnswer answer;
  if (const auto truth = statement.number(0)) {
    answer.holds = *truth != 0;
  } else if (!statement.is_missing(0)) {
    throw data_error(fmt::format("the query answers with the text '{}'", statement.text(0)), {},
                     fmt::format("Its first column must be true or false (1 or 0): {}", query));
  }
  if (statement.columns() > 1) {
    answer.says = statement.text(1);
  }
  return answer;
}

}  // namespace comarca
