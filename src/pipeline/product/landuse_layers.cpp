// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <span>

#include "comarca/geometry/wkb.hpp"
#include "comarca/pipeline/landuse.hpp"

namespace comarca {
namespace {

constexpr double kHectare_m2 = 10'000;

ProductCell text_or_missing(const std::string& text) {
  return text.empty() ? ProductCell{} : ProductCell{text};
}

std::string kind_name(const LandClasses& classes, const std::string& land) {
  const LandClass* found = classes.find(land);
  if (found == nullptr) {
    return "sin clase";
  }
  return found->kind == LandKind::base ? "clase" : found->kind == LandKind::within ? "dentro" : "sobre";
}

void write_land(ProductWriter& writer, const LanduseWork& work, const Territory& territory) {
  writer.begin_layer(land_schema());
  for (std::size_t i = 0; i < work.land.features.size(); ++i) {
    const LandFeature& feature = work.land.features[i];
    const std::vector<ProductCell> cells = {territory.municipalities[feature.plan].code,
                                            text_or_missing(feature.meaning.base),
                                            text_or_missing(feature.meaning.category), feature.value, feature.layer};
    writer.add_row(cells, work.land.polygons.unit_empty(i) ? std::string() : multipolygon_wkb(work.land.polygons, i));
  }
}

/// The rows of one group of municipalities: sums of areas, never of shares.
void write_group(ProductWriter& writer, const LanduseWork& work, const char* level, const std::string& code,
                 std::span<const std::size_t> members) {
  double with_plan_m2 = 0;
  for (const std::size_t member : members) {
    const LandIdentity& identity = work.account.identities[member];
    with_plan_m2 += identity.has_plan() ? identity.unit_m2 : 0;
  }
  std::vector<std::string> lands;
  for (const LandClass& entry : work.definitions.classes.list()) {
    lands.push_back(entry.id);
  }
  lands.emplace_back();
  for (const std::string& land : lands) {
    double area_m2 = 0;
    for (const LandArea& area : work.account.areas) {
      area_m2 += area.land == land && std::ranges::find(members, area.unit) != members.end() ? area.area_m2 : 0;
    }
    if (area_m2 > 0) {
      const std::vector<ProductCell> cells = {
          level,
          text_or_missing(code),
          text_or_missing(land),
          kind_name(work.definitions.classes, land),
          area_m2 / kHectare_m2,
          with_plan_m2 > 0 ? ProductCell{100 * area_m2 / with_plan_m2} : ProductCell{}};
      writer.add_row(cells, "");
    }
  }
}

void write_areas(ProductWriter& writer, const LanduseWork& work, const Territory& territory) {
  writer.begin_layer(land_area_schema());
  std::vector<std::size_t> all;
  for (std::size_t unit = 0; unit < territory.municipalities.size(); ++unit) {
    all.push_back(unit);
    write_group(writer, work, "municipio", territory.municipalities[unit].code, std::span(&unit, 1));
  }
  for (const Group& group : territory.subregions) {
    write_group(writer, work, "subregion", group.code, group.members);
  }
  for (const Group& group : territory.departments) {
    write_group(writer, work, "departamento", group.code, group.members);
  }
  write_group(writer, work, "total", "", all);
}

void write_stretches(ProductWriter& writer, const LanduseWork& work, const Territory& territory,
                     const BorderGraph& graph, Language language) {
  writer.begin_layer(articulation_schema());
  for (const BorderStretch& stretch : work.articulation.stretches) {
    if (stretch.land_a.empty() && stretch.land_b.empty()) {
      continue;
    }
    const Border& border = graph.borders()[stretch.border];
    const std::vector<ProductCell> cells = {territory.municipalities[border.a].code,
                                            territory.municipalities[border.b].code,
                                            text_or_missing(stretch.land_a),
                                            text_or_missing(stretch.land_b),
                                            text_or_missing(stretch.verdict),
                                            text_or_missing(stretch.reason.in(language)),
                                            stretch.length_m};
    const std::span<const Point> line = stretch.line;
    writer.add_row(cells, multilinestring_wkb({&line, 1}));
  }
}

ProductCell offset_of(const LanduseWork& work, std::size_t border, std::uint32_t unit) {
  for (const EdgeMatch& match : work.edges) {
    if (match.border == border && match.unit == unit) {
      return match.median_m;
    }
  }
  return {};
}

std::vector<ProductCell> agreement_cells(const char* level, const std::string& a, const std::string& b,
                                         const BorderAgreement& agreement) {
  return {level,
          a,
          text_or_missing(b),
          agreement.length_m,
          agreement.judged_m,
          agreement.conflict_m,
          agreement.review_m,
          agreement.judged_m > 0 ? ProductCell{agreement.conflict_pct()} : ProductCell{},
          {},
          {}};
}

void write_agreement(ProductWriter& writer, const LanduseWork& work, const Territory& territory,
                     const BorderGraph& graph) {
  writer.begin_layer(border_agreement_schema());
  for (std::size_t index = 0; index < work.articulation.by_border.size(); ++index) {
    const Border& border = graph.borders()[index];
    if (border.kind == BorderKind::line) {
      auto cells = agreement_cells("par", territory.municipalities[border.a].code,
                                   territory.municipalities[border.b].code, work.articulation.by_border[index]);
      cells[8] = offset_of(work, index, border.a);
      cells[9] = offset_of(work, index, border.b);
      writer.add_row(cells, "");
    }
  }
  for (std::size_t unit = 0; unit < work.articulation.by_unit.size(); ++unit) {
    writer.add_row(
        agreement_cells("municipio", territory.municipalities[unit].code, "", work.articulation.by_unit[unit]), "");
  }
}

void write_exposures(ProductWriter& writer, const LanduseWork& work, const Territory& territory) {
  writer.begin_layer(land_exposure_schema());
  for (const Exposure& exposure : work.exposures) {
    const double whole_m2 = work.account.area_m2(exposure.unit, exposure.land);
    const std::vector<ProductCell> cells = {
        territory.municipalities[exposure.unit].code, exposure.land, text_or_missing(exposure.under),
        exposure.area_m2 / kHectare_m2, whole_m2 > 0 ? ProductCell{100 * exposure.area_m2 / whole_m2} : ProductCell{}};
    writer.add_row(cells, "");
  }
}

void write_accounts(ProductWriter& writer, const LanduseWork& work, const Territory& territory) {
  writer.begin_layer(land_account_schema());
  for (std::size_t unit = 0; unit < work.change.matrices.size(); ++unit) {
    const ChangeMatrix& matrix = work.change.matrices[unit];
    for (std::size_t from = 0; from < matrix.size(); ++from) {
      for (std::size_t to = 0; to < matrix.size(); ++to) {
        if (matrix.at(from, to) > 0) {
          const std::vector<ProductCell> cells = {
              territory.municipalities[unit].code, text_or_missing(work.change.lands[from]),
              text_or_missing(work.change.lands[to]), matrix.at(from, to) / kHectare_m2};
          writer.add_row(cells, "");
        }
      }
    }
  }
}

}  // namespace

void write_landuse(ProductWriter& writer, const LanduseWork& work, const Territory& territory, const BorderGraph& graph,
                   Language language) {
  write_land(writer, work, territory);
  write_areas(writer, work, territory);
  write_stretches(writer, work, territory, graph, language);
  write_agreement(writer, work, territory, graph);
  write_exposures(writer, work, territory);
  write_accounts(writer, work, territory);
}

}  // namespace comarca
