// SPDX-License-Identifier: Apache-2.0
#include "gis/product_facts.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/sql_text.hpp"
#include "comarca/base/text.hpp"

namespace comarca::gis {
namespace {

constexpr std::size_t kMostSuggested = 6;
constexpr const char* kVariables = "SELECT DISTINCT variable FROM datos ORDER BY variable";
// The rows of a unit come in the order of their periods: the last one stays.
constexpr const char* kValuesOfVariable =
    "SELECT codigo, coalesce(valor, texto) FROM datos WHERE variable = ?1 ORDER BY codigo, periodo";

bool is_fact(const std::string& column) {
  return column != "fid" && column != "geom" && column != "codigo";
}

bool is_of_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

/// The words of an SQL text that can be names.
std::vector<std::string> words_of(const std::string& sql) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : sql + " ") {
    if (is_of_name(c)) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

/// "SELECT *", "h.*": every column is asked for. "count(*)" and a product are not.
bool asks_for_all(const std::string& sql) {
  for (auto star = sql.find('*'); star != std::string::npos; star = sql.find('*', star + 1)) {
    const std::string before(trim(std::string_view(sql).substr(0, star)));
    const char last = before.empty() ? ' ' : before.back();
    const auto words = words_of(before);
    const std::string word = words.empty() || !is_of_name(last) ? std::string() : folded(words.back());
    if (last == '.' || last == ',' || word == "select" || word == "distinct" || word == "all") {
      return true;
    }
  }
  return false;
}

}  // namespace

bool SameWhateverCase::operator()(const std::string& x, const std::string& y) const noexcept {
  return sqlite3_stricmp(x.c_str(), y.c_str()) < 0;
}

std::vector<std::string> columns_of(sqlite3* database, const std::string& table) {
  std::vector<std::string> result;
  Statement statement(database, fmt::format("SELECT * FROM {} LIMIT 0", sql_identifier(table)));
  for (int i = 0; i < statement.columns(); ++i) {
    result.push_back(statement.name(i));
  }
  return result;
}

void ProductFacts::list_columns(const std::string& table, Origin origin) {
  for (const std::string& column : columns_of(database_.get(), table)) {
    if (is_fact(column) && origin_.emplace(column, origin).second) {
      names_.push_back(column);
    }
  }
}

void ProductFacts::list() {
  if (listed_) {
    return;
  }
  listed_ = true;
  list_columns("municipios", Origin::municipality);
  if (database_.has_table("indicadores_municipio")) {
    list_columns("indicadores_municipio", Origin::indicator);
  }
  if (database_.has_table("datos")) {
    for (Statement row(database_.get(), kVariables); row.step();) {
      if (origin_.emplace(row.text(0), Origin::variable).second) {
        names_.push_back(row.text(0));
      }
    }
  }
}

const std::vector<std::string>& ProductFacts::names() {
  list();
  return names_;
}

bool ProductFacts::knows(const std::string& fact) {
  list();
  return origin_.contains(fact);
}

std::vector<std::string> ProductFacts::meanings(std::string_view name) {
  const std::string figure_of_any = fmt::format("_{}", name);
  const std::string main_of_indicator = fmt::format("{}_{}", name, name.substr(0, name.find('_')));
  const auto ends_with = [](const std::string& fact, const std::string& end) {
    return fact.size() >= end.size() && sqlite3_stricmp(fact.c_str() + (fact.size() - end.size()), end.c_str()) == 0;
  };
  std::vector<std::string> result;
  for (const std::string& fact : names()) {
    if (origin_.at(fact) == Origin::indicator &&
        (ends_with(fact, figure_of_any) || sqlite3_stricmp(fact.c_str(), main_of_indicator.c_str()) == 0)) {
      result.push_back(fact);
    }
  }
  return result;
}

std::string ProductFacts::suggestion_for(const std::string& name) {
  // Those it could stand for come before those that only have it in their name.
  auto near = meanings(name);
  for (const std::string& fact : names()) {
    const bool inside = !name.empty() && ("_" + fact + "_").find("_" + name + "_") != std::string::npos;
    if (inside && std::ranges::find(near, fact) == near.end()) {
      near.push_back(fact);
    }
  }
  near.resize(std::min(near.size(), kMostSuggested));
  return near.empty() ? suggestion(name, names()) : fmt::format("Did you mean '{}'?", join(near, "' or '"));
}

Statement ProductFacts::values(const std::string& fact) {
  std::string name = fact;
  if (!knows(fact)) {
    const auto meant = meanings(fact);
    if (meant.size() != 1) {
      throw usage_error(fmt::format("the product knows no fact '{}'", fact), {.file = file_.string()},
                        suggestion_for(fact));
    }
    name = meant.front();
  }
  const Origin origin = origin_.at(name);
  if (origin == Origin::variable) {
    Statement rows(database_.get(), kValuesOfVariable);
    rows.bind(1, origin_.find(name)->first);
    return rows;
  }
  return {database_.get(), fmt::format("SELECT codigo, {} FROM {} ORDER BY codigo", sql_identifier(name),
                                       origin == Origin::municipality ? "municipios" : "indicadores_municipio")};
}

void ProductFacts::gather_columns() {
  if (gathered_) {
    return;
  }
  gathered_ = true;
  list();
  std::string select = "SELECT m.codigo AS codigo";
  for (const std::string& name : names_) {
    const Origin origin = origin_.at(name);
    if (origin != Origin::variable) {
      select += fmt::format(", {}.{}", origin == Origin::municipality ? "m" : "i", sql_identifier(name));
      columns_.insert(name);
    }
  }
  select += " FROM municipios m";
  if (database_.has_table("indicadores_municipio")) {
    select += " LEFT JOIN indicadores_municipio i ON i.codigo = m.codigo";
  }
  database_.run("CREATE TEMP TABLE hechos AS " + select);
  database_.run("CREATE UNIQUE INDEX temp.hechos_codigo ON hechos (codigo)");
  database_.run("CREATE TEMP TABLE miembros (codigo TEXT PRIMARY KEY)");
  database_.run("CREATE TEMP TABLE dato (codigo TEXT PRIMARY KEY, valor)");
}

void ProductFacts::add_variable(const std::string& variable) {
  if (!columns_.insert(variable).second) {
    return;
  }
  Statement fill(database_.get(), fmt::format("INSERT OR REPLACE INTO temp.dato {}", kValuesOfVariable));
  fill.bind(1, variable);
  fill.step();
  database_.run(fmt::format("ALTER TABLE hechos ADD COLUMN {}", sql_identifier(variable)));
  database_.run(fmt::format("UPDATE hechos SET {} = (SELECT valor FROM dato WHERE dato.codigo = hechos.codigo)",
                            sql_identifier(variable)));
  database_.run("DELETE FROM dato");
}

void ProductFacts::gather_for(const std::string& sql) {
  gather_columns();
  const bool all = asks_for_all(sql);
  const auto words = words_of(sql);
  const std::set<std::string, SameWhateverCase> mentioned(words.begin(), words.end());
  for (const std::string& name : names_) {
    // A name of several words stands between quotes: it is looked for as it is written.
    if (origin_.at(name) == Origin::variable &&
        (all || mentioned.contains(name) || (words_of(name).size() > 1 && sql.find(name) != std::string::npos))) {
      add_variable(name);
    }
  }
}

void ProductFacts::gather_with_short_names(const std::string& sql) {
  gather_for(sql);
  for (const std::string& word : words_of(sql)) {
    const auto meant = knows(word) || columns_.contains(word) ? std::vector<std::string>() : meanings(word);
    if (meant.size() == 1) {
      columns_.insert(word);
      database_.run(fmt::format("ALTER TABLE hechos ADD COLUMN {}", sql_identifier(word)));
      database_.run(fmt::format("UPDATE hechos SET {} = {}", sql_identifier(word), sql_identifier(meant.front())));
    }
  }
}

}  // namespace comarca::gis
