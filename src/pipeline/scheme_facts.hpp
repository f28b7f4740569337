// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "comarca/schemes/scheme_map.hpp"

namespace comarca {

constexpr const char* kPopulationFact = "poblacion";
constexpr const char* kCategoryFact = "categoria_ley_617";
constexpr const char* kIncomeFact = "icld_smlmv";

/// What tables say of municipalities, by code.
struct SchemeFacts {
  std::map<std::string, double> population;
  std::map<std::string, std::string> category;
  std::map<std::string, double> income;
};

/// Fills population and category of the municipalities; a category not given follows from population and income.
void add_scheme_facts(SchemeMapInput& input, const SchemeFacts& facts, const SchemeCatalog& catalog);

}  // namespace comarca
