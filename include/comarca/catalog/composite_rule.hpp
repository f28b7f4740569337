// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "comarca/base/language.hpp"

namespace comarca {

/// An index of the user's own, declared in the project: figures normalised to 0–1, weighted and aggregated.
struct CompositeRule {
  enum class Normalise { range, rank, z_score };
  enum class Aggregate { arithmetic, geometric };
  enum class Better { more, less };
  struct Part {
    std::string indicator;
    std::string figure;
    double weight = 1;
    Better better = Better::more;
  };
  std::string id;
  Text name;
  Normalise normalise = Normalise::range;
  Aggregate aggregate = Aggregate::arithmetic;
  std::vector<Part> parts;
};

}  // namespace comarca
