// SPDX-License-Identifier: Apache-2.0
#include "territory/apart.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "territory/plane.hpp"
#include "territory/side_samples.hpp"

// ADR 0102: borders digitised apart.
namespace comarca {
namespace {

constexpr double kReachOfUnitSize = 0.06;  // farther than this share of a unit's width, no digitising errs
constexpr double kMarginOverUsual = 1.25;  // T over the distance that 95 % of a border's length keeps to
constexpr double kUsual = 0.95;
constexpr double kStretchOverT = 4;       // what tells a border from a corner (PITFALLS: right for T of 200 to 400 m)
constexpr double kStretchOverTKnown = 2;  // enough where the two share a line elsewhere
constexpr double kTouching = 0.1;         // share of a border where the two outlines overlap or nearly meet
constexpr double kNearlyMeets = 0.25;     // of the usual distance in the map
constexpr double kMeetsAnyway = 8;        // times the tolerance: nearer than that is a meeting on any map
constexpr std::size_t kFirstLook = 4096;  // edges to estimate the usual distance from

using Pair = std::pair<std::uint32_t, std::uint32_t>;
using SampleSpan = std::span<const SideSample>;

/// Median over a thousand units of the shorter side of their boxes.
double usual_width(const Coverage& coverage) {
  std::vector<double> widths;
  const std::size_t step = coverage.unit_count() / 1000 + 1;
  for (std::size_t unit = 0; unit < coverage.unit_count(); unit += step) {
    Box box;
    const std::size_t first = coverage.ring_start[coverage.part_start[coverage.unit_start[unit]]];
    const std::size_t last = coverage.ring_start[coverage.part_start[coverage.unit_start[unit + 1]]];
    for (std::size_t i = first; i < last; ++i) {
      for (const Point point : coverage.arc(coverage.uses[i].arc)) {
        box.add(point);
      }
    }
    if (!box.empty()) {
      widths.push_back(std::min(box.max_x - box.min_x, box.max_y - box.min_y));
    }
  }
  if (widths.empty()) {
    return 0;
  }
  const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
  std::ranges::nth_element(widths, middle);
  return *middle;
}

struct Weighted {
  double distance = 0;
  double length = 0;
  auto operator<=>(const Weighted&) const = default;
};

/// The distance that a share of the length keeps to.
double quantile(std::vector<Weighted> distances, double share) {
  std::ranges::sort(distances);
  double total = 0;
  for (const Weighted& w : distances) {
    total += w.length;
  }
  double sum = 0;
  for (const Weighted& w : distances) {
    sum += w.length;
    if (sum >= share * total) {
      return w.distance;
    }
  }
  return 0;
}

std::vector<Weighted> distances_of(SampleSpan samples) {
  std::vector<Weighted> result;
  result.reserve(samples.size());
  for (const SideSample& sample : samples) {
    result.push_back({sample.distance, sample.length});
  }
  return result;
}

/// Two outlines of one line meet and overlap time and again; those of a channel do not.
bool meets_often(SampleSpan samples, double near) {
  double meeting = 0;
  double total = 0;
  for (const SideSample& sample : samples) {
    total += sample.length;
    meeting += sample.least_gap < near ? sample.length : 0;
  }
  return meeting >= kTouching * total;
}

bool by_pair(const SideSample& a, const SideSample& b) noexcept {
  return std::tie(a.low_unit, a.high_unit, a.arc, a.edge, a.begin) <
         std::tie(b.low_unit, b.high_unit, b.arc, b.edge, b.begin);
}

template <class Visit>
void for_pairs(const std::vector<SideSample>& samples, const Visit& visit) {
  for (std::size_t begin = 0; begin < samples.size();) {
    std::size_t end = begin;
    const Pair pair{samples[begin].low_unit, samples[begin].high_unit};
    while (end < samples.size() && Pair{samples[end].low_unit, samples[end].high_unit} == pair) {
      ++end;
    }
    visit(SampleSpan(samples.data() + begin, end - begin));
    begin = end;
  }
}

/// The T of the whole map, from the pairs that pass for borders at their own distances.
double usual_of_map(const std::vector<SideSample>& samples, double meets_anyway) {
  std::vector<Weighted> distances;
  for_pairs(samples, [&](SampleSpan pair) {
    auto own = distances_of(pair);
    const double usual = quantile(own, kUsual);
    double length = 0;
    for (const Weighted& w : own) {
      length += w.length;
    }
    if (length / 2 > kStretchOverT * usual && meets_often(pair, std::max(kNearlyMeets * usual, meets_anyway))) {
      distances.insert(distances.end(), own.begin(), own.end());
    }
  });
  return distances.empty() ? 0 : quantile(std::move(distances), kUsual);
}

/// A run of pieces of one arc.
struct Run {
  const SideSample* first = nullptr;
  const SideSample* last = nullptr;
  double widest = 0;
};

/// The line from the beginning of the first piece to the end of the last.
std::vector<Point> line_of(const Coverage& coverage, const Run& run) {
  const auto edge_of = [&](const SideSample& sample) {
    return Segment2{coverage.points[sample.edge], coverage.points[sample.edge + 1]};
  };
  std::vector<Point> line{edge_of(*run.first).at(run.first->begin)};
  for (std::uint32_t i = run.first->edge + 1; i <= run.last->edge; ++i) {
    line.push_back(coverage.points[i]);
  }
  line.push_back(run.last->end == 1 ? coverage.points[run.last->edge + 1] : edge_of(*run.last).at(run.last->end));
  return line;
}

/// Length of the arc between two pieces, in CRS units.
double skipped(const Coverage& coverage, const SideSample& from, const SideSample& to) {
  const auto length = [&](std::uint32_t edge) { return distance(coverage.points[edge], coverage.points[edge + 1]); };
  if (from.edge == to.edge) {
    return length(from.edge) * (to.begin - from.end);
  }
  double total = length(from.edge) * (1 - from.end) + length(to.edge) * to.begin;
  for (std::uint32_t i = from.edge + 1; i < to.edge; ++i) {
    total += length(i);
  }
  return total;
}

/// Joins pieces that follow on each other, or nearly: a bend that looks the other way does not end a border.
std::vector<Run> runs_of(const Coverage& coverage, SampleSpan samples, double reach) {
  std::vector<Run> runs;
  for (const SideSample& sample : samples) {
    if (sample.distance > reach) {
      continue;
    }
    const bool follows = !runs.empty() && runs.back().last->arc == sample.arc &&
                         skipped(coverage, *runs.back().last, sample) <= kStretchOverT * reach;
    if (follows) {
      runs.back().last = &sample;
    } else {
      runs.push_back({&sample, &sample, 0});
    }
    runs.back().widest = std::max(runs.back().widest, sample.widest);
  }
  return runs;
}

std::set<Pair> pairs_with_lines(const Coverage& coverage) {
  std::set<Pair> result;
  for (const Arc& arc : coverage.arcs) {
    if (arc.kind == ArcKind::shared && arc.left != arc.right) {
      result.insert(std::minmax(arc.left, arc.right));
    }
  }
  return result;
}

class ApartBorders {
 public:
  ApartBorders(Coverage& coverage, MetricField& field) : coverage_(coverage), walker_(field) {}

