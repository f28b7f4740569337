// SPDX-License-Identifier: Apache-2.0
#include "comarca/synth/demo_territory.hpp"

#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "synth/assembly.hpp"
#include "synth/blueprint.hpp"
#include "synth/layout.hpp"
#include "synth/naming.hpp"
#include "synth/outlines.hpp"
#include "synth/regions.hpp"
#include "synth/soiling.hpp"

// ADR 0140: a fictional territory that carries its truth.
namespace comarca {
namespace {

constexpr std::size_t kFewestUnits = 12;
constexpr std::size_t kMostUnits = 60'000;
constexpr std::size_t kVerticesAUnit = 450;

void check(const DemoOptions& options) {
  if (options.units < kFewestUnits || options.units > kMostUnits) {
    throw usage_error(fmt::format("cannot make a territory of {} units", options.units), {},
                      fmt::format("Ask for {} to {}.", kFewestUnits, kMostUnits));
  }
  if (!(options.simplify_m > 0) || !std::isfinite(options.simplify_m)) {
    throw usage_error("the tolerance of simplified-alone must be above 0 m");
  }
}

/// Names the units and numbers the layout in the order of their codes.
void settle(synth::Layout& layout, const DemoOptions& options, const PlaceNames& names, DemoTerritory& territory) {
  const auto department_of = synth::split_into_departments(layout);
  const synth::Regions regions{department_of,
                               synth::grow_subregions(layout, department_of, options.subregions, options.seed)};
  synth::renumber(layout, synth::name_units(regions, names, options.seed, territory));
  territory.island = layout.island;
  territory.enclave = layout.enclave;
  territory.enclave_host = layout.enclave_host;
  territory.exclave_owner = layout.exclave_owner;
  territory.exclave_host = layout.exclave_host;
}

}  // namespace

namespace synth {

Blueprint make_blueprint(const DemoOptions& options, const PlaceNames& names) {
  check(options);
  DemoTerritory territory;
  Layout layout = make_layout(options.units, options.seed);
  settle(layout, options, names, territory);
  const std::size_t vertices = options.vertices > 0 ? options.vertices : options.units * kVerticesAUnit;
  Outlines outlines = draw_outlines(layout, vertices, options.seed);
  measure_borders(layout, outlines, options.ellipsoid, territory);
  assemble_polygons(layout, outlines, Soiling(layout, options.dirt, options.seed), territory);
  if (has(options.dirt, Dirt::simplified_alone)) {
    territory.polygons = simplified_alone(territory.polygons, options.simplify_m);
  }
  return {std::move(layout), std::move(outlines), std::move(territory)};
}

}  // namespace synth

DemoTerritory make_demo_territory(const DemoOptions& options, const PlaceNames& names) {
  return synth::make_blueprint(options, names).territory;
}

}  // namespace comarca
