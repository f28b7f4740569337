// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comarca/base/date.hpp"
#include "comarca/base/language.hpp"
#include "comarca/catalog/document.hpp"
#include "comarca/catalog/scheme_registry.hpp"
#include "comarca/project/borders_section.hpp"
#include "comarca/project/boundaries_section.hpp"
#include "comarca/project/chart_section.hpp"
#include "comarca/project/indicators_section.hpp"
#include "comarca/project/landuse_section.hpp"
#include "comarca/project/map_section.hpp"
#include "comarca/project/subregions_section.hpp"
#include "comarca/project/table_section.hpp"

namespace comarca {

struct ChecksSection {
  double area_tolerance_pct = 2;
};

/// A project file, read and checked; paths are absolute.
struct Project {
  std::filesystem::path file;
  std::string name;
  Language language = Language::spanish;
  std::string crs = "EPSG:9377";
  std::optional<Date> date;  ///< of the product; none: the vintage of the boundaries
  KeyPlaces places;          ///< of the keys above
  BoundariesSection boundaries;
  SubregionsSection subregions;
  std::vector<TableSection> tables;
  BordersSection borders;
  LanduseSection landuse;
  ChecksSection checks;
  IndicatorsSection indicators;
  std::vector<MapSection> maps;         ///< drawn from the product once it is written
  std::vector<ChartSection> charts;     ///< the same
  std::vector<SchemeProposal> schemes;  ///< [[scheme]]: proposals to judge
  std::filesystem::path acts;           ///< a table of acts of the schemes, or empty
  std::filesystem::path product;        ///< the GeoPackage to write
};

/// Reads a project file; throws a DocumentError with every mistake, each with its file:line:column.
[[nodiscard]] Project read_project(const std::filesystem::path& file);
/// The same from text, for tests and fuzzing; paths are taken from `folder`.
[[nodiscard]] Project read_project_text(std::string_view text, const std::filesystem::path& folder);

}  // namespace comarca
