// SPDX-License-Identifier: Apache-2.0
#include "pipeline/boundary_source.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/pipeline/known_layer.hpp"

namespace comarca {
namespace {

const std::vector<std::pair<ColumnRole, std::string>>& role_names() {
  static const std::vector<std::pair<ColumnRole, std::string>> kNames = {
      {ColumnRole::code, "code"},
      {ColumnRole::department_code, "department_code"},
      {ColumnRole::local_code, "local_code"},
      {ColumnRole::name, "name"},
      {ColumnRole::department_name, "department_name"},
      {ColumnRole::subregion_code, "subregion"},
      {ColumnRole::subregion_name, "subregion_name"},
      {ColumnRole::official_area, "official_area_km2"}};
  return kNames;
}

/// Where each role of a boundary layer is found.
class Columns {
 public:
  Columns(const BoundariesSection& section, const VectorLayer& layer, const SourceDefinition& source)
      : section_(section), layer_(layer), source_(source) {}

  [[nodiscard]] std::optional<std::size_t> find(ColumnRole role) const {
    const auto name = std::ranges::find(role_names(), role, &std::pair<ColumnRole, std::string>::first)->second;
    if (const auto named = section_.columns.find(name); named != section_.columns.end()) {
      return required_column(named->second, name);
    }
    return column_of(layer_, source_, role);
  }

  [[nodiscard]] std::string text(const std::optional<std::size_t>& column, std::size_t row) const {
    const Cell* cell = column ? &layer_.cells[*column][row] : nullptr;
    return cell != nullptr && *cell ? std::string(trim(**cell)) : std::string();
  }

 private:
  [[nodiscard]] std::size_t required_column(const std::string& wanted, const std::string& role) const {
    const auto column = layer_.column(wanted);
    if (!column) {
      throw data_error(fmt::format("layer '{}' of '{}' has no column '{}' for '{}'", layer_.name,
                                   section_.file.filename().string(), wanted, role),
                       section_.column_places.of(role, {.file = section_.file.string(), .layer = layer_.name}),
                       suggestion(wanted, layer_.columns));
    }
    return *column;
  }

  const BoundariesSection& section_;
  const VectorLayer& layer_;
  const SourceDefinition& source_;
};

bool project_names_codes(const BoundariesSection& section) {
  return section.columns.contains("code") ||
         (section.columns.contains("department_code") && section.columns.contains("local_code"));
}

/// A cell that holds no code of a municipality.
struct NoMunicipality {
  const std::string& cell;
  CodeReading reading;
  const MunicipalityRecord& record;
};

void report(const NoMunicipality& met, const std::string& layer, Findings& findings) {
  const auto& [cell, reading, record] = met;
  const Text& why = code_reading_text(reading);
  const bool total = reading == CodeReading::national_total || reading == CodeReading::department_total;
  const std::string name = record.name.empty() ? std::string() : fmt::format(" ({})", record.name);
  findings.add({.code = total ? "fila-de-total" : "codigo-ilegible",
                .severity = total ? Severity::info : Severity::error,
                .layer = layer,
                .where = record.where,
                .what = {fmt::format("«{}»{} {}: la entidad queda fuera.", cell, name, why.es),
                         fmt::format("'{}'{} {}: the feature is left out.", cell, name, why.en)},
                .remedy = total ? Text{"Nada que hacer.", "Nothing to do."}
                                : Text{"Escriba el código completo, como texto.", "Write the whole code, as text."}});
}

/// Reads official areas, in the unit the source declares.
class AreaReader {
 public:
  AreaReader(const SourceDefinition& source, const VectorLayer& layer, std::optional<std::size_t> column) {
    const SourceColumn* definition = source.column_of(ColumnRole::official_area);
    factor_ = definition != nullptr ? definition->factor : 1;
    std::optional<NumberFormat> declared =
        definition != nullptr && definition->numbers ? definition->numbers : source.numbers;
    if (!declared && column) {
      FormatEvidence evidence;
      for (const auto& cell : layer.cells[*column]) {
        evidence.add(cell ? *cell : std::string());
      }
      declared = evidence.format();
    }
    format_ = declared.value_or(NumberFormat{});
  }

  [[nodiscard]] std::optional<double> read(const std::string& cell) const {
    const ParsedNumber number = parse_number(cell, format_);
    return number.reading == NumberReading::number ? std::optional(number.value * factor_) : std::nullopt;
  }

 private:
  NumberFormat format_;
  double factor_ = 1;
};

}  // namespace

SourceDefinition choose_boundary_source(const BoundariesSection& section, const VectorLayer& layer,
                                        const SourceCatalog& catalog, Findings& findings) {
  if (!section.source.empty()) {
    return catalog.get(section.source);
  }
  const auto match = best_source(layer, section.file, catalog);
  if (match && !project_names_codes(section)) {
    const SourceMatch& best = *match;
    findings.add({.code = "fuente-reconocida",
                  .severity = Severity::info,
                  .layer = layer.name,
                  .where = section.file.filename().string(),
                  .what = {fmt::format("El archivo se leyó como «{}»: {}", best.source, best.reason.es),
                           fmt::format("The file was read as '{}': {}", best.source, best.reason.en)},
                  .remedy = {"Declare 'source' en [boundaries] si es otra.",
                             "Declare 'source' in [boundaries] if it is another."}});
    return catalog.get(best.source);
  }
  if (!project_names_codes(section)) {
    throw data_error(fmt::format("no known source fits layer '{}' of '{}', so its codes cannot be told", layer.name,
                                 section.file.filename().string()),
                     section.places.of("file", {.file = section.file.string(), .layer = layer.name}),
                     fmt::format("Name the columns in [boundaries.columns]: code = '...'. The layer has: {}.",
                                 join(layer.columns, ", ")));
  }
  return {};
}

RecordReading read_records(const BoundariesSection& section, const VectorLayer& layer, const SourceDefinition& source,
                           Findings& findings) {
  const Columns columns(section, layer, source);
  const auto code = columns.find(ColumnRole::code);
  const auto department = columns.find(ColumnRole::department_code);
  const auto local = columns.find(ColumnRole::local_code);
  const auto name = columns.find(ColumnRole::name);
  const auto department_name = columns.find(ColumnRole::department_name);
  const auto subregion = columns.find(ColumnRole::subregion_code);
  const auto subregion_name = columns.find(ColumnRole::subregion_name);
  const auto area = columns.find(ColumnRole::official_area);
  const AreaReader areas(source, layer, area);
  RecordReading reading;
  for (std::size_t row = 0; row < layer.size(); ++row) {
    MunicipalityRecord record;
    record.where = fmt::format("{}:{}", section.file.filename().string(), row + 1);
    record.name = columns.text(name, row);
    const std::string cell = code ? columns.text(code, row) : columns.text(department, row) + columns.text(local, row);
    const ParsedCode parsed =
        code ? parse_code(cell, source.codes)
             : parse_split_code(columns.text(department, row), columns.text(local, row), source.codes);
    if (parsed.is_unit()) {
      record.code = parsed.code.text();
      record.department_code = department_of(parsed.code, source.codes);
    } else if (parsed.reading != CodeReading::empty) {
      report({cell, parsed.reading, record}, layer.name, findings);
      reading.left_out.push_back(row);
    }
    record.department_name = columns.text(department_name, row);
    record.subregion_code = columns.text(subregion, row);
    record.subregion_name = columns.text(subregion_name, row);
    record.official_area_km2 = areas.read(columns.text(area, row));
    reading.records.push_back(std::move(record));
  }
  return reading;
}

}  // namespace comarca
