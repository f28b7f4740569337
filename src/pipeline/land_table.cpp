// SPDX-License-Identifier: Apache-2.0
#include "pipeline/land_table.hpp"

#include <algorithm>
#include <utility>

#include "comarca/base/text.hpp"
#include "comarca/base/units.hpp"
#include "comarca/project/project.hpp"

// ADR 0173: the plans feed indicators as a table.
namespace comarca {
namespace {

constexpr const char* kSource = "planes-de-ordenamiento";

using Column = std::vector<std::optional<double>>;

/// Fills a table of one row per municipality, column by column.
class Filling {
 public:
  Filling(const LanduseWork& work, const Territory& territory, const BorderGraph& graph)
      : work_(work), graph_(graph), size_(territory.municipalities.size()) {
    for (const Municipality& unit : territory.municipalities) {
      table_.codes.emplace_back(unit.code);
      table_.lines.push_back(table_.lines.size() + 1);
    }
  }

  void areas() {
    Column whole(size_);
    for (std::size_t unit = 0; unit < size_; ++unit) {
      whole[unit] = to_ha(work_.account.identities[unit].unit_m2);
    }
    add("municipio_ha", std::move(whole));
    // Shares are of the land that has a class: what has none says nothing of any.
    const auto classified = [&](std::size_t unit) { return identity(unit).base_m2 > 0; };
    const auto drawn = [&](std::size_t unit) { return identity(unit).has_plan() || has_category(unit); };
    add("plan_ha", where(classified, [&](std::uint32_t unit) { return identity(unit).base_m2; }));
    add("con_categorias_ha", where(drawn, [&](std::uint32_t unit) { return identity(unit).unit_m2; }));
    for (const LandClass& entry : work_.definitions.classes.list()) {
      const auto area_m2 = [&](std::uint32_t unit) { return work_.account.area_m2(unit, entry.id); };
      add(entry.id + "_ha", entry.kind == LandKind::overlay ? where(drawn, area_m2) : where(classified, area_m2));
    }
  }

  void hazards() {
    const auto known = [&](std::size_t unit) { return bool{work_.hazards_known[unit]}; };
    add("con_amenaza_ha", where(known, [&](std::uint32_t unit) { return identity(unit).unit_m2; }));
    for (const LandClass& level : work_.definitions.hazards.list()) {
      add("amenaza_" + level.id + "_ha", where(known, [&](std::uint32_t unit) { return exposed_m2(unit, level.id); }));
    }
  }

  void borders() {
    Column all(size_);
    Column judged(size_);
    Column conflict(size_);
    Column review(size_);
    for (std::size_t unit = 0; unit < size_; ++unit) {
      const BorderAgreement& agreement = work_.articulation.by_unit[unit];
      all[unit] = agreement.length_m / 2;
      if (agreement.judged_m > 0) {
        judged[unit] = agreement.judged_m / 2;
        conflict[unit] = agreement.conflict_m / 2;
        review[unit] = agreement.review_m / 2;
      }
    }
    add("frontera_m", std::move(all));
    add("frontera_juzgada_m", std::move(judged));
    add("frontera_conflicto_m", std::move(conflict));
    add("frontera_revisar_m", std::move(review));
  }

  void continuity() {
    for (std::uint32_t theme = 0; theme < work_.themes.size(); ++theme) {
      std::vector<ContinuityShare> shares(size_);
      for (const ContinuityStretch& stretch : work_.continuity) {
        if (stretch.theme == theme) {
          shares[graph_.borders()[stretch.border].a].add(stretch);
          shares[graph_.borders()[stretch.border].b].add(stretch);
        }
      }
      Column judged(size_);
      Column interrupted(size_);
      for (std::size_t unit = 0; unit < size_; ++unit) {
        if (shares[unit].judged_m > 0) {
          judged[unit] = shares[unit].judged_m / 2;
          interrupted[unit] = shares[unit].interrupted_m / 2;
        }
      }
      add(work_.themes[theme].id + "_limite_m", std::move(judged));
      add(work_.themes[theme].id + "_interrumpida_m", std::move(interrupted));
    }
  }

  [[nodiscard]] TypedTable take() { return std::move(table_); }

 private:
  void add(const std::string& name, Column values) {
    TypedColumn column;
    column.definition.name = name;
    column.definition.role = ColumnRole::value;
    column.numbers = std::move(values);
    table_.columns.push_back(std::move(column));
  }

  /// Hectares of the municipalities for which `known` holds.
  template <class Known, class Area>
  [[nodiscard]] Column where(const Known& known, const Area& area_m2) const {
    Column column(size_);
    for (std::uint32_t unit = 0; unit < size_; ++unit) {
      if (known(unit)) {
        column[unit] = to_ha(area_m2(unit));
      }
    }
    return column;
  }

  [[nodiscard]] const LandIdentity& identity(std::size_t unit) const { return work_.account.identities[unit]; }

  [[nodiscard]] bool has_category(std::size_t unit) const {
    return std::ranges::any_of(work_.account.areas, [&](const LandArea& area) {
      const LandClass* land = work_.definitions.classes.find(area.land);
      return area.unit == unit && land != nullptr && land->kind == LandKind::overlay;
    });
  }

  [[nodiscard]] double exposed_m2(std::uint32_t unit, const std::string& level) const {
    double area_m2 = 0;
    for (const Exposure& exposure : work_.exposures) {
      area_m2 += exposure.unit == unit && exposure.under == level && exposure.land.empty() ? exposure.area_m2 : 0;
    }
    return area_m2;
  }

  const LanduseWork& work_;
  const BorderGraph& graph_;
  std::size_t size_;
  TypedTable table_;
};

std::string acts_of(const Project& project) {
  std::vector<std::string> acts;
  for (const PlanSection& plan : project.landuse.plans) {
    if (!plan.act.empty()) {
      acts.push_back(plan.act);
    }
  }
  return join(acts, "; ");
}

}  // namespace

ProjectTable land_table(const Project& project, const LanduseWork& work, const Territory& territory,
                        const BorderGraph& graph) {
  Filling filling(work, territory, graph);
  filling.areas();
  filling.hazards();
  filling.borders();
  filling.continuity();
  ProjectTable result;
  result.name = kSource;
  result.source.id = kSource;
  result.source.title = {"Planes de ordenamiento del proyecto", "The project's land-use plans"};
  result.source.citation = acts_of(project);
  result.source.vintage = project.date ? project.date->iso() : std::string();
  result.table = filling.take();
  result.table.source = kSource;
  result.table.file = result.source.title.in(project.language);
  return result;
}

}  // namespace comarca
