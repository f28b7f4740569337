// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/counted.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/sha256.hpp"
#include "comarca/base/text.hpp"
#include "comarca/gis/table_reader.hpp"
#include "comarca/pipeline/landuse.hpp"
#include "comarca/project/project.hpp"

// ADR 0174: people by class of land come from a table; census zones stand in.
namespace comarca {
namespace {

constexpr const char* kSource = "poblacion-por-clase";

/// A project's table as a source: a row per class, or a column per class.
SourceDefinition source_of(const LandPopulationSection& section) {
  SourceDefinition source;
  source.id = kSource;
  source.title = {"Población por clase de suelo", "Population by class of land"};
  source.columns.push_back({.name = "codigo", .role = ColumnRole::code, .headers = {section.code}, .required = true});
  if (!section.land.empty()) {
    source.columns.push_back({.name = "clase", .role = ColumnRole::key, .headers = {section.land}, .required = true});
    source.columns.push_back(
        {.name = "poblacion", .role = ColumnRole::value, .headers = {section.population}, .required = true});
  }
  for (const auto& [column, word] : section.columns) {
    source.columns.push_back({.name = word, .role = ColumnRole::value, .headers = {column}, .required = true});
  }
  return source;
}

/// One cell of the table: so many people of a unit under a word of its plan.
struct PeopleCell {
  std::uint32_t unit = 0;
  std::string word;
  double people = 0;
  std::size_t line = 0;
};

/// Reads [landuse.population] into people by unit and land.
class PeopleTable {
 public:
  PeopleTable(const LandPopulationSection& section, const LandClasses& classes, const Territory& territory,
              Findings& findings)
      : section_(section), classes_(classes), territory_(territory), findings_(findings) {
    const std::string file = section.file.filename().string();
    origin_ = section.vintage.empty() ? file : fmt::format("{} ({})", file, section.vintage);
    for (const auto& [word, target] : section.values) {
      if (!classes.meaning(target)) {
        throw usage_error(fmt::format("'{}' is mapped to '{}', which is no class of land", word, target), section.where,
                          "Use an id of layers/landuse/clases.toml, or 'class/category'.");
      }
    }
  }

  std::vector<LandPeople> read() {
    const TypedTable table = read_table(section_.file, source_of(section_), findings_);
    for (std::size_t row = 0; row < table.row_count(); ++row) {
      if (const auto unit = territory_.find(table.codes[row].text())) {
        add_row(table, row, static_cast<std::uint32_t>(*unit));
      } else {
        elsewhere_.insert(table.codes[row].text());
      }
    }
    report();
    std::vector<LandPeople> result;
    for (auto& [key, people] : sums_) {
      result.push_back(std::move(people));
    }
    return result;
  }

 private:
  /// Rows under a word that names no class.
  struct Unknown {
    PeopleCell first;
    double people = 0;
    std::size_t rows = 0;
  };

  void add_row(const TypedTable& table, std::size_t row, std::uint32_t unit) {
    if (section_.columns.empty()) {
      add({unit, table.column("clase")->texts[row].value_or(""), 0, table.lines[row]},
          table.column("poblacion")->numbers[row]);
      return;
    }
    for (const auto& [column, word] : section_.columns) {
      add({unit, word, 0, table.lines[row]}, table.column(word)->numbers[row]);
    }
  }

  void add(PeopleCell cell, const std::optional<double>& people) {
    if (!people) {
      return;
    }
    if (*people < 0) {
      findings_.add(finding("poblacion-negativa", cell,
                            {fmt::format("«{}»: {:.0f} personas; no se cuentan.", cell.word, *people),
                             fmt::format("'{}': {:.0f} people; they are not counted.", cell.word, *people)},
                            {"Corrija la tabla.", "Mend the table."}));
      return;
    }
    cell.people = *people;
    const LandMeaning meaning = classes_.classify(cell.word, section_.values);
    if (!meaning.known()) {
      Unknown& seen = unknown_.try_emplace(cell.word, Unknown{cell, 0, 0}).first->second;
      seen.people += cell.people;
      ++seen.rows;
      sum(cell, {});
      return;
    }
    if (!meaning.category.empty()) {
      sum(cell, {meaning.category});
    }
    if (!meaning.base.empty() && (meaning.category.empty() || section_.categories_apart.value_or(true))) {
      LandPeople& base = sum(cell, {meaning.base});
      if (!meaning.category.empty() && !section_.categories_apart) {
        base.assumption = {"las personas de sus categorías no están contadas también en la fila de la clase",
                           "people of its categories are not counted in the row of the class too"};
      }
    }
  }

