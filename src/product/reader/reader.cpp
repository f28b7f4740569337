// SPDX-License-Identifier: Apache-2.0
#include "comarca/product/reader.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/file_set.hpp"
#include "comarca/base/sql_text.hpp"
#include "comarca/base/text.hpp"
#include "comarca/product/contract.hpp"
#include "product/reader/implementation.hpp"
#include "product/reader/tables.hpp"

namespace comarca {
namespace {

constexpr std::size_t kMostInputs = 3;  // more files of one role than these are counted, not named

constexpr const char* kLayers =
    "SELECT table_name, coalesce(identifier, table_name), description FROM gpkg_contents ORDER BY rowid";
constexpr const char* kColumns =
    "SELECT table_name, column_name, coalesce(title, name, column_name), description FROM gpkg_data_columns";
constexpr const char* kDate = "SELECT substr(last_change, 1, 10) FROM gpkg_contents WHERE table_name = ?1";

/// What a killed run had committed is completed before it is read.
std::filesystem::path settled(std::filesystem::path product) {
  settle(product);
  return product;
}

/// A file as a sheet cites it.
std::string cited(const LayerRows& rows, std::size_t row) {
  const InputsLayer& of = contract().inputs;
  const std::string publisher = rows.text(row, of.publisher);
  const std::string title = rows.text(row, of.title);
  if (!title.empty()) {
    return publisher.empty() ? title : fmt::format("{}, {}", publisher, title);
  }
  const std::string citation = rows.text(row, of.citation);
  return citation.empty() ? rows.text(row, of.file) : citation;
}

void add_once(std::vector<std::string>& list, const std::string& text) {
  if (!text.empty() && std::ranges::find(list, text) == list.end()) {
    list.push_back(text);
  }
}

}  // namespace

ProductReader::Implementation::Implementation(std::filesystem::path product)
    : file(settled(std::move(product))),
      database(file),
      figures({database, file}),
      variables({database, file}),
      facts({database, file}, variables) {
  if (database.has_table("gpkg_contents")) {
    for (SqlStatement rows = database.prepare(kLayers); rows.step();) {
      layers.push_back(rows.text(0));
      layer_names[rows.text(0)] = {rows.text(1), rows.text(2)};
    }
  }
  const std::string& municipalities = contract().municipalities.layer_name();
  if (!layer_names.contains(municipalities)) {
    throw data_error(fmt::format("the file has no layer '{}'", municipalities), {.file = file.string()},
                     "Give the GeoPackage that `comarca run` wrote.");
  }
  require_present_form({database, file});
  if (database.has_table("gpkg_data_columns")) {
    for (SqlStatement rows = database.prepare(kColumns); rows.step();) {
      column_names[{rows.text(0), rows.text(1)}] = {rows.text(2), rows.text(3)};
    }
  }
}

ProductReader::ProductReader(std::filesystem::path product)
    : own_(std::make_unique<Implementation>(std::move(product))) {}
ProductReader::~ProductReader() = default;

const std::filesystem::path& ProductReader::file() const noexcept {
  return own_->file;
}

std::optional<Date> ProductReader::date() const {
  SqlStatement row = own_->database.prepare(kDate);
  row.bind(1, contract().municipalities.layer_name());
  return row.step() ? Date::parse(row.text(0)) : std::nullopt;
}

bool ProductReader::has_layer(const std::string& layer) const {
  return own_->layer_names.contains(layer);
}

bool ProductReader::has(const Layer& layer) const {
  return has_layer(layer.layer_name());
}

const VectorLayer& ProductReader::table(const std::string& layer) const {
  const auto found = own_->tables.find(layer);
  if (found != own_->tables.end()) {
    return found->second;
  }
  SqliteDatabase& database = own_->database;
  if (database.has_table(layer) && !database.has_view(layer)) {
    return own_->tables.emplace(layer, table_rows(database, layer, plain_columns(database, layer))).first->second;
  }
  Findings of_no_interest;
  VectorLayer read = read_vector_layer(own_->file, layer, {{"GPKG"}, ""}, of_no_interest);
  return own_->tables.emplace(layer, std::move(read)).first->second;
}

LayerRows ProductReader::rows(const Layer& layer) const {
  return {layer, has(layer) ? table(layer.layer_name()) : own_->nothing};
}

std::vector<std::string> ProductReader::texts(const std::string& layer, const std::string& column) const {
  const VectorLayer& rows = table(layer);
  const auto position = rows.column(column);
  if (!position) {
    throw usage_error(fmt::format("layer '{}' has no column '{}'", layer, column), {.file = own_->file.string()},
                      suggestion(column, rows.columns));
  }
  std::vector<std::string> result;
  for (const auto& cell : rows.cells[*position]) {
    result.push_back(cell.value_or(""));
  }
  return result;
}

ProductName ProductReader::layer_name(const std::string& layer) const {
  const auto found = own_->layer_names.find(layer);
  return found == own_->layer_names.end() ? ProductName{layer, ""} : found->second;
}

ProductName ProductReader::column_name(const std::string& layer, const std::string& column) const {
  const auto found = own_->column_names.find({layer, column});
  return found == own_->column_names.end() ? ProductName{column, ""} : found->second;
}

InputNote ProductReader::inputs(std::span<const std::string_view> roles, Language language) const {
  const InputsLayer& of = contract().inputs;
  const LayerRows inputs = rows(of);
  std::vector<std::string> sources;
  std::vector<std::string> vintages;
  for (std::size_t row = 0; row < inputs.size(); ++row) {
    if (std::ranges::find(roles, inputs.text(row, of.role)) != roles.end()) {
      add_once(sources, cited(inputs, row));
      add_once(vintages, inputs.text(row, of.vintage));
    }
  }
  if (sources.size() > kMostInputs + 1) {
    const std::size_t more = sources.size() - kMostInputs;
    sources.resize(kMostInputs);
    sources.push_back(fmt::format(fmt::runtime(in(language, "y {} archivos más", "and {} more files")), more));
  }
  return {join(sources, "; "), join(vintages, "; ")};
}

/// A source as a sheet cites it; its own name when the product says no more of it.
std::string ProductReader::citation(const std::string& source) const {
  const InputsLayer& of = contract().inputs;
  const LayerRows inputs = rows(of);
  for (std::size_t row = 0; row < inputs.size(); ++row) {
    const std::string title = inputs.text(row, of.title);
    if (inputs.text(row, of.source) == source && !title.empty()) {
      const std::string publisher = inputs.text(row, of.publisher);
      return publisher.empty() ? title : fmt::format("{}, {}", publisher, title);
    }
  }
  return source;
}

const std::vector<std::string>& ProductReader::facts() const {
  return own_->facts.names();
}

bool ProductReader::knows(const std::string& fact) const {
  return own_->facts.knows(fact);
}

std::map<std::string, double> ProductReader::numbers(const std::string& fact) const {
  std::map<std::string, double> result;
  for (SqlStatement rows = own_->facts.values(fact); rows.step();) {
    if (const auto value = rows.number(1)) {
      result.insert_or_assign(rows.text(0), *value);
    }
  }
  return result;
}

std::map<std::string, std::string> ProductReader::texts(const std::string& fact) const {
  std::map<std::string, std::string> result;
  for (SqlStatement rows = own_->facts.values(fact); rows.step();) {
    if (!rows.is_missing(1)) {
      result.insert_or_assign(rows.text(0), rows.text(1));
    }
  }
  return result;
}

std::vector<std::string> ProductReader::codes_where(const std::string& condition) const {
  own_->facts.gather_with_short_names(condition);
  own_->database.add_spatial_functions();
  const ReadOnlyGuard guard(own_->database);
  // Prepared alone first, so that a condition cannot close the parenthesis and go on.
  static_cast<void>(own_->facts.prepare("SELECT " + condition + " FROM hechos"));
  SqlStatement rows = own_->database.prepare("SELECT codigo FROM hechos WHERE (" + condition + ") ORDER BY codigo");
  std::vector<std::string> codes;
  while (rows.step()) {
    codes.push_back(rows.text(0));
  }
  return codes;
}

QueryAnswer ProductReader::ask(const std::string& query, std::span<const std::string> members) const {
  own_->facts.gather_for(query);
  own_->database.add_spatial_functions();
  own_->database.run("DELETE FROM miembros");
  SqlStatement insert = own_->database.prepare("INSERT OR IGNORE INTO miembros VALUES (?1)");
  for (const std::string& member : members) {
    insert.bind(1, member);
    insert.step();
    insert.reset();
  }
  const ReadOnlyGuard guard(own_->database);
  SqlStatement statement = own_->facts.prepare(query);
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
