// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/schemes/standings_report.hpp"

namespace comarca {
namespace {

constexpr std::size_t kMostBorders = 6;

const Text kUndetermined = {"Indeterminado", "Undetermined"};

/// Only map rules tell of a scheme in being, whose documents nobody declared; a refusal is told whatever it comes from.
bool worth_telling(const RuleVerdict& rule) {
  return rule.outcome == Outcome::does_not_comply ||
         (rule.rule->decided_by == DecidedBy::map && rule.outcome != Outcome::complies);
}

void add_standing(std::string& text, const SchemeStanding& one, Language language) {
  const auto row = [&](const std::string& on_the_map, const std::string& whole) {
    fmt::format_to(std::back_inserter(text), "{:<26} {:<8} {:<26} {:<26} {}\n", one.scheme->id, one.scheme->legal_form,
                   on_the_map, whole, one.scheme->confidence);
  };
  if (!one.verdict) {
    row(kUndetermined.in(language), kUndetermined.in(language));
    text += "    " + one.problem.in(language) + "\n";
    return;
  }
  row(outcome_name(one.verdict->map_outcome).in(language), outcome_name(one.verdict->outcome).in(language));
  for (const RuleVerdict& rule : one.verdict->rules) {
    if (worth_telling(rule) && !rule.reason.in(language).empty()) {
      text += "    " + std::string(trim(rule.reason.in(language))) + "\n";
    }
  }
}

std::string names_of(const std::vector<BorderEvidence>& borders) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < borders.size() && i < kMostBorders; ++i) {
    names.push_back(fmt::format("{}–{} ({:.1f} km)", borders[i].a, borders[i].b, borders[i].length_m / 1000));
  }
  if (borders.size() > kMostBorders) {
    names.push_back(fmt::format("+ {}", borders.size() - kMostBorders));
  }
  return join(names, ", ");
}

/// The name of an outcome's word; an empty word is a scheme that could not be judged.
std::string outcome_of(const std::string& word, Language language) {
  for (const Outcome outcome :
       {Outcome::complies, Outcome::complies_with_warnings, Outcome::pending_documents, Outcome::does_not_comply}) {
    if (outcome_word(outcome) == word) {
      return outcome_name(outcome).in(language);
    }
  }
  return kUndetermined.in(language);
}

std::string verdict_sentence(const SchemeChange& change, Language language) {
  const std::string after = outcome_of(change.after, language);
  const std::string before = outcome_of(change.before, language);
  return change.before == change.after
             ? Text{fmt::format("el veredicto del mapa es el mismo: «{}».", after),
                    fmt::format("the verdict of the map is the same: \"{}\".", after)}
                   .in(language)
             : Text{fmt::format("el veredicto del mapa era «{}» y ahora es «{}».", before, after),
                    fmt::format("the verdict of the map was \"{}\" and now is \"{}\".", before, after)}
                   .in(language);
}

std::string change_text(const SchemeChange& change, Language language) {
  std::string text = fmt::format("{} ({}): {}", change.scheme->name.empty() ? change.scheme->id : change.scheme->name,
                                 change.scheme->id, verdict_sentence(change, language));
  const auto add = [&](const Text& begins, const std::string& what) {
    if (!what.empty()) {
      text += fmt::format(" {} {}.", begins.in(language), what);
    }
  };
  add({"Ahora se tocan", "Now they touch:"}, names_of(change.gained));
  add({"Ya no se tocan", "They no longer touch:"}, names_of(change.lost));
  add({"Los límites de antes no tienen", "The earlier boundaries lack"}, join(change.missing_before, ", "));
  add({"Los límites de ahora no tienen", "The boundaries of now lack"}, join(change.missing_after, ", "));
  return text + "\n";
}

std::string header_text(Language language) {
  const auto say = [&](const Text& word) { return word.in(language); };
  return fmt::format("{:<26} {:<8} {:<26} {:<26} {}\n", say({"Esquema", "Scheme"}), say({"Figura", "Form"}),
                     say({"En el mapa", "On the map"}), say({"En conjunto", "As a whole"}),
                     say({"Miembros", "Members"}));
}

}  // namespace

std::string standings_text(std::span<const SchemeStanding> standings, Language language) {
  std::string text = header_text(language);
  for (const SchemeStanding& one : standings) {
    add_standing(text, one, language);
  }
  const auto refused = [&](Outcome Verdict::*which) {
    return std::ranges::count_if(standings, [&](const SchemeStanding& one) {
      return one.verdict && (*one.verdict).*which == Outcome::does_not_comply;
    });
  };
  const auto unknown = std::ranges::count_if(standings, [](const SchemeStanding& one) { return !one.verdict; });
  const auto whole = refused(&Verdict::outcome);
  const auto mapped = refused(&Verdict::map_outcome);
  const Text counts = {fmt::format("Esquemas: {}; no cumplen: {} (en el mapa: {}); indeterminados: {}",
                                   standings.size(), whole, mapped, unknown),
                       fmt::format("Schemes: {}; refused: {} (on the map: {}); undetermined: {}", standings.size(),
                                   whole, mapped, unknown)};
  return text + counts.in(language);
}

std::string changes_text(std::span<const SchemeChange> changes, Language language) {
  std::string text;
  for (const SchemeChange& change : changes) {
    text += change.any() ? change_text(change, language) : std::string();
  }
  const auto changed = std::ranges::count_if(changes, [](const SchemeChange& one) { return one.any(); });
  const Text counts = {fmt::format("Cambiaron {} de {} esquemas.", changed, changes.size()),
                       fmt::format("{} of {} schemes changed.", changed, changes.size())};
  return text + counts.in(language);
}

}  // namespace comarca
