// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "comarca/base/counted.hpp"
#include "comarca/schemes/report.hpp"
#include "schemes/rule_context.hpp"

namespace comarca {
namespace {

/// One of two texts.
std::string say(Language language, std::string es, std::string en) {
  return Text{std::move(es), std::move(en)}.in(language);
}

void add_changes(std::vector<std::string>& lines, const SchemeReport& report, Language language) {
  const Remedies& remedies = *report.remedies;
  if (remedies.join) {
    const std::string who = labels(report.map, remedies.join->members);
    const std::string outcome = outcome_name(remedies.join->map_outcome).in(language);
    lines.push_back(say(language, fmt::format("Con {} la unión sería continua (en el mapa: {}).", who, outcome),
                        fmt::format("With {} the union would be connected (on the map: {}).", who, outcome)));
    if (!remedies.join->fewest) {
      lines.back() += say(language, " Puede haber una respuesta más corta.", " A shorter answer may exist.");
    }
  }
  for (const MembersChange& other : remedies.joins) {
    if (other.members != remedies.join->members) {
      const std::string who = labels(report.map, other.members);
      lines.push_back(say(language,
                          fmt::format("También con {} (en el mapa: {}).", who, outcome_name(other.map_outcome).es),
                          fmt::format("Also with {} (on the map: {}).", who, outcome_name(other.map_outcome).en)));
    }
  }
  if (remedies.cannot_connect) {
    lines.push_back(
        say(language, "Ninguna unidad que pueda entrar los uniría.", "No unit that may join would connect them."));
  }
  if (remedies.leave_out) {
    const std::string who = labels(report.map, remedies.leave_out->members);
    lines.push_back(
        say(language, fmt::format("Sin {} los demás podrían.", who), fmt::format("Without {} the others could.", who)));
  }
}

}  // namespace

std::vector<std::string> remedy_sentences(const SchemeReport& report, Language language) {
  std::vector<std::string> lines;
  if (report.remedies == nullptr) {
    return lines;
  }
  add_changes(lines, report, language);
  for (const AlternativeForm& form : report.remedies->alternatives) {
    lines.push_back(say(language,
                        fmt::format("Los mismos miembros podrían ser: {} ({}); pide {}.", form.name.es, form.legal_form,
                                    counted(form.acts, "acto", "actos")),
                        fmt::format("The same members could be: {} ({}); it asks {}.", form.name.en, form.legal_form,
                                    counted(form.acts, "act", "acts"))));
  }
  if (!report.remedies->critical.empty()) {
    const std::string who = labels(report.map, report.remedies->critical);
    lines.push_back(say(language, fmt::format("Su salida lo rompería: {}.", who),
                        fmt::format("Their leaving would break it: {}.", who)));
  }
  for (const BorderEvidence& link : report.remedies->declared) {
    const std::string who = labels(report.map, std::vector<std::string>{link.a, link.b});
    lines.push_back(say(language,
                        fmt::format("Se apoya en el enlace declarado {} ({}), que no es frontera.", who, link.reason),
                        fmt::format("It rests on the declared link {} ({}), which is no border.", who, link.reason)));
  }
  if (const auto& border = report.remedies->thinnest) {
    const std::string who = labels(report.map, std::vector<std::string>{border->a, border->b});
    lines.push_back(say(language,
                        fmt::format("La frontera más corta de que pende: {}, {:.0f} m (confianza {:.2f}).", who,
                                    border->length_m, border->confidence),
                        fmt::format("The shortest border it hangs on: {}, {:.0f} m (confidence {:.2f}).", who,
                                    border->length_m, border->confidence)));
  }
  return lines;
}

Text deadline_text(const Deadline& deadline, const SchemeMap& map) {
  const std::string who =
      deadline.unit.empty() ? std::string() : labels(map, std::vector<std::string>{deadline.unit}) + ": ";
  const std::string from = deadline.from ? deadline.from->iso() : std::string();
  const std::string until = deadline.until ? deadline.until->iso() : std::string();
  Text text{"Plazo: " + who, "Term: " + who};
  text.es += (from.empty() ? "" : "desde el " + from + " ") + (until.empty() ? "" : "hasta el " + until + " ");
  text.en += (from.empty() ? "" : "from " + from + " ") + (until.empty() ? "" : "until " + until + " ");
  text.es += "(" + deadline.computation.es + ").";
  text.en += "(" + deadline.computation.en + ").";
  return text;
}

std::string verdict_text(const SchemeReport& report, Language language) {
  const Verdict& verdict = report.verdict;
  std::string text = fmt::format("{} — {}\n{}: {}\n", verdict.name, verdict.legal_form->name.in(language),
                                 say(language, "Veredicto", "Verdict"), verdict_name(verdict).in(language));
  text += say(language,
              fmt::format("En el mapa: {} · ley del {} · límites: {}\n", outcome_name(verdict.map_outcome).es,
                          verdict.law_date.iso(), verdict.vintage),
              fmt::format("On the map: {} · law of {} · boundaries: {}\n", outcome_name(verdict.map_outcome).en,
                          verdict.law_date.iso(), verdict.vintage));
  text += fmt::format("{} ({}): {}\n", say(language, "Miembros", "Members"), verdict.members.size(),
                      labels(report.map, verdict.members));
  for (const Text& note : verdict.notes) {
    text += "! " + note.in(language) + "\n";
  }
  for (const RuleVerdict& rule : verdict.rules) {
    text += fmt::format("\n[{}] {}\n", rule_state(rule).in(language), rule.rule->says.in(language));
    text += rule.article.empty() ? "" : fmt::format("    {}\n", rule.article);
    text += fmt::format("    {}: {} · {}: {}\n", say(language, "medido", "measured"), rule.measured.in(language),
                        say(language, "se pide", "required"), rule.required.in(language));
    if (!rule.reason.in(language).empty()) {
      text += fmt::format("    {}\n", rule.reason.in(language));
    }
    for (const Deadline& deadline : rule.deadlines) {
      text += fmt::format("    {}\n", deadline_text(deadline, report.map).in(language));
    }
    for (const std::string& reference : rule.references) {
      text += fmt::format("    {}: {}\n", say(language, "se declara", "declared"), reference);
    }
    if (!rule.rule->verified) {
      text += say(language, "    Regla sin cotejar con su fuente. ", "    Rule not compared with its source. ") +
              rule.rule->note + "\n";
    }
  }
  const auto lines = remedy_sentences(report, language);
  text += lines.empty() ? "" : "\n";
  for (const std::string& line : lines) {
    text += "→ " + line + "\n";
  }
  return text;
}

}  // namespace comarca
