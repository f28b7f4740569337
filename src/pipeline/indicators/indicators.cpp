// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/indicators.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/project/project.hpp"
#include "pipeline/composite_figures.hpp"
#include "pipeline/indicators/evidence.hpp"
#include "pipeline/indicators/levels.hpp"

namespace comarca {
namespace {

std::map<std::string, std::set<std::string>> all_sources(const TableEvidence& tables,
                                                         const MicrodataEvidence& microdata) {
  auto sources = tables.sources;
  for (const auto& [indicator, more] : microdata.sources) {
    sources[indicator].insert(more.begin(), more.end());
  }
  return sources;
}

/// The indices of the project's own at every level, each by itself.
void add_composites(const std::vector<CompositeRule>& rules, const std::vector<LevelUnits>& levels,
                    FigureTable& figures) {
  for (const auto& rule : rules) {
    for (const auto& level : levels) {
      figures.append(composite_figures(rule, figures, level.level, level.units));
    }
  }
}

std::map<std::string, Text> names_of(const std::vector<CompositeRule>& rules) {
  std::map<std::string, Text> names;
  for (const auto& rule : rules) {
    names[rule.id] = rule.name;
  }
  return names;
}

}  // namespace

const Indicator* IndicatorWork::find(std::string_view indicator) const {
  const auto found = std::ranges::find(indicators, indicator, &Indicator::id);
  return found == indicators.end() ? nullptr : &*found;
}

std::vector<Indicator> chosen_indicators(const RunContext& run) {
  const auto& section = run.project.indicators;
  const auto& all = run.catalog.get<Indicators>();
  std::vector<Indicator> chosen = all.with_scores(section.scores);
  if (section.compute.empty()) {
    return chosen;
  }
  for (const auto& id : section.compute) {
    if (all.find(id) == nullptr) {
      throw usage_error(fmt::format("there is no indicator '{}'", id), {.file = run.project.file.string()},
                        suggestion(id, all.ids()));
    }
  }
  std::erase_if(chosen, [&](const Indicator& indicator) {
    return std::ranges::find(section.compute, indicator.id) == section.compute.end();
  });
  return chosen;
}

Stage<IndicatorWork> compute_indicators(const RunContext& run, const Territory& territory,
                                        const std::vector<ProjectTable>& tables) {
  if (tables.empty() && run.project.indicators.microdata.empty()) {
    return {};
  }
  const auto& rules = run.project.indicators.composites;
  std::vector<Indicator> indicators = chosen_indicators(run);
  Stage<TableEvidence> published = table_evidence(run, indicators, tables, territory);
  Stage<MicrodataEvidence> microdata = microdata_evidence(run, indicators);
  Findings findings = std::move(published.findings);
  findings.append(std::move(microdata.findings));

  Statistics statistics = std::move(published.value.statistics);
  statistics.merge(microdata.value.statistics);
  const auto levels = levels_of(territory);
  const auto sources = all_sources(published.value, microdata.value);
  RolledUp rolled = roll_up(
      {indicators, statistics, microdata.value.design, microdata.value.absent, sources, published.value.imputed},
      levels, findings);
  auto& figures = rolled.figures;
  add_composites(rules, levels, figures);
  std::erase_if(indicators, [&](const Indicator& indicator) {
    return std::ranges::find(figures.columns(), indicator.id, &FigureColumn::indicator) == figures.columns().end();
  });
  add_standings(figures, indicators);
  add_peer_standings(figures, {published.value.peers, published.value.beyond_limits, indicators});
  add_changes(figures);
  return {{.indicators = std::move(indicators),
           .figures = std::move(figures),
           .own_names = names_of(rules),
           .peer_columns = std::move(published.value.peer_columns),
           .statistics = std::move(rolled.statistics),
           .absent = std::move(microdata.value.absent)},
          std::move(findings)};
}

}  // namespace comarca
