// SPDX-License-Identifier: Apache-2.0
#include "synth/site_plan.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <queue>
#include <utility>

#include "comarca/base/error.hpp"
#include "synth/random.hpp"

namespace comarca::synth {
namespace {

constexpr double kMeanUnitKm2 = 500;
constexpr double kCountryKm2 = 1'000'000;
constexpr std::int64_t kMetre = 1000;
constexpr std::size_t kNoiseCells = 6;

/// Smooth random values over the unit square, between 0 and 1.
class Relief {
 public:
  explicit Relief(Random random) {
    for (auto& value : values_) {
      value = random.below(1024) / 1023.0;
    }
  }
  [[nodiscard]] double at(double x, double y) const noexcept {
    const double u = std::clamp(x, 0.0, 0.999999) * kNoiseCells;
    const double v = std::clamp(y, 0.0, 0.999999) * kNoiseCells;
    const auto i = static_cast<std::size_t>(u);
    const auto j = static_cast<std::size_t>(v);
    const double across = u - static_cast<double>(i);
    const double up = v - static_cast<double>(j);
    return (value(i, j) * (1 - across) + value(i + 1, j) * across) * (1 - up) +
           (value(i, j + 1) * (1 - across) + value(i + 1, j + 1) * across) * up;
  }

 private:
  [[nodiscard]] double value(std::size_t i, std::size_t j) const noexcept { return values_[j * (kNoiseCells + 1) + i]; }
  std::array<double, (kNoiseCells + 1) * (kNoiseCells + 1)> values_{};
};

/// One in three cells of the valley is four small ones.
bool is_split(const Relief& relief, double x, double y, Random& random) {
  return relief.at(x, y) > 0.55 && random.per_mille(600);
}

/// Distance from the middle, longer where the relief is high: what gives the territory its outline.
std::vector<double> remoteness(const PlanarMap& map, std::uint64_t seed) {
  const Relief relief{Random(seed, kShapeStream)};
  double widest = 1;
  for (const GridPoint site : map.sites) {
    widest = std::max({widest, std::abs(static_cast<double>(site.x)), std::abs(static_cast<double>(site.y))});
  }
  std::vector<double> result;
  result.reserve(map.sites.size());
  for (const GridPoint site : map.sites) {
    const double x = static_cast<double>(site.x) / widest;
    const double y = static_cast<double>(site.y) / widest;
    result.push_back((x * x + y * y) * (0.7 + 0.6 * relief.at((x + 1) / 2, (y + 1) / 2)));
  }
  return result;
}

using Candidate = std::pair<double, std::uint32_t>;
using Candidates = std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>>;

std::vector<std::uint32_t> grow(const PlanarMap& map, const std::vector<double>& remote, std::size_t wanted) {
  const auto start = static_cast<std::uint32_t>(std::min_element(remote.begin(), remote.end()) - remote.begin());
  Candidates queue;
  std::vector<char> seen(map.cell_count(), 0);
  queue.emplace(remote[start], start);
  seen[start] = 1;
  std::vector<std::uint32_t> chosen;
  while (!queue.empty() && chosen.size() < wanted) {
    const std::uint32_t cell = queue.top().second;
    queue.pop();
    chosen.push_back(cell);
    for (const EdgeUse use : map.edges_of(cell)) {
      const std::uint32_t next = map.across(cell, use);
      if (seen[next] == 0 && map.finite(next)) {
        seen[next] = 1;
        queue.emplace(remote[next], next);
      }
    }
  }
  if (chosen.size() < wanted) {
    throw data_error("the generator ran out of cells", {}, "Try another seed.");
  }
  return chosen;
}

/// True when no cell at any node of this one is taken.
bool stands_apart(const PlanarMap& map, std::uint32_t cell, const std::vector<char>& node_taken) {
  for (const EdgeUse use : map.edges_of(cell)) {
    if (node_taken[map.start_node(use)] != 0 || !map.finite(map.across(cell, use))) {
      return false;
    }
  }
  return map.finite(cell);
}

}  // namespace

std::vector<GridPoint> scatter_sites(std::size_t units, std::uint64_t seed) {
  const auto count = static_cast<double>(units);
  const double mean_km2 = std::min(kMeanUnitKm2, kCountryKm2 / count);
  // A split cell is four: on average 1.6 sites come of one grid cell.
  const auto step = static_cast<std::int64_t>(std::sqrt(mean_km2 * 1.6) * 1000) * kMetre;
  const auto half = static_cast<std::int64_t>(std::sqrt(count / 1.3) * 0.75) + 4;
  Random random(seed, kSiteStream);
  const Relief relief{Random(seed, kSiteStream + 1'000)};
  std::vector<GridPoint> sites;
  for (std::int64_t row = -half; row < half; ++row) {
    for (std::int64_t column = -half; column < half; ++column) {
      const double x = static_cast<double>(column + half) / static_cast<double>(2 * half);
      const double y = static_cast<double>(row + half) / static_cast<double>(2 * half);
      const std::int64_t pieces = is_split(relief, x, y, random) ? 2 : 1;
      const std::int64_t size = step / pieces;
      for (std::int64_t piece = 0; piece < pieces * pieces; ++piece) {
        const GridPoint corner{column * step + piece % pieces * size, row * step + piece / pieces * size};
        const GridPoint shift{random.between(150, 850) * (size / 1000), random.between(150, 850) * (size / 1000)};
        const GridPoint site = corner + shift;
        sites.push_back({site.x / kMetre * kMetre, site.y / kMetre * kMetre});
      }
    }
  }
  return sites;
}

Selection choose_cells(const PlanarMap& map, std::size_t mainland, std::uint64_t seed) {
  const auto remote = remoteness(map, seed);
  Selection selection{grow(map, remote, mainland), kNobody};
  std::vector<char> node_taken(map.nodes.size(), 0);
  for (const std::uint32_t cell : selection.mainland) {
    for (const EdgeUse use : map.edges_of(cell)) {
      node_taken[map.start_node(use)] = 1;
    }
  }
  for (std::uint32_t cell = 0; cell < map.cell_count(); ++cell) {
    const bool nearer = selection.island == kNobody || remote[cell] < remote[selection.island];
    if (nearer && stands_apart(map, cell, node_taken)) {
      selection.island = cell;
    }
  }
  if (selection.island == kNobody) {
    throw data_error("the generator found no room for an island", {}, "Try another seed.");
  }
  return selection;
}

}  // namespace comarca::synth
