// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "comarca/schemes/report.hpp"

namespace comarca {
namespace {

using Json = nlohmann::ordered_json;

Json border_json(const BorderEvidence& border) {
  Json json = {{"a", border.a},
               {"b", border.b},
               {"kind", border_kind_word(border.kind)},
               {"length_m", border.length_m},
               {"confidence", border.kind == BorderKind::declared ? Json() : Json(border.confidence)}};
  if (!border.reason.empty()) {
    json["reason"] = border.reason;
  }
  return json;
}

const char* severity_word(RuleSeverity severity) {
  return severity == RuleSeverity::required   ? "required"
         : severity == RuleSeverity::advisory ? "advisory"
                                              : "informative";
}

Json rule_json(const RuleVerdict& rule, Language language) {
  Json json = {{"rule", rule.rule->id},
               {"outcome", outcome_word(rule.outcome)},
               {"says", rule.rule->says.in(language)},
               {"article", rule.article},
               {"decided_by", rule.rule->decided_by == DecidedBy::map ? "map" : "document"},
               {"severity", severity_word(rule.rule->severity)},
               {"verified", rule.rule->verified},
               {"measured", rule.measured.in(language)},
               {"required", rule.required.in(language)},
               {"reason", rule.reason.in(language)},
               {"members", rule.members},
               {"references", rule.references}};
  if (!rule.rule->by.es.empty()) {
    json["by"] = rule.rule->by.in(language);
  }
  json["unsupported"] = rule.unsupported;
  json["deadlines"] = Json::array();
  for (const Deadline& deadline : rule.deadlines) {
    json["deadlines"].push_back({{"document", deadline.document},
                                 {"unit", deadline.unit},
                                 {"from", deadline.from ? Json(deadline.from->iso()) : Json()},
                                 {"until", deadline.until ? Json(deadline.until->iso()) : Json()},
                                 {"computation", deadline.computation.in(language)}});
  }
  if (!rule.rule->note.empty()) {
    json["note"] = rule.rule->note;
  }
  json["borders"] = Json::array();
  for (const BorderEvidence& border : rule.borders) {
    json["borders"].push_back(border_json(border));
  }
  return json;
}

Json change_json(const MembersChange& change) {
  return {{"members", change.members}, {"map_outcome", outcome_word(change.map_outcome)}, {"fewest", change.fewest}};
}

Json remedies_json(const Remedies& remedies, Language language) {
  Json json;
  json["join"] = remedies.join ? change_json(*remedies.join) : Json();
  json["joins"] = Json::array();
  for (const MembersChange& one : remedies.joins) {
    json["joins"].push_back(change_json(one));
  }
  json["cannot_connect"] = remedies.cannot_connect;
  json["leave_out"] = remedies.leave_out ? change_json(*remedies.leave_out) : Json();
  json["alternatives"] = Json::array();
  for (const AlternativeForm& form : remedies.alternatives) {
    json["alternatives"].push_back({{"figure", form.legal_form},
                                    {"name", form.name.in(language)},
                                    {"map_outcome", outcome_word(form.map_outcome)},
                                    {"acts", form.acts}});
  }
  json["critical"] = remedies.critical;
  json["declared_links"] = Json::array();
  for (const BorderEvidence& link : remedies.declared) {
    json["declared_links"].push_back(border_json(link));
  }
  json["thinnest"] = remedies.thinnest ? border_json(*remedies.thinnest) : Json();
  return json;
}

Json report_json(const SchemeReport& report, Language language) {
  const Verdict& verdict = report.verdict;
  Json json = {{"name", verdict.name},
               {"figure", verdict.legal_form->id},
               {"figure_name", verdict.legal_form->name.in(language)},
               {"outcome", outcome_word(verdict.outcome)},
               {"map_outcome", outcome_word(verdict.map_outcome)},
               {"badge", verdict_name(verdict).in(language)},
               {"unsupported", verdict.unsupported},
               {"law_date", verdict.law_date.iso()},
               {"boundaries", verdict.vintage},
               {"nucleus", verdict.nucleus}};
  if (const auto& existence = verdict.existence) {
    json["existence"] = {{"since", existence->since.iso()},
                         {"act", existence->act},
                         {"before_the_law", existence->before_the_law},
                         {"article", existence->article}};
  }
  json["members"] = Json::array();
  for (const std::string& code : verdict.members) {
    json["members"].push_back({{"code", code}, {"name", report.map.unit(*report.map.find(code)).name}});
  }
  json["notes"] = Json::array();
  for (const Text& note : verdict.notes) {
    json["notes"].push_back(note.in(language));
  }
  json["rules"] = Json::array();
  for (const RuleVerdict& rule : verdict.rules) {
    json["rules"].push_back(rule_json(rule, language));
  }
  if (report.remedies != nullptr) {
    json["remedies"] = remedies_json(*report.remedies, language);
  }
  return json;
}

std::string dump(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string verdict_json(const SchemeReport& report, Language language) {
  return dump(report_json(report, language));
}

std::string verdicts_json(std::span<const SchemeReport> reports, Language language) {
  Json json = Json::array();
  for (const SchemeReport& report : reports) {
    json.push_back(report_json(report, language));
  }
  return dump(json);
}

std::string search_json(const SearchResult& result, const SearchRequest& request, Language /*language*/) {
  Json json = {{"figure", request.legal_form}, {"around", request.around},  {"sizes", {request.least, request.most}},
               {"examined", result.examined},  {"refused", result.refused}, {"without_data", result.without_data},
               {"complete", result.complete}};
  json["best"] = Json::array();
  for (const Suggestion& one : result.best) {
    json["best"].push_back(
        {{"members", one.members}, {"score", one.score}, {"map_outcome", outcome_word(one.map_outcome)}});
  }
  return dump(json);
}

}  // namespace comarca
