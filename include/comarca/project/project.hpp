// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/catalog/document.hpp"
#include "comarca/catalog/scheme_registry.hpp"
#include "comarca/indicators/composite.hpp"
#include "comarca/project/chart_section.hpp"
#include "comarca/project/landuse_section.hpp"
#include "comarca/project/map_section.hpp"
#include "comarca/project/table_mapping.hpp"

namespace comarca {

/// [boundaries]: the layer of municipalities.
struct BoundariesSection {
  std::filesystem::path file;
  std::string source;  ///< a known source; empty: recognised from the file
  std::string layer;
  std::string crs;  ///< overrides what the file says
  std::string encoding;
  std::map<std::string, std::string> columns;  ///< role -> column, where the source does not fit
  std::vector<std::string> departments;        ///< keep only these; empty: all
  std::string citation;                        ///< of this very file, instead of the source's
  KeyPlaces places;                            ///< of the keys above
  KeyPlaces column_places;
};

/// One [[subregions.group]].
struct SubregionGroup {
  std::string code;
  std::string name;
  std::vector<std::string> members;
  Where where;
};

/// [subregions]: from a column of the boundaries, a table, or a list.
struct SubregionsSection {
  std::string column;
  std::filesystem::path file;
  std::string source;
  std::vector<SubregionGroup> groups;
  KeyPlaces places;  ///< of the keys above

  [[nodiscard]] bool empty() const noexcept { return column.empty() && file.empty() && groups.empty(); }
};

/// One [[table]]: figures that go with the municipalities.
struct TableSection {
  std::string name;
  std::filesystem::path file;
  std::string source;
  std::string citation;                        ///< of this very file, instead of the source's
  std::map<std::string, std::string> columns;  ///< role -> column, where no source fits
  Where where;
  std::optional<TableMapping> mapping = {};  ///< which index its columns feed, when the project says so
  KeyPlaces places;                          ///< of the keys above
  KeyPlaces column_places;
};

/// One [[borders.link]]: a contact that is not in the data.
struct LinkSection {
  std::string from;
  std::string to;
  std::string reason;
  Where where;
};

struct BordersSection {
  double tolerance_m = 0.25;
  double clean_width_m = 0;
  double weak_border_m = 500;  ///< shorter borders are marked as weak
  std::vector<LinkSection> links;
};

/// One [[microdata]]: a folder of census or survey files in the layout of a known source.
struct MicrodataSection {
  std::string source;
  std::filesystem::path folder;
  Where where;
};

/// [indicators] and [[composite]].
struct IndicatorsSection {
  std::vector<std::string> compute;  ///< ids; empty: every one that has data
  std::vector<Where> compute_places;
  ScoreTableFiles scores;  ///< score tables of the project's own
  std::vector<MicrodataSection> microdata;
  std::vector<CompositeRule> composites;
};

struct ChecksSection {
  double area_tolerance_pct = 2;
};

/// A project file, read and checked; paths are absolute.
struct Project {
  std::filesystem::path file;
  std::string name;
  Language language = Language::spanish;
  std::string crs = "EPSG:9377";
  std::string date;  ///< of the product, ISO; empty: the vintage of the boundaries
  KeyPlaces places;  ///< of the keys above
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
  std::filesystem::path product;        ///< the GeoPackage to write
};

/// Reads a project file; throws with file:line:column on the first mistake.
[[nodiscard]] Project read_project(const std::filesystem::path& file);
/// The same from text, for tests and fuzzing; paths are taken from `folder`.
[[nodiscard]] Project read_project_text(std::string_view text, const std::filesystem::path& folder);

/// What each key of a project file means, for the JSON Schema and the guide.
struct ProjectKey {
  std::string path;  ///< "boundaries.file", "borders.link[].from"
  std::string type;  ///< "string", "number", "boolean", "strings", "table"
  std::string description;
  std::string fallback;  ///< as TOML; "" when the key is required or has none
  std::vector<std::string> values = {};
};
[[nodiscard]] const std::vector<ProjectKey>& project_keys();
/// JSON Schema (draft 2020-12) of the project file.
[[nodiscard]] std::string project_schema_json();

}  // namespace comarca