  void find(std::vector<SideSample> samples, double usual) {
    std::ranges::sort(samples, by_pair);
    near_ = std::max(kNearlyMeets * usual, kMeetsAnyway * tolerance());
    const auto known = pairs_with_lines(coverage_);
    for_pairs(samples, [&](SampleSpan pair) {
      const double own = std::min(usual, quantile(distances_of(pair), kUsual)) * kMarginOverUsual;
      const double reach = std::max(own, tolerance());
      const bool has_line = known.contains({pair[0].low_unit, pair[0].high_unit});
      judge(pair, reach, (has_line ? kStretchOverTKnown : kStretchOverT) * reach * coverage_.metres_per_unit);
    });
  }

 private:
  void judge(SampleSpan pair, double reach, double least_m) {
    const auto runs = runs_of(coverage_, pair, reach);
    double low_m = 0;
    double high_m = 0;
    std::vector<std::pair<Run, double>> drawn;
    for (const Run& run : runs) {
      const double length_m = walker_.length_m(line_of(coverage_, run));
      if (coverage_.arcs[run.first->arc].left == pair[0].low_unit) {
        low_m += length_m;
        drawn.emplace_back(run, length_m);
      } else {
        high_m += length_m;
      }
    }
    const double border_m = (low_m + high_m) / 2;
    if (border_m <= least_m || low_m == 0 || high_m == 0 || !meets_often(pair, near_)) {
      return;
    }
    for (const auto& [run, length_m] : drawn) {
      add_arc(pair, run, length_m * border_m / low_m);
    }
  }

  void add_arc(SampleSpan pair, const Run& run, double length_m) {
    const auto line = line_of(coverage_, run);
    Arc arc;
    arc.left = pair[0].low_unit;
    arc.right = pair[0].high_unit;
    arc.kind = ArcKind::apart;
    arc.length_m = length_m;
    arc.widest_gap_m = run.widest * coverage_.metres_per_unit;
    coverage_.arcs.push_back(arc);
    coverage_.points.insert(coverage_.points.end(), line.begin(), line.end());
    coverage_.arc_start.push_back(static_cast<std::uint32_t>(coverage_.points.size()));
  }

  [[nodiscard]] double tolerance() const noexcept { return coverage_.tolerance_m / coverage_.metres_per_unit; }

  Coverage& coverage_;
  MetricField::Walker walker_;
  double near_ = 0;
};

}  // namespace

void find_apart_borders(Coverage& coverage, MetricField& field, std::size_t threads) {
  const std::size_t edges = outer_edge_count(coverage);
  const double farthest = edges == 0 ? 0 : kReachOfUnitSize * usual_width(coverage);
  if (farthest <= 0) {
    return;
  }
  const std::size_t stride = edges / kFirstLook + 1;
  auto first_look = sample_sides(coverage, {farthest, farthest, stride, threads});
  std::ranges::sort(first_look, by_pair);
  const double tolerance = coverage.tolerance_m / coverage.metres_per_unit;
  const double usual = usual_of_map(first_look, kMeetsAnyway * tolerance);
  if (usual <= 0) {
    return;
  }
  coverage.apart_reach_m = usual * kMarginOverUsual * coverage.metres_per_unit;
  const double reach = std::max(usual * kMarginOverUsual, tolerance);
  ApartBorders(coverage, field).find(sample_sides(coverage, {reach, reach, 1, threads}), usual);
}

}  // namespace comarca
