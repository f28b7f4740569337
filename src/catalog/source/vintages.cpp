// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/text.hpp"
#include "comarca/catalog/code_history.hpp"

namespace comarca {
namespace {

const Text& confidence_text(Confidence confidence) {
  static const Text kPublished = {"publicado", "published"};
  static const Text kComputed = {"calculado", "computed"};
  static const Text kUnverified = {"sin verificar", "unverified"};
  return confidence == Confidence::published  ? kPublished
         : confidence == Confidence::computed ? kComputed
                                              : kUnverified;
}

std::string listed(const std::vector<UnitCode>& codes) {
  std::vector<std::string> texts;
  for (const auto& code : codes) {
    texts.push_back(code.text());
  }
  return join(texts, ", ");
}

Text verb(const CodeChange& change) {
  if (change.event == CodeEvent::created) {
    return change.from.empty() ? Text{"creado", "created"}
                               : Text{fmt::format("creado a partir de {}", listed(change.from)),
                                      fmt::format("created from {}", listed(change.from))};
  }
  return {fmt::format("pasó a {}", listed(change.into)), fmt::format("became {}", listed(change.into))};
}

/// A name as it is compared: what stands in parentheses and marks of footnotes are not part of it.
std::string bare_name(std::string_view name) {
  return folded(trim(name.substr(0, name.find('('))));
}

bool explains_disappearance(const CodeChange& change) {
  return change.event != CodeEvent::created;
}

/// What the history says about a code that only one vintage has.
VintageJoin::Change explained(const UnitCode& code, const std::string& name, const Vintage& other,
                              const CodeHistory& history) {
  VintageJoin::Change found{code, name, {}, false, {}};
  for (const CodeChange* change : history.changes_of(code)) {
    const std::size_t before = found.counterparts.size();
    const bool gone = change->code == code && explains_disappearance(*change);
    for (const auto& counterpart : gone ? change->into : change->from) {
      if (other.names.contains(counterpart)) {
        found.counterparts.push_back(counterpart);
      }
    }
    // Of several changes of a code, the one that names its counterpart explains it.
    if (!found.known || found.counterparts.size() > before) {
      found.explanation = explain_change(*change);
    }
    found.known = true;
  }
  // A new code may also be where an older one went.
  for (const auto& change : history.changes()) {
    if (std::ranges::find(change.into, code) != change.into.end() && other.names.contains(change.code)) {
      found.known = true;
      found.explanation = explain_change(change);
      found.counterparts.push_back(change.code);
    }
  }
  return found;
}

Finding change_finding(const VintageJoin::Change& change, const Vintage& has, const Vintage& lacks, Text what) {
  Finding finding;
  finding.severity = Severity::warning;
  finding.layer = has.label;
  finding.unit = change.code.text();
  finding.where = fmt::format("{} / {}", has.label, lacks.label);
  const Text unknown = {"La historia de códigos no lo explica.", "The history of codes does not explain it."};
  const Text& why = change.known ? change.explanation : unknown;
  finding.what = {fmt::format("{} {}", what.es, why.es), fmt::format("{} {}", what.en, why.en)};
  finding.remedy =
      change.counterparts.empty()
          ? Text{"Las cifras de una vigencia no tienen par en la otra: quedan sin dato.",
                 "Figures of one vintage have no pair in the other: they are left missing."}
          : Text{fmt::format("Compare con {}; comarca no reparte cifras entre códigos.", listed(change.counterparts)),
                 fmt::format("Compare with {}; comarca does not share figures out among codes.",
                             listed(change.counterparts))};
  return finding;
}

}  // namespace

Text explain_change(const CodeChange& change) {
  const Text what = verb(change);
  const Text& sure = confidence_text(change.confidence);
  const std::string date = change.date.empty() ? std::string() : fmt::format(" ({})", change.date);
  const std::string act = change.act.empty() ? std::string() : fmt::format(", {}", change.act);
  const std::string_view gap = change.note.es.empty() ? "" : " ";
  return {fmt::format("{}{}{}.{}{} [{}; {}]", what.es, date, act, gap, change.note.es, change.source, sure.es),
          fmt::format("{}{}{}.{}{} [{}; {}]", what.en, date, act, gap, change.note.en, change.source, sure.en)};
}

VintageJoin join_vintages(const Vintage& before, const Vintage& after, const CodeHistory& history) {
  VintageJoin result;
  for (const auto& [code, name] : before.names) {
    const auto later = after.names.find(code);
    if (later == after.names.end()) {
      result.disappeared.push_back(explained(code, name, after, history));
      continue;
    }
    result.common.push_back(code);
    if (!name.empty() && !later->second.empty() && bare_name(name) != bare_name(later->second)) {
      result.renamed.push_back({code, name, later->second});
    }
  }
  for (const auto& [code, name] : after.names) {
    if (!before.names.contains(code)) {
      result.appeared.push_back(explained(code, name, before, history));
    }
  }
  return result;
}

Findings VintageJoin::findings(const Vintage& before, const Vintage& after) const {
  Findings found;
  for (const auto& change : appeared) {
    Finding finding = change_finding(
        change, after, before,
        {fmt::format("{} {} está en {} y no en {}.", change.code.text(), change.name, after.label, before.label),
         fmt::format("{} {} is in {} and not in {}.", change.code.text(), change.name, after.label, before.label)});
    finding.code = "codigo-nuevo";
    found.add(std::move(finding));
  }
  for (const auto& change : disappeared) {
    Finding finding = change_finding(
        change, before, after,
        {fmt::format("{} {} está en {} y no en {}.", change.code.text(), change.name, before.label, after.label),
         fmt::format("{} {} is in {} and not in {}.", change.code.text(), change.name, before.label, after.label)});
    finding.code = "codigo-desaparecido";
    found.add(std::move(finding));
  }
  for (const auto& change : renamed) {
    Finding finding;
    finding.code = "nombre-distinto";
    finding.severity = Severity::info;
    finding.layer = after.label;
    finding.unit = change.code.text();
    finding.where = fmt::format("{} / {}", before.label, after.label);
    finding.what = {
        fmt::format("Se llama «{}» en {} y «{}» en {}.", change.before, before.label, change.after, after.label),
        fmt::format("It is called '{}' in {} and '{}' in {}.", change.before, before.label, change.after, after.label)};
    finding.remedy = {"Nada que hacer: se une por código.", "Nothing to do: the join is by code."};
    found.add(std::move(finding));
  }
  return found;
}

}  // namespace comarca
