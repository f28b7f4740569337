// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/route.hpp"

#include <algorithm>

// ADR 0274: the route is read from the rules.
namespace comarca {
namespace {

bool is_step(const RuleVerdict& verdict) {
  return std::holds_alternative<DocumentRule>(verdict.rule->predicate) ||
         std::holds_alternative<ConsultationRule>(verdict.rule->predicate);
}

/// The term that ends first.
void add_term(RouteStep& step) {
  for (const Deadline& deadline : step.verdict->deadlines) {
    const bool sooner = deadline.until && (!step.until || *deadline.until < *step.until);
    if (sooner || (!step.until && !step.from)) {
      step.from = deadline.from;
      step.until = deadline.until;
      step.computation = deadline.computation;
    }
  }
}

}  // namespace

std::vector<RouteStep> route_of(const Verdict& verdict) {
  std::vector<RouteStep> steps;
  bool reached = false;
  for (const RuleVerdict& rule : verdict.rules) {
    if (!is_step(rule)) {
      continue;
    }
    RouteStep step{.verdict = &rule};
    add_term(step);
    if (rule.outcome == Outcome::complies ||
        (rule.outcome == Outcome::complies_with_warnings && rule.rule->severity == RuleSeverity::required)) {
      step.state = StepState::done;
    } else if (rule.rule->severity == RuleSeverity::informative) {
      step.state = StepState::after;
    } else if (rule.outcome == Outcome::does_not_comply) {
      step.state = StepState::again;
    } else {
      step.state = reached ? StepState::waits : StepState::next;
      reached = true;
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

}  // namespace comarca
