// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/catalog_report.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace comarca {
namespace {

using Json = nlohmann::ordered_json;

std::string day_text(const std::optional<Date>& day) {
  return day ? day->iso() : std::string();
}

Json form_json(const LegalForm& form, Language language) {
  Json json = {{"id", form.id}, {"name", form.name.in(language)}, {"basis", form.basis}};
  for (const SchemeRule& rule : form.rules) {
    json["rules"].push_back({{"id", rule.id},
                             {"says", rule.says.in(language)},
                             {"article", rule.article},
                             {"from", day_text(rule.in_force.from)},
                             {"until", day_text(rule.in_force.until)},
                             {"verified", rule.verified}});
  }
  return json;
}

}  // namespace

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
  const Text counts = {fmt::format("{} figuras, {} esquemas", catalog.legal_forms.size(), catalog.registry.size()),
                       fmt::format("{} legal forms, {} schemes", catalog.legal_forms.size(), catalog.registry.size())};
  return text + counts.in(language);
}

std::string catalog_json(const SchemeCatalog& catalog, Language language) {
  Json json;
  for (const LegalForm& form : catalog.legal_forms) {
    json["figures"].push_back(form_json(form, language));
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

}  // namespace comarca
