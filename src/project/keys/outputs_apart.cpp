// SPDX-License-Identifier: Apache-2.0
#include "project/keys/outputs_apart.hpp"

#include <map>

#include <fmt/format.h>

#include "comarca/project/project.hpp"

namespace comarca {
namespace {

using Files = std::map<std::filesystem::path, std::size_t>;

Files inputs_of(const Project& project) {
  Files files = {{project.boundaries.file, project.boundaries.places.of("file").line.value_or(0)}};
  const auto add = [&](const std::filesystem::path& file, const Where& where) {
    files.try_emplace(file, where.line.value_or(0));
  };
  add(project.subregions.file, project.subregions.places.of("file"));
  for (const TableSection& table : project.tables) {
    add(table.file, table.where);
  }
  for (const LandLayerSection& layer : project.landuse.layers) {
    add(layer.file, layer.where);
  }
  if (project.landuse.population) {
    add(project.landuse.population->file, project.landuse.population->where);
  }
  files.erase(std::filesystem::path());
  return files;
}

class OutputCheck {
 public:
  OutputCheck(const Project& project, Reading& reading) : inputs_(inputs_of(project)), reading_(reading) {}

  void check(const std::filesystem::path& file, const Where& where) {
    if (file.empty()) {
      return;
    }
    const Text remedy = {"Nombre otro archivo para escribir.", "Name another file to write."};
    if (const auto read = inputs_.find(file); read != inputs_.end()) {
      reading_.mistake(
          where,
          {fmt::format("el proyecto lee este archivo en la línea {}, y la corrida lo reemplazaría", read->second),
           fmt::format("this file is read by the project in line {}, and the run would replace it", read->second)},
          remedy);
    }
    const auto [earlier, is_new] = outputs_.try_emplace(file, where.line.value_or(0));
    if (!is_new) {
      reading_.mistake(
          where,
          {fmt::format("dos salidas del proyecto tienen este nombre; la otra está en la línea {}", earlier->second),
           fmt::format("two outputs of the project have this name; the other is in line {}", earlier->second)},
          remedy);
    }
  }

 private:
  Files inputs_;
  Files outputs_;
  Reading& reading_;
};

}  // namespace

void outputs_apart(Project& project, const Table& root, Reading& reading) {
  OutputCheck outputs(project, reading);
  const auto product = root.optional("product");
  const bool named = product && product->is_table();
  outputs.check(project.product, named ? product->table().places().of("file", product->where()) : root.where());
  for (const MapSection& map : project.maps) {
    outputs.check(map.file, map.places.of("file"));
  }
  for (const ChartSection& chart : project.charts) {
    outputs.check(chart.file, chart.places.of("file"));
  }
}

}  // namespace comarca
