// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/territory/border_graph.hpp"
#include "comarca/territory/coverage.hpp"

namespace comarca::testing {

/// A map drawn with letters: each letter is a unit, a cell is 1 km, '.' is no unit. Rows go from north to south. Every
/// corner of a cell along an outline is a vertex. Units are numbered in alphabetical order.
class DrawnMap {
 public:
  explicit DrawnMap(std::vector<std::string> rows);

  [[nodiscard]] Polygons polygons() const;
  [[nodiscard]] std::uint32_t unit(char letter) const;
  [[nodiscard]] std::string letters() const { return letters_; }

 private:
  [[nodiscard]] char cell(int column, int row) const;
  void add_unit(Polygons& out, char letter) const;

  std::vector<std::string> rows_;
  std::string letters_;
};

/// The drawn map as a coverage in the national CRS, at its origin. Map metres and metres on the ellipsoid differ there
/// by 0.08 %: compare lengths of the drawing with map_length.
[[nodiscard]] Coverage grid_coverage(const std::vector<std::string>& rows);

/// Planar length of a border, from its arcs.
[[nodiscard]] double map_length(const Coverage& coverage, const BorderGraph& graph, std::uint32_t i, std::uint32_t j);

}  // namespace comarca::testing
