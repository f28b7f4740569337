// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/pipeline/indicators.hpp"
#include "comarca/project/project.hpp"
#include "comarca/statistics/microdata_run.hpp"
#include "pipeline/indicators/evidence.hpp"
#include "pipeline/microdata_cache.hpp"

namespace comarca {
namespace {

std::vector<Recipe> recipes_of(const std::vector<Indicator>& indicators) {
  std::vector<Recipe> recipes;
  for (const auto& indicator : indicators) {
    if (!indicator.recipe.empty()) {
      recipes.push_back(indicator.recipe);
    }
  }
  return recipes;
}

std::vector<Recipe> recipes_named(const Indicators& all, const std::vector<std::string>& indices) {
  std::vector<Recipe> recipes = recipes_of(all.list());
  if (indices.empty()) {
    return recipes;
  }
  std::vector<std::string> countable;
  for (const auto& recipe : recipes) {
    countable.push_back(recipe.id);
  }
  for (const auto& id : indices) {
    if (std::ranges::find(countable, id) == countable.end()) {
      throw usage_error(fmt::format("there is no index '{}' that microdata can be counted for", id), {},
                        suggestion(id, countable));
    }
  }
  std::erase_if(recipes, [&](const Recipe& recipe) { return std::ranges::find(indices, recipe.id) == indices.end(); });
  return recipes;
}

MicrodataResult count(const Catalog& catalog, const MicrodataSection& section, const std::vector<Recipe>& recipes,
                      const MicrodataOptions& options) {
  const auto& layouts = catalog.get<MicrodataLayouts>();
  const auto& source = layouts.get(section.source, section.where);
  return run_microdata({source, layouts.vocabulary(), find_microdata_files(source, section.folder), options}, recipes);
}

}  // namespace

Stage<MicrodataEvidence> microdata_evidence(const RunContext& run, const std::vector<Indicator>& indicators) {
  Stage<MicrodataEvidence> stage;
  const auto recipes = recipes_of(indicators);
  MicrodataOptions options;
  options.cache_folder = microdata_cache(run.project.product);
  for (const auto& section : run.project.indicators.microdata) {
    auto result = count(run.catalog, section, recipes, options);
    stage.value.statistics.merge(result.statistics);
    stage.value.design.merge(result.design);
    stage.value.absent.merge(result.absent);
    stage.findings.append(std::move(result.findings));
    const auto& source = run.catalog.get<MicrodataLayouts>().get(section.source, section.where);
    for (const auto& recipe : recipes) {
      stage.value.sources[recipe.id].insert(source.name.es);
    }
  }
  return stage;
}

Statistics microdata_statistics(const Catalog& catalog, const MicrodataRequest& request, Findings& findings) {
  const auto recipes = recipes_named(catalog.get<Indicators>(), request.indices);
  auto result = count(catalog, request.section, recipes, request.options);
  findings.append(std::move(result.findings));
  return std::move(result.statistics);
}

}  // namespace comarca
