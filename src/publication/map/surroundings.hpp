// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "comarca/cartography/sheet.hpp"
#include "comarca/cartography/theme.hpp"
#include "comarca/territory/coverage.hpp"

namespace comarca {

/// What lies on the ground of a sheet: the members as well, or what is beside them alone.
enum class Shown : std::uint8_t { everything, others };

/// The units as far around some of them as a sheet of these can show; `shapes` are the polygons of all units.
[[nodiscard]] std::shared_ptr<const Polygons> nearby(const Polygons& shapes, const std::vector<std::size_t>& members,
                                                     Shown shown);

/// Units in as much detail as a sheet of some of them shows, empty where it shows none, their shared borders shared;
/// and a locator of the members among all others, without a title.
struct PaperShapes {
  std::shared_ptr<const Polygons> on_sheet;
  Locator locator;
};
[[nodiscard]] PaperShapes shapes_on_paper(const MapUnits& units, const std::vector<std::size_t>& members,
                                          const std::string& paper);

/// Units in some detail, and the groups they make up, along the very same lines.
struct DrawnDetail {
  Coverage coverage;
  std::shared_ptr<const Polygons> units;
  std::shared_ptr<const Polygons> groups;
};

/// The units of an atlas and those of its pages in as much detail as paper shows: many sheets of a country need not
/// draw every vertex. Shared borders stay shared.
class PaperDetail {
 public:
  /// `group_of` tells the page of each unit, empty for none; `paper` is "a4" to "a0".
  PaperDetail(const MapUnits& units, std::span<const std::string> group_of, const std::string& paper);

  /// For a sheet that is filled by some of the units.
  [[nodiscard]] const DrawnDetail& for_sheet_of(const std::vector<std::size_t>& members);
  /// For a locator of a few centimetres.
  [[nodiscard]] const DrawnDetail& for_locator();
  /// The position in DrawnDetail::groups of that of a unit.
  [[nodiscard]] std::size_t group_of(std::size_t unit) const { return group_of_[unit]; }

 private:
  /// Without what is smaller than a share of a length.
  const DrawnDetail& simplified(double length, double details);

  const MapUnits& units_;
  Coverage coverage_;
  std::vector<std::uint32_t> group_of_;
  std::size_t groups_ = 0;
  double details_on_sheet_;
  std::map<int, DrawnDetail> by_power_;  ///< by the power of two of the tolerance in metres
};

}  // namespace comarca
