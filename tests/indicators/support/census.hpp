// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace comarca::testing_support {

/// A household of the canonical layout, without any deprivation until a test says otherwise.
struct Household {
  std::string unit = "76001";
  int zone = 1;
  int kind = 1;
  int wall = 1;
  int floor = 4;
  int toilet = 1;
  int piped = 1;
  int water = 1;
  std::string rooms = "3";
  int persons = 4;
  int absent_children = 0;
  int head_years = 5;
  int employed = 2;
};

/// As the text of a canonical file.
std::string census_csv(const std::vector<Household>& households);

}  // namespace comarca::testing_support
