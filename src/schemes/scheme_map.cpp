// SPDX-License-Identifier: Apache-2.0
#include "comarca/schemes/scheme_map.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/level.hpp"

// ADR 0211: municipalities, departments and schemes on one graph.
namespace comarca {
namespace {

/// The border of two departments: lines add up, and the least sure of them decides how sure it is.
void merge(Border& into, const Border& part) {
  if (part.kind == BorderKind::line) {
    const double total_m = into.length_m + part.length_m;
    into.evidence.exact_share =
        total_m > 0 ? (into.evidence.exact_share * into.length_m + part.evidence.exact_share * part.length_m) / total_m
                    : 1;
    into.kind = BorderKind::line;
  }
  if (into.kind == BorderKind::declared && part.kind == BorderKind::point) {
    into.kind = BorderKind::point;
  }
  into.declared = into.declared || part.declared;
  into.link_reason = into.link_reason.empty() ? part.link_reason : into.link_reason;
  into.length_m += part.length_m;
  into.stretches += part.stretches;
  into.evidence.tolerance_m = std::max(into.evidence.tolerance_m, part.evidence.tolerance_m);
  into.evidence.widest_gap_m = std::max(into.evidence.widest_gap_m, part.evidence.widest_gap_m);
  into.evidence.confidence = std::max(into.evidence.confidence, part.evidence.confidence);
}

}  // namespace

SchemeMap::SchemeMap(SchemeMapInput input, const SchemeCatalog& catalog)
    : vintage_(std::move(input.vintage)), units_(std::move(input.municipalities)), capitals_(catalog.units.capitals) {
  municipality_count_ = units_.size();
  auto borders = std::move(input.borders);
  add_departments(input.department_names, borders);
  first_scheme_ = units_.size();
  index_units();
  add_schemes(catalog);
  index_units();
  name_kinds(catalog);
  graph_ = BorderGraph(units_.size(), std::move(borders));
}

void SchemeMap::add_departments(const std::map<std::string, std::string>& names, std::vector<Border>& borders) {
  std::map<std::string, std::uint32_t> departments;
  for (std::size_t i = 0; i < municipality_count_; ++i) {
    departments.emplace(units_[i].department, 0);
  }
  for (auto& [code, index] : departments) {
    index = static_cast<std::uint32_t>(units_.size());
    const auto name = names.find(code);
    units_.push_back({.code = code, .name = name == names.end() ? code : name->second, .department = code});
  }
  for (std::size_t i = 0; i < municipality_count_; ++i) {
    SchemeUnit& department = units_[departments.at(units_[i].department)];
    const SchemeUnit& part = units_[i];
    department.area_km2 += part.area_km2;
    if (part.population) {
      department.population = department.population.value_or(0) + *part.population;
    }
  }
  std::map<std::pair<std::uint32_t, std::uint32_t>, Border> merged;
  for (const Border& border : borders) {
    if (border.a >= municipality_count_ || border.b >= municipality_count_) {
      continue;  // The graph complains of it.
    }
    const std::pair<std::uint32_t, std::uint32_t> pair =
        std::minmax(departments.at(units_[border.a].department), departments.at(units_[border.b].department));
    if (pair.first == pair.second) {
      continue;
    }
    const auto [entry, fresh] = merged.try_emplace(pair, border);
    if (!fresh) {
      merge(entry->second, border);
    }
    entry->second.a = pair.first;
    entry->second.b = pair.second;
  }
  for (const auto& [pair, border] : merged) {
    borders.push_back(border);
  }
}

void SchemeMap::add_schemes(const SchemeCatalog& catalog) {
  for (const SchemeProposal& scheme : catalog.registry) {
    SchemeUnit unit{.code = scheme.id, .name = scheme.name};
    unit.kind = catalog.legal_form(scheme.legal_form).id;
    bool first = true;
    for (const std::string& member : scheme.members) {
      const auto index = find(member);
      const std::string department = index ? units_[*index].department : std::string();
      unit.department = first || unit.department == department ? department : std::string();
      unit.area_km2 += index ? units_[*index].area_km2 : 0;
      first = false;
    }
    units_.push_back(std::move(unit));
    scheme_members_.push_back(scheme.members);
  }
}

void SchemeMap::index_units() {
  index_.clear();
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    if (!index_.emplace(units_[i].code, i).second) {
      throw data_error(fmt::format("two units have the code '{}'", units_[i].code), {},
                       "Give each municipality, department and scheme a code of its own.");
    }
  }
}

void SchemeMap::name_kinds(const SchemeCatalog& catalog) {
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    SchemeUnit& unit = units_[i];
    if (!unit.kind.empty()) {
      continue;
    }
    const UnitKind* known = catalog.units.last_kind(unit.code);
    unit.kind = known != nullptr
                    ? known->kind
                    : std::string(level_code(i < municipality_count_ ? Level::municipality : Level::department));
  }
}

std::optional<std::uint32_t> SchemeMap::find(std::string_view code) const {
  const auto found = index_.find(std::string(code));
  return found == index_.end() ? std::nullopt : std::optional(found->second);
}

bool SchemeMap::is_capital(std::uint32_t unit) const {
  return std::ranges::binary_search(capitals_, units_[unit].code);
}

std::vector<std::uint32_t> SchemeMap::municipalities_of(std::uint32_t unit) const {
  if (unit < municipality_count_) {
    return {unit};
  }
  std::vector<std::uint32_t> result;
  if (unit < first_scheme_) {
    for (std::uint32_t i = 0; i < municipality_count_; ++i) {
      if (units_[i].department == units_[unit].code) {
        result.push_back(i);
      }
    }
    return result;
  }
  for (const std::string& member : scheme_members_[unit - first_scheme_]) {
    if (const auto index = find(member); index && *index < first_scheme_) {
      const auto parts = municipalities_of(*index);
      result.insert(result.end(), parts.begin(), parts.end());
    }
  }
  std::ranges::sort(result);
  return result;
}

}  // namespace comarca
