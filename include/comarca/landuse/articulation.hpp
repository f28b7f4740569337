// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "comarca/landuse/land_layer.hpp"
#include "comarca/territory/border_graph.hpp"
#include "comarca/territory/coverage.hpp"

namespace comarca {

/// Borders to walk: who has them, and their lines.
struct BorderLines {
  const Coverage& coverage;
  const BorderGraph& graph;  ///< of that coverage
};

struct ArticulationOptions {
  double probe_m = 30;   ///< how far inside each unit its plan is asked
  double reach_m = 200;  ///< how far further, when nothing is found there
  double step_m = 25;    ///< stretches shorter than this may be missed
};

/// A part of a border along which both sides keep their class. A class is the category that lies over it, when there is
/// one; empty where the unit's plan says nothing.
struct BorderStretch {
  std::uint32_t border = 0;  ///< index in BorderGraph::borders()
  std::string land_a;
  std::string land_b;
  std::optional<LandVerdict> verdict;  ///< of the compatibility matrix; none where a side says nothing
  Text reason;
  double length_m = 0;  ///< on the ellipsoid
  std::vector<Point> line;
};

/// How much of a border, or of all borders of a unit or a scheme, is in conflict.
struct BorderAgreement {
  double length_m = 0;
  double judged_m = 0;  ///< where both plans say a class
  double conflict_m = 0;
  double review_m = 0;

  void add(const BorderStretch& stretch);
  /// Of the judged length; negative when nothing could be judged.
  [[nodiscard]] double conflict_pct() const noexcept { return judged_m > 0 ? 100 * conflict_m / judged_m : -1; }
};

struct Articulation {
  std::vector<BorderStretch> stretches;    ///< in order of border, along its arcs
  std::vector<BorderAgreement> by_border;  ///< by index in BorderGraph::borders()
  std::vector<BorderAgreement> by_unit;

  /// Over the borders between members.
  [[nodiscard]] BorderAgreement among(const BorderGraph& graph, const std::vector<std::uint32_t>& members) const;
};

/// Walks every border and asks each side's plan what lies just inside: `land` must be split by unit. Changes along the
/// border are located to a tenth of a metre.
[[nodiscard]] Articulation articulate(const LandLayer& land, const BorderLines& borders,
                                      const LandDefinitions& definitions, const ArticulationOptions& options = {});

/// How far the outlines of a unit's plan lie from the official border: quantiles of the distance over points along it.
struct EdgeMatch {
  std::uint32_t border = 0;
  std::uint32_t unit = 0;
  double median_m = 0;
  double largest_m = 0;
  double beyond_reach_pct = 0;  ///< of the points: no outline within reach
};
[[nodiscard]] std::vector<EdgeMatch> match_edges(const LandLayer& land, const BorderLines& borders,
                                                 const ArticulationOptions& options = {});

}  // namespace comarca
