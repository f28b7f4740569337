// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/indicators.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "comarca/base/counted.hpp"
#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/indicators/city_network.hpp"
#include "comarca/indicators/published.hpp"
#include "comarca/statistics/microdata_plan.hpp"
#include "pipeline/microdata_layers.hpp"

namespace comarca {
namespace {

constexpr double kSquareMetresPerSquareKilometre = 1e6;
constexpr const char* kContext = "contexto";  ///< the indicator that takes population and measured area
constexpr const char* kPopulation = "poblacion";
constexpr const char* kWholeSet = "todos";  ///< code of the set of every municipality of the project

/// Gathers the statistics of a run, and then its figures.
class Gathering {
 public:
  Gathering(const Project& project, const std::filesystem::path& data, const Territory& territory, Findings& findings)
      : project_(project), data_(data), territory_(territory), findings_(findings) {
    for (auto& indicator : read_indicators(data / "layers/indicators", project.indicators.scores)) {
      if (project.indicators.compute.empty() || chosen(indicator.id)) {
        work_.indicators.push_back(std::move(indicator));
      }
    }
    check_choice();
  }

  void read_tables(const std::vector<ProjectTable>& tables) {
    const auto feeds = read_table_feeds(data_ / "layers/indicators/tables");
    std::map<std::string, std::vector<PublishedValue>> values;
    Statistics weights;
    for (const auto& table : tables) {
      for (const auto& feed : feeds) {
        if (feed.source != table.source.id) {
          continue;
        }
        const auto period = table.source.vintage.substr(0, 4);
        add_missing(weights, weights_of(table.table, feed, period));
        auto more = values_of(table.table, feed, period);
        std::erase_if(more, [this](const PublishedValue& value) { return !territory_.find(value.place.unit); });
        add_new(values[feed.indicator], std::move(more), table);
        cite(feed.indicator, table.source.citation.empty() ? table.source.title.es : table.source.citation);
      }
    }
    add_area(values[kContext]);
    std::vector<std::string> units;
    for (const auto& unit : territory_.municipalities) {
      units.push_back(unit.code);
    }
    for (const auto& indicator : work_.indicators) {
      if (const auto found = values.find(indicator.id); found != values.end() && !found->second.empty()) {
        add_published(work_.statistics, indicator, found->second, weights_for(found->second, weights, findings_),
                      findings_, units);
      }
    }
  }

  void read_microdata() {
    if (project_.indicators.microdata.empty()) {
      return;
    }
    const Vocabulary vocabulary = load_vocabulary(data_);
    std::vector<Recipe> recipes;
    for (const auto& indicator : work_.indicators) {
      if (!indicator.recipe.empty()) {
        recipes.push_back(indicator.recipe);
      }
    }
    for (const auto& section : project_.indicators.microdata) {
      const auto source = load_source(data_, section, vocabulary);
      MicrodataOptions options;
      options.cache_folder = microdata_cache(project_);
      auto result = run_microdata(source, vocabulary, recipes, find_microdata_files(source, section.folder), options);
      work_.statistics.merge(result.statistics);
      design_.merge(result.design);
      work_.absent.merge(result.absent);
      findings_.append(std::move(result.findings));
      for (const auto& recipe : recipes) {
        cite(recipe.id, source.name.es);
      }
    }
  }

  IndicatorWork finish() {
    Grouping own;
    Grouping subregions;
    Grouping departments;
    Grouping whole;
    for (const auto& unit : territory_.municipalities) {
      own[unit.code] = unit.code;
      departments[unit.code] = territory_.departments[unit.department].code;
      whole[unit.code] = kWholeSet;
      if (unit.subregion) {
        subregions[unit.code] = territory_.subregions[*unit.subregion].code;
      }
    }
    work_.statistics = work_.statistics.rolled_up(own);
    level("municipio", own, FigureBasis::Origin::own);
    level("subregion", subregions, FigureBasis::Origin::summed);
    level("departamento", departments, FigureBasis::Origin::summed);
    level("conjunto", whole, FigureBasis::Origin::summed);
    for (const auto& rule : project_.indicators.composites) {
      composite(rule);
    }
    std::erase_if(work_.indicators, [this](const Indicator& indicator) {
      return std::ranges::find(work_.figures, indicator.id, &Figure::indicator) == work_.figures.end();
    });
    work_.standings = standings(work_.figures, work_.indicators);
    return std::move(work_);
  }

