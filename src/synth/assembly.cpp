// SPDX-License-Identifier: Apache-2.0
#include "synth/assembly.hpp"

#include <utility>

#include "comarca/base/parallel.hpp"

namespace comarca::synth {
namespace {

/// Twice the area of what each edge encloses with the origin, so that a unit's area is the sum over its edges.
/// Edges without a unit count nothing: outside the territory they may run too far for 64 bits.
std::vector<std::int64_t> swept_areas(const Layout& layout, const Outlines& outlines) {
  std::vector<std::int64_t> swept(layout.map.edges.size(), 0);
  for_ranges(swept.size(), thread_count(), [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t index = begin; index < end; ++index) {
      if (layout.sides(layout.map.edges[index]) == UnitPair{kNobody, kNobody}) {
        continue;
      }
      GridPoint from = layout.map.nodes[layout.map.edges[index].from];
      for (const GridPoint to : outlines.chains[index]) {
        swept[index] += cross(from, to);
        from = to;
      }
      swept[index] += cross(from, layout.map.nodes[layout.map.edges[index].to]);
    }
  });
  return swept;
}

std::int64_t swept_area(const Chain& loop) {
  std::int64_t twice = 0;
  GridPoint from = loop.back();
  for (const GridPoint to : loop) {
    twice += cross(from, to);
    from = to;
  }
  return twice;
}

/// Sums in whole square millimetres: the parts of the territory add up to it exactly.
void measure_areas(const Layout& layout, const Outlines& outlines, DemoTerritory& territory) {
  const auto swept = swept_areas(layout, outlines);
  std::vector<std::int64_t> twice(layout.unit_count(), 0);
  for (std::size_t index = 0; index < swept.size(); ++index) {
    const auto [left, right] = layout.sides(layout.map.edges[index]);
    if (left != kNobody) {
      twice[left] += swept[index];
    }
    if (right != kNobody) {
      twice[right] -= swept[index];
    }
  }
  const std::int64_t enclave = swept_area(outlines.enclave_loop);
  const std::int64_t exclave = swept_area(outlines.exclave_loop);
  twice[layout.enclave] += enclave;
  twice[layout.enclave_host] -= enclave;
  twice[layout.exclave_owner] += exclave;
  twice[layout.exclave_host] -= exclave;
  for (std::size_t unit = 0; unit < twice.size(); ++unit) {
    territory.units[unit].area_m2 = static_cast<double>(twice[unit]) / 2e6;
  }
}

class PolygonBuilder {
 public:
  PolygonBuilder(const Layout& layout, const Outlines& outlines, const Soiling& soiling, DemoTerritory& territory)
      : layout_(layout), outlines_(outlines), soiling_(soiling), territory_(territory) {}

  void build() {
    for (std::uint32_t unit = 0; unit < layout_.unit_count(); ++unit) {
      if (layout_.cell_of_unit[unit] != kNobody) {
        add_shell(layout_.cell_of_unit[unit]);
      } else {
        add_loop(outlines_.enclave_loop);
      }
      if (unit == layout_.enclave_host) {
        add_hole(outlines_.enclave_loop);
      }
      if (unit == layout_.exclave_host) {
        add_hole(outlines_.exclave_loop);
      }
      polygons_.end_part();
      if (unit == layout_.exclave_owner) {
        add_loop(outlines_.exclave_loop);
        polygons_.end_part();
      }
      polygons_.end_unit();
    }
  }

 private:
  void add_shell(std::uint32_t cell) {
    for (const EdgeUse use : layout_.map.edges_of(cell)) {
      const MapEdge& edge = layout_.map.edges[use.edge];
      if (edge.kind == EdgeKind::collapsed) {
        continue;
      }
      polygons_.add_point(to_metres(layout_.map.nodes[layout_.map.start_node(use)]));
      if (edge.left == cell) {
        add_forward(outlines_.chains[use.edge]);
      } else if (layout_.sides(edge).first == kNobody) {
        add_backward(outlines_.chains[use.edge]);
      } else {
        add_backward(soiling_.right_side(layout_, outlines_, use.edge, territory_.defects));
      }
    }
    polygons_.end_ring();
  }
  void add_forward(const Chain& chain) {
    for (const GridPoint point : chain) {
      polygons_.add_point(to_metres(point));
    }
  }
  void add_backward(const Chain& chain) {
    for (std::size_t i = chain.size(); i-- > 0;) {
      polygons_.add_point(to_metres(chain[i]));
    }
  }
  void add_loop(const Chain& loop) {
    add_forward(loop);
    polygons_.end_ring();
  }
  void add_hole(const Chain& loop) {
    add_backward(loop);
    polygons_.end_ring();
  }

  const Layout& layout_;
  const Outlines& outlines_;
  const Soiling& soiling_;
  DemoTerritory& territory_;
  Polygons& polygons_ = territory_.polygons;
};

}  // namespace

void assemble_polygons(const Layout& layout, const Outlines& outlines, const Soiling& soiling,
                       DemoTerritory& territory) {
  measure_areas(layout, outlines, territory);
  PolygonBuilder(layout, outlines, soiling, territory).build();
}

}  // namespace comarca::synth
