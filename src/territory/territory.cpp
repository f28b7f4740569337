// SPDX-License-Identifier: Apache-2.0
#include "comarca/territory/territory.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/parallel.hpp"
#include "comarca/base/units.hpp"
#include "comarca/geometry/wkb.hpp"
#include "comarca/territory/coverage.hpp"

namespace comarca {
namespace {

struct AreaDifference {
  std::size_t unit;
  double official_km2;
  double measured_km2;
  double off_pct;
};

/// Record numbers in order of code; the order of the file decides between equals.
std::vector<std::size_t> by_code(const std::vector<MunicipalityRecord>& records) {
  std::vector<std::size_t> order(records.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return records[a].code < records[b].code; });
  return order;
}

/// Groups in the order they are first named; the first name given is theirs.
class GroupRegister {
 public:
  explicit GroupRegister(std::vector<Group>& groups) : groups_(groups) {}

  /// The index of the group that the unit is now a member of.
  std::size_t add(std::size_t unit, const std::string& code, const std::string& name) {
    const auto [entry, fresh] = known_.try_emplace(code, groups_.size());
    if (fresh) {
      groups_.push_back({code, name, {}});
    }
    Group& group = groups_[entry->second];
    if (group.name.empty()) {
      group.name = name;
    }
    group.members.push_back(unit);
    return entry->second;
  }

 private:
  std::vector<Group>& groups_;
  std::map<std::string, std::size_t> known_;
};

class Builder {
 public:
  Builder(std::vector<MunicipalityRecord> records, const RecordShapes& shapes, Findings& findings)
      : records_(std::move(records)), projected_(shapes.projected), lonlat_(shapes.lonlat), findings_(findings) {
    territory_.crs = shapes.crs;
  }

  Territory build(const AreaCheck& check) {
    const auto order = by_code(records_);
    for (std::size_t i = 0; i < order.size();) {
      std::size_t end = i + 1;
      while (end < order.size() && records_[order[end]].code == records_[order[i]].code) {
        ++end;
      }
      add_unit({order.data() + i, order.data() + end});
      i = end;
    }
    join_groups();
    measure();
    check_areas(check);
    return std::move(territory_);
  }

 private:
  void add_unit(std::span<const std::size_t> same_code) {
    const MunicipalityRecord& first = records_[same_code.front()];
    if (first.code.empty()) {
      for (const std::size_t record : same_code) {
        report_no_code(records_[record]);
      }
      return;
    }
    if (same_code.size() > 1) {
      report_duplicate(same_code);
    }
    Municipality unit;
    unit.code = first.code;
    unit.name = first.name;
    unit.official_area_km2 = first.official_area_km2;
    for (const std::size_t record : same_code) {
      append_parts(territory_.polygons, projected_, record);
      append_parts(unit_lonlat_, lonlat_, record);
    }
    territory_.polygons.end_unit();
    unit_lonlat_.end_unit();
    territory_.municipalities.push_back(std::move(unit));
    record_of_.push_back(same_code.front());
  }

  static void append_parts(Polygons& target, const Polygons& source, std::size_t unit) {
    for (std::size_t part = source.unit_start[unit]; part < source.unit_start[unit + 1]; ++part) {
      for (std::size_t r = source.part_start[part]; r < source.part_start[part + 1]; ++r) {
        const auto ring = source.ring(r);
        target.points.insert(target.points.end(), ring.begin(), ring.end());
        target.end_ring();
      }
      target.end_part();
    }
  }

  void report_no_code(const MunicipalityRecord& record) {
    findings_.add({.code = "sin-codigo",
                   .severity = Severity::error,
                   .where = record.where,
                   .what = {fmt::format("La entidad «{}» no tiene código; quedó fuera.", record.name),
                            fmt::format("The feature '{}' has no code; it was left out.", record.name)},
                   .remedy = {"Escriba su código oficial en el archivo.", "Write its official code in the file."}});
  }

  void report_duplicate(std::span<const std::size_t> same_code) {
    std::string names;
    for (const std::size_t record : same_code) {
      names += (names.empty() ? "" : ", ") + fmt::format("{} ({})", records_[record].name, records_[record].where);
    }
    findings_.add(
        {.code = "codigo-duplicado",
         .severity = Severity::error,
         .unit = records_[same_code.front()].code,
         .where = records_[same_code.front()].where,
         .what = {fmt::format("{} entidades llevan el mismo código: {}. Se unieron en una.", same_code.size(), names),
                  fmt::format("{} features carry the same code: {}. They were joined into one.", same_code.size(),
                              names)},
         .remedy = {"Corrija el código equivocado o una las partes en el archivo.",
                    "Mend the wrong code, or join the parts in the file."}});
  }

  /// Departments come from their code; subregions from their code or, without one, their name within the department.
  void join_groups() {
    GroupRegister departments(territory_.departments);
    GroupRegister subregions(territory_.subregions);
    for (std::size_t unit = 0; unit < territory_.municipalities.size(); ++unit) {
      const MunicipalityRecord& record = records_[record_of_[unit]];
      territory_.municipalities[unit].department =
          departments.add(unit, record.department_code, record.department_name);
      if (!record.subregion_code.empty()) {
        territory_.municipalities[unit].subregion = subregions.add(unit, record.subregion_code, record.subregion_name);
      }
    }
    sort_groups(territory_.subregions, [](Municipality& unit) { return unit.subregion ? &*unit.subregion : nullptr; });
    sort_groups(territory_.departments, [](Municipality& unit) { return &unit.department; });
  }

