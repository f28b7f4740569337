// SPDX-License-Identifier: Apache-2.0
#include "territory/arrangement.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "territory/arc_chunks.hpp"
#include "territory/arcs.hpp"
#include "territory/plane.hpp"
#include "territory/ranges.hpp"

namespace comarca {
namespace {

struct Cut {
  std::uint32_t edge = 0;
  double share = 0;
  Point at;
  auto operator<=>(const Cut&) const = default;
};

/// Where two edges cross, strictly inside both.
std::optional<std::pair<Cut, Cut>> crossing(const Segment2& a, const Segment2& b) {
  const double a_from = b.side(a.from);
  const double a_to = b.side(a.to);
  const double b_from = a.side(b.from);
  const double b_to = a.side(b.to);
  if (!(a_from * a_to < 0) || !(b_from * b_to < 0)) {
    return std::nullopt;
  }
  const double share_a = a_from / (a_from - a_to);
  const double share_b = b_from / (b_from - b_to);
  const Point at = a.at(share_a);
  if (at == a.from || at == a.to || at == b.from || at == b.to) {
    return std::nullopt;
  }
  return std::pair{Cut{0, share_a, at}, Cut{0, share_b, at}};
}

Segment2 edge_at(const Coverage& coverage, std::uint32_t edge) {
  return {coverage.points[edge], coverage.points[edge + 1]};
}

void cuts_of_edge(const Coverage& coverage, const ArcChunks& chunks, std::uint32_t index, std::vector<Cut>& out) {
  const Segment2 edge = edge_at(coverage, index);
  chunks.tree().query([&](const Box& box) { return edge.may_meet(box, 0); },
                      [&](std::uint32_t c) {
                        for (std::uint32_t i = std::max(chunks[c].begin, index + 1); i < chunks[c].end; ++i) {
                          if (auto found = crossing(edge, edge_at(coverage, i))) {
                            found->first.edge = index;
                            found->second.edge = i;
                            out.push_back(found->first);
                            out.push_back(found->second);
                          }
                        }
                      });
}

std::vector<Cut> find_cuts(const Coverage& coverage, std::size_t threads) {
  const ArcChunks chunks(coverage, ArcChunks::Which::open);
  std::vector<std::vector<Cut>> found(threads);
  for_ranges(chunks.size(), threads, [&](std::size_t thread, std::size_t begin, std::size_t end) {
    for (std::size_t c = begin; c < end; ++c) {
      for (std::uint32_t edge = chunks[c].begin; edge < chunks[c].end; ++edge) {
        cuts_of_edge(coverage, chunks, edge, found[thread]);
      }
    }
  });
  std::vector<Cut> cuts;
  for (const auto& some : found) {
    cuts.insert(cuts.end(), some.begin(), some.end());
  }
  std::ranges::sort(cuts);
  return cuts;
}

double planar_length(std::span<const Point> line) {
  double total = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    total += distance(line[i - 1], line[i]);
  }
  return total;
}

/// Writes the arcs anew, in as many pieces as the cuts ask for.
class ArcCutter {
 public:
  ArcCutter(const Coverage& from, std::span<const Cut> cuts) : from_(from), cuts_(cuts) {}

  void write(Coverage& out) {
    out.points.clear();
    out.arcs.clear();
    out.arc_start.assign(1, 0);
    first_piece_.assign(1, 0);
    for (std::size_t a = 0; a < from_.arc_count(); ++a) {
      write_arc(out, a);
      first_piece_.push_back(static_cast<std::uint32_t>(out.arcs.size()));
    }
    write_uses(out);
  }

 private:
  void write_arc(Coverage& out, std::size_t a) {
    const std::size_t first = out.arcs.size();
    out.points.push_back(from_.points[from_.arc_start[a]]);
    for (std::uint32_t edge = from_.arc_start[a]; edge + 1 < from_.arc_start[a + 1]; ++edge) {
      for (; next_ < cuts_.size() && cuts_[next_].edge == edge; ++next_) {
        if (out.points.back() != cuts_[next_].at) {
          out.points.push_back(cuts_[next_].at);
        }
        end_piece(out, a);
        out.points.push_back(cuts_[next_].at);
      }
      out.points.push_back(from_.points[edge + 1]);
    }
    end_piece(out, a);
    share_lengths(out, first, planar_length(from_.arc(a)));
  }

  void end_piece(Coverage& out, std::size_t a) {
    if (out.points.size() < out.arc_start.back() + 2) {
      out.points.pop_back();  // two cuts at one point
      return;
    }
    out.arcs.push_back(from_.arcs[a]);
    out.arc_start.push_back(static_cast<std::uint32_t>(out.points.size()));
  }

  static void share_lengths(Coverage& out, std::size_t first, double total) {
    for (std::size_t a = first; a < out.arcs.size() && out.arcs.size() > first + 1; ++a) {
      const double share = planar_length(out.arc(a)) / total;
      out.arcs[a].length_m *= share;
      out.arcs[a].exact_m *= share;
    }
  }

  void write_uses(Coverage& out) const {
    std::vector<ArcUse> uses;
    std::vector<std::uint32_t> ring_start{0};
    for (std::size_t r = 0; r < from_.ring_count(); ++r) {
      for (const ArcUse use : from_.ring(r)) {
        const std::uint32_t begin = first_piece_[use.arc];
        const std::uint32_t end = first_piece_[use.arc + 1];
        for (std::uint32_t piece = begin; piece < end; ++piece) {
          uses.push_back({use.backward ? end - 1 - (piece - begin) : piece, use.backward});
        }
      }
      ring_start.push_back(static_cast<std::uint32_t>(uses.size()));
    }
    out.uses = std::move(uses);
    out.ring_start = std::move(ring_start);
  }

  const Coverage& from_;
  std::span<const Cut> cuts_;
  std::size_t next_ = 0;
  std::vector<std::uint32_t> first_piece_;
};

}  // namespace

Coverage open_arcs(const Coverage& coverage) {
  Coverage out;
  out.metres_per_unit = coverage.metres_per_unit;
  for (std::size_t a = 0; a < coverage.arc_count(); ++a) {
    const Arc& arc = coverage.arcs[a];
    if (arc.kind == ArcKind::outer || arc.kind == ArcKind::doubled) {
      const auto line = coverage.arc(a);
      out.arcs.push_back(arc);
      out.points.insert(out.points.end(), line.begin(), line.end());
      out.arc_start.push_back(static_cast<std::uint32_t>(out.points.size()));
    }
  }
  return out;
}

std::size_t split_crossings(Coverage& coverage, std::size_t threads) {
  const auto cuts = find_cuts(coverage, threads);
  if (!cuts.empty()) {
    const Coverage before = coverage;
    ArcCutter(before, cuts).write(coverage);
    build_nodes(coverage);
  }
  return cuts.size() / 2;
}

}  // namespace comarca
