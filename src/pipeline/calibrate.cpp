// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/calibrate.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/text.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/project/project.hpp"
#include "pipeline/microdata_cache.hpp"

namespace comarca {
namespace {

Indicator index_of_scores(const std::string& id, const Catalog& catalog) {
  std::vector<std::string> known;
  for (const auto& indicator : catalog.get<Indicators>().list()) {
    if (indicator.grading.empty()) {
      continue;
    }
    if (indicator.id == id) {
      return indicator;
    }
    known.push_back(indicator.id);
  }
  throw usage_error(fmt::format("there is no index of scores '{}'", id), {}, suggestion(id, known));
}

/// Each set of data once, as "Censo (2018)".
std::string named(std::vector<std::string> sources) {
  std::ranges::sort(sources);
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  return join(sources, " + ");
}

}  // namespace

CalibrationInput calibration_input(const Project& project, const Catalog& catalog) {
  if (project.indicators.microdata.empty()) {
    throw usage_error("the project has no microdata", {.file = project.file.string()},
                      "Add [[microdata]], or give the layout of the files and their folder.");
  }
  return {&catalog, project.indicators.microdata, microdata_cache(project.product), {}};
}

CalibratedIndex calibrate_index(const std::string& index, const CalibrationInput& input) {
  CalibratedIndex result{.index = index_of_scores(index, *input.catalog)};
  const Questions questions = calibration_questions(result.index);
  const auto& layouts = input.catalog->get<MicrodataLayouts>();
  AnswerCounts counts;
  std::vector<std::string> sources;
  Findings findings;
  for (const auto& section : input.microdata) {
    const auto& source = layouts.get(section.source, section.where);
    auto answers = count_answers({source,
                                  layouts.vocabulary(),
                                  find_microdata_files(source, section.folder),
                                  {.cache_folder = input.cache, .spill_folder = input.spill}},
                                 questions);
    counts.add(answers.counts);
    findings.append(std::move(answers.findings));
    sources.push_back(fmt::format("{} ({})", source.name.es, source.period));
  }
  result.calibration = calibrate(result.index, counts, named(std::move(sources)));
  result.calibration.findings.append(std::move(findings));
  result.calibration.findings.sort();
  return result;
}

}  // namespace comarca
