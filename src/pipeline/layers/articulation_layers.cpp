// SPDX-License-Identifier: Apache-2.0
#include <span>

#include "comarca/geometry/wkb.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/row.hpp"
#include "pipeline/layers/landuse_layers.hpp"

namespace comarca {
namespace {

const std::string& code_a(const Work& work, std::uint32_t border) {
  return work.territory.municipalities[work.graph.borders()[border].a].code;
}
const std::string& code_b(const Work& work, std::uint32_t border) {
  return work.territory.municipalities[work.graph.borders()[border].b].code;
}

std::string line_wkb(std::span<const Point> line) {
  return multilinestring_wkb({&line, 1});
}

void write_stretches(LayerWriter& writer, const Work& work, Language language) {
  const auto& layer = contract().articulation;
  RowWriter out(writer, layer);
  for (const BorderStretch& stretch : work.landuse->articulation.stretches) {
    if (stretch.land_a.empty() && stretch.land_b.empty()) {
      continue;
    }
    Row row = out.row();
    row[layer.code_a] = code_a(work, stretch.border);
    row[layer.code_b] = code_b(work, stretch.border);
    row[layer.land_a] = stretch.land_a;
    row[layer.land_b] = stretch.land_b;
    row[layer.verdict] = stretch.verdict;
    row[layer.reason] = stretch.reason.in(language);
    row[layer.length_m] = stretch.length_m;
    out.add(row, line_wkb(stretch.line));
  }
}

/// How far the plan of one side ends from the border, and for how much of it nothing was found; null when unknown.
const EdgeMatch* edge_match(const LanduseWork& work, std::size_t border, std::uint32_t unit) {
  const EdgeMatch* found = nullptr;
  for (const EdgeMatch& match : work.edges) {
    found = match.border == border && match.unit == unit ? &match : found;
  }
  return found;
}

void fill_agreement(Row& row, const BorderAgreement& agreement) {
  const auto& layer = contract().border_agreement;
  row[layer.length_m] = agreement.length_m;
  row[layer.judged_m] = agreement.judged_m;
  row[layer.conflict_m] = agreement.conflict_m;
  row[layer.review_m] = agreement.review_m;
  row[layer.conflict_pct] = agreement.judged_m > 0 ? std::optional(agreement.conflict_pct()) : std::nullopt;
}

/// Groups whose borders have rows of their own.
bool has_border_rows(const UnitGroup& group) {
  return group.level == Level::municipality || group.level == Level::scheme;
}

void write_pair_agreement(RowWriter& out, const Work& work, std::uint32_t index) {
  const auto& layer = contract().border_agreement;
  const Border& border = work.graph.borders()[index];
  Row row = out.row();
  row[layer.level] = Level::pair;
  row[layer.code_a] = code_a(work, index);
  row[layer.code_b] = code_b(work, index);
  fill_agreement(row, work.landuse->articulation.by_border[index]);
  if (const EdgeMatch* match = edge_match(*work.landuse, index, border.a)) {
    row[layer.offset_a_m] = match->median_m;
    row[layer.beyond_a_pct] = match->beyond_reach_pct;
  }
  if (const EdgeMatch* match = edge_match(*work.landuse, index, border.b)) {
    row[layer.offset_b_m] = match->median_m;
    row[layer.beyond_b_pct] = match->beyond_reach_pct;
  }
  out.add(row);
}

void write_agreement(LayerWriter& writer, const Work& work, const std::vector<UnitGroup>& groups) {
  const Articulation& articulation = work.landuse->articulation;
  const auto& layer = contract().border_agreement;
  RowWriter out(writer, layer);
  for (std::uint32_t index = 0; index < articulation.by_border.size(); ++index) {
    if (work.graph.borders()[index].kind == BorderKind::line) {
      write_pair_agreement(out, work, index);
    }
  }
  for (const UnitGroup& group : groups) {
    if (has_border_rows(group)) {
      Row row = out.row();
      row[layer.level] = group.level;
      row[layer.code_a] = group.code;
      fill_agreement(row, group.level == Level::municipality ? articulation.by_unit[group.members.front()]
                                                             : articulation.among(work.graph, group.members));
      out.add(row);
    }
  }
}

Continuity verdict_of(const ContinuityStretch& stretch) {
  return !stretch.judged()       ? Continuity::unsaid
         : stretch.interrupted() ? Continuity::interrupted
                                 : Continuity::continuous;
}

void write_continuity(LayerWriter& writer, const Work& work) {
  const auto& layer = contract().continuity;
  RowWriter out(writer, layer);
  for (const ContinuityStretch& stretch : work.landuse->continuity) {
    Row row = out.row();
    row[layer.code_a] = code_a(work, stretch.border);
    row[layer.code_b] = code_b(work, stretch.border);
    row[layer.theme] = work.landuse->themes[stretch.theme].id;
    row[layer.side_a] = stretch.a;
    row[layer.side_b] = stretch.b;
    row[layer.verdict] = verdict_of(stretch);
    row[layer.length_m] = stretch.length_m;
    out.add(row, line_wkb(stretch.line));
  }
}

/// All the borders of a municipality; those among its members of a scheme.
bool counts_for(const UnitGroup& group, const Border& border) {
  const bool a = group.holds(border.a);
  const bool b = group.holds(border.b);
  return group.level == Level::municipality ? a || b : a && b;
}

/// Adds up the stretches of a theme along the borders that `counts` takes.
template <class Counts>
ContinuityShare share_of(const LanduseWork& landuse, std::uint32_t theme, const Counts& counts) {
  ContinuityShare share;
  for (const ContinuityStretch& stretch : landuse.continuity) {
    if (stretch.theme == theme && counts(stretch.border)) {
      share.add(stretch);
    }
  }
  return share;
}

/// Finishes and writes a row, when the theme reaches any of the borders.
void write_share(RowWriter& out, Row row, const ContinuityShare& share) {
  if (share.length_m > 0) {
    const auto& layer = contract().continuity_summary;
    row[layer.length_m] = share.length_m;
    row[layer.judged_m] = share.judged_m;
    row[layer.interrupted_m] = share.interrupted_m;
    row[layer.interrupted_pct] = share.judged_m > 0 ? std::optional(share.interrupted_pct()) : std::nullopt;
    out.add(row);
  }
}

void write_continuity_summary(LayerWriter& writer, const Work& work, const std::vector<UnitGroup>& groups) {
  const LanduseWork& landuse = *work.landuse;
  const auto& layer = contract().continuity_summary;
  RowWriter out(writer, layer);
  const auto row_of = [&](Level level, const std::string& code, std::uint32_t theme) {
    Row row = out.row();
    row[layer.level] = level;
    row[layer.code_a] = code;
    row[layer.theme] = landuse.themes[theme].id;
    return row;
  };
  for (std::uint32_t theme = 0; theme < landuse.themes.size(); ++theme) {
    for (std::uint32_t border = 0; border < work.graph.borders().size(); ++border) {
      Row row = row_of(Level::pair, code_a(work, border), theme);
      row[layer.code_b] = code_b(work, border);
      write_share(out, std::move(row), share_of(landuse, theme, [&](std::uint32_t other) { return other == border; }));
    }
    for (const UnitGroup& group : groups) {
      const auto counts = [&](std::uint32_t border) { return counts_for(group, work.graph.borders()[border]); };
      if (has_border_rows(group)) {
        write_share(out, row_of(group.level, group.code, theme), share_of(landuse, theme, counts));
      }
    }
  }
}

}  // namespace

void write_articulation(LayerWriter& writer, const Work& work, const std::vector<UnitGroup>& groups,
                        Language language) {
  write_stretches(writer, work, language);
  write_agreement(writer, work, groups);
  write_continuity(writer, work);
  write_continuity_summary(writer, work, groups);
}

}  // namespace comarca
