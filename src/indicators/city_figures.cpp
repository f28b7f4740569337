// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/city_figures.hpp"

#include <map>
#include <utility>

#include "comarca/indicators/city_network.hpp"

namespace comarca {
namespace {

/// What all figures of one network share.
Figure figure_of(const CityBasis& basis, const Place& place, const CityNetwork& network) {
  Figure figure{.indicator = "ciudades", .level = basis.level, .place = place};
  figure.cases = static_cast<double>(network.cities);
  figure.method = "primacía y rango-tamaño ln(R - 1/2) de los municipios";
  figure.vintage = place.period;
  figure.sources = basis.sources;
  figure.status = status_name(IndicatorStatus::unverified).es;
  return figure;
}

void add(std::vector<Figure>& figures, Figure figure, const CityBasis& basis) {
  if (!figure.value) {
    figure.reason = {"hacen falta más municipios", "more municipalities are needed"};
  }
  if (basis.least_coverage && is_thin(*figure.coverage, *basis.least_coverage)) {
    figure.value.reset();
    figure.withheld = true;
    figure.reason = thin_reason(*figure.coverage, *basis.least_coverage);
  }
  figures.push_back(std::move(figure));
}

using Populations = std::map<Place, std::vector<double>>;

/// The people of the municipalities of each group, in order of their codes.
Populations populations_of(const CityBasis& basis, const Grouping& grouping) {
  Populations populations;
  const Symbols& units = basis.statistics.units();
  for (const auto& column : basis.statistics.columns(basis.population)) {
    if (column.statistic != basis.population || column.zone != Zone::total) {
      continue;
    }
    for (const auto& [unit, group] : grouping) {
      const auto id = units.find(unit);
      if (id && column.amounts->has(*id)) {
        populations[{group, Zone::total, std::string(column.period)}].push_back((*column.amounts)[*id]);
      }
    }
  }
  return populations;
}

}  // namespace

FigureTable city_figures(const CityBasis& basis, const Grouping& grouping) {
  std::map<std::string, double> members;
  for (const auto& [unit, group] : grouping) {
    ++members[group];
  }
  std::vector<Figure> figures;
  for (const auto& [place, people] : populations_of(basis, grouping)) {
    const CityNetwork network = describe_cities(people);
    Figure figure = figure_of(basis, place, network);
    figure.coverage = static_cast<double>(people.size()) / members[place.unit];
    for (const auto& [id, value] :
         {std::pair("primacia_2", network.primacy_two), std::pair("primacia_4", network.primacy_four),
          std::pair("rango_tamano", network.slope)}) {
      figure.figure = id;
      figure.value = value;
      add(figures, figure, basis);
    }
    if (figures.back().value) {
      figures.back().standard_error = network.slope_error;
    }
  }
  return FigureTable(figures);
}

}  // namespace comarca
