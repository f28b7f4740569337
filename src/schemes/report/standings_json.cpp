// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/standings_report.hpp"

#include <nlohmann/json.hpp>

namespace comarca {
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

std::string standings_json(std::span<const SchemeStanding> standings, Language language) {
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

std::string changes_json(std::span<const SchemeChange> changes) {
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

}  // namespace comarca
