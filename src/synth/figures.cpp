// SPDX-License-Identifier: Apache-2.0
#include "synth/figures.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "comarca/base/units.hpp"
#include "comarca/geometry/projection.hpp"
#include "synth/random.hpp"
#include "synth/spelling.hpp"

namespace comarca::synth {
namespace {

std::vector<Point> places(const DemoTerritory& territory) {
  std::vector<Point> points;
  for (std::size_t unit = 0; unit < territory.units.size(); ++unit) {
    points.push_back(point_inside(territory.polygons, unit));
  }
  Projection("EPSG:9377").to_lonlat(points);
  return points;
}

}  // namespace

std::vector<Figure>& Figures::column(const std::string& name) {
  auto& cells = columns_[name];
  cells.resize(units_);
  return cells;
}

const std::vector<Figure>* Figures::find(std::string_view name) const {
  const auto found = columns_.find(name);
  return found == columns_.end() ? nullptr : &found->second;
}

std::vector<std::string> Figures::names() const {
  std::vector<std::string> names;
  names.reserve(columns_.size());
  for (const auto& [name, cells] : columns_) {
    names.push_back(name);
  }
  return names;
}

void add_identity(const DemoTerritory& territory, Figures& figures) {
  const auto points = places(territory);
  for (std::size_t i = 0; i < territory.units.size(); ++i) {
    const DemoUnit& unit = territory.units[i];
    const DemoArea& department = territory.departments[unit.department];
    const DemoArea& subregion = territory.subregions[unit.subregion];
    figures.column("codigo")[i] = unit.code;
    figures.column("departamento_codigo")[i] = department.code;
    figures.column("municipio_codigo")[i] = unit.code.substr(department.code.size());
    figures.column("nombre")[i] = unit.name;
    figures.column("nombre_mayusculas")[i] = upper_case(unit.name);
    figures.column("departamento")[i] = department.name;
    figures.column("departamento_mayusculas")[i] = upper_case(department.name);
    figures.column("subregion_codigo")[i] = subregion.code;
    figures.column("subregion")[i] = subregion.name;
    figures.column("tipo")[i] = std::string(i == territory.island ? "Isla" : "Municipio");
    figures.column("acto")[i] = fmt::format("Ordenanza {} de {}", 1 + i * 7 % 90, 1840 + i * 13 % 150);
    figures.column("area_km2")[i] = to_km2(unit.area_m2);
    figures.column("latitud")[i] = points[i].y;
    figures.column("longitud")[i] = points[i].x;
    figures.column("anio_marco")[i] = 2024.0;
    figures.column("anio_poblacion")[i] = 2024.0;
    figures.column("anio_censo")[i] = 2018.0;
  }
}

void add_population(const DemoTerritory& territory, const std::vector<Town>& towns, std::uint64_t seed,
                    Figures& figures) {
  Random random(seed, kTableStream);
  for (std::size_t i = 0; i < towns.size(); ++i) {
    const auto total = towns[i].population;
    const auto women = total * static_cast<std::uint64_t>(random.between(480, 525)) / 1000;
    const auto young = total * static_cast<std::uint64_t>(random.between(200, 280)) / 1000;
    const auto share_pct = [&](std::uint64_t part) {
      return total == 0 ? Figure() : Figure(100 * static_cast<double>(part) / static_cast<double>(total));
    };
    figures.column("poblacion")[i] = static_cast<double>(total);
    figures.column("hombres")[i] = static_cast<double>(total - women);
    figures.column("mujeres")[i] = static_cast<double>(women);
    const auto women_counted = towns[i].counted * women / std::max<std::uint64_t>(1, total);
    figures.column("poblacion_censo")[i] = static_cast<double>(towns[i].counted);
    figures.column("hombres_censo")[i] = static_cast<double>(towns[i].counted - women_counted);
    figures.column("mujeres_censo")[i] = static_cast<double>(women_counted);
    figures.column("mujeres_pct")[i] = share_pct(women);
    figures.column("jovenes_pct")[i] = share_pct(young);
    const DemoUnit& unit = territory.units[i];
    const bool listed = towns[i].poverty > 500;
    figures.column("pdet")[i] = listed ? upper_case(territory.subregions[unit.subregion].name) : std::string();
    figures.column("zomac")[i] = listed || towns[i].poverty > 450 ? 1.0 : 0.0;
  }
}

}  // namespace comarca::synth