 private:
  bool chosen(const std::string& id) const {
    return std::ranges::find(project_.indicators.compute, id) != project_.indicators.compute.end();
  }

  void check_choice() const {
    std::vector<std::string> known;
    for (const auto& indicator : work_.indicators) {
      known.push_back(indicator.id);
    }
    for (const auto& id : project_.indicators.compute) {
      if (std::ranges::find(known, id) == known.end()) {
        std::vector<std::string> all;
        for (const auto& indicator : read_indicators(data_ / "layers/indicators")) {
          all.push_back(indicator.id);
        }
        throw usage_error(fmt::format("there is no indicator '{}'", id), {.file = project_.file.string()},
                          suggestion(id, all));
      }
    }
  }

  void cite(const std::string& indicator, const std::string& source) { sources_[indicator].insert(source); }

  /// Two tables may give the same population: the first one counts.
  static void add_missing(Statistics& all, const Statistics& more) {
    for (const auto& place : more.places()) {
      for (const auto& [name, amount] : more.at(place)) {
        if (!all.value(place, name)) {
          all.add(place, name, amount);
        }
      }
    }
  }

  /// Two tables may give the same value of a place: the first one counts, and adding both would double it.
  void add_new(std::vector<PublishedValue>& all, std::vector<PublishedValue> more, const ProjectTable& table) const {
    std::set<std::pair<Place, std::string>> known;
    for (const auto& value : all) {
      known.emplace(value.place, value.input);
    }
    const auto repeated = std::erase_if(more, [&](const PublishedValue& value) {
      return known.contains({value.place, value.input});
    });
    all.insert(all.end(), more.begin(), more.end());
    if (repeated > 0) {
      findings_.add({.code = "valor-de-otra-tabla",
                     .severity = Severity::info,
                     .layer = table.name,
                     .where = table.record.file,
                     .what = {fmt::format("{} ya en una tabla anterior del proyecto: vale la primera.",
                                          counted(repeated, "valor está", "valores están")),
                              fmt::format("{} already in an earlier table of the project: the first one counts.",
                                          counted(repeated, "value is", "values are"))},
                     .remedy = {"Ponga primero la tabla que prefiera.", "Put the table you prefer first."}});
    }
  }

  /// The area measured here, for every period that has a population.
  void add_area(std::vector<PublishedValue>& values) const {
    std::set<std::string> periods;
    for (const auto& value : values) {
      periods.insert(value.place.period);
    }
    for (const auto& period : periods) {
      for (const auto& unit : territory_.municipalities) {
        values.push_back(
            {{unit.code, Zone::total, period}, "area_km2", unit.measure.area_m2 / kSquareMetresPerSquareKilometre});
      }
    }
  }

  std::string sources_of(const std::string& indicator) const {
    const auto found = sources_.find(indicator);
    return found == sources_.end() ? "" : join({found->second.begin(), found->second.end()}, "; ");
  }

  void level(const std::string& name, const Grouping& grouping, FigureBasis::Origin origin) {
    if (grouping.empty()) {
      return;
    }
    const Statistics statistics = work_.statistics.rolled_up(grouping);
    const SampleDesign design = design_.rolled_up(grouping);
    for (const auto& indicator : work_.indicators) {
      const FigureBasis basis{.statistics = statistics,
                              .design = &design,
                              .level = name,
                              .origin = origin,
                              .absent = work_.absent,
                              .sources = sources_of(indicator.id)};
      const auto figures = compute_figures(indicator, basis, findings_);
      work_.figures.insert(work_.figures.end(), figures.begin(), figures.end());
    }
    if (origin == FigureBasis::Origin::summed) {
      cities(name, grouping);
    }
  }

