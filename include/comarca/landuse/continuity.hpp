// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "comarca/base/findings.hpp"
#include "comarca/landuse/articulation.hpp"

namespace comarca {

/// Something that does not end where a municipality does: a protected category, a level of hazard.
struct LandTheme {
  std::string id;  ///< of a LandClass
  Text title;
  LandLayer areas;  ///< where the plans have it, split by unit
  /// Units that are known to say where it is and, by silence, where it is not. Empty: wherever a plan says anything.
  std::vector<bool> said_in;
};

struct ContinuityOptions {
  ArticulationOptions walk;
  double within_m = 100;  ///< how near the border the neighbour must have it
};

/// What a side's plan has of a theme at a place of the border.
enum class Presence : std::uint8_t {
  unsaid,   ///< its plan says nothing there
  absent,   ///< not within the declared distance
  near,     ///< within the declared distance
  reaches,  ///< just inside the border
};

/// A part of a border that a theme reaches from at least one side.
struct ContinuityStretch {
  std::uint32_t border = 0;  ///< index in BorderGraph::borders()
  std::uint32_t theme = 0;   ///< index in the themes asked for
  Presence a = Presence::unsaid;
  Presence b = Presence::unsaid;
  double length_m = 0;  ///< on the ellipsoid
  std::vector<Point> line;

  [[nodiscard]] bool judged() const noexcept { return a != Presence::unsaid && b != Presence::unsaid; }
  [[nodiscard]] bool interrupted() const noexcept { return a == Presence::absent || b == Presence::absent; }
};

/// How much of what reaches a border, or the borders of a unit or a scheme, goes on behind it.
struct ContinuityShare {
  double length_m = 0;  ///< that the theme reaches
  double judged_m = 0;  ///< where both plans say something
  double interrupted_m = 0;

  void add(const ContinuityStretch& stretch) noexcept;
  /// Of the judged length; negative when nothing could be judged.
  [[nodiscard]] double interrupted_pct() const noexcept { return judged_m > 0 ? 100 * interrupted_m / judged_m : -1; }
};

/// Walks every border as articulate() does. A theme reaches the border where the side's plan has it just inside; it
/// goes on where the other plan has it at no more than the declared distance from the border. `plans` must be split by
/// unit. In order of theme, then border, along its arcs.
[[nodiscard]] std::vector<ContinuityStretch> follow_across_borders(const std::vector<LandTheme>& themes,
                                                                   const LandLayer& plans, const BorderLines& borders,
                                                                   const ContinuityOptions& options = {});

/// What interruptions are told by.
struct InterruptionContext {
  const std::vector<LandTheme>& themes;
  const BorderGraph& graph;
  std::span<const std::string> codes;  ///< of the units
  double least_m = 0;                  ///< shorter ones are not told
};
/// A finding for each border and theme that is interrupted over `least_m` or more.
void report_interruptions(const std::vector<ContinuityStretch>& stretches, const InterruptionContext& context,
                          Findings& findings);

}  // namespace comarca
