// SPDX-License-Identifier: Apache-2.0
#include "territory/ring_builder.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <unordered_map>

namespace comarca {
namespace {

using Ring = std::vector<ArcUse>;

/// A point of the arc, counted from where the use of it begins.
Point point_of(std::span<const Point> line, ArcUse use, std::size_t index) noexcept {
  return use.backward ? line[line.size() - 1 - index] : line[index];
}

/// Visits the edges of a ring of arcs.
template <class Visit>
void for_edges(const Coverage& coverage, std::span<const ArcUse> ring, const Visit& visit) {
  for (const ArcUse use : ring) {
    const auto line = coverage.arc(use.arc);
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      visit(point_of(line, use, i), point_of(line, use, i + 1));
    }
  }
}

/// Angle turned clockwise from the way back to the way on: the least keeps to the area on the left.
double clockwise_from(double back, double on) noexcept {
  const double turned = back - on;
  return turned > 0 ? turned : turned + 2 * std::numbers::pi;
}

struct Shell {
  Ring ring;
  double area = 0;
  Box box;
  std::vector<Ring> holes;
};

bool holds(const Coverage& coverage, const Shell& shell, Point point) {
  if (!shell.box.intersects({point.x, point.y, point.x, point.y})) {
    return false;
  }
  bool inside = false;
  for_edges(coverage, shell.ring, [&](Point from, Point to) {
    if ((from.y > point.y) != (to.y > point.y) &&
        point.x < from.x + (point.y - from.y) / (to.y - from.y) * (to.x - from.x)) {
      inside = !inside;
    }
  });
  return inside;
}

Shell make_shell(const Coverage& coverage, Ring ring, double area) {
  Shell shell{std::move(ring), area, {}, {}};
  for (const ArcUse use : shell.ring) {
    for (const Point point : coverage.arc(use.arc)) {
      shell.box.add(point);
    }
  }
  return shell;
}

/// The middle of an edge: no shell of the same unit passes through it.
Point probe(const Coverage& coverage, const Ring& hole) {
  const auto line = coverage.arc(hole.front().arc);
  return {(line[0].x + line[1].x) / 2, (line[0].y + line[1].y) / 2};
}

void append_ring(Coverage& out, const Ring& ring) {
  out.uses.insert(out.uses.end(), ring.begin(), ring.end());
  out.ring_start.push_back(static_cast<std::uint32_t>(out.uses.size()));
}

}  // namespace

double RingBuilder::leaves_towards(ArcUse use) const noexcept {
  const auto line = coverage_.arc(use.arc);
  const Point from = point_of(line, use, 0);
  const Point to = point_of(line, use, 1);
  return std::atan2(to.y - from.y, to.x - from.x);
}

std::uint32_t RingBuilder::next_after(std::span<const ArcUse> uses, std::uint32_t current) const {
  const ArcUse here = uses[current];
  const double back = leaves_towards({here.arc, !here.backward});
  std::uint32_t best = kNone;
  double least = 0;
  for (std::uint32_t i = first_at_[to_node(here)]; i != kNone; i = next_at_[i]) {
    if (taken_[i] != 0) {
      continue;
    }
    const double angle = clockwise_from(back, angle_[i]);
    if (best == kNone || angle < least) {
      best = i;
      least = angle;
    }
  }
  return best;
}

void RingBuilder::cut_into_simple(std::span<const ArcUse> walk, std::vector<Ring>& out) const {
  Ring open;
  std::unordered_map<std::uint32_t, std::size_t> seen;  // node: position in `open` where it was left
  for (const ArcUse use : walk) {
    seen[from_node(use)] = open.size();
    open.push_back(use);
    const auto known = seen.find(to_node(use));
    if (known == seen.end()) {
      continue;
    }
    const auto begin = open.begin() + static_cast<std::ptrdiff_t>(known->second);
    out.emplace_back(begin, open.end());
    for (auto cut = begin; cut != open.end(); ++cut) {
      seen.erase(from_node(*cut));
    }
    open.erase(begin, open.end());
  }
}

std::vector<Ring> RingBuilder::rings(std::span<const ArcUse> uses) {
  next_at_.assign(uses.size(), kNone);
  taken_.assign(uses.size(), 0);
  angle_.resize(uses.size());
  std::ranges::transform(uses, angle_.begin(), [&](ArcUse use) { return leaves_towards(use); });
  for (std::uint32_t i = static_cast<std::uint32_t>(uses.size()); i-- > 0;) {
    std::uint32_t& head = first_at_[from_node(uses[i])];
    next_at_[i] = head;
    head = i;
  }
  std::vector<Ring> result;
  for (std::uint32_t i = 0; i < uses.size(); ++i) {
    Ring walk;
    for (std::uint32_t at = i; at != kNone && taken_[at] == 0;) {
      taken_[at] = 1;
      walk.push_back(uses[at]);
      at = next_after(uses, at);
    }
    cut_into_simple(walk, result);
  }
  for (const ArcUse use : uses) {
    first_at_[from_node(use)] = kNone;
  }
  return result;
}

double ring_area(const Coverage& coverage, std::span<const ArcUse> ring) noexcept {
  const Point origin = coverage.arc(ring.front().arc).front();
  double twice = 0;
  for_edges(coverage, ring, [&](Point from, Point to) {
    twice += (from.x - origin.x) * (to.y - origin.y) - (to.x - origin.x) * (from.y - origin.y);
  });
  return twice / 2;
}

void append_unit(Coverage& out, const Coverage& arcs, std::vector<Ring> rings) {
  std::vector<Shell> shells;
  std::vector<Ring> holes;
  for (Ring& ring : rings) {
    const double area = ring_area(arcs, ring);
    if (area > 0) {
      shells.push_back(make_shell(arcs, std::move(ring), area));
    } else if (area < 0) {
      holes.push_back(std::move(ring));
    }
  }
  std::ranges::stable_sort(shells, {}, &Shell::area);
  for (Ring& hole : holes) {
    const Point point = probe(arcs, hole);
    const auto around = std::ranges::find_if(
        shells, [&](const Shell& shell) { return shells.size() == 1 || holds(arcs, shell, point); });
    if (around != shells.end()) {
      around->holes.push_back(std::move(hole));
    }
  }
  for (auto shell = shells.rbegin(); shell != shells.rend(); ++shell) {
    append_ring(out, shell->ring);
    for (const Ring& hole : shell->holes) {
      append_ring(out, hole);
    }
    out.part_start.push_back(static_cast<std::uint32_t>(out.ring_start.size() - 1));
  }
  out.unit_start.push_back(static_cast<std::uint32_t>(out.part_start.size() - 1));
}

}  // namespace comarca
