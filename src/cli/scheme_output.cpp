// SPDX-License-Identifier: Apache-2.0
#include "cli/scheme_output.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

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

}  // namespace

std::string standings_json(const std::vector<SchemeStanding>& standings, Language language) {
  Json json = Json::array();
  for (const SchemeStanding& one : standings) {
    Json row = {{"id", one.scheme->id},
                {"name", one.scheme->name},
                {"figure", one.scheme->legal_form},
                {"confidence", one.scheme->confidence},
                {"state", one.scheme->state}};
    if (one.verdict) {
      row["outcome"] = outcome_word(one.verdict->outcome);
      row["map_outcome"] = outcome_word(one.verdict->map_outcome);
    } else {
      row["outcome"] = "indeterminado";
      row["problem"] = one.problem.in(language);
    }
    json.push_back(std::move(row));
  }
  return json.dump(2);
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
  for (const LegalForm& form : catalog.legal_forms) {
    text += fmt::format("{:<14} {}\n               {}\n", form.id, form.name.in(language), form.basis);
  }
  text += "\n";
  for (const SchemeProposal& scheme : catalog.registry) {
    text += fmt::format("{:<26} {:<8} {} ({}, {})\n", scheme.id, scheme.legal_form, scheme.name, scheme.members.size(),
                        scheme.confidence);
  }
  return text + fmt::format("{} figuras, {} esquemas", catalog.legal_forms.size(), catalog.registry.size());
}

std::string catalog_json(const SchemeCatalog& catalog, Language language) {
  Json json;
  for (const LegalForm& form : catalog.legal_forms) {
    Json row = {{"id", form.id}, {"name", form.name.in(language)}, {"basis", form.basis}};
    for (const SchemeRule& rule : form.rules) {
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
                               {"figure", scheme.legal_form},
                               {"members", scheme.members},
                               {"confidence", scheme.confidence},
                               {"source", scheme.source},
                               {"state", scheme.state}});
  }
  return json.dump(2);
}

}  // namespace comarca::cli
