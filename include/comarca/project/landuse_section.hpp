// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "comarca/base/date.hpp"
#include "comarca/catalog/document.hpp"

namespace comarca {

/// One [[landuse.plan]]: the act a municipality's plan rests on.
struct PlanSection {
  std::string municipality;
  std::string act;  ///< text prevails over cartography: the act is cited
  std::optional<Date> adopted;
  std::string type;  ///< as the municipality calls it
  std::optional<double> population;
  bool district = false;
  Where where;
};

/// One [[landuse.layer]]: a file of a plan, and what its values mean.
struct LandLayerSection {
  std::filesystem::path file;
  std::string layer;
  std::string crs;
  std::string encoding;
  std::string role = "clase";
  std::string column;                         ///< with the value; empty when `value` is given
  std::string value;                          ///< of every feature
  std::string municipality;                   ///< code of the municipality whose plan it is
  std::string municipality_column;            ///< or the column that says it
  std::map<std::string, std::string> values;  ///< the plan's word -> national class
  Where where;
};

/// [landuse.population]: a table that says how many people live on each class of land.
struct LandPopulationSection {
  std::filesystem::path file;
  std::string code;                            ///< column with the municipality
  std::string land;                            ///< column with the plan's word, for a row per class
  std::string population;                      ///< column with the people of that row
  std::map<std::string, std::string> columns;  ///< or, for a row per municipality, column -> the plan's word
  std::map<std::string, std::string> values;   ///< the plan's word -> national class
  std::optional<bool> categories_apart;        ///< people of a category are not counted in the row of its class too
  std::string vintage;
  Where where;
};

/// [landuse]: plans, their layers, and how they are checked.
struct LanduseSection {
  std::vector<PlanSection> plans;
  std::vector<LandLayerSection> layers;
  std::optional<LandPopulationSection> population;
  double least_m2 = 1000;
  double probe_m = 30;
  double reach_m = 200;
  double step_m = 25;
  double continuity_m = 100;
  double interruption_m = 500;

  [[nodiscard]] bool empty() const noexcept { return plans.empty() && layers.empty(); }
};

}  // namespace comarca
