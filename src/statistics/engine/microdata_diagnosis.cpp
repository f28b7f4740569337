// SPDX-License-Identifier: Apache-2.0
#include "statistics/engine/microdata_diagnosis.hpp"

#include <fmt/format.h>

#include "comarca/base/sql_text.hpp"
#include "comarca/base/text.hpp"

// ADR 0157: a household counts once, and the check costs nothing.
namespace comarca {
namespace {

constexpr std::size_t kMostRows = 20;    ///< examples of one kind of finding
constexpr std::size_t kMostValues = 50;  ///< undeclared values of one variable in one file

/// Where something is in the microdata, but for the file and row.
Finding in_microdata(Finding finding) {
  finding.layer = "microdatos";
  return finding;
}

std::string at_row(const std::filesystem::path& file, const std::string& row) {
  return fmt::format("{}, fila {}", file.filename().string(), row);
}

}  // namespace

std::string Diagnosis::rows_of(const std::filesystem::path& file) const {
  std::string input = csv_input_sql({file}, source_, {}, Reading::tolerant);
  input.insert(input.size() - 1, ", parallel=false");  // rows are numbered in the order of the file
  return fmt::format("(SELECT row_number() OVER () + 1 AS fila, * FROM {})", input);
}

void Diagnosis::rejected_rows() {
  const auto total = engine_.query("SELECT count(DISTINCT (file_id, line)) FROM reject_errors");
  const std::string count = total.rows.at(0).at(0).value_or("0");
  if (count == "0") {
    return;
  }
  const auto rows = engine_.query(fmt::format(
      "SELECT s.file_path, e.line, min(CAST(e.error_type AS VARCHAR)) FROM reject_errors e JOIN reject_scans s ON "
      "s.scan_id = e.scan_id AND s.file_id = e.file_id GROUP BY s.file_path, e.line ORDER BY s.file_path, e.line LIMIT "
      "{}",
      kMostRows));
  for (const auto& row : rows.rows) {
    const std::string kind = row[2].value_or("");
    findings_.add(
        in_microdata({.code = "fila-ilegible",
                      .severity = Severity::error,
                      .where = at_row(row[0].value_or(""), row[1].value_or("?")),
                      .what = {fmt::format("La fila no se puede leer ({}); {} filas perdidas en total", kind, count),
                               fmt::format("The row cannot be read ({}); {} rows lost in all", kind, count)},
                      .remedy = {"Revise si el archivo está cortado o la fila tiene campos de más o de menos.",
                                 "See whether the file is cut off or the row has fields too many or too few."}}));
  }
}

void Diagnosis::values_in(const RecordFile& record, const std::string& variable, const std::filesystem::path& file) {
  const ColumnMapping& mapping = record.variables.find(variable)->second;
  const auto rows = engine_.query(fmt::format(
      "SELECT {0}, count(*), min(fila) FROM {1} WHERE {2} GROUP BY {0} ORDER BY min(fila) LIMIT {3}",
      sql_identifier(mapping.column), rows_of(file), undeclared_sql(mapping, Reading::tolerant), kMostValues));
  for (const auto& row : rows.rows) {
    const std::string value = row[0].value_or("");
    const std::string count = row[1].value_or("0");
    findings_.add(
        in_microdata({.code = "categoria-no-declarada",
                      .severity = Severity::warning,
                      .where = at_row(file, row[2].value_or("?")),
                      .what = {fmt::format("'{}' no es un valor de {} ({}): {} filas cuentan como desconocido", value,
                                           mapping.column, variable, count),
                               fmt::format("'{}' is not a value of {} ({}): {} rows count as unknown", value,
                                           mapping.column, variable, count)},
                      .remedy = {"Corrija el dato o declare el código en la fuente.",
                                 "Mend the value or declare the code in the source."}}));
  }
}

void Diagnosis::undeclared_values(const std::map<Record, std::set<std::string>>& variables) {
  for (const auto& [record, names] : variables) {
    const auto files = files_.files.find(record);
    if (files == files_.files.end()) {
      continue;
    }
    for (const auto& file : files->second) {
      for (const auto& name : names) {
        values_in(*source_.find(record), name, file);
      }
    }
  }
}

void Diagnosis::bad_weights() {
  const std::string column = sql_identifier(source_.weight_column);
  const auto own = files_.files.find(source_.weight_record);  // a flat layout has it in the rows of persons
  for (const auto& file : own != files_.files.end() ? own->second : files_.files.at(Record::person)) {
    const auto rows =
        engine_.query(fmt::format("SELECT count(*), min(fila), arg_min({0}, fila) FROM {1} WHERE NOT "
                                  "coalesce(TRY_CAST({0} AS DOUBLE) > 0, FALSE)",
                                  column, rows_of(file)));
    const auto& row = rows.rows.at(0);
    if (row[0].value_or("0") == "0") {
      continue;
    }
    findings_.add(in_microdata(
        {.code = "peso-invalido",
         .severity = Severity::error,
         .where = at_row(file, row[1].value_or("?")),
         .what = {fmt::format("Un factor de expansión debe ser mayor que cero y es '{}'; {} filas así, cuyos hogares "
                              "no cuentan",
                              row[2].value_or(""), row[0].value_or("")),
                  fmt::format("A weight must be above zero and is '{}'; {} such rows, whose households do not count",
                              row[2].value_or(""), row[0].value_or(""))},
         .remedy = {"Corrija los factores en el archivo.", "Mend the weights in the file."}}));
  }
}

void Diagnosis::repeated_households() {
  const RecordFile& household = *source_.find(Record::household);
  const auto& files = files_.files.at(Record::household);
  std::vector<std::string> keys;
  std::vector<std::string> names;
  for (const auto& key : household.key) {
    names.push_back(fmt::format("k{}", names.size()));
    keys.push_back(fmt::format(
        "{} AS {}", typed_column(key, source_.integer_keys ? "BIGINT" : "VARCHAR", Reading::tolerant), names.back()));
  }
  const std::string present = household.present.empty() ? "TRUE" : sql_identifier(household.present) + " IS NOT NULL";
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < files.size(); ++i) {
    parts.push_back(
        fmt::format("SELECT {} AS chunk, fila, {} FROM {} WHERE {}", i, join(keys, ", "), rows_of(files[i]), present));
  }
  const auto rows = engine_.query(fmt::format(
      "SELECT chunk, min(fila), count(*) FROM (SELECT chunk, fila, row_number() OVER (PARTITION BY {} ORDER BY chunk, "
      "fila) AS nth FROM ({})) WHERE nth > 1 GROUP BY chunk ORDER BY chunk",
      join(names, ", "), join(parts, " UNION ALL ")));
  for (const auto& row : rows.rows) {
    const std::string count = row[2].value_or("0");
    findings_.add(in_microdata(
        {.code = "hogar-repetido",
         .severity = Severity::error,
         .where = at_row(files.at(std::stoul(row[0].value_or("0"))), row[1].value_or("?")),
         .what =
             {fmt::format("{} filas repiten un hogar que ya estaba (misma llave): cada hogar cuenta una vez", count),
              fmt::format("{} rows repeat a household that was there already (same key): each household counts once",
                          count)},
         .remedy = {"Revise si un archivo está dos veces, o si a la llave de la fuente le falta una columna.",
                    "See whether a file is there twice, or the key of the source lacks a column."}}));
  }
}

