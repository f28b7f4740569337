// SPDX-License-Identifier: Apache-2.0
#include "pipeline/indicators/levels.hpp"

#include <algorithm>
#include <utility>

#include "comarca/base/text.hpp"
#include "comarca/indicators/city_figures.hpp"
#include "pipeline/indicators/evidence.hpp"

namespace comarca {
namespace {

constexpr const char* kPopulation = "poblacion";
constexpr const char* kWholeSet = "todos";  ///< code of the set of every municipality of the project

template <class Units>
std::vector<std::string> codes_of(const Units& units) {
  std::vector<std::string> codes;
  for (const auto& unit : units) {
    codes.push_back(unit.code);
  }
  return codes;
}

/// Rolls up level by level; the first level completes the statistics that the others sum.
class RollUp {
 public:
  RollUp(const RollUpBasis& basis, Findings& findings) : basis_(basis), findings_(findings) {}

  void level(const LevelUnits& level) {
    const bool own = level.origin == FigureBasis::Origin::own;
    if (own) {
      result_.statistics = basis_.statistics.rolled_up(level.grouping);
    }
    if (level.grouping.empty()) {
      return;
    }
    const Statistics above = own ? Statistics() : result_.statistics.rolled_up(level.grouping);
    // What an indicator adds of its means is of its own name: no other one sees it.
    const Statistics& statistics = own ? result_.statistics : above;
    const SampleDesign design = basis_.design.rolled_up(level.grouping);
    for (const auto& indicator : basis_.indicators) {
      const FigureBasis basis{.statistics = statistics,
                              .design = &design,
                              .level = level.level,
                              .origin = level.origin,
                              .absent = basis_.absent,
                              .sources = sources_of(indicator.id),
                              .imputed = imputed_in(indicator.id, level.grouping)};
      FigureTable figures = compute_figures(indicator, basis, findings_);
      if (own) {
        add_averaged(result_.statistics, indicator, figures);
      }
      result_.figures.append(std::move(figures));
    }
    if (!own) {
      cities(level);
    }
  }

  RolledUp finish() { return std::move(result_); }

 private:
  [[nodiscard]] std::string sources_of(const std::string& indicator) const {
    const auto found = basis_.sources.find(indicator);
    return found == basis_.sources.end() ? "" : join({found->second.begin(), found->second.end()}, "; ");
  }

  /// What was lent to units, of the groups that they make.
  [[nodiscard]] std::set<std::string> imputed_in(const std::string& indicator, const Grouping& grouping) const {
    std::set<std::string> result;
    const auto found = basis_.imputed.find(indicator);
    for (const auto& item : found == basis_.imputed.end() ? std::set<std::string>() : found->second) {
      const auto blank = item.find(' ');
      if (const auto group = grouping.find(item.substr(0, blank)); group != grouping.end()) {
        result.insert(group->second + item.substr(blank));
      }
    }
    return result;
  }

  void cities(const LevelUnits& level) {
    CityBasis basis{result_.statistics, input_sum(kContext, kPopulation), level.level, sources_of(kContext)};
    const auto context = std::ranges::find(basis_.indicators, kContext, &Indicator::id);
    if (context != basis_.indicators.end()) {
      basis.least_coverage = context->least_coverage;
    }
    result_.figures.append(city_figures(basis, level.grouping));
  }

  const RollUpBasis& basis_;
  Findings& findings_;
  RolledUp result_;
};

}  // namespace

std::vector<LevelUnits> levels_of(const Territory& territory) {
  std::vector<LevelUnits> levels = {
      {Level::municipality, {}, codes_of(territory.municipalities), FigureBasis::Origin::own},
      {Level::subregion, {}, codes_of(territory.subregions)},
      {Level::department, {}, codes_of(territory.departments)},
      {Level::whole_set, {}, {kWholeSet}}};
  for (const auto& unit : territory.municipalities) {
    levels[0].grouping[unit.code] = unit.code;
    if (unit.subregion) {
      levels[1].grouping[unit.code] = territory.subregions[*unit.subregion].code;
    }
    levels[2].grouping[unit.code] = territory.departments[unit.department].code;
    levels[3].grouping[unit.code] = kWholeSet;
  }
  return levels;
}

RolledUp roll_up(const RollUpBasis& basis, const std::vector<LevelUnits>& levels, Findings& findings) {
  RollUp rolling(basis, findings);
  for (const auto& level : levels) {
    rolling.level(level);
  }
  return rolling.finish();
}

}  // namespace comarca
