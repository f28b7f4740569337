// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "comarca/base/text.hpp"
#include "comarca/geometry/wkb.hpp"
#include "comarca/indicators/figure.hpp"
#include "comarca/pipeline/schemes.hpp"
#include "comarca/territory/dissolve.hpp"
#include "pipeline/layers/fields.hpp"

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

void write_unions(LayerWriter& writer, const JudgedSchemes& schemes, const Work& work, Language language) {
  writer.begin_layer(schemes_schema());
  for (std::size_t i = 0; i < schemes.verdicts.size(); ++i) {
    const Verdict& verdict = schemes.verdicts[i];
    const SchemeProposal& scheme = schemes.proposal(i);
    const auto units = schemes.municipalities(i);
    double area_km2 = 0;
    for (const std::uint32_t unit : units) {
      area_km2 += schemes.map->unit(unit).area_km2;
    }
    const std::vector<CellValue> cells = {scheme.id,
                                          text_or_missing(scheme.name),
                                          verdict.figure->id,
                                          verdict.figure->name.in(language),
                                          std::string(outcome_word(verdict.outcome)),
                                          std::string(outcome_word(verdict.map_outcome)),
                                          static_cast<std::int64_t>(verdict.members.size()),
                                          area_km2,
                                          verdict.law_date,
                                          text_or_missing(verdict.nucleus),
                                          text_or_missing(scheme.state),
                                          text_or_missing(scheme.confidence),
                                          text_or_missing(scheme.source)};
    writer.add_row(cells, union_wkb(work.coverage, units));
  }
}

void write_members(LayerWriter& writer, const JudgedSchemes& schemes) {
  writer.begin_layer(scheme_members_schema());
  for (std::size_t i = 0; i < schemes.verdicts.size(); ++i) {
    const Verdict& verdict = schemes.verdicts[i];
    for (const std::string& code : verdict.members) {
      const SchemeUnit& unit = schemes.map->unit(*schemes.map->find(code));
      const std::vector<CellValue> cells = {schemes.proposal(i).id, code, text_or_missing(unit.name), unit.kind,
                                            std::int64_t{code == verdict.nucleus ? 1 : 0}};
      writer.add_row(cells, "");
    }
  }
}

void write_rules(LayerWriter& writer, const JudgedSchemes& schemes, Language language) {
  writer.begin_layer(scheme_rules_schema());
  for (std::size_t i = 0; i < schemes.verdicts.size(); ++i) {
    for (const RuleVerdict& rule : schemes.verdicts[i].rules) {
      const std::vector<CellValue> cells = {schemes.proposal(i).id,
                                            rule.rule->id,
                                            std::string(outcome_word(rule.outcome)),
                                            rule.rule->says.in(language),
                                            text_or_missing(rule.rule->article),
                                            text_or_missing(rule.measured.in(language)),
                                            text_or_missing(rule.required.in(language)),
                                            text_or_missing(rule.reason.in(language)),
                                            text_or_missing(join(rule.members, ", ")),
                                            text_or_missing(join(rule.references, "; ")),
                                            std::int64_t{rule.rule->verified ? 1 : 0},
                                            text_or_missing(rule.rule->note)};
      writer.add_row(cells, "");
    }
  }
}

/// Statistics are added over the members and the formula applied after: no ratio is averaged.
void write_figures(LayerWriter& writer, const JudgedSchemes& schemes, const Work& work, Language language) {
  writer.begin_layer(scheme_figures_schema());
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
                              .level = "esquema",
                              .origin = FigureBasis::Origin::summed,
                              .absent = work.indicators.absent};
      for (const Figure& figure : compute_figures(indicator, basis, of_unions)) {
        const std::vector<CellValue> cells = {id,
                                              std::string(zone_code(figure.place.zone)),
                                              text_or_missing(figure.place.period),
                                              figure.indicator,
                                              figure.figure,
                                              figure.value ? CellValue{*figure.value} : CellValue{},
                                              figure.coverage ? CellValue{*figure.coverage} : CellValue{},
                                              text_or_missing(figure.status),
                                              text_or_missing(figure.reason.in(language))};
        writer.add_row(cells, "");
      }
    }
  }
}

}  // namespace

void write_schemes(LayerWriter& writer, const JudgedSchemes& schemes, const Work& work, Language language) {
  write_unions(writer, schemes, work, language);
  write_members(writer, schemes);
  write_rules(writer, schemes, language);
  write_figures(writer, schemes, work, language);
}

}  // namespace comarca
