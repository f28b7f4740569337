// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "comarca/catalog/catalog.hpp"
#include "comarca/pipeline/indicators.hpp"
#include "comarca/project/project.hpp"

namespace comarca::testing_support {

inline const std::filesystem::path kData = COMARCA_SOURCE_DIR;

/// Two municipalities of one department, measured, without polygons.
inline Territory two_towns() {
  Territory territory;
  territory.departments = {{"76", "Valle", {0, 1}}};
  for (const auto& [code, name, km2] : {std::tuple{"76001", "Cali", 560.0}, std::tuple{"76111", "Buga", 832.0}}) {
    Municipality unit{.code = code, .name = name};
    unit.measure.area_m2 = km2 * 1e6;
    territory.municipalities.push_back(unit);
  }
  return territory;
}

/// A project whose tables are files of a folder of its own, computed on the two towns.
struct OwnTables {
  Findings findings;
  IndicatorWork work;

  OwnTables(const std::map<std::string, std::string>& files, const std::string& text) {
    const auto folder = std::filesystem::path(testing::TempDir()) / "own_tables";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    for (const auto& [name, content] : files) {
      std::ofstream(folder / name) << content;
    }
    const Project project = read_project_text("name = 'p'\n[boundaries]\nfile = 'x'\n" + text, folder);
    const auto catalog = Catalog(kData).get<SourceCatalog>();
    const auto tables = read_project_tables(project, catalog, two_towns(), findings);
    auto stage = compute_indicators({project, Catalog(kData)}, two_towns(), tables);
    work = std::move(stage.value);
    findings.append(std::move(stage.findings));
  }

  [[nodiscard]] Figure figure(const std::string& unit, const std::string& indicator, const std::string& id,
                              const std::string& period) const {
    for (const auto& item : work.figures.rows()) {
      if (item.place == Place{unit, Zone::total, period} && item.indicator == indicator && item.figure == id) {
        return item;
      }
    }
    ADD_FAILURE() << "no " << indicator << "." << id << " of " << unit << " in " << period;
    return {};
  }
};

}  // namespace comarca::testing_support
