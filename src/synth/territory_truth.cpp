// SPDX-License-Identifier: Apache-2.0
#include "synth/territory_truth.hpp"

#include <iterator>
#include <string>

#include <fmt/format.h>

#include "comarca/base/csv.hpp"

namespace comarca::synth {
namespace {

std::string neighbours_text(const DemoTerritory& territory) {
  std::string text = "codigo_a,codigo_b,contacto,longitud_plana_m,longitud_elipsoide_m\n";
  const auto& units = territory.units;
  for (const DemoBorder& border : territory.borders) {
    fmt::format_to(std::back_inserter(text), "{},{},linea,{:.6f},{:.6f}\n", units[border.first].code,
                   units[border.second].code, border.length_m, border.ellipsoid_m);
  }
  for (const auto& [first, second] : territory.corner_touches) {
    fmt::format_to(std::back_inserter(text), "{},{},punto,0,0\n", units[first].code, units[second].code);
  }
  return text;
}

std::string oddity_of(const DemoTerritory& territory, std::uint32_t unit) {
  if (unit == territory.island) {
    return "isla";
  }
  if (unit == territory.enclave) {
    return "enclave en " + territory.units[territory.enclave_host].code;
  }
  return unit == territory.exclave_owner ? "exclave en " + territory.units[territory.exclave_host].code : "";
}

std::string units_text(const DemoTerritory& territory) {
  std::string text = "codigo,nombre,subregion,area_plana_m2,rareza\n";
  for (std::uint32_t i = 0; i < territory.units.size(); ++i) {
    const DemoUnit& unit = territory.units[i];
    fmt::format_to(std::back_inserter(text), "{},{},{},{:.6f},{}\n", unit.code, csv_cell(unit.name),
                   territory.subregions[unit.subregion].code, unit.area_m2, oddity_of(territory, i));
  }
  return text;
}

std::string_view defect_name(Dirt kind) {
  switch (kind) {
    case Dirt::slivers:
      return "hueco";
    case Dirt::overlaps:
      return "traslapo";
    default:
      return "vertices de un solo lado";
  }
}

std::string defects_text(const DemoTerritory& territory) {
  std::string text = "defecto,alterado,vecino,vertices,area_m2\n";
  for (const DemoDefect& defect : territory.defects) {
    fmt::format_to(std::back_inserter(text), "{},{},{},{},{:.6f}\n", defect_name(defect.kind),
                   territory.units[defect.spoilt].code, territory.units[defect.neighbour].code, defect.vertices,
                   defect.area_m2);
  }
  return text;
}

}  // namespace

void write_territory_truth(const DemoTerritory& territory, OutputFolder& folder) {
  folder.write("verdad/vecinos.csv", neighbours_text(territory));
  folder.write("verdad/unidades.csv", units_text(territory));
  if (!territory.defects.empty()) {
    folder.write("verdad/defectos.csv", defects_text(territory));
  }
}

}  // namespace comarca::synth
