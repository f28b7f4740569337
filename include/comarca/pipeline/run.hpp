// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "comarca/base/findings.hpp"
#include "comarca/base/progress.hpp"
#include "comarca/gis/layer_writer.hpp"

namespace comarca {

class Catalog;
class Presenter;
struct Project;

/// Where the product goes, and who makes it readable.
struct Target {
  LayerFormat format = LayerFormat::geopackage;
  std::string place;                     ///< file, folder or connection string
  const Presenter* presenter = nullptr;  ///< null: layers alone, without styles, companions, maps or charts
};

/// What a run did, for people and for --json.
struct RunSummary {
  Findings findings;
  std::size_t municipalities = 0;
  std::size_t subregions = 0;
  std::size_t departments = 0;
  std::size_t borders = 0;  ///< pairs that share a line
  std::size_t point_contacts = 0;
  double area_km2 = 0;
};

/// Reads and checks everything a project names, and computes; writes nothing.
[[nodiscard]] RunSummary check_project(const Project& project, const Catalog& catalog, Progress& progress);

/// The same, and writes the product.
[[nodiscard]] RunSummary run_project(const Project& project, const Catalog& catalog, const Target& target,
                                     Progress& progress);

}  // namespace comarca