  LandPeople& sum(const PeopleCell& cell, std::vector<std::string> lands) {
    LandPeople& people = sums_[{cell.unit, lands}];
    people.unit = cell.unit;
    people.lands = std::move(lands);
    people.people += cell.people;
    people.origin = {origin_, origin_};
    return people;
  }

  void report() {
    report_unknown();
    report_elsewhere();
  }

  void report_unknown() {
    for (const auto& [word, seen] : unknown_) {
      findings_.add(finding(
          "poblacion-sin-clase", seen.first,
          {fmt::format("«{}» no dice de qué clase de suelo son {:.0f} personas ({}); quedan sin clase.", word,
                       seen.people, counted(seen.rows, "fila", "filas")),
           fmt::format("'{}' does not say on which class of land {:.0f} people live ({}); they have none.", word,
                       seen.people, counted(seen.rows, "row", "rows"))},
          {"Declare la palabra en [landuse.population.values].", "Declare the word in [landuse.population.values]."}));
    }
  }

  void report_elsewhere() {
    if (elsewhere_.empty()) {
      return;
    }
    Finding beyond = finding(
        "codigos-sin-limite", {},
        {fmt::format("Códigos de la tabla que no son de un municipio leído: {}.",
                     join({elsewhere_.begin(), elsewhere_.end()}, ", ")),
         fmt::format("Codes of the table that are of no municipality read: {}.",
                     join({elsewhere_.begin(), elsewhere_.end()}, ", "))},
        {"Nada que hacer si la tabla es de una zona más amplia.", "Nothing to do if the table is of a wider area."});
    beyond.severity = Severity::info;
    beyond.unit.clear();
    beyond.where = section_.file.filename().string();
    findings_.add(std::move(beyond));
  }

  Finding finding(std::string code, const PeopleCell& cell, Text what, Text remedy) const {
    return {.code = std::move(code),
            .severity = Severity::warning,
            .layer = kSource,
            .unit = territory_.municipalities[cell.unit].code,
            .where = fmt::format("{}:{}", section_.file.filename().string(), cell.line),
            .what = std::move(what),
            .remedy = std::move(remedy)};
  }

