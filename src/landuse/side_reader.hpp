// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "comarca/landuse/articulation.hpp"
#include "landuse/border_walk.hpp"
#include "landuse/locator.hpp"

namespace comarca::landuse {

/// A side of a walked border: whose plan is asked, and whether it lies to the left of the way.
struct Side {
  std::uint32_t unit = 0;
  double leftward = 1;  ///< 1 to the left, -1 to the right
};

/// The sides of a border along one of its arcs.
struct BorderSides {
  Side a;
  Side b;

  BorderSides(const Border& border, const Arc& arc)
      : a{border.a, arc.left == border.a ? 1.0 : -1.0}, b{border.b, -a.leftward} {}
};

/// The point that lies `distance` inside a side.
[[nodiscard]] Point point_inside(const BorderWalk::Place& place, const Side& side, double distance);

/// Asks the plans on both sides of a walk.
class SideReader {
 public:
  SideReader(const LandLayer& land, const ArticulationOptions& options);

  /// The class of the side, or the category over it: first at the probe's distance from the border, then nearer and
  /// farther. Empty where the plan says nothing.
  [[nodiscard]] std::string land_of(const BorderWalk::Place& place, const Side& side) const;

 private:
  [[nodiscard]] std::string land_at(Point point, std::uint32_t unit) const;

  const LandLayer& land_;
  ArticulationOptions options_;
  Locator locator_;
};

/// Cuts a walk where what `read` says at a distance changes, located to a tenth of a metre, and hands each part over:
/// take(from, to, said).
template <class Read, class Take>
void cut_where_it_changes(const BorderWalk& walk, double step, const Read& read, const Take& take) {
  constexpr double kLocated_m = 0.1;
  const double count = std::max(1.0, std::ceil(walk.length() / step));
  double from = 0;
  double last = walk.length() / count / 2;
  auto now = read(last);
  for (double i = 1; i < count; ++i) {
    const double at = walk.length() * (i + 0.5) / count;
    auto next = read(at);
    if (!(next == now)) {
      double before = last;
      double after = at;
      while (after - before > kLocated_m) {
        const double middle = (before + after) / 2;
        (read(middle) == now ? before : after) = middle;
      }
      const double change = (before + after) / 2;
      take(from, change, now);
      from = change;
      now = std::move(next);
    }
    last = at;
  }
  take(from, walk.length(), now);
}

/// Walks every border of the graph that is a line: visit(border index, walk, sides).
template <class Visit>
void walk_borders(const Coverage& coverage, const BorderGraph& graph, const Visit& visit) {
  for (std::uint32_t index = 0; index < graph.borders().size(); ++index) {
    for (const std::uint32_t arc : graph.border_arcs(index)) {
      const BorderWalk walk(coverage.arc(arc), coverage.arcs[arc].length_m);
      if (walk.length() > 0) {
        visit(index, walk, BorderSides(graph.borders()[index], coverage.arcs[arc]));
      }
    }
  }
}

}  // namespace comarca::landuse