  /// Primacy and rank-size of the municipalities of each group, for every period with a population.
  void cities(const std::string& level_name, const Grouping& grouping) {
    std::map<Place, std::vector<double>> populations;
    for (const auto& place : work_.statistics.places()) {
      const auto people = work_.statistics.value(place, input_sum(kContext, kPopulation));
      const auto group = grouping.find(place.unit);
      if (people && group != grouping.end() && place.zone == Zone::total) {
        populations[{group->second, Zone::total, place.period}].push_back(*people);
      }
    }
    std::map<std::string, double> members;
    for (const auto& [unit, group] : grouping) {
      ++members[group];
    }
    for (const auto& [place, people] : populations) {
      const CityNetwork network = describe_cities(people);
      const double coverage = static_cast<double>(people.size()) / members[place.unit];
      add_city_figure(level_name, place, network, "primacia_2", network.primacy_two, coverage);
      add_city_figure(level_name, place, network, "primacia_4", network.primacy_four, coverage);
      add_city_figure(level_name, place, network, "rango_tamano", network.slope, coverage);
      if (work_.figures.back().value) {
        work_.figures.back().standard_error = network.slope_error;
      }
    }
  }

  void add_city_figure(const std::string& level_name, const Place& place, const CityNetwork& network,
                       const std::string& id, std::optional<double> value, double coverage) {
    Figure figure{.indicator = "ciudades", .figure = id, .level = level_name, .place = place, .value = value};
    figure.cases = static_cast<double>(network.cities);
    figure.coverage = coverage;
    figure.method = "primacía y rango-tamaño ln(R - 1/2) de los municipios";
    figure.vintage = place.period;
    figure.sources = sources_of(kContext);
    figure.status = status_name(IndicatorStatus::unverified).es;
    if (!value) {
      figure.reason = {"hacen falta más municipios", "more municipalities are needed"};
    }
    // Of a network whose largest city may be the one that lacks its population nothing is said.
    if (const Indicator* const context = work_.find(kContext)) {
      withhold_if_thin(figure, context->least_coverage);
    }
    work_.figures.push_back(std::move(figure));
  }

  void composite(const CompositeRule& rule) {
    for (const auto& item : compute_composite(rule, work_.figures, "municipio")) {
      Figure figure{
          .indicator = rule.id, .figure = "indice", .level = "municipio", .place = {item.unit, Zone::total, ""}};
      figure.method = fmt::format("compuesto del proyecto; puesto entre {} y {} al mover cada peso un 25 %",
                                  item.best_rank, item.worst_rank);
      figure.status = "propio";
      figure.value = item.value;
      work_.figures.push_back(std::move(figure));
    }
  }

  const Project& project_;
  const std::filesystem::path& data_;
  const Territory& territory_;
  Findings& findings_;
  IndicatorWork work_;
  SampleDesign design_;
  std::map<std::string, std::set<std::string>> sources_;
};

}  // namespace

const Indicator* IndicatorWork::find(std::string_view indicator) const {
  const auto found = std::ranges::find(indicators, indicator, &Indicator::id);
  return found == indicators.end() ? nullptr : &*found;
}

IndicatorWork compute_indicators(const Project& project, const std::filesystem::path& data, const Territory& territory,
                                 const std::vector<ProjectTable>& tables, Findings& findings, Progress& progress) {
  if (tables.empty() && project.indicators.microdata.empty()) {
    return {};
  }
  progress.stage(project.language == Language::spanish ? "calculando indicadores" : "computing indicators");
  Gathering gathering(project, data, territory, findings);
  gathering.read_tables(tables);
  gathering.read_microdata();
  return gathering.finish();
}

Statistics microdata_statistics(const std::filesystem::path& data, const MicrodataSection& section,
                                const std::vector<std::string>& indices, const MicrodataOptions& options,
                                Findings& findings) {
  const Vocabulary vocabulary = load_vocabulary(data);
  const auto source = load_source(data, section, vocabulary);
  std::vector<Recipe> recipes;
  std::vector<std::string> countable;
  for (const auto& indicator : read_indicators(data / "layers/indicators")) {
    if (indicator.recipe.empty()) {
      continue;
    }
    countable.push_back(indicator.id);
    if (indices.empty() || std::ranges::find(indices, indicator.id) != indices.end()) {
      recipes.push_back(indicator.recipe);
    }
  }
  for (const auto& id : indices) {
    if (std::ranges::find(countable, id) == countable.end()) {
      throw usage_error(fmt::format("there is no index '{}' that microdata can be counted for", id), {},
                        suggestion(id, countable));
    }
  }
  auto result = run_microdata(source, vocabulary, recipes, find_microdata_files(source, section.folder), options);
  findings.append(std::move(result.findings));
  return std::move(result.statistics);
}

}  // namespace comarca
