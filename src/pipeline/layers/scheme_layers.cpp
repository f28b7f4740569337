// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "comarca/base/text.hpp"
#include "comarca/geometry/wkb.hpp"
#include "comarca/indicators/figure.hpp"
#include "comarca/pipeline/layers.hpp"
#include "comarca/pipeline/schemes.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/row.hpp"
#include "comarca/territory/dissolve.hpp"

namespace comarca {
namespace {

std::string union_wkb(const Coverage& coverage, const std::vector<std::uint32_t>& units) {
  std::vector<std::uint32_t> group(coverage.unit_count(), kOutside);
  for (const std::uint32_t unit : units) {
    group[unit] = 0;
  }
  const Polygons dissolved = dissolve(coverage, group, 1);
  return dissolved.unit_empty(0) ? std::string() : multipolygon_wkb(dissolved, 0);
}

void write_unions(RowWriter out, const SchemesLayer& layer, const Work& work, Language language) {
  const JudgedSchemes& schemes = *work.schemes;
  for (std::size_t i = 0; i < schemes.verdicts.size(); ++i) {
    const Verdict& verdict = schemes.verdicts[i];
    const SchemeProposal& scheme = schemes.proposal(i);
    const auto units = schemes.municipalities(i);
    double area_km2 = 0;
    for (const std::uint32_t unit : units) {
      area_km2 += schemes.map->unit(unit).area_km2;
    }
    Row row = out.row();
    row[layer.scheme] = scheme.id;
    row[layer.name] = scheme.name;
    row[layer.legal_form] = verdict.legal_form->id;
    row[layer.legal_form_name] = verdict.legal_form->name.in(language);
    row[layer.verdict] = verdict.outcome;
    row[layer.map_verdict] = verdict.map_outcome;
    row[layer.member_count] = verdict.members.size();
    row[layer.area_km2] = area_km2;
    row[layer.law_date] = verdict.law_date.iso();
    row[layer.nucleus] = verdict.nucleus;
    row[layer.state] = scheme.state;
    row[layer.confidence] = scheme.confidence;
    row[layer.source] = scheme.source;
    out.add(row, union_wkb(work.coverage, units));
  }
}

void write_members(LayerWriter& writer, const JudgedSchemes& schemes) {
  const auto& layer = contract().scheme_members;
  RowWriter out(writer, layer);
  for (std::size_t i = 0; i < schemes.verdicts.size(); ++i) {
    const Verdict& verdict = schemes.verdicts[i];
    for (const std::string& code : verdict.members) {
      const SchemeUnit& unit = schemes.map->unit(*schemes.map->find(code));
      Row row = out.row();
      row[layer.scheme] = schemes.proposal(i).id;
      row[layer.code] = code;
      row[layer.name] = unit.name;
      row[layer.kind] = unit.kind;
      row[layer.is_nucleus] = code == verdict.nucleus;
      out.add(row);
    }
  }
}

void fill_rule(Row& row, const RuleVerdict& rule, Language language) {
  const auto& layer = contract().scheme_rules;
  row[layer.rule] = rule.rule->id;
  row[layer.outcome] = rule.outcome;
  row[layer.asks] = rule.rule->says.in(language);
  row[layer.article] = rule.article;
  row[layer.measured] = rule.measured.in(language);
  row[layer.required] = rule.required.in(language);
  row[layer.reason] = rule.reason.in(language);
  row[layer.members] = join(rule.members, ", ");
  row[layer.support] = join(rule.references, "; ");
  row[layer.verified] = rule.rule->verified;
  row[layer.note] = rule.rule->note;
}

void write_rules(LayerWriter& writer, const JudgedSchemes& schemes, Language language) {
  const auto& layer = contract().scheme_rules;
  RowWriter out(writer, layer);
  for (std::size_t i = 0; i < schemes.verdicts.size(); ++i) {
    for (const RuleVerdict& rule : schemes.verdicts[i].rules) {
      Row row = out.row();
      row[layer.scheme] = schemes.proposal(i).id;
      fill_rule(row, rule, language);
      out.add(row);
    }
  }
}

void fill_figure(Row& row, const Figure& figure, Language language) {
  const auto& layer = contract().scheme_figures;
  row[layer.zone] = figure.place.zone;
  row[layer.period] = figure.place.period;
  row[layer.indicator] = figure.indicator;
  row[layer.figure] = figure.figure;
  row[layer.value] = figure.value;
  row[layer.coverage] = figure.coverage;
  row[layer.status] = figure.status;
  row[layer.reason] = figure.reason.in(language);
}

/// Statistics are added over the members and the formula applied after: no ratio is averaged.
void write_figures(LayerWriter& writer, const JudgedSchemes& schemes, const Work& work, Language language) {
  const auto& layer = contract().scheme_figures;
  RowWriter out(writer, layer);
  Findings of_unions;  // the same as those of the members, which the product has already
  for (std::size_t i = 0; i < schemes.verdicts.size() && !work.indicators.statistics.empty(); ++i) {
    const std::string& id = schemes.proposal(i).id;
    Grouping group;
    for (const std::uint32_t unit : schemes.municipalities(i)) {
      group.emplace(schemes.map->unit(unit).code, id);
    }
    const Statistics sums = work.indicators.statistics.rolled_up(group);
    for (const Indicator& indicator : work.indicators.indicators) {
      const FigureBasis basis{.statistics = sums,
                              .level = Level::scheme,
                              .origin = FigureBasis::Origin::summed,
                              .absent = work.indicators.absent};
      for (const Figure& figure : compute_figures(indicator, basis, of_unions).rows()) {
        Row row = out.row();
        row[layer.scheme] = id;
        fill_figure(row, figure, language);
        out.add(row);
      }
    }
  }
}

}  // namespace

void fill(const SchemesLayer& layer, const Filling& filling) {
  if (!filling.work.schemes) {
    return;
  }
  const JudgedSchemes& schemes = *filling.work.schemes;
  const Language language = filling.language;
  write_unions(RowWriter(filling.writer, layer), layer, filling.work, language);
  write_members(filling.writer, schemes);
  write_rules(filling.writer, schemes, language);
  write_figures(filling.writer, schemes, filling.work, language);
}

}  // namespace comarca
