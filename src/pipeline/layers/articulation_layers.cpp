// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <span>

#include "comarca/geometry/wkb.hpp"
#include "pipeline/layers/fields.hpp"
#include "pipeline/layers/landuse_layers.hpp"

namespace comarca {
namespace {

using Cells = std::vector<CellValue>;

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
  writer.begin_layer(articulation_schema());
  for (const BorderStretch& stretch : work.landuse->articulation.stretches) {
    if (stretch.land_a.empty() && stretch.land_b.empty()) {
      continue;
    }
    const Cells cells = {code_a(work, stretch.border),
                         code_b(work, stretch.border),
                         text_or_missing(stretch.land_a),
                         text_or_missing(stretch.land_b),
                         text_or_missing(stretch.verdict),
                         text_or_missing(stretch.reason.in(language)),
                         stretch.length_m};
    writer.add_row(cells, line_wkb(stretch.line));
  }
}

/// How far the plan of one side ends from the border, and for how much of it nothing was found.
void set_offset(const LanduseWork& work, std::size_t border, std::uint32_t unit, CellValue& median, CellValue& beyond) {
  for (const EdgeMatch& match : work.edges) {
    if (match.border == border && match.unit == unit) {
      median = match.median_m;
      beyond = match.beyond_reach_pct;
    }
  }
}

Cells agreement_cells(const std::string& level, const std::string& a, const std::string& b,
                      const BorderAgreement& agreement) {
  return {level,
          a,
          text_or_missing(b),
          agreement.length_m,
          agreement.judged_m,
          agreement.conflict_m,
          agreement.review_m,
          agreement.judged_m > 0 ? CellValue{agreement.conflict_pct()} : CellValue{},
          {},
          {},
          {},
          {}};
}

/// Groups whose borders have rows of their own.
bool has_border_rows(const UnitGroup& group) {
  return group.level == "municipio" || group.level == "esquema";
}

void write_agreement(LayerWriter& writer, const Work& work, const std::vector<UnitGroup>& groups) {
  const Articulation& articulation = work.landuse->articulation;
  writer.begin_layer(border_agreement_schema());
  for (std::uint32_t index = 0; index < articulation.by_border.size(); ++index) {
    const Border& border = work.graph.borders()[index];
    if (border.kind == BorderKind::line) {
      auto cells = agreement_cells("par", code_a(work, index), code_b(work, index), articulation.by_border[index]);
      set_offset(*work.landuse, index, border.a, cells[8], cells[10]);
      set_offset(*work.landuse, index, border.b, cells[9], cells[11]);
      writer.add_row(cells, "");
    }
  }
  for (const UnitGroup& group : groups) {
    if (has_border_rows(group)) {
      const BorderAgreement agreement = group.level == "municipio" ? articulation.by_unit[group.members.front()]
                                                                   : articulation.among(work.graph, group.members);
      writer.add_row(agreement_cells(group.level, group.code, "", agreement), "");
    }
  }
}

std::string presence_name(Presence presence) {
  static constexpr std::array<const char*, 4> kNames = {"sin plan", "no", "cerca", "llega"};
  return kNames[static_cast<std::size_t>(presence)];
}

std::string verdict_of(const ContinuityStretch& stretch) {
  return !stretch.judged() ? "sin plan" : stretch.interrupted() ? "interrumpida" : "continua";
}

void write_continuity(LayerWriter& writer, const Work& work) {
  writer.begin_layer(continuity_schema());
  for (const ContinuityStretch& stretch : work.landuse->continuity) {
    const Cells cells = {code_a(work, stretch.border),
                         code_b(work, stretch.border),
                         work.landuse->themes[stretch.theme].id,
                         presence_name(stretch.a),
                         presence_name(stretch.b),
                         verdict_of(stretch),
                         stretch.length_m};
    writer.add_row(cells, line_wkb(stretch.line));
  }
}

/// All the borders of a municipality; those among its members of a scheme.
bool counts_for(const UnitGroup& group, const Border& border) {
  const bool a = group.holds(border.a);
  const bool b = group.holds(border.b);
  return group.level == "municipio" ? a || b : a && b;
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

/// One row, when the theme reaches any of the borders.
void write_share(LayerWriter& writer, const Cells& place, const ContinuityShare& share) {
  if (share.length_m > 0) {
    Cells cells = place;
    cells.insert(cells.end(), {share.length_m, share.judged_m, share.interrupted_m,
                               share.judged_m > 0 ? CellValue{share.interrupted_pct()} : CellValue{}});
    writer.add_row(cells, "");
  }
}

void write_continuity_summary(LayerWriter& writer, const Work& work, const std::vector<UnitGroup>& groups) {
  const LanduseWork& landuse = *work.landuse;
  writer.begin_layer(continuity_summary_schema());
  for (std::uint32_t theme = 0; theme < landuse.themes.size(); ++theme) {
    const std::string& id = landuse.themes[theme].id;
    for (std::uint32_t border = 0; border < work.graph.borders().size(); ++border) {
      const Cells place = {"par", code_a(work, border), code_b(work, border), id};
      write_share(writer, place, share_of(landuse, theme, [&](std::uint32_t other) { return other == border; }));
    }
    for (const UnitGroup& group : groups) {
      const auto counts = [&](std::uint32_t border) { return counts_for(group, work.graph.borders()[border]); };
      if (has_border_rows(group)) {
        write_share(writer, {group.level, group.code, CellValue{}, id}, share_of(landuse, theme, counts));
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
