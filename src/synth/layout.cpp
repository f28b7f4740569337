// SPDX-License-Identifier: Apache-2.0
#include "synth/layout.hpp"

#include <algorithm>

#include "comarca/base/error.hpp"
#include "synth/corner_touches.hpp"
#include "synth/loops.hpp"
#include "synth/site_plan.hpp"

namespace comarca::synth {
namespace {

bool contains(const std::vector<std::uint32_t>& list, std::uint32_t unit) {
  return std::ranges::find(list, unit) != list.end();
}

/// Units with the most room inside, roomiest first: enough of them to find two that are not neighbours.
std::vector<std::uint32_t> roomy_units(const Layout& layout, std::size_t mainland) {
  std::vector<std::pair<std::int64_t, std::uint32_t>> rooms;
  const std::size_t looked_at = std::min<std::size_t>(mainland, 500);
  for (std::uint32_t unit = 0; unit < looked_at; ++unit) {
    rooms.emplace_back(-free_radius(layout.map, layout.cell_of_unit[unit]), unit);
  }
  std::ranges::sort(rooms);
  std::vector<std::uint32_t> units;
  units.reserve(rooms.size());
  for (const auto& [room, unit] : rooms) {
    units.push_back(unit);
  }
  return units;
}

/// A unit two steps away from the host, or kNobody.
std::uint32_t owner_for(const std::vector<std::vector<std::uint32_t>>& neighbours, std::uint32_t host) {
  std::uint32_t owner = kNobody;
  for (const std::uint32_t next : neighbours[host]) {
    for (const std::uint32_t second : neighbours[next]) {
      if (second != host && second < owner && !contains(neighbours[host], second)) {
        owner = second;
      }
    }
  }
  return owner;
}

/// The roomiest unit holds the enclave; the next one that has an owner for it two steps away holds an exclave, when it
/// can not beside the first.
void choose_hosts(Layout& layout, std::size_t mainland) {
  const auto neighbours = layout.neighbours();
  const auto roomy = roomy_units(layout, mainland);
  layout.enclave_host = roomy.front();
  layout.exclave_host = kNobody;
  for (const std::uint32_t host : roomy) {
    const std::uint32_t owner = owner_for(neighbours, host);
    const bool apart = !contains(neighbours[layout.enclave_host], host);
    if (host != layout.enclave_host && owner != kNobody && (apart || layout.exclave_host == kNobody)) {
      layout.exclave_host = host;
      layout.exclave_owner = owner;
      if (apart) {
        return;
      }
    }
  }
  if (layout.exclave_host == kNobody) {
    throw data_error("the generator found no place for an exclave", {}, "Try more units, or another seed.");
  }
}

}  // namespace

std::vector<std::vector<std::uint32_t>> Layout::neighbours() const {
  std::vector<std::vector<std::uint32_t>> result(unit_count());
  for (const MapEdge& edge : map.edges) {
    const auto [left, right] = sides(edge);
    if (edge.kind != EdgeKind::collapsed && left != kNobody && right != kNobody) {
      result[left].push_back(right);
      result[right].push_back(left);
    }
  }
  return result;
}

GridPoint Layout::place(std::uint32_t unit) const noexcept {
  return map.sites[cell_of_unit[unit == enclave ? enclave_host : unit]];
}

Layout make_layout(std::size_t units, std::uint64_t seed) {
  Layout layout{.map = PlanarMap(scatter_sites(units, seed)), .unit_of_cell = {}, .cell_of_unit = {}};
  const std::size_t mainland = units - 2;
  const Selection selection = choose_cells(layout.map, mainland, seed);
  std::vector<char> on_mainland(layout.map.cell_count(), 0);
  for (const std::uint32_t cell : selection.mainland) {
    on_mainland[cell] = 1;
  }
  layout.edge_of_200_m = reshape_short_edges(layout.map, on_mainland);
  layout.cell_of_unit = selection.mainland;
  layout.island = static_cast<std::uint32_t>(mainland);
  layout.enclave = layout.island + 1;
  layout.cell_of_unit.push_back(selection.island);
  layout.cell_of_unit.push_back(kNobody);
  layout.unit_of_cell.assign(layout.map.cell_count(), kNobody);
  for (std::uint32_t unit = 0; unit <= layout.island; ++unit) {
    layout.unit_of_cell[layout.cell_of_unit[unit]] = unit;
  }
  choose_hosts(layout, mainland);
  return layout;
}

void renumber(Layout& layout, const std::vector<std::uint32_t>& new_number) {
  const auto old_cells = layout.cell_of_unit;
  for (std::size_t unit = 0; unit < old_cells.size(); ++unit) {
    layout.cell_of_unit[new_number[unit]] = old_cells[unit];
  }
  for (std::uint32_t& unit : layout.unit_of_cell) {
    unit = unit == kNobody ? kNobody : new_number[unit];
  }
  for (std::uint32_t* unit :
       {&layout.island, &layout.enclave, &layout.enclave_host, &layout.exclave_owner, &layout.exclave_host}) {
    *unit = new_number[*unit];
  }
}

}  // namespace comarca::synth
