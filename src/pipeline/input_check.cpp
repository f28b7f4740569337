// SPDX-License-Identifier: Apache-2.0
#include "pipeline/input_check.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "comarca/base/error.hpp"
#include "comarca/base/mistakes.hpp"
#include "comarca/base/text.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/geometry/projection.hpp"
#include "comarca/indicators/indicator.hpp"
#include "comarca/project/project.hpp"

namespace comarca {
namespace {

constexpr std::size_t kMostNames = 8;

/// What lies in the folder where a file was looked for.
std::string what_lies_there(const std::filesystem::path& file) {
  const std::filesystem::path folder = file.parent_path();
  std::error_code failure;
  if (!std::filesystem::is_directory(folder, failure)) {
    return fmt::format("There is no folder '{}' either. Paths are taken from the folder of the project file.",
                       folder.string());
  }
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
    names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  if (const auto near = nearest_name(file.filename().string(), names)) {
    return fmt::format("There is '{}'; did you mean that?", *near);
  }
  const bool more = names.size() > kMostNames;
  names.resize(std::min(names.size(), kMostNames));
  return names.empty() ? "The folder is empty."
                       : fmt::format("The folder has: {}{}.", join(names, ", "), more ? ", …" : "");
}

/// Gathers the mistakes, each with its place.
class InputCheck {
 public:
  InputCheck(const Project& project, const SourceCatalog& catalog) : project_(project), catalog_(catalog) {}

  void boundaries() {
    const BoundariesSection& section = project_.boundaries;
    file(section.file, section.places);
    source(section.source, section.places);
    crs(section.crs, section.places);
    const SourceDefinition* known = catalog_.find(section.source);
    const bool preset = known != nullptr && known->file_names.empty();
    if (known != nullptr && known->kind != SourceKind::boundaries && !preset) {
      add(usage_error(fmt::format("source '{}' describes a file of kind '{}', not a layer of boundaries", known->id,
                                  source_kind_name(known->kind)),
                      section.places.of("source"),
                      "Name a source of boundaries, or take 'source' away: the layer is recognised by its columns."));
    }
  }

  void tables() {
    for (const auto& table : project_.tables) {
      file(table.file, table.places);
      source(table.source, table.places);
    }
    if (!project_.subregions.file.empty()) {
      file(project_.subregions.file, project_.subregions.places);
    }
    source(project_.subregions.source, project_.subregions.places);
  }

  /// Files and folders of the other sections, whose place is that of their table.
  void others() {
    const auto at = [&](const std::filesystem::path& path, const Where& where) {
      KeyPlaces places;
      places.add("file", where);
      file(path, places);
    };
    for (const auto& layer : project_.landuse.layers) {
      at(layer.file, layer.where);
      KeyPlaces places;
      places.add("crs", layer.where);
      crs(layer.crs, places);
    }
    if (project_.landuse.population) {
      at(project_.landuse.population->file, project_.landuse.population->where);
    }
    for (const auto& microdata : project_.indicators.microdata) {
      at(microdata.folder, microdata.where);
    }
  }

  void working_crs() {
    crs(project_.crs, project_.places);
    if (is_known_crs(project_.crs) && Projection(project_.crs).is_geographic()) {
      add(usage_error(fmt::format("the working CRS {} is in degrees", project_.crs), project_.places.of("crs"),
                      "Use a metric CRS such as 'EPSG:9377'."));
    }
  }

  void indicators(const Catalog& catalog) {
    if (project_.indicators.compute.empty()) {
      return;
    }
    const auto known = catalog.get<Indicators>().ids();
    for (std::size_t i = 0; i < project_.indicators.compute.size(); ++i) {
      const std::string& id = project_.indicators.compute[i];
      if (std::ranges::find(known, id) == known.end()) {
        add(usage_error(fmt::format("there is no indicator '{}'", id),
                        i < project_.indicators.compute_places.size() ? project_.indicators.compute_places[i]
                                                                      : Where{.file = project_.file.string()},
                        suggestion(id, known)));
      }
    }
  }

  /// Throws the mistakes as one error.
  void finish() {
    if (!mistakes_.empty()) {
      throw joined(std::move(mistakes_));
    }
  }

 private:
  void add(Error mistake) { mistakes_.push_back(std::move(mistake)); }

  void file(const std::filesystem::path& path, const KeyPlaces& places) {
    std::error_code ignored;
    const bool is_virtual = path.string().starts_with("/vsi");  // refused, with its reason, when it is opened
    if (!is_virtual && !std::filesystem::exists(path, ignored)) {
      add(io_error(fmt::format("there is no file or folder '{}'", path.string()),
                   places.of("file", {.file = project_.file.string()}), what_lies_there(path)));
    }
  }

  void source(const std::string& id, const KeyPlaces& places) {
    if (!id.empty() && catalog_.find(id) == nullptr) {
      add(usage_error(fmt::format("there is no source '{}'", id), places.of("source"), suggestion(id, catalog_.ids())));
    }
  }

  void crs(const std::string& text, const KeyPlaces& places) {
    if (!text.empty() && !is_known_crs(text)) {
      add(usage_error(fmt::format("unknown coordinate reference system '{}'", text), places.of("crs"),
                      "Give an EPSG code such as 'EPSG:9377' or 'EPSG:4326'."));
    }
  }

  const Project& project_;
  const SourceCatalog& catalog_;
  std::vector<Error> mistakes_;
};

}  // namespace

void check_inputs(const Project& project, const Catalog& catalog) {
  InputCheck check(project, catalog.get<SourceCatalog>());
  check.working_crs();
  check.boundaries();
  check.tables();
  check.others();
  check.indicators(catalog);
  check.finish();
}

}  // namespace comarca
