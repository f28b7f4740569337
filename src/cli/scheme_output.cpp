// SPDX-License-Identifier: Apache-2.0
#include "cli/scheme_output.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "comarca/base/text.hpp"

namespace comarca::cli {
namespace {

using Json = nlohmann::ordered_json;

Json borders_json(const std::vector<BorderEvidence>& borders) {
  Json json = Json::array();
  for (const BorderEvidence& border : borders) {
    json.push_back({{"a", border.a}, {"b", border.b}, {"length_m", border.length_m}});
  }
  return json;
}

std::string borders_text(const char* sign, const std::vector<BorderEvidence>& borders) {
  std::string text;
  for (const BorderEvidence& border : borders) {
    text += fmt::format(" {}{}–{} ({:.0f} m)", sign, border.a, border.b, border.length_m);
  }
  return text;
}

}  // namespace

std::string standings_text(const std::vector<SchemeStanding>& standings, Language language) {
  std::string text;
  std::size_t refused = 0;
  for (const SchemeStanding& one : standings) {
    const std::string outcome = one.verdict ? outcome_name(one.verdict->map_outcome).in(language) : one.problem;
    text +=
        fmt::format("{:<26} {:<8} {:<26} {}\n", one.scheme->id, one.scheme->figure, outcome, one.scheme->confidence);
    if (one.verdict) {
      for (const RuleVerdict& rule : one.verdict->rules) {
        if (rule.rule->decided_by == DecidedBy::map && rule.outcome != Outcome::complies) {
          text += fmt::format("    {}\n", rule.reason.in(language));
        }
      }
    }
    refused += !one.verdict || one.verdict->map_outcome == Outcome::does_not_comply ? 1U : 0U;
  }
  return text + fmt::format(fmt::runtime(language == Language::spanish ? "{} esquemas; {} no se sostienen en el mapa"
                                                                       : "{} schemes; {} do not hold on the map"),
                            standings.size(), refused);
}

std::string standings_json(const std::vector<SchemeStanding>& standings, Language /*language*/) {
  Json json = Json::array();
  for (const SchemeStanding& one : standings) {
    Json row = {{"id", one.scheme->id},
                {"name", one.scheme->name},
                {"figure", one.scheme->figure},
                {"confidence", one.scheme->confidence},
                {"state", one.scheme->state}};
    if (one.verdict) {
      row["outcome"] = outcome_word(one.verdict->outcome);
      row["map_outcome"] = outcome_word(one.verdict->map_outcome);
    } else {
      row["problem"] = one.problem;
    }
    json.push_back(std::move(row));
  }
  return json.dump(2);
}

std::string changes_text(const std::vector<SchemeChange>& changes, Language language) {
  std::string text;
  std::size_t count = 0;
  for (const SchemeChange& change : changes) {
    if (!change.any()) {
      continue;
    }
    ++count;
    text += fmt::format("{}: {} → {}{}{}", change.scheme->id, change.before.empty() ? "—" : change.before,
                        change.after.empty() ? "—" : change.after, borders_text("+", change.gained),
                        borders_text("−", change.lost));
    if (!change.missing_after.empty()) {
      text += fmt::format(" [{}]", join(change.missing_after, ", "));
    }
    text += "\n";
  }
  return text + fmt::format(fmt::runtime(language == Language::spanish ? "{} de {} esquemas cambiaron"
                                                                       : "{} of {} schemes changed"),
                            count, changes.size());
}

std::string changes_json(const std::vector<SchemeChange>& changes, Language /*language*/) {
  Json json = Json::array();
  for (const SchemeChange& change : changes) {
    json.push_back({{"id", change.scheme->id},
                    {"before", change.before},
                    {"after", change.after},
                    {"changed", change.any()},
                    {"gained", borders_json(change.gained)},
                    {"lost", borders_json(change.lost)},
                    {"missing_before", change.missing_before},
                    {"missing_after", change.missing_after}});
  }
  return json.dump(2);
}

std::string catalog_text(const SchemeCatalog& catalog, Language language) {
  std::string text;
  for (const SchemeFigure& figure : catalog.figures) {
    text += fmt::format("{:<14} {}\n               {}\n", figure.id, figure.name.in(language), figure.basis);
  }
  text += "\n";
  for (const SchemeProposal& scheme : catalog.registry) {
    text += fmt::format("{:<26} {:<8} {} ({}, {})\n", scheme.id, scheme.figure, scheme.name, scheme.members.size(),
                        scheme.confidence);
  }
  return text + fmt::format("{} figuras, {} esquemas", catalog.figures.size(), catalog.registry.size());
}

std::string catalog_json(const SchemeCatalog& catalog, Language language) {
  Json json;
  for (const SchemeFigure& figure : catalog.figures) {
    Json row = {{"id", figure.id}, {"name", figure.name.in(language)}, {"basis", figure.basis}};
    for (const SchemeRule& rule : figure.rules) {
      row["rules"].push_back({{"id", rule.id},
                              {"says", rule.says.in(language)},
                              {"article", rule.article},
                              {"from", rule.in_force.from},
                              {"until", rule.in_force.until},
                              {"verified", rule.verified}});
    }
    json["figures"].push_back(std::move(row));
  }
  for (const SchemeProposal& scheme : catalog.registry) {
    json["schemes"].push_back({{"id", scheme.id},
                               {"name", scheme.name},
                               {"figure", scheme.figure},
                               {"members", scheme.members},
                               {"confidence", scheme.confidence},
                               {"source", scheme.source},
                               {"state", scheme.state}});
  }
  return json.dump(2);
}

}  // namespace comarca::cli
