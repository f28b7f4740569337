// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/territory/border_graph.hpp"
#include "comarca/territory/coverage.hpp"

namespace comarca {
namespace {

constexpr double kStretchOverNoise = 4;     // shorter is a corner, not a border
constexpr double kWeldedConfidence = 0.95;  // the two sides agree within the tolerance
constexpr double kTouchAmongApart = 0.5;

using Pair = std::pair<std::uint32_t, std::uint32_t>;

struct PairArc {
  Pair pair;
  std::uint32_t arc = 0;
  auto operator<=>(const PairArc&) const = default;
};

std::vector<PairArc> arcs_by_pair(const Coverage& coverage) {
  std::vector<PairArc> result;
  for (std::uint32_t a = 0; a < coverage.arcs.size(); ++a) {
    const Arc& arc = coverage.arcs[a];
    if (arc.right != kOutside && arc.left != arc.right) {
      result.push_back({std::minmax(arc.left, arc.right), a});
    }
  }
  std::ranges::sort(result);
  return result;
}

/// Pieces into which arcs fall that do not follow on each other.
std::uint32_t count_stretches(const Coverage& coverage, std::span<const PairArc> arcs) {
  std::vector<std::uint32_t> ends;
  std::uint32_t closed = 0;
  for (const PairArc& entry : arcs) {
    const Arc& arc = coverage.arcs[entry.arc];
    if (arc.from_node == arc.to_node) {
      ++closed;
      continue;
    }
    ends.push_back(arc.from_node);
    ends.push_back(arc.to_node);
  }
  std::ranges::sort(ends);
  std::uint32_t joined = 0;
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    if (ends[i] == ends[i + 1]) {
      ++joined;
      ++i;
    }
  }
  const auto open = static_cast<std::uint32_t>(ends.size() / 2);
  // Arcs that close into a ring join as often as there are arcs.
  return closed + std::max(open - joined, open > 0 ? 1U : 0U);
}

/// Where nothing is exact, what does not run on for several times the noise is the touch of two corners.
bool is_touch(const Coverage& coverage, const Border& border) noexcept {
  const double noise_m = std::max(coverage.tolerance_m, coverage.apart_reach_m);
  return border.evidence.exact_share == 0 && border.length_m <= kStretchOverNoise * noise_m;
}

/// Digitised apart is never sure; the longer beside what is needed at the least, the surer.
double apart_confidence(const Coverage& coverage, double length_m) noexcept {
  const double needed_m = kStretchOverNoise * std::max(coverage.tolerance_m, coverage.apart_reach_m);
  return std::clamp(0.3 + 0.1 * length_m / needed_m, 0.3, 0.8);
}

/// What the arcs of a border tell about it.
void weigh_evidence(const Coverage& coverage, std::span<const PairArc> arcs, Border& border) {
  double exact_m = 0;
  double apart_m = 0;
  double least_gap_m = std::numeric_limits<double>::infinity();
  for (const PairArc& entry : arcs) {
    const Arc& arc = coverage.arcs[entry.arc];
    exact_m += arc.exact_m;
    apart_m += arc.kind == ArcKind::apart ? arc.length_m : 0;
    least_gap_m = std::min(least_gap_m, arc.widest_gap_m);
    border.evidence.widest_gap_m = std::max(border.evidence.widest_gap_m, arc.widest_gap_m);
  }
  const double length_m = std::max(border.length_m, std::numeric_limits<double>::min());
  const double exact = std::min(1.0, exact_m / length_m);
  const double apart = std::min(1.0, apart_m / length_m);
  border.evidence.exact_share = exact;
  border.evidence.confidence =
      exact + apart * apart_confidence(coverage, apart_m) + std::max(0.0, 1 - exact - apart) * kWeldedConfidence;
  border.evidence.stable_from_m = exact_m > 0 ? 0 : least_gap_m;
  border.evidence.stable_to_m = std::max(border.evidence.stable_from_m, border.length_m / kStretchOverNoise);
}

Border line_border(const Coverage& coverage, std::span<const PairArc> arcs) {
  Border border;
  border.a = arcs.front().pair.first;
  border.b = arcs.front().pair.second;
  for (const PairArc& entry : arcs) {
    border.length_m += coverage.arcs[entry.arc].length_m;
  }
  border.stretches = count_stretches(coverage, arcs);
  weigh_evidence(coverage, arcs, border);
  if (is_touch(coverage, border)) {
    border.kind = BorderKind::point;
    border.length_m = 0;
  }
  return border;
}

/// Pairs that meet at nodes, without repetition. Nodes where a crowd meets are left out: see kCrowd.
std::vector<Pair> point_pairs(const Coverage& coverage) {
  std::vector<Pair> result;
  for (std::size_t node = 0; node < coverage.node_count(); ++node) {
    const auto units = coverage.units_at(node);
    if (units.size() > kCrowd) {
      continue;
    }
    for (std::size_t i = 0; i < units.size(); ++i) {
      for (std::size_t j = i + 1; j < units.size(); ++j) {
        result.emplace_back(units[i], units[j]);
      }
    }
  }
  std::ranges::sort(result);
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

/// Borders under construction, with the arcs of each.
struct Draft {
  Border border;
  std::uint32_t first_arc = 0;
  std::uint32_t end_arc = 0;
};

bool by_pair(const Draft& x, const Draft& y) noexcept {
  return Pair(x.border.a, x.border.b) < Pair(y.border.a, y.border.b);
}

std::vector<Draft> line_drafts(const Coverage& coverage, const std::vector<PairArc>& lines) {
  std::vector<Draft> drafts;
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;
    while (end < lines.size() && lines[end].pair == lines[begin].pair) {
      ++end;
    }
    const Border border = line_border(coverage, {lines.data() + begin, end - begin});
    drafts.push_back({border, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = end;
  }
  return drafts;
}

Draft* find_draft(std::vector<Draft>& drafts, std::size_t count, Pair pair) {
  Draft wanted;
  wanted.border.a = pair.first;
  wanted.border.b = pair.second;
  const auto end = drafts.begin() + static_cast<std::ptrdiff_t>(count);
  const auto found = std::lower_bound(drafts.begin(), end, wanted, by_pair);
  return found != end && !by_pair(wanted, *found) ? &*found : nullptr;
}

Draft draft(Pair pair, BorderKind kind) {
  Draft result;
  result.border.a = pair.first;
  result.border.b = pair.second;
  result.border.kind = kind;
  result.border.declared = kind == BorderKind::declared;
  result.border.stretches = kind == BorderKind::point ? 1 : 0;
  return result;
}

void add_points(std::vector<Draft>& drafts, const std::vector<Pair>& pairs, const Coverage& coverage) {
  const std::size_t lines = drafts.size();
  for (const Pair& pair : pairs) {
    if (find_draft(drafts, lines, pair) == nullptr) {
      drafts.push_back(draft(pair, BorderKind::point));
      if (coverage.apart_reach_m > 0) {  // a short line may have been lost between outlines that were drawn apart
        drafts.back().border.evidence.confidence = kTouchAmongApart;
      }
    }
  }
  std::ranges::sort(drafts, by_pair);
}

void add_links(std::vector<Draft>& drafts, std::span<const DeclaredLink> links, std::size_t units) {
  for (const DeclaredLink& link : links) {
    if (link.a == link.b || link.a >= units || link.b >= units) {
      throw data_error(fmt::format("a declared link joins unit {} and unit {} of {}", link.a, link.b, units), {},
                       "Declare links between two different units of the territory.");
    }
    const Pair pair = std::minmax(link.a, link.b);
    if (find_draft(drafts, drafts.size(), pair) == nullptr) {
      drafts.push_back(draft(pair, BorderKind::declared));
      std::ranges::sort(drafts, by_pair);
    }
    Border& border = find_draft(drafts, drafts.size(), pair)->border;
    border.declared = true;
    border.link_reason = link.reason;
  }
}

}  // namespace

BorderGraph::BorderGraph(const Coverage& coverage, std::span<const DeclaredLink> links) {
  const auto lines = arcs_by_pair(coverage);
  auto drafts = line_drafts(coverage, lines);
  add_points(drafts, point_pairs(coverage), coverage);
  add_links(drafts, links, coverage.unit_count());
  for (const Draft& d : drafts) {
    borders_.push_back(d.border);
    borders_.back().evidence.tolerance_m = coverage.tolerance_m;
    for (std::uint32_t i = d.first_arc; i < d.end_arc; ++i) {
      arcs_.push_back(lines[i].arc);
    }
    arc_start_.push_back(static_cast<std::uint32_t>(arcs_.size()));
  }
  fill_neighbours(coverage.unit_count());
}

}  // namespace comarca
