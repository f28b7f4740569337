// SPDX-License-Identifier: Apache-2.0
#include "synth/project_file.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

#include "comarca/base/text.hpp"

namespace comarca::synth {
namespace {

constexpr std::string_view kCitation = "Datos ficticios de comarca synth, en el formato de la fuente";

struct Role {
  std::string_view key;
  std::string_view value;
};

/// What a project calls the columns that the layout of the boundaries fills with these figures.
constexpr std::array<Role, 5> kRoles = {{{"code", "codigo"},
                                         {"name", "nombre_mayusculas"},
                                         {"department_code", "departamento_codigo"},
                                         {"department_name", "departamento_mayusculas"},
                                         {"official_area_km2", "area_km2"}}};

void append_members(const DemoTerritory& territory, std::uint32_t subregion, std::string& text) {
  constexpr std::size_t kOnALine = 10;
  std::size_t count = 0;
  text += "members = [";
  for (const DemoUnit& unit : territory.units) {
    if (unit.subregion == subregion) {
      text += count++ % kOnALine == 0 ? "\n  " : " ";
      fmt::format_to(std::back_inserter(text), "\"{}\",", unit.code);
    }
  }
  text += "\n]\n";
}

/// Three municipalities of one subregion of which one borders the other two; fewer when no subregion has them.
std::vector<std::uint32_t> contiguous(const DemoTerritory& territory) {
  constexpr std::size_t kMembers = 3;
  std::vector<std::vector<std::uint32_t>> neighbours(territory.units.size());
  for (const DemoBorder& border : territory.borders) {
    if (territory.units[border.first].subregion == territory.units[border.second].subregion) {
      neighbours[border.first].push_back(border.second);
      neighbours[border.second].push_back(border.first);
    }
  }
  for (std::uint32_t unit = 0; unit < neighbours.size(); ++unit) {
    if (neighbours[unit].size() >= kMembers - 1) {
      return {unit, neighbours[unit][0], neighbours[unit][1]};
    }
  }
  return {0};
}

std::string quoted_codes(const DemoTerritory& territory, const std::vector<std::uint32_t>& units) {
  std::vector<std::string> codes;
  for (const std::uint32_t unit : units) {
    codes.push_back('"' + territory.units[unit].code + '"');
  }
  return join(codes, ", ");
}

void replace_all(std::string& text, std::string_view mark, const std::string& by) {
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size())) {
    text.replace(at, mark.size(), by);
  }
}

std::string requests_text(const DemoTerritory& territory, std::string text) {
  replace_all(text, "{contiguos}", quoted_codes(territory, contiguous(territory)));
  replace_all(text, "{isla}", quoted_codes(territory, {territory.island}));
  return text;
}

}  // namespace

std::string project_text(const DemoTerritory& territory, const Table& boundary_layout, const ProjectInputs& inputs) {
  std::string text = fmt::format(
      "# Proyecto de un territorio ficticio, hecho por `comarca synth`. Para ver qué significa cada línea:\n"
      "# docs/guia/proyecto.md.\n"
      "name = \"Territorio ficticio: {}\"\nlanguage = \"es\"\ncrs = \"EPSG:9377\"\ndate = \"2024-12-31\"\n\n"
      "[boundaries]\nfile = \"{}\"\ncitation = \"{}\"\n\n[boundaries.columns]\n",
      territory.departments.front().name, boundary_layout.required("archivo").text(), kCitation);
  const auto columns = read_columns(boundary_layout);
  for (const Role& role : kRoles) {
    const auto column = std::ranges::find(columns, role.value, &LayoutColumn::value);
    if (column != columns.end()) {
      fmt::format_to(std::back_inserter(text), "{} = \"{}\"\n", role.key, column->title);
    }
  }
  for (std::uint32_t subregion = 0; subregion < territory.subregions.size(); ++subregion) {
    fmt::format_to(std::back_inserter(text), "\n[[subregions.group]]\ncode = \"{}\"\nname = \"{}\"\n",
                   territory.subregions[subregion].code, territory.subregions[subregion].name);
    append_members(territory, subregion, text);
  }
  for (const TableLayout& table : inputs.tables) {
    if (!table.source.empty()) {
      fmt::format_to(std::back_inserter(text), "\n[[table]]\nfile = \"{}\"\nsource = \"{}\"\ncitation = \"{}\"\n",
                     table.file.generic_string(), table.source, kCitation);
    }
  }
  if (!inputs.microdata_folder.empty()) {
    fmt::format_to(std::back_inserter(text), "\n[[microdata]]\nfolder = \"{}\"\nsource = \"{}\"\n",
                   inputs.microdata_folder, inputs.microdata_source);
  }
  for (const PlanFile& plan : inputs.plans) {
    fmt::format_to(std::back_inserter(text),
                   "\n[[landuse.layer]]\nfile = \"{}\"\nrole = \"{}\"\ncolumn = \"{}\"\nmunicipality = \"{}\"\n",
                   plan.file.generic_string(), plan.role, plan.column, plan.municipality);
  }
  text += requests_text(territory, inputs.requests);
  return text + "\n[product]\nfile = \"producto.gpkg\"\n";
}

}  // namespace comarca::synth