void Diagnosis::unmatched(Record record, Record other) {
  const RecordFile& mine = *source_.find(record);
  const RecordFile& theirs = *source_.find(other);
  std::vector<std::string> tests;
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < mine.key.size(); ++i) {
    tests.push_back(fmt::format("a.{} = b.{}", sql_identifier(mine.key[i]), sql_identifier(theirs.key[i])));
    keys.push_back(sql_identifier(theirs.key[i]));
  }
  const std::string all = fmt::format("(SELECT {} FROM {})", join(keys, ", "),
                                      csv_input_sql(files_.files.at(other), source_, {}, Reading::tolerant));
  for (const auto& file : files_.files.at(record)) {
    const std::string present =
        mine.present.empty() ? "TRUE" : fmt::format("a.{} IS NOT NULL", sql_identifier(mine.present));
    const auto rows = engine_.query(fmt::format("SELECT count(*), min(a.fila) FROM {} a ANTI JOIN {} b ON {} WHERE {}",
                                                rows_of(file), all, join(tests, " AND "), present));
    const auto& row = rows.rows.at(0);
    if (row[0].value_or("0") == "0") {
      continue;
    }
    const std::string count = row[0].value_or("0");
    const bool orphan = record == Record::person;
    findings_.add(in_microdata(
        {.code = orphan ? "persona-sin-hogar" : "hogar-sin-personas",
         .severity = orphan ? Severity::error : Severity::warning,
         .where = at_row(file, row[1].value_or("?")),
         .what = {orphan ? fmt::format("{} personas no tienen hogar en el archivo de hogares: no cuentan", count)
                         : fmt::format("{} hogares no tienen personas: lo que depende de ellas es desconocido", count),
                  orphan
                      ? fmt::format("{} persons have no household in the file of households: they do not count", count)
                      : fmt::format("{} households have no persons: what depends on them is unknown", count)},
         .remedy = {"Revise que estén todos los archivos del mismo departamento.",
                    "See that all files of the department are there."}}));
  }
}

}  // namespace comarca
