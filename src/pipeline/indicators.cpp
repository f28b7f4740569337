// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/indicators.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/base/units.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/indicators/city_network.hpp"
#include "comarca/indicators/published.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/met_in.hpp"
#include "comarca/statistics/microdata_run.hpp"
#include "pipeline/composite_figures.hpp"
#include "pipeline/microdata_cache.hpp"
#include "pipeline/published_tables.hpp"

namespace comarca {
namespace {

constexpr const char* kContext = "contexto";  ///< the indicator that takes population and measured area
constexpr const char* kPopulation = "poblacion";
constexpr const char* kWholeSet = "todos";  ///< code of the set of every municipality of the project

/// Gathers the statistics of a run, and then its figures.
class Gathering {
 public:
  Gathering(const Project& project, const Catalog& catalog, const Territory& territory, Findings& findings)
      : project_(project), catalog_(catalog), territory_(territory), findings_(findings) {
    for (auto& indicator : catalog.get<Indicators>().with_scores(project.indicators.scores)) {
      if (project.indicators.compute.empty() || chosen(indicator.id)) {
        work_.indicators.push_back(std::move(indicator));
      }
    }
    check_choice();
  }

  void read_tables(const std::vector<ProjectTable>& tables) {
    check_mappings(tables);
    auto published = read_published_tables(tables, catalog_.get<TableFeeds>().list, territory_, findings_);
    sources_ = std::move(published.sources);
    imputed_ = std::move(published.imputed);
    peer_groups_ = std::move(published.peers);
    work_.peer_columns = std::move(published.peer_columns);
    auto& values = published.values;
    add_area(values[kContext]);
    std::vector<std::string> units;
    for (const auto& unit : territory_.municipalities) {
      units.push_back(unit.code);
    }
    for (const auto& indicator : work_.indicators) {
      if (const auto found = values.find(indicator.id); found != values.end() && !found->second.empty()) {
        Findings of_weights;
        const Statistics weights = weights_for(found->second, published.weights, of_weights);
        findings_.append(met_in(contract().indicators, of_weights));
        const auto& national = published.national[indicator.id];
        scale_to_national(found->second, indicator, national, weights, findings_);
        add_published(work_.statistics, indicator, found->second, weights, findings_, units);
        if (national.empty()) {  // values that are scaled here are compared with nobody's that are not
          add_beyond_limits(indicator, published.beyond_limits[indicator.id], weights);
        }
      }
    }
  }

  void read_microdata() {
    if (project_.indicators.microdata.empty()) {
      return;
    }
    const auto& layouts = catalog_.get<MicrodataLayouts>();
    std::vector<Recipe> recipes;
    for (const auto& indicator : work_.indicators) {
      if (!indicator.recipe.empty()) {
        recipes.push_back(indicator.recipe);
      }
    }
    for (const auto& section : project_.indicators.microdata) {
      const auto& source = layouts.get(section.source, section.where);
      MicrodataOptions options;
      options.cache_folder = microdata_cache(project_);
      auto result =
          run_microdata({source, layouts.vocabulary(), find_microdata_files(source, section.folder), options}, recipes);
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
    level(Level::municipality, own, FigureBasis::Origin::own);
    level(Level::subregion, subregions, FigureBasis::Origin::summed);
    level(Level::department, departments, FigureBasis::Origin::summed);
    level(Level::whole_set, whole, FigureBasis::Origin::summed);
    for (const auto& rule : project_.indicators.composites) {
      composite(rule);
    }
    std::erase_if(work_.indicators, [this](const Indicator& indicator) {
      return std::ranges::find(work_.figures, indicator.id, &Figure::indicator) == work_.figures.end();
    });
    work_.standings = standings(work_.figures, work_.indicators);
    work_.peers = peer_standings(work_.figures, beyond_limits_, peer_groups_, work_.indicators);
    work_.changes = changes(work_.figures);
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
        throw usage_error(fmt::format("there is no indicator '{}'", id), {.file = project_.file.string()},
                          suggestion(id, catalog_.get<Indicators>().ids()));
      }
    }
  }

  void cite(const std::string& indicator, const std::string& source) { sources_[indicator].insert(source); }

  /// What tables feed must be an index and its inputs, by their names.
  void check_mappings(const std::vector<ProjectTable>& tables) const {
    for (const auto& table : tables) {
      if (!table.mapping || table.mapping->feed.indicator.empty()) {
        continue;
      }
      const TableFeed& feed = table.mapping->feed;
      const Indicator* const found = catalog_.get<Indicators>().find(feed.indicator);
      if (found == nullptr) {
        throw usage_error(fmt::format("the table '{}' feeds '{}', which is no indicator", table.name, feed.indicator),
                          {.file = project_.file.string()},
                          suggestion(feed.indicator, catalog_.get<Indicators>().ids()));
      }
      std::vector<std::string> known;
      for (const auto& input : found->inputs) {
        known.push_back(input.id);
      }
      for (const auto& value : feed.values) {
        if (found->input(value.input) == nullptr) {
          throw usage_error(fmt::format("'{}' is no input of '{}'", value.input, feed.indicator),
                            {.file = project_.file.string()}, suggestion(value.input, known));
        }
      }
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
        values.push_back({{unit.code, Zone::total, period}, "area_km2", to_km2(unit.measure.area_m2)});
      }
    }
  }

