// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "comarca/territory/coverage.hpp"
#include "territory/open_faces.hpp"
#include "territory/outline.hpp"

namespace comarca {

/// A unit that is the same polygon as one before it.
struct Duplicate {
  std::uint32_t unit = 0;
  std::uint32_t original = 0;
};

/// Puts what was seen while the coverage was made into its findings.
class CoverageReporter {
 public:
  CoverageReporter(Coverage& coverage, const CoverageOptions& options) : coverage_(coverage), options_(options) {}

  void outline(const Outline& outline);
  void duplicates(const Polygons& polygons, std::span<const Duplicate> duplicates);
  /// A face that was closed says so; one that was not asks for it.
  enum class Treatment { left, closed };
  void face(const Coverage& arrangement, const OpenFace& face, Treatment treatment);
  void apart_borders();
  void crowds();
  void largest_move(std::uint32_t unit, Point at);
  /// The tolerance made this many rings vanish.
  void lost_rings(std::size_t count, std::size_t of_rings);
  /// `side_m`: what usually separates a vertex from the next.
  void coarse_tolerance(double side_m);
  void outside_crs();

 private:
  [[nodiscard]] std::string name(std::uint32_t unit) const;
  [[nodiscard]] std::string names(std::span<const std::uint32_t> units) const;
  void add(Finding finding, std::span<const std::uint32_t> units);

  Coverage& coverage_;
  const CoverageOptions& options_;
};

}  // namespace comarca