  template <class IndexOf>
  void sort_groups(std::vector<Group>& groups, const IndexOf& index_of) {
    std::ranges::sort(groups, {}, &Group::code);
    for (std::size_t index = 0; index < groups.size(); ++index) {
      for (const std::size_t unit : groups[index].members) {
        *index_of(territory_.municipalities[unit]) = index;
      }
    }
  }

  void measure() {
    auto& units = territory_.municipalities;
    for_ranges(units.size(), thread_count(), [&](std::size_t, std::size_t begin, std::size_t end) {
      for (std::size_t unit = begin; unit < end; ++unit) {
        units[unit].measure = Ellipsoid::measure(unit_lonlat_, unit);
      }
    });
  }

  void check_areas(const AreaCheck& check) {
    std::vector<AreaDifference> differences;
    std::size_t compared = 0;
    for (std::size_t unit = 0; unit < territory_.municipalities.size(); ++unit) {
      const Municipality& municipality = territory_.municipalities[unit];
      if (!municipality.official_area_km2) {
        continue;
      }
      ++compared;
      const double official = *municipality.official_area_km2;
      const double measured = to_km2(municipality.measure.area_m2);
      const double off_pct =
          official > 0 ? 100 * (measured - official) / official : std::numeric_limits<double>::infinity();
      if (std::abs(off_pct) > check.tolerance_pct) {
        differences.push_back({unit, official, measured, off_pct});
      }
    }
    // When a good part of the layer disagrees, the layer is the problem and not each unit.
    const bool whole_layer = differences.size() > std::max<std::size_t>(10, compared / 10);
    if (whole_layer) {
      report_layer_areas(differences.size(), compared, check);
    }
    for (const auto& difference : differences) {
      report_area(difference, check, whole_layer ? Severity::info : Severity::warning);
    }
  }

  void report_layer_areas(std::size_t off, std::size_t compared, const AreaCheck& check) {
    findings_.add(
        {.code = "areas-de-la-capa-no-coinciden",
         .severity = Severity::warning,
         .what =
             {fmt::format("{} de {} áreas se apartan más de {:g} % de la oficial: la capa parece simplificada o de "
                          "otra vigencia.",
                          off, compared, check.tolerance_pct),
              fmt::format(
                  "{} of {} areas differ by more than {:g} % from the official one: the layer looks simplified or of "
                  "another vintage.",
                  off, compared, check.tolerance_pct)},
         .remedy = {"Use la capa sin simplificar para medir; cada diferencia está en los hallazgos.",
                    "Measure on the unsimplified layer; each difference is among the findings."}});
  }

  void report_area(const AreaDifference& difference, const AreaCheck& check, Severity severity) {
    const auto& [unit, official, measured, off_pct] = difference;
    const Municipality& municipality = territory_.municipalities[unit];
    findings_.add(
        {.code = "area-no-coincide",
         .severity = severity,
         .unit = municipality.code,
         .where = records_[record_of_[unit]].where,
         .what =
             {fmt::format("{}: el área oficial es {:.2f} km² y la medida {:.2f} km² ({:+.1f} %; se admite {:g} %).",
                          municipality.name, official, measured, off_pct, check.tolerance_pct),
              fmt::format(
                  "{}: the official area is {:.2f} km² and the measured one {:.2f} km² ({:+.1f} %; {:g} % is allowed).",
                  municipality.name, official, measured, off_pct, check.tolerance_pct)},
         .remedy = {"Compruebe que el límite y el área son de la misma vigencia y que la capa no está simplificada.",
                    "Check that boundary and area are of the same vintage and that the layer is not simplified."},
         .wkb =
             territory_.polygons.unit_empty(unit) ? std::string() : point_wkb(point_inside(territory_.polygons, unit)),
         .magnitude = std::abs(measured - official) * kSquareMetresPerSquareKilometre});
  }

  std::vector<MunicipalityRecord> records_;
  const Polygons& projected_;
  const Polygons& lonlat_;
  Findings& findings_;
  Territory territory_;
  Polygons unit_lonlat_;
  std::vector<std::size_t> record_of_;
};

}  // namespace

std::optional<std::size_t> Territory::find(std::string_view code) const {
  const auto at = std::ranges::lower_bound(municipalities, code, {}, &Municipality::code);
  if (at == municipalities.end() || at->code != code) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(at - municipalities.begin());
}

std::vector<std::uint32_t> Territory::subregion_of_each() const {
  std::vector<std::uint32_t> groups;
  for (const auto& unit : municipalities) {
    groups.push_back(unit.subregion ? static_cast<std::uint32_t>(*unit.subregion) : kOutside);
  }
  return groups;
}

std::vector<std::uint32_t> Territory::department_of_each() const {
  std::vector<std::uint32_t> groups;
  for (const auto& unit : municipalities) {
    groups.push_back(static_cast<std::uint32_t>(unit.department));
  }
  return groups;
}

Territory build_territory(std::vector<MunicipalityRecord> records, const RecordShapes& shapes, const AreaCheck& check,
                          Findings& findings) {
  return Builder(std::move(records), shapes, findings).build(check);
}

}  // namespace comarca
