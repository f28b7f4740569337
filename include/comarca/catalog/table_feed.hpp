// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <vector>

#include "comarca/catalog/zone.hpp"

namespace comarca {

/// Which columns of a table that the catalogue knows are which inputs of an indicator, or weights for others.
struct TableFeed {
  struct Value {
    std::string column;
    std::string input;
    Zone zone = Zone::total;
  };
  struct Weight {
    std::string column;
    std::string statistic;
    Zone zone = Zone::total;
  };
  std::string source;             ///< id of the source
  std::string indicator;          ///< empty when the table only gives weights
  std::string peers;              ///< column with the peer group of each unit; empty: none
  std::set<std::string> periods;  ///< the only ones whose values are taken; empty: all
  std::vector<Value> values;
  std::vector<Weight> weights;
};

}  // namespace comarca
