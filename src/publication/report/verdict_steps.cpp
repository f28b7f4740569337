// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "comarca/base/level.hpp"
#include "comarca/base/text.hpp"
#include "comarca/schemes/route.hpp"
#include "publication/report/verdict_sections.hpp"

namespace comarca {
namespace {

constexpr std::size_t kNextSteps = 3;  // what fits a meeting

std::string term_text(const RouteStep& step, Language language) {
  if (!step.from && !step.until) {
    return "—";
  }
  const std::string from = step.from ? step.from->iso() : std::string();
  const std::string until = step.until ? step.until->iso() : std::string();
  if (from.empty() || until.empty()) {
    return Text{from.empty() ? "hasta el " + until : "desde el " + from,
                from.empty() ? "until " + until : "from " + from}
        .in(language);
  }
  return Text{fmt::format("del {} al {}", from, until), fmt::format("{} to {}", from, until)}.in(language);
}

/// Who signs for a member.
Text signatory(const SchemeUnit& unit) {
  return unit.code == unit.department && unit.kind == level_code(Level::department)
             ? Text{"Gobernador o gobernadora", "Governor"}
             : Text{"Alcalde o alcaldesa", "Mayor"};
}

}  // namespace

ReportSection verdict_steps(const SchemeReport& report, Language language) {
  ReportSection section{"pasos", Text{"Los pasos que siguen", "The next steps"}.in(language), {}};
  ReportTable table;
  table.caption = Text{"Qué hay que hacer, quién y hasta cuándo", "What to do, who and by when"}.in(language);
  table.columns = {Text{"Paso", "Step"}.in(language), Text{"A cargo de", "By"}.in(language),
                   Text{"Plazo", "Term"}.in(language), Text{"Qué falta", "What is missing"}.in(language)};
  for (const RouteStep& step : route_of(report.verdict)) {
    if (step.state == StepState::done || step.state == StepState::after || table.rows.size() == kNextSteps) {
      continue;
    }
    const RuleVerdict& rule = *step.verdict;
    const std::string by = rule.rule->by.in(language);
    table.rows.push_back({{rule.rule->says.in(language)},
                          {by.empty() ? "—" : by},
                          {term_text(step, language)},
                          {std::string(trim(rule.reason.in(language)))}});
  }
  if (!table.rows.empty()) {
    section.blocks.emplace_back(std::move(table));
  }
  return section;
}

ReportSection verdict_signatures(const SchemeReport& report, Language language) {
  ReportSection section{"firmas", Text{"Firmas", "Signatures"}.in(language), {}};
  ReportTable table;
  table.caption = Text{"Una por miembro", "One for each member"}.in(language);
  table.columns = {Text{"Miembro", "Member"}.in(language), Text{"Firma", "Signed by"}.in(language),
                   Text{"Nombre", "Name"}.in(language), Text{"Firma y fecha", "Signature and date"}.in(language)};
  const std::string blank(24, '_');
  for (const std::string& code : report.verdict.members) {
    const SchemeUnit& unit = report.map.unit(*report.map.find(code));
    table.rows.push_back({{unit.name}, {signatory(unit).in(language)}, {blank}, {blank}});
  }
  section.blocks.emplace_back(std::move(table));
  return section;
}

}  // namespace comarca
