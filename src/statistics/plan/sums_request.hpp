// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "comarca/statistics/recipe.hpp"
#include "statistics/plan/value_states.hpp"

namespace comarca {

/// What a plan sums over its households, for an aggregate that works it out itself: the same as its portable SQL.
struct SumsRequest {
  /// What a household expression may name.
  struct Variable {
    enum class Kind { number, condition, mark, total };
    std::string name;
    std::string column;  ///< of the plan's households
    Kind kind = Kind::number;
    std::size_t mark = 0;  ///< its place in a number of marks
    ValueBounds bounds;
  };
  struct Sum {
    StatisticRule::Base base = StatisticRule::Base::people;
    std::optional<Expression> where;
    std::optional<Expression> times;
  };
  std::vector<Variable> variables;
  std::vector<NamedExpression> definitions;  ///< each may name those before it
  std::vector<Sum> sums;
};

}  // namespace comarca
