// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/catalog/document.hpp"

namespace comarca {

class LandClasses;

/// Where the people of each census zone are counted: one statistic by zone, or a whole and its cabecera.
struct ZoneCount {
  Text title;
  std::string by_zone;
  std::string whole;
  std::string cabecera;
};

/// How census zones stand in for classes of land where no table says who lives on which, from
/// layers/landuse/poblacion.toml.
struct LandPopulationRules {
  Text assumption;
  std::vector<std::string> cabecera;  ///< base classes its people are taken to live on
  std::vector<std::string> rest;
  std::vector<ZoneCount> counts;  ///< the first that a municipality has is used
  double difference_pct = 0;      ///< between the sum of the classes and the municipality: more is a finding

  [[nodiscard]] static LandPopulationRules read(const Document& document, const LandClasses& classes);
};

}  // namespace comarca
