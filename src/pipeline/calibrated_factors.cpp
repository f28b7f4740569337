// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/csv.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/pipeline/calibrate.hpp"
#include "comarca/pipeline/work.hpp"
#include "comarca/project/project.hpp"

namespace comarca {
namespace {

/// A figure that has a value, by its column and row.
struct Known {
  const FigureColumn* column = nullptr;
  std::size_t row = 0;

  [[nodiscard]] double value() const { return column->value[row]; }
};
using Values = std::map<std::string, Known>;  ///< by figure

/// The figures of the municipalities of one index, by place.
std::map<Place, Values> municipal_figures(const IndicatorWork& work, const std::string& index) {
  std::map<Place, Values> result;
  for (const FigureColumn& column : work.figures.columns()) {
    if (column.indicator != index || column.level != Level::municipality) {
      continue;
    }
    for (std::size_t row = 0; row < column.size(); ++row) {
      if (column.value.has(row)) {
        result[{work.figures.unit(column, row), column.zone, column.period}][column.figure] = {&column, row};
      }
    }
  }
  return result;
}

/// A unit of which all that the rule asks is known; it weighs nothing where the truth came without its denominator.
std::optional<KnownUnit> known_unit(const FactorRule& rule, const Values& values) {
  const auto observed = values.find(rule.observed);
  if (observed == values.end()) {
    return std::nullopt;
  }
  const auto& [column, row] = observed->second;
  KnownUnit unit{.observed = observed->second.value(), .weight = column->denominator.at(row).value_or(0)};
  for (const auto& [input, figure] : rule.inputs) {
    const auto value = values.find(figure);
    if (value == values.end()) {
      return std::nullopt;
    }
    unit.inputs[input] = value->second.value();
  }
  return unit;
}

using KnownUnits = std::map<Place, KnownUnit>;

/// What the first index that knows the truth says, of its last period.
KnownUnits known_units(const FactorRule& rule, const IndicatorWork& work, FactorTable& table) {
  for (const auto& index : rule.from) {
    KnownUnits all;
    for (const auto& [place, values] : municipal_figures(work, index)) {
      if (auto unit = known_unit(rule, values)) {
        all.emplace(place, *std::move(unit));
        table.period = std::max(table.period, place.period);
        const auto& [column, row] = values.at(rule.observed);
        table.sources = column->origin(row).sources;
      }
    }
    std::erase_if(all, [&table](const auto& item) { return item.first.period != table.period; });
    if (!all.empty()) {
      table.reference = index;
      return all;
    }
  }
  return {};
}

/// Finds the factor of each group and zone, and collects those that have none.
class FactorSearch {
 public:
  FactorSearch(FactorTable& table, const Territory& territory)
      : table_(table), territory_(territory), each_(table.level == Level::municipality) {}

  void run(const KnownUnits& known) {
    for (const auto& [place, unit] : known) {
      const auto& municipality = territory_.municipalities[*territory_.find(place.unit)];
      const auto& code = each_ ? municipality.code : territory_.departments[municipality.department].code;
      groups_[code][place.zone].push_back(unit);
      if (each_) {
        groups_[code][place.zone].back().weight = 1;  // alone, what it weighs does not matter
      }
    }
    if (each_) {
      add_rows(territory_.municipalities);
    } else {
      add_rows(territory_.departments);
    }
    report("factor-sin-peso", unweighed_,
           {"no se conoce la población de esa zona y periodo", "the population of that zone and period is not known"},
           {"Agregue al proyecto una tabla con la población de cada zona, o pida un factor por municipio.",
            "Add a table with the population of each zone to the project, or ask for a factor by municipality."});
    report("factor-fuera-de-rango", unreached_,
           {"ningún factor permitido da lo observado", "no factor that is allowed gives what was observed"},
           {"Revise los componentes: deben tener el mismo denominador que el total.",
            "Check the components: they must share the denominator of the total."});
  }

 private:
  template <class Units>
  void add_rows(const Units& units) {
    for (const auto& unit : units) {
      table_.rows.push_back({unit.code, unit.name, {}});
      for (const auto& [zone, known] : groups_[unit.code]) {
        add_factor(table_.rows.back(), zone, known);
      }
    }
  }

