// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "comarca/schemes/scheme_map.hpp"

namespace comarca {

/// What tables say of municipalities, by code.
struct SchemeFacts {
  Date day;  ///< whose law makes a category of population and income
  std::map<std::string, double> population;
  std::map<std::string, std::string> category;
  std::map<std::string, double> income;
  std::map<std::string, double> roll;
};

/// Asks `values_of` for each variable in turn, and takes of each municipality the first value it is given.
template <class Value, class ValuesOf>
std::map<std::string, Value> first_known(const std::vector<std::string>& variables, const ValuesOf& values_of) {
  std::map<std::string, Value> result;
  for (const std::string& variable : variables) {
    result.merge(values_of(variable));
  }
  return result;
}

/// Fills population and category of the municipalities; a category not given follows from population and income.
void add_scheme_facts(SchemeMapInput& input, const SchemeFacts& facts, const SchemeCatalog& catalog);

}  // namespace comarca