  const LandPopulationSection& section_;
  const LandClasses& classes_;
  const Territory& territory_;
  Findings& findings_;
  std::map<std::pair<std::uint32_t, std::vector<std::string>>, LandPeople> sums_;
  std::string origin_;
  std::map<std::string, Unknown> unknown_;
  std::set<std::string> elsewhere_;
};

/// People of a unit's zones, of the latest period that has both.
struct ZonePeople {
  double cabecera = 0;
  double rest = 0;
};

std::map<std::string, ZonePeople> count_zones(const Statistics& statistics, const ZoneCount& count) {
  std::map<std::string, ZonePeople> result;
  for (const Place& place : statistics.places()) {
    // Places of a unit come in order of zone and period: the last one written is the latest.
    const Place rest{place.unit, Zone::resto, place.period};
    if (place.zone == Zone::cabecera && !count.by_zone.empty()) {
      const auto in_cabecera = statistics.value(place, count.by_zone);
      const auto in_rest = statistics.value(rest, count.by_zone);
      if (in_cabecera || in_rest) {
        result[place.unit] = {in_cabecera.value_or(0), in_rest.value_or(0)};
      }
    } else if (place.zone == Zone::total && !count.whole.empty()) {
      const auto whole = statistics.value(place, count.whole);
      const auto in_cabecera = statistics.value(place, count.cabecera);
      if (whole && in_cabecera && *in_cabecera <= *whole) {
        result[place.unit] = {*in_cabecera, *whole - *in_cabecera};
      }
    }
  }
  return result;
}

/// What people by zone are told from.
struct ZoneBasis {
  const LanduseWork& landuse;
  const Territory& territory;
  const Statistics& statistics;
};

/// For units with a plan that no table counts; units of `known` are left out.
void add_zones(const ZoneBasis& basis, std::set<std::uint32_t> known, std::vector<LandPeople>& people) {
  const auto& [landuse, territory, statistics] = basis;
  const LandPopulationRules& rules = landuse.definitions.population;
  for (const ZoneCount& count : rules.counts) {
    for (const auto& [code, zones] : count_zones(statistics, count)) {
      const auto unit = static_cast<std::uint32_t>(territory.find(code).value());
      if (landuse.account.identities[unit].has_plan() && known.insert(unit).second) {
        people.push_back({unit, rules.cabecera, zones.cabecera, count.title, rules.assumption});
        people.push_back({unit, rules.rest, zones.rest, count.title, rules.assumption});
      }
    }
  }
}

/// A table whose classes do not add up to the municipality's people counts somebody twice or not at all.
void check_sums(const ZoneBasis& basis, const std::vector<LandPeople>& people, Findings& findings) {
  const auto& [landuse, territory, statistics] = basis;
  const LandPopulationRules& rules = landuse.definitions.population;
  std::map<std::string, double> whole;
  for (const ZoneCount& count : rules.counts) {
    for (const auto& [code, zones] : count_zones(statistics, count)) {
      whole.try_emplace(code, zones.cabecera + zones.rest);
    }
  }
  std::map<std::uint32_t, double> sums;
  for (const LandPeople& each : people) {
    const LandClass* land = each.lands.empty() ? nullptr : landuse.definitions.classes.find(each.lands.front());
    sums[each.unit] += land == nullptr || land->kind == LandKind::base ? each.people : 0;
  }
  for (const auto& [unit, sum] : sums) {
    const Municipality& municipality = territory.municipalities[unit];
    const auto expected = whole.find(municipality.code);
    if (expected == whole.end() || std::abs(sum - expected->second) <= expected->second * rules.difference_pct / 100) {
      continue;
    }
    findings.add(
        {.code = "poblacion-no-suma",
         .severity = Severity::warning,
         .layer = kSource,
         .unit = municipality.code,
         .what = {fmt::format("Las clases suman {:.0f} personas y el municipio tiene {:.0f}.", sum, expected->second),
                  fmt::format("The classes add up to {:.0f} people and the municipality has {:.0f}.", sum,
                              expected->second)},
         .remedy = {"Vea si la tabla es de otra fecha o cuenta a alguien dos veces (categories = 'included').",
                    "See whether the table is of another date or counts somebody twice (categories = "
                    "'included')."}});
  }
}

InputRecord record_of(const LandPopulationSection& section, Language language) {
  return {.role = InputRole::table,
          .file = section.file.filename().string(),
          .sha256 = sha256_of_file(section.file),
          .bytes = std::filesystem::file_size(section.file),
          .title = Text{"Población por clase de suelo", "Population by class of land"}.in(language),
          .vintage = section.vintage};
}

}  // namespace

Stage<std::vector<LandPeople>> people_by_land(const Project& project, const Territory& territory,
                                              const LanduseWork& landuse, const Statistics& statistics) {
  Stage<std::vector<LandPeople>> stage;
  std::vector<LandPeople>& people = stage.value;
  const ZoneBasis basis{landuse, territory, statistics};
  std::set<std::uint32_t> known;
  if (project.landuse.population) {
    const LandPopulationSection& section = *project.landuse.population;
    people = PeopleTable(section, landuse.definitions.classes, territory, stage.findings).read();
    stage.inputs.push_back(record_of(section, project.language));
    for (const LandPeople& each : people) {
      known.insert(each.unit);
    }
    check_sums(basis, people, stage.findings);
  }
  add_zones(basis, std::move(known), people);
  return stage;
}

}  // namespace comarca
