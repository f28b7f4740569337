// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/geometry/ellipsoid.hpp"
#include "comarca/geometry/polygons.hpp"

namespace comarca {

/// What a boundary file says of one municipality. Codes are text; empty means the file does not say.
struct MunicipalityRecord {
  std::string code;
  std::string name;
  std::string department_code;
  std::string department_name;
  std::string subregion_code;
  std::string subregion_name;
  std::optional<double> official_area_km2;
  std::string where;  ///< file and row, for findings
};

struct Municipality {
  std::string code;
  std::string name;
  std::optional<double> official_area_km2;
  Measure measure;                       ///< on the ellipsoid
  std::size_t department = 0;            ///< index into Territory::departments
  std::optional<std::size_t> subregion;  ///< index into Territory::subregions
};

/// A department or a subregion: a set of municipalities.
struct Group {
  std::string code;
  std::string name;
  std::vector<std::size_t> members;  ///< indices of municipalities, ascending
};

/// The municipalities of a run with their hierarchy, in order of code. Unit u of `polygons` is municipality u.
struct Territory {
  std::string crs;
  std::vector<Municipality> municipalities;
  Polygons polygons;  ///< in `crs`
  std::vector<Group> subregions;
  std::vector<Group> departments;

  [[nodiscard]] std::optional<std::size_t> find(std::string_view code) const;
  /// Group index of each municipality, for dissolving; municipalities without a subregion get kOutside.
  [[nodiscard]] std::vector<std::uint32_t> subregion_of_each() const;
  [[nodiscard]] std::vector<std::uint32_t> department_of_each() const;
};

/// How far an official area may lie from the measured one before it is a finding.
struct AreaCheck {
  double tolerance_pct = 2;
};

/// The polygons of records, in their order.
struct RecordShapes {
  const Polygons& projected;  ///< in `crs`
  const Polygons& lonlat;     ///< the same in degrees, for measuring
  std::string crs;
};

/// Puts records and their polygons in order of code and joins them into a hierarchy. Records of the same code become
/// one unit of several parts; that, missing codes, names or parents, and areas that disagree are findings.
[[nodiscard]] Territory build_territory(std::vector<MunicipalityRecord> records, const RecordShapes& shapes,
                                        const AreaCheck& check, Findings& findings);

}  // namespace comarca