  /// Figures of units outside the project, for those of their peer group within. What is odd about them is not told.
  void add_beyond_limits(const Indicator& indicator, const std::vector<PublishedValue>& values,
                         const Statistics& weights) {
    std::set<std::string> units;
    for (const auto& value : values) {
      units.insert(value.place.unit);
    }
    Statistics statistics;
    Findings untold;
    add_published(statistics, indicator, values, weights, untold, {units.begin(), units.end()});
    auto figures = compute_figures(indicator, {.statistics = statistics}, untold);
    std::erase_if(figures, [&units](const Figure& figure) { return !units.contains(figure.place.unit); });
    std::ranges::move(figures, std::back_inserter(beyond_limits_));
  }

  std::string sources_of(const std::string& indicator) const {
    const auto found = sources_.find(indicator);
    return found == sources_.end() ? "" : join({found->second.begin(), found->second.end()}, "; ");
  }

  /// What was lent to units, of the groups that they make.
  std::set<std::string> imputed_in(const std::string& indicator, const Grouping& grouping) const {
    std::set<std::string> result;
    const auto found = imputed_.find(indicator);
    for (const auto& item : found == imputed_.end() ? std::set<std::string>() : found->second) {
      const auto blank = item.find(' ');
      if (const auto group = grouping.find(item.substr(0, blank)); group != grouping.end()) {
        result.insert(group->second + item.substr(blank));
      }
    }
    return result;
  }

  void level(Level of, const Grouping& grouping, FigureBasis::Origin origin) {
    if (grouping.empty()) {
      return;
    }
    const Statistics statistics = work_.statistics.rolled_up(grouping);
    const SampleDesign design = design_.rolled_up(grouping);
    for (const auto& indicator : work_.indicators) {
      const FigureBasis basis{.statistics = statistics,
                              .design = &design,
                              .level = of,
                              .origin = origin,
                              .absent = work_.absent,
                              .sources = sources_of(indicator.id),
                              .imputed = imputed_in(indicator.id, grouping)};
      const auto figures = compute_figures(indicator, basis, findings_);
      if (origin == FigureBasis::Origin::own) {
        add_averaged(work_.statistics, indicator, figures);
      }
      work_.figures.insert(work_.figures.end(), figures.begin(), figures.end());
    }
    if (origin == FigureBasis::Origin::summed) {
      cities(of, grouping);
    }
  }

  /// Primacy and rank-size of the municipalities of each group, for every period with a population.
  void cities(Level of, const Grouping& grouping) {
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
      add_city_figure(of, place, network, "primacia_2", network.primacy_two, coverage);
      add_city_figure(of, place, network, "primacia_4", network.primacy_four, coverage);
      add_city_figure(of, place, network, "rango_tamano", network.slope, coverage);
      if (work_.figures.back().value) {
        work_.figures.back().standard_error = network.slope_error;
      }
    }
  }

  void add_city_figure(Level of, const Place& place, const CityNetwork& network, const std::string& id,
                       std::optional<double> value, double coverage) {
    Figure figure{.indicator = "ciudades", .figure = id, .level = of, .place = place, .value = value};
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

  /// An index of the project's own at every level, each by itself.
  void composite(const CompositeRule& rule) {
    work_.own_names[rule.id] = rule.name;
    const auto codes_of = [](const auto& units) {
      std::vector<std::string> codes;
      for (const auto& unit : units) {
        codes.push_back(unit.code);
      }
      return codes;
    };
    add_composite(rule, Level::municipality, codes_of(territory_.municipalities));
    add_composite(rule, Level::subregion, codes_of(territory_.subregions));
    add_composite(rule, Level::department, codes_of(territory_.departments));
    add_composite(rule, Level::whole_set, {kWholeSet});
  }

  void add_composite(const CompositeRule& rule, Level of, const std::vector<std::string>& units) {
    auto figures = composite_figures(rule, work_.figures, of, units);
    std::ranges::move(figures, std::back_inserter(work_.figures));
  }

  const Project& project_;
  const Catalog& catalog_;
  const Territory& territory_;
  Findings& findings_;
  IndicatorWork work_;
  SampleDesign design_;
  std::map<std::string, std::set<std::string>> sources_;
  std::map<std::string, std::set<std::string>> imputed_;  ///< by indicator: "unit input"
  std::map<std::string, PeerGroups> peer_groups_;         ///< by indicator
  std::vector<Figure> beyond_limits_;                     ///< of units outside the project
};

}  // namespace

const Indicator* IndicatorWork::find(std::string_view indicator) const {
  const auto found = std::ranges::find(indicators, indicator, &Indicator::id);
  return found == indicators.end() ? nullptr : &*found;
}

IndicatorWork compute_indicators(const Project& project, const Catalog& catalog, const Territory& territory,
                                 const std::vector<ProjectTable>& tables, Findings& findings, Progress& progress) {
  if (tables.empty() && project.indicators.microdata.empty()) {
    return {};
  }
  progress.stage(in(project.language, "calculando indicadores", "computing indicators"));
  Gathering gathering(project, catalog, territory, findings);
  gathering.read_tables(tables);
  gathering.read_microdata();
  return gathering.finish();
}

Statistics microdata_statistics(const Catalog& catalog, const MicrodataSection& section,
                                const std::vector<std::string>& indices, const MicrodataOptions& options,
                                Findings& findings) {
  const auto& layouts = catalog.get<MicrodataLayouts>();
  const auto& source = layouts.get(section.source, section.where);
  std::vector<Recipe> recipes;
  std::vector<std::string> countable;
  for (const auto& indicator : catalog.get<Indicators>().list()) {
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
  auto result =
      run_microdata({source, layouts.vocabulary(), find_microdata_files(source, section.folder), options}, recipes);
  findings.append(std::move(result.findings));
  return std::move(result.statistics);
}

}  // namespace comarca
