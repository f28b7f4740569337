// SPDX-License-Identifier: Apache-2.0
#include <string>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/project/project.hpp"
#include "pipeline/landuse_input.hpp"

namespace comarca {
namespace {

void check_type(const PlanSection& plan, const PlanRules& rules, Findings& findings) {
  if (!plan.population || plan.type.empty()) {
    return;
  }
  using enum PlanRules::Standing;
  const PlanType& due = rules.type_of(*plan.population, plan.district ? district : municipality);
  if (folded(due.id) != folded(plan.type)) {
    findings.add({.code = "plan-de-otro-tipo",
                  .severity = Severity::warning,
                  .layer = "landuse",
                  .unit = plan.municipality,
                  .where = plan.where.to_string(),
                  .what = {fmt::format("Con {:.0f} habitantes le corresponde {} ({}), y tiene {}.", *plan.population,
                                       due.id, due.article, plan.type),
                           fmt::format("With {:.0f} inhabitants a {} is due ({}), and it has a {}.", *plan.population,
                                       due.id, due.article, plan.type)},
                  .remedy = {"Téngalo en cuenta en la próxima revisión del plan.",
                             "Consider it at the next review of the plan."}});
  }
}

}  // namespace

void check_plans(const Project& project, const PlanRules& rules, const Territory& territory, Findings& findings) {
  for (const PlanSection& plan : project.landuse.plans) {
    static_cast<void>(need_municipality(territory, plan.municipality, plan.where));
    check_type(plan, rules, findings);
    if (!plan.adopted || !project.date) {
      continue;
    }
    const int age = plan.adopted->years_until(*project.date);
    if (age >= rules.review_years) {
      findings.add({.code = "plan-por-revisar",
                    .severity = Severity::warning,
                    .layer = "landuse",
                    .unit = plan.municipality,
                    .where = plan.act,
                    .what = {fmt::format("El plan tiene {} años; debe revisarse a los {} ({}). Sigue vigente mientras "
                                         "no se adopte otro.",
                                         age, rules.review_years, rules.review_article),
                             fmt::format("The plan is {} years old; it is due for review after {} ({}). It stays in "
                                         "force until another is adopted.",
                                         age, rules.review_years, rules.review_article)},
                    .remedy = {"Programe la revisión general.", "Schedule the general review."}});
    }
  }
}

}  // namespace comarca
