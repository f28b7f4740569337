// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "comarca/catalog/document.hpp"
#include "comarca/statistics/expression.hpp"

namespace comarca {

/// The three records of a census: a dwelling holds households, a household holds persons.
enum class Record { dwelling, household, person };

/// A canonical variable: what indicators are written on, whatever the columns of a source are called.
struct Variable {
  std::string name;
  Record record = Record::household;
  std::vector<std::string> words;  ///< of a category; empty for a number
  Text text;
};

using Vocabulary = std::map<std::string, Variable, std::less<>>;

/// Reads `[variable.NAME]` tables.
[[nodiscard]] Vocabulary read_vocabulary(const Document& document);

/// A condition or number that a recipe names.
struct NamedExpression {
  std::string name;
  Expression expression;
};

/// What is summed over households: people, households or cases, where a condition holds, times a number. Unknown
/// conditions do not count.
struct StatisticRule {
  enum class Base { people, households, cases };
  std::string name;
  Base base = Base::people;
  std::optional<Expression> where;
  std::optional<Expression> times;
  Where place;
};

/// How an indicator becomes additive statistics of microdata. Person expressions see persons; household expressions see
/// dwellings and households, earlier household expressions, and persons through count(), any(), total(), highest(),
/// lowest() and average(). yes(), maybe() and unknown() turn true, false or unknown into 1 and 0.
struct Recipe {
  std::string id;
  std::vector<NamedExpression> person;
  std::vector<NamedExpression> household;
  std::vector<StatisticRule> statistics;

  [[nodiscard]] bool empty() const noexcept { return statistics.empty(); }
  /// The name of a statistic in the store: "nbi.personas".
  [[nodiscard]] std::string statistic_name(const std::string& name) const { return id + "." + name; }
};

/// Reads [person], [household] and [statistics] of an indicator; all may be absent.
[[nodiscard]] Recipe read_recipe(const std::string& id, const Table& indicator);

}  // namespace comarca
