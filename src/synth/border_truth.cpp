// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "comarca/base/parallel.hpp"
#include "comarca/geometry/ellipsoid.hpp"
#include "comarca/geometry/projection.hpp"
#include "synth/outlines.hpp"

namespace comarca::synth {
namespace {

constexpr Point kMiddle{4'750'000, 2'050'000};  // EPSG:9377, in the Andes

UnitPair ordered(std::uint32_t a, std::uint32_t b) {
  return {std::min(a, b), std::max(a, b)};
}

/// Every piece of border: which pair, and its line with both ends.
struct Piece {
  UnitPair pair;
  std::uint32_t edge = kNobody;  ///< kNobody: a loop
  const Chain* loop = nullptr;
};

std::vector<Piece> border_pieces(const Layout& layout, const Outlines& outlines) {
  std::vector<Piece> pieces;
  for (std::uint32_t index = 0; index < layout.map.edges.size(); ++index) {
    const MapEdge& edge = layout.map.edges[index];
    const auto [left, right] = layout.sides(edge);
    if (edge.kind != EdgeKind::collapsed && left != kNobody && right != kNobody) {
      pieces.push_back({ordered(left, right), index, nullptr});
    }
  }
  pieces.push_back({ordered(layout.enclave, layout.enclave_host), kNobody, &outlines.enclave_loop});
  pieces.push_back({ordered(layout.exclave_owner, layout.exclave_host), kNobody, &outlines.exclave_loop});
  return pieces;
}

Chain line_of(const Layout& layout, const Outlines& outlines, const Piece& piece) {
  Chain line;
  if (piece.loop != nullptr) {
    line = *piece.loop;
    line.push_back(line.front());
    return line;
  }
  const MapEdge& edge = layout.map.edges[piece.edge];
  line.push_back(layout.map.nodes[edge.from]);
  line.insert(line.end(), outlines.chains[piece.edge].begin(), outlines.chains[piece.edge].end());
  line.push_back(layout.map.nodes[edge.to]);
  return line;
}

double planar_length_m(const Chain& line) {
  double total = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    total += length_mm(line[i - 1], line[i]);
  }
  return total / 1000;
}

double ellipsoidal_length_m(const Chain& line, const Projection& projection, std::vector<Point>& buffer) {
  buffer.clear();
  for (const GridPoint point : line) {
    buffer.push_back(to_metres(point));
  }
  projection.to_lonlat(buffer);
  return Ellipsoid::length_m(buffer);
}

void add_border(DemoTerritory& territory, const UnitPair& pair, double length_m, double ellipsoid_m) {
  if (territory.borders.empty() || UnitPair(territory.borders.back().first, territory.borders.back().second) != pair) {
    territory.borders.push_back({pair.first, pair.second, 0, 0});
  }
  territory.borders.back().length_m += length_m;
  territory.borders.back().ellipsoid_m += ellipsoid_m;
}

bool is_border(const DemoTerritory& territory, const UnitPair& pair) {
  const auto found = std::ranges::lower_bound(
      territory.borders, pair, {}, [](const DemoBorder& border) { return UnitPair(border.first, border.second); });
  return found != territory.borders.end() && found->first == pair.first && found->second == pair.second;
}

/// Pairs that share a node of four or more edges and no border.
void find_corner_touches(const Layout& layout, DemoTerritory& territory) {
  std::vector<std::vector<std::uint32_t>> units_at(layout.map.nodes.size());
  for (const MapEdge& edge : layout.map.edges) {
    const auto [left, right] = layout.sides(edge);
    if (edge.kind == EdgeKind::collapsed) {
      continue;
    }
    for (const std::uint32_t unit : {left, right}) {
      if (unit != kNobody) {
        units_at[edge.from].push_back(unit);
        units_at[edge.to].push_back(unit);
      }
    }
  }
  for (auto& units : units_at) {
    std::ranges::sort(units);
    units.erase(std::unique(units.begin(), units.end()), units.end());
    for (std::size_t i = 0; i < units.size(); ++i) {
      for (std::size_t j = i + 1; j < units.size(); ++j) {
        if (!is_border(territory, {units[i], units[j]})) {
          territory.corner_touches.emplace_back(units[i], units[j]);
        }
      }
    }
  }
  auto& touches = territory.corner_touches;
  std::ranges::sort(touches);
  touches.erase(std::unique(touches.begin(), touches.end()), touches.end());
}

}  // namespace

Point to_metres(GridPoint point) noexcept {
  // From whole millimetres, so that the division gives the double nearest to the decimal number.
  return {static_cast<double>(point.x + static_cast<std::int64_t>(kMiddle.x) * 1000) / 1000,
          static_cast<double>(point.y + static_cast<std::int64_t>(kMiddle.y) * 1000) / 1000};
}

void measure_borders(const Layout& layout, const Outlines& outlines, EllipsoidalTruth ellipsoid,
                     DemoTerritory& territory) {
  auto pieces = border_pieces(layout, outlines);
  std::ranges::stable_sort(pieces, {}, &Piece::pair);
  std::vector<double> planar(pieces.size(), 0);
  std::vector<double> ellipsoidal(pieces.size(), 0);
  for_ranges(pieces.size(), thread_count(), [&](std::size_t, std::size_t begin, std::size_t end) {
    const Projection own("EPSG:9377");  // one for each thread
    std::vector<Point> buffer;
    for (std::size_t i = begin; i < end; ++i) {
      const Chain line = line_of(layout, outlines, pieces[i]);
      planar[i] = planar_length_m(line);
      if (ellipsoid == EllipsoidalTruth::measure) {
        ellipsoidal[i] = ellipsoidal_length_m(line, own, buffer);
      }
    }
  });
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    add_border(territory, pieces[i].pair, planar[i], ellipsoidal[i]);
  }
  find_corner_touches(layout, territory);
  const auto sides = layout.sides(layout.map.edges[layout.edge_of_200_m]);
  territory.border_of_200_m = ordered(sides.first, sides.second);
}

}  // namespace comarca::synth
