// SPDX-License-Identifier: Apache-2.0
#include "territory/close_faces.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "territory/arcs.hpp"
#include "territory/ring_builder.hpp"

namespace comarca {
namespace {

class FaceCloser {
 public:
  FaceCloser(Coverage& coverage, std::span<const std::uint32_t> arc_of)
      : coverage_(coverage), arc_of_(arc_of), dead_(coverage.arc_count()), uses_(coverage.unit_count()) {
    for (std::size_t unit = 0; unit < coverage.unit_count(); ++unit) {
      const std::size_t first = coverage.part_start[coverage.unit_start[unit]];
      const std::size_t last = coverage.part_start[coverage.unit_start[unit + 1]];
      uses_[unit].assign(coverage.uses.begin() + coverage.ring_start[first],
                         coverage.uses.begin() + coverage.ring_start[last]);
    }
  }

  void close(const OpenFace& face) {
    const std::uint32_t winner = longest(face);
    const bool overlap = face.cover > 1;
    const std::uint32_t loser = face.units.front() == winner ? face.units.back() : face.units.front();
    // Where both outlines run along the edge of the overlap, the winner's stays what it was.
    for (const std::uint32_t arc : face.coincident) {
      if (coverage_.arcs[arc_of_[arc]].left == loser) {
        dead_[arc_of_[arc]] = 1;
      }
    }
    for (const ArcUse use : face.ring) {
      const std::uint32_t a = arc_of_[use.arc];
      if (std::ranges::find(face.coincident, use.arc) != face.coincident.end()) {
        continue;
      }
      Arc& arc = coverage_.arcs[a];
      if (arc.kind != ArcKind::outer || dead_[a] != 0) {
        continue;
      }
      // Of a gap the winner's own outline goes; of an overlap the loser's.
      if ((arc.left == winner) != overlap) {
        dead_[a] = 1;
        continue;
      }
      arc.kind = ArcKind::shared;
      arc.right = overlap ? loser : winner;
      arc.exact_m = 0;
      arc.widest_gap_m = std::max(arc.widest_gap_m, face.width_m);
      uses_[arc.right].push_back({a, true});
    }
  }

  void finish() {
    std::vector<std::uint32_t> number(coverage_.arc_count());
    Coverage out = without_dead(number);
    build_nodes(out);
    RingBuilder builder(out);
    for (auto& uses : uses_) {
      std::erase_if(uses, [&](ArcUse use) { return dead_[use.arc] != 0; });
      for (ArcUse& use : uses) {
        use.arc = number[use.arc];
      }
      append_unit(out, out, builder.rings(uses));
    }
    coverage_ = std::move(out);
  }

 private:
  [[nodiscard]] std::uint32_t longest(const OpenFace& face) const {
    std::map<std::uint32_t, double> length_m;
    for (const ArcUse use : face.ring) {
      const Arc& arc = coverage_.arcs[arc_of_[use.arc]];
      length_m[arc.left] += arc.length_m;
    }
    return std::ranges::max_element(length_m, {}, [](const auto& entry) { return entry.second; })->first;
  }

  Coverage without_dead(std::vector<std::uint32_t>& number) {
    Coverage out;
    out.metres_per_unit = coverage_.metres_per_unit;
    out.tolerance_m = coverage_.tolerance_m;
    out.largest_move_m = coverage_.largest_move_m;
    out.apart_reach_m = coverage_.apart_reach_m;
    out.findings = std::move(coverage_.findings);
    for (std::size_t a = 0; a < coverage_.arc_count(); ++a) {
      number[a] = static_cast<std::uint32_t>(out.arcs.size());
      if (dead_[a] != 0) {
        continue;
      }
      const auto line = coverage_.arc(a);
      out.arcs.push_back(coverage_.arcs[a]);
      out.points.insert(out.points.end(), line.begin(), line.end());
      out.arc_start.push_back(static_cast<std::uint32_t>(out.points.size()));
    }
    return out;
  }

  Coverage& coverage_;
  std::span<const std::uint32_t> arc_of_;
  std::vector<std::uint8_t> dead_;
  std::vector<std::vector<ArcUse>> uses_;
};

}  // namespace

bool can_close(const OpenFace& face) noexcept {
  return face.cover == 0 || (face.cover == 2 && face.units.size() == 2 && face.container == kOutside);
}

void close_faces(Coverage& coverage, std::span<const OpenFace* const> faces, std::span<const std::uint32_t> arc_of) {
  FaceCloser closer(coverage, arc_of);
  for (const OpenFace* face : faces) {
    closer.close(*face);
  }
  closer.finish();
}

}  // namespace comarca
