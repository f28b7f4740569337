// SPDX-License-Identifier: Apache-2.0
#include "pipeline/output_check.hpp"

#include <set>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/project/project.hpp"

namespace comarca {
namespace {

namespace fs = std::filesystem;

/// One name for a file however it is written.
fs::path plain(const fs::path& path) {
  std::error_code ignored;
  const fs::path result = fs::weakly_canonical(path, ignored);
  return result.empty() ? path : result;
}

std::set<fs::path> inputs_of(const Project& project) {
  std::set<fs::path> files = {plain(project.file), plain(project.boundaries.file)};
  const auto add = [&](const fs::path& file) {
    if (!file.empty()) {
      files.insert(plain(file));
    }
  };
  add(project.subregions.file);
  for (const TableSection& table : project.tables) {
    add(table.file);
  }
  for (const LandLayerSection& layer : project.landuse.layers) {
    add(layer.file);
  }
  if (project.landuse.population) {
    add(project.landuse.population->file);
  }
  for (const auto& [index, file] : project.indicators.scores) {
    add(file);
  }
  return files;
}

}  // namespace

void check_outputs(const Project& project, const Target& target) {
  const std::set<fs::path> inputs = inputs_of(project);
  std::set<fs::path> outputs;
  const auto check = [&](const fs::path& file) {
    const fs::path name = plain(file);
    if (inputs.contains(name)) {
      throw usage_error("this file is read by the project, and the run would replace it", {.file = file.string()},
                        "Name another file to write.");
    }
    if (!outputs.insert(name).second) {
      throw usage_error("two outputs of the project have this name", {.file = file.string()}, "Name another file.");
    }
  };
  if (layer_place(target.format) != LayerPlace::database) {
    check(target.place);
  }
  for (const MapSection& map : project.maps) {
    check(map.file);
  }
  for (const ChartSection& chart : project.charts) {
    check(chart.file);
  }
}

}  // namespace comarca