  void add_factor(FactorTable::Row& row, Zone zone, const std::vector<KnownUnit>& units) {
    const bool weighed = std::ranges::any_of(units, [](const KnownUnit& unit) { return unit.weight > 0; });
    if (const auto factor = weighed ? solve_factor(table_.index, units) : std::nullopt) {
      row.factors.emplace(zone, *factor);
      table_.zones.insert(zone);
    } else {
      (weighed ? unreached_ : unweighed_).push_back(fmt::format("{} {}", row.code, zone_code(zone)));
    }
  }

  void report(const char* code, const std::vector<std::string>& places, const Text& why, Text remedy) {
    if (places.empty()) {
      return;
    }
    const std::string list = join(places, ", ");
    table_.findings.add(
        {.code = code,
         .severity = table_.zones.empty() ? Severity::error : Severity::warning,  // a table of nothing is no result
         .layer = table_.index.id,
         .where = table_.period,
         .what = {fmt::format("Sin factor, {}: {}", why.es, list), fmt::format("No factor, {}: {}", why.en, list)},
         .remedy = std::move(remedy)});
  }

  FactorTable& table_;
  const Territory& territory_;
  bool each_;
  std::map<std::string, std::map<Zone, std::vector<KnownUnit>>> groups_;
  std::vector<std::string> unweighed_;
  std::vector<std::string> unreached_;
};

std::string figures_asked(const FactorRule& rule) {
  std::vector<std::string> figures = {rule.observed};
  for (const auto& [input, figure] : rule.inputs) {
    figures.push_back(figure);
  }
  return join(figures, ", ");
}

Project only_reference(Project project, const FactorRule& rule) {
  project.indicators.compute = rule.from;
  project.indicators.compute_places.clear();
  project.indicators.composites.clear();
  project.landuse = {};
  project.schemes.clear();
  return project;
}

}  // namespace

std::optional<Indicator> index_of_factors(const std::string& name, const Catalog& catalog) {
  for (const auto& indicator : catalog.get<Indicators>().list()) {
    if (indicator.factor && (indicator.id == name || indicator.factor->called == name)) {
      return indicator;
    }
  }
  return std::nullopt;
}

FactorTable calibrate_factors(const Indicator& index, const RunContext& run, Level level, Progress& progress) {
  const FactorRule& rule = *index.factor;
  FactorTable table{.index = index, .level = level};
  const Project& project = run.project;
  const Project reference = only_reference(project, rule);
  const Work work = compute({reference, run.catalog}, progress);
  const KnownUnits known = known_units(rule, work.indicators, table);
  if (known.empty()) {
    throw usage_error(fmt::format("the project has no data of {}", join(rule.from, " or ")),
                      {.file = project.file.string()},
                      fmt::format("Add a table or microdata of municipalities with {}.", figures_asked(rule)));
  }
  FactorSearch(table, work.territory).run(known);
  return table;
}

std::string factors_csv(const FactorTable& table) {
  std::string csv = "codigo,nombre";
  for (const auto zone : table.zones) {
    csv += fmt::format(",factor_{0},observada_{0},estimada_{0},municipios_{0}", zone_code(zone));
  }
  csv += '\n';
  for (const auto& row : table.rows) {
    csv += fmt::format("{},{}", csv_cell(row.code), csv_cell(row.name));
    for (const auto zone : table.zones) {
      const auto factor = row.factors.find(zone);
      csv += factor == row.factors.end()
                 ? ",,,,"
                 : fmt::format(",{:.9f},{:.6f},{:.6f},{}", factor->second.value, factor->second.observed,
                               factor->second.estimated, factor->second.units);
    }
    csv += '\n';
  }
  return csv;
}

std::string factors_section(const FactorTable& table, const std::string& file) {
  std::vector<std::string> columns;
  for (const auto zone : table.zones) {
    columns.push_back(fmt::format("{{ column = \"factor_{0}\", zone = \"{0}\" }}", zone_code(zone)));
  }
  return fmt::format(
      "[[table]]\nfile = \"{}\"\nfeeds = \"{}\"\nlevel = \"{}\"\ncode = \"codigo\"\nperiod = \"{}\"\n[table.inputs]\n"
      "{} = [{}]\n",
      file, table.index.id, level_code(table.level), table.period, table.index.factor->input, join(columns, ", "));
}

}  // namespace comarca
