// SPDX-License-Identifier: Apache-2.0
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "synth/census/census.hpp"

// ADR 0141: the generator counts its own truth.
namespace comarca::synth {
namespace {

constexpr std::array<std::string_view, 3> kZones = {"total", "cabecera", "resto"};
constexpr std::array<std::string_view, 7> kMeasures = {"vivienda",    "servicios", "hacinamiento", "inasistencia",
                                                       "dependencia", "nbi",       "miseria"};
constexpr std::array<std::string_view, 2> kWeights = {"hogares", "personas"};

template <class T>
std::array<T, 3> by_zone(const std::array<T, 2>& tallies) {
  T total = tallies[0];
  total.add(tallies[1]);
  return {total, tallies[0], tallies[1]};
}

std::string row_text(const std::string& code, std::size_t zone, std::size_t weight, const Tally& tally) {
  std::string text;
  auto out = std::back_inserter(text);
  fmt::format_to(out, "{},{},{},{},{}", code, kZones[zone], kWeights[weight],
                 weight == 0 ? tally.households : tally.persons, tally.unsure_households);
  for (const auto& count : tally.counts[weight]) {
    fmt::format_to(out, ",{},{}", count[0], count[1]);
  }
  text += '\n';
  return text;
}

std::string poverty_text(const DemoTerritory& territory, const CensusTruth& truth) {
  std::string text = "codigo,zona,hogares,personas,hogares_pobres,personas_pobres,personas_pobres_maximo,centesimas";
  for (const auto& kind : kPrivations) {
    text += fmt::format(",{}", kind.name);
  }
  text += '\n';
  for (std::size_t unit = 0; unit < truth.poverty.size(); ++unit) {
    const auto zones = by_zone(truth.poverty[unit]);
    for (std::size_t zone = 0; zone < zones.size(); ++zone) {
      const PovertyTally& tally = zones[zone];
      fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{},{},{},{}\n", territory.units[unit].code, kZones[zone],
                     tally.households, tally.persons, tally.poor_households, tally.poor_persons,
                     tally.perhaps_poor_persons, tally.points, fmt::join(tally.deprived_persons, ","));
    }
  }
  return text;
}

}  // namespace

void write_census_truth(const DemoTerritory& territory, const CensusTruth& truth, OutputFolder& folder) {
  std::string text = "codigo,zona,cuenta,denominador,hogares_con_algo_desconocido";
  for (const auto measure : kMeasures) {
    fmt::format_to(std::back_inserter(text), ",{0},{0}_maximo", measure);
  }
  text += '\n';
  for (std::size_t unit = 0; unit < truth.units.size(); ++unit) {
    const auto zones = by_zone(truth.units[unit]);
    for (std::size_t zone = 0; zone < zones.size(); ++zone) {
      for (std::size_t weight = 0; weight < kWeights.size(); ++weight) {
        text += row_text(territory.units[unit].code, zone, weight, zones[zone]);
      }
    }
  }
  folder.write("verdad/nbi.csv", text);
  folder.write("verdad/ipm.csv", poverty_text(territory, truth));
}

void add_needs(const CensusTruth& truth, Figures& figures) {
  std::array<Tally, 2> whole{};
  for (const auto& tallies : truth.units) {
    whole[0].add(tallies[0]);
    whole[1].add(tallies[1]);
  }
  const auto share_pct = [](const Tally& tally, std::size_t measure) {
    return tally.persons == 0
               ? Figure()
               : Figure(100 * static_cast<double>(tally.counts[1][measure][0]) / static_cast<double>(tally.persons));
  };
  std::vector<Figure>& present = figures.column("censo");
  present.assign(present.size(), Figure("sí"));
  for (std::size_t zone = 0; zone < kZones.size(); ++zone) {
    for (std::size_t measure = 0; measure < kMeasures.size(); ++measure) {
      const auto name = fmt::format("nbi.{}.{}", kZones[zone], kMeasures[measure]);
      auto& cells = figures.column(name);
      for (std::size_t unit = 0; unit < truth.units.size(); ++unit) {
        cells[unit] = share_pct(by_zone(truth.units[unit])[zone], measure);
      }
      figures.column("nacional." + name).front() = share_pct(by_zone(whole)[zone], measure);
    }
  }
}

}  // namespace comarca::synth
