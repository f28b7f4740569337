// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/calibration.hpp"

#include <algorithm>
#include <bit>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/indicators/score_points.hpp"
#include "indicators/calibration/calibration_findings.hpp"

namespace comarca {
namespace {

std::vector<CategoryKinds> kinds_of(const Grading& grading) {
  std::vector<CategoryKinds> variables;
  for (const auto& variable : grading.variables) {
    CategoryKinds& kinds = variables.emplace_back();
    for (const auto& category : variable.categories) {
      kinds.push_back(category.neutral ? CategoryKind::neutral : CategoryKind::ordered);
    }
  }
  return variables;
}

void count_households(const AnswerCounts& counts, std::size_t questions, Calibration& calibration) {
  for (const auto& [answered, tally] : counts.households) {
    const auto known = static_cast<std::size_t>(std::popcount(answered));
    if (known == 0) {
      calibration.unanswering += tally.households;
      continue;
    }
    calibration.households += tally.households;
    calibration.incomplete += known < questions ? tally.households : 0;
  }
}

std::string method_of(const Calibration& calibration, const std::string& data) {
  return fmt::format(
      "Escalamiento óptimo de {}: componentes principales no lineales con categorías ordenadas, un componente ({:.1f} "
      "% "
      "de la varianza), {} hogares.",
      data, 100 * calibration.scaling.share, calibration.households);
}

void fill_rows(const Grading& grading, const ScorePoints& points, Calibration& calibration) {
  for (std::size_t i = 0; i < grading.variables.size(); ++i) {
    for (std::size_t k = 0; k < grading.variables[i].categories.size(); ++k) {
      calibration.table.rows.push_back(
          {.variable = grading.variables[i].id,
           .category = grading.variables[i].categories[k].id,
           .hundredths = points.hundredths[i][k],
           .state = ScoreState::estimated,
           .source = fmt::format("Hogares: {}.", calibration.scaling.variables[i].households[k])});
    }
  }
}

}  // namespace

Questions calibration_questions(const Indicator& index) {
  if (index.grading.empty()) {
    throw usage_error(fmt::format("'{}' is no index of scores", index.id), {},
                      "Only an index with graded variables can be calibrated.");
  }
  Questions questions{.recipe = index.recipe};
  for (const auto& variable : index.grading.variables) {
    std::vector<std::int64_t> positions;
    for (std::size_t k = 0; k < variable.categories.size(); ++k) {
      positions.push_back(static_cast<std::int64_t>(k));
    }
    questions.names.push_back("categoria_" + variable.id);
    questions.recipe.household.push_back({questions.names.back(), chosen_value(variable, positions)});
  }
  return questions;
}

Calibration calibrate(const Indicator& index, const AnswerCounts& counts, const std::string& data) {
  const auto variables = kinds_of(index.grading);
  Calibration calibration;
  count_households(counts, variables.size(), calibration);
  calibration.scaling = scale_optimally(variables, counts);
  const ScorePoints points = points_from(calibration.scaling, variables);
  calibration.table.index = index.id;
  calibration.table.title = {"tabla estimada con " + data, "table estimated from " + data};
  calibration.table.source = method_of(calibration, data);
  fill_rows(index.grading, points, calibration);
  add_findings(index, points.notes, calibration);
  return calibration;
}

}  // namespace comarca
