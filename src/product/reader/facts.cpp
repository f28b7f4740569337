// SPDX-License-Identifier: Apache-2.0
#include "product/reader/facts.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/sql_text.hpp"
#include "comarca/base/text.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/reading.hpp"
#include "product/reader/sql_words.hpp"

namespace comarca {
namespace {

constexpr std::size_t kMostSuggested = 6;

/// Neither the number of a row, nor its geometry, nor whose the facts are.
bool is_fact(const Layer& layer, const std::string& column) {
  return column != "fid" && column != "geom" && column != layer.schema().fields.front().name;
}

const Layer& municipalities() {
  return contract().municipalities;
}

const Layer& figures() {
  return contract().municipality_figures;
}

}  // namespace

void Facts::list_columns(const Layer& layer, Origin origin) {
  for (const SqlColumn& column : database_.columns_of(layer.layer_name())) {
    if (is_fact(layer, column.name) && origin_.emplace(column.name, origin).second) {
      names_.push_back(column.name);
    }
  }
}

void Facts::list() {
  if (std::exchange(listed_, true)) {
    return;
  }
  list_columns(municipalities(), Origin::municipality);
  list_columns(figures(), Origin::indicator);
  for (const std::string& variable : variables_.names()) {
    if (origin_.emplace(variable, Origin::variable).second) {
      names_.push_back(variable);
    }
  }
}

const std::vector<std::string>& Facts::names() {
  list();
  return names_;
}

bool Facts::knows(const std::string& fact) {
  list();
  return origin_.contains(fact);
}

std::vector<std::string> Facts::meanings(std::string_view name) {
  const std::string figure_of_any = fmt::format("_{}", name);
  const std::string main_of_indicator = fmt::format("{}_{}", name, name.substr(0, name.find('_')));
  const auto ends_with = [](std::string_view fact, std::string_view end) {
    return fact.size() >= end.size() && same_sql_name(fact.substr(fact.size() - end.size()), end);
  };
  std::vector<std::string> result;
  for (const std::string& fact : names()) {
    if (origin_.at(fact) == Origin::indicator &&
        (ends_with(fact, figure_of_any) || same_sql_name(fact, main_of_indicator))) {
      result.push_back(fact);
    }
  }
  return result;
}

std::string Facts::suggestion_for(const std::string& name) {
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

SqlStatement Facts::values(const std::string& fact) {
  std::string name = fact;
  if (!knows(fact)) {
    const auto meant = meanings(fact);
    if (meant.size() != 1) {
      throw usage_error(fmt::format("the product knows no fact '{}'", fact), {.file = file_.string()},
                        suggestion_for(fact));
    }
    name = meant.front();
  }
  const auto origin = origin_.find(name);
  if (origin->second == Origin::variable) {
    return database_.prepare(variables_.data_sql(origin->first));
  }
  const Layer& layer = origin->second == Origin::municipality ? municipalities() : figures();
  return database_.prepare(fmt::format("SELECT {0}, {1} FROM {2} ORDER BY {0}",
                                       sql_identifier(layer.schema().fields.front().name), sql_identifier(name),
                                       quoted(layer)));
}

void Facts::gather_columns() {
  if (std::exchange(gathered_, true)) {
    return;
  }
  list();
  const std::string code = quoted(contract().municipalities.code);
  std::string select = fmt::format("SELECT m.{} AS codigo", code);
  for (const std::string& name : names_) {
    const Origin origin = origin_.at(name);
    if (origin != Origin::variable) {
      select += fmt::format(", {}.{}", origin == Origin::municipality ? "m" : "i", sql_identifier(name));
      columns_.insert(name);
    }
  }
  select += fmt::format(" FROM {} m", quoted(municipalities()));
  if (database_.has_table(figures().layer_name())) {
    select += fmt::format(" LEFT JOIN {} i ON i.{} = m.{}", quoted(figures()),
                          quoted(contract().municipality_figures.code), code);
  }
  database_.run("CREATE TEMP TABLE hechos AS " + select);
  database_.run("CREATE UNIQUE INDEX temp.hechos_codigo ON hechos (codigo)");
  database_.run("CREATE TEMP TABLE miembros (codigo TEXT PRIMARY KEY)");
  database_.run("CREATE TEMP TABLE dato (codigo TEXT PRIMARY KEY, valor)");
}

void Facts::set_column(const std::string& column, const std::string& value) {
  database_.run(fmt::format("ALTER TABLE hechos ADD COLUMN {}", sql_identifier(column)));
  database_.run(fmt::format("UPDATE hechos SET {} = {}", sql_identifier(column), value));
}

void Facts::add_variable(const std::string& variable) {
  if (!columns_.insert(variable).second) {
    return;
  }
  database_.run(fmt::format("INSERT OR REPLACE INTO temp.dato {}", variables_.data_sql(variable)));
  set_column(variable, "(SELECT valor FROM dato WHERE dato.codigo = hechos.codigo)");
  database_.run("DELETE FROM dato");
}

void Facts::gather_for(const std::string& sql) {
  gather_columns();
  const bool all = asks_for_all(sql);
  const auto words = words_of_sql(sql);
  const std::set<std::string, SqlNameOrder> mentioned(words.begin(), words.end());
  for (const std::string& name : names_) {
    // A name of several words stands between quotes: it is looked for as it is written.
    if (origin_.at(name) == Origin::variable &&
        (all || mentioned.contains(name) || (words_of_sql(name).size() > 1 && sql.find(name) != std::string::npos))) {
      add_variable(name);
    }
  }
}

void Facts::gather_with_short_names(const std::string& sql) {
  gather_for(sql);
  for (const std::string& word : words_of_sql(sql)) {
    const auto meant = knows(word) || columns_.contains(word) ? std::vector<std::string>() : meanings(word);
    if (meant.size() == 1) {
      columns_.insert(word);
      set_column(word, sql_identifier(meant.front()));
    }
  }
}

SqlStatement Facts::prepare(const std::string& sql) {
  auto prepared = database_.try_prepare(sql);
  if (const auto* const mistake = std::get_if<SqlMistake>(&prepared)) {
    if (mistake->unknown_column) {
      throw usage_error(fmt::format("the product knows no fact '{}'", *mistake->unknown_column), {},
                        suggestion_for(*mistake->unknown_column));
    }
    return database_.prepare(sql);  // says what is wrong
  }
  return std::move(std::get<SqlStatement>(prepared));
}

}  // namespace comarca
